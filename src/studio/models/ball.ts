/** Balls: a football of twelve pentagons and twenty hexagons, a basketball with its channels. */
import type { F32, Vec3 } from '../../kernel/index.ts';
import { type Colour, colour, type FieldTools, mottle, type Shape, type Surface, sphere, translate } from '../render/field/index.ts';
import type { ModelFamily } from './model.ts';

const radius = 0.11;
const golden = (1 + Math.sqrt(5)) / 2;
type Axis = readonly [number, number, number];

const unit = ([x, y, z]: Axis): Axis => {
  const length = Math.hypot(x, y, z);
  return [x / length, y / length, z / length];
};

/** Half of the faces' normals of a truncated icosahedron; the others lie opposite. */
const pentagons: readonly Axis[] = [
  [0, 1, golden],
  [0, 1, -golden],
  [1, golden, 0],
  [1, -golden, 0],
  [golden, 0, 1],
  [golden, 0, -1],
].map((axis) => unit(axis as unknown as Axis));
const hexagons: readonly Axis[] = [
  [1, 1, 1],
  [1, 1, -1],
  [1, -1, 1],
  [-1, 1, 1],
  [0, golden, 1 / golden],
  [0, golden, -1 / golden],
  [1 / golden, 0, golden],
  [1 / golden, 0, -golden],
  [golden, 1 / golden, 0],
  [golden, -1 / golden, 0],
].map((axis) => unit(axis as unknown as Axis));
/** Distances of the faces from the middle, edge 1. */
const [pentagonDistance, hexagonDistance] = [2.32744, 2.26728];

interface Panels {
  readonly isPentagon: F32;
  /** 0 in the seam, growing with the distance from it in radii. */
  readonly seam: F32;
}

function panelsAt({ o, v, m }: FieldTools, local: Vec3<F32>): Panels {
  const n = v.normalise([local[0], o.sub(local[1], radius), local[2]]);
  const reach = (axes: readonly Axis[], distance: number): F32[] => axes.map((axis) => o.mul(o.abs(v.dot(n, axis)), 1 / distance));
  const [five, six] = [reach(pentagons, pentagonDistance), reach(hexagons, hexagonDistance)];
  const most = (values: readonly F32[]): F32 => values.reduce((a, b) => o.max(a, b));
  let first: F32 = five[0]!;
  let second: F32 = o.float(0);
  for (const value of [...five.slice(1), ...six]) {
    second = o.max(second, o.min(first, value));
    first = o.max(first, value);
  }
  const isPentagon = m.smoothstep(-0.0006, 0.0006, o.sub(most(five), most(six)));
  return { isPentagon, seam: o.mul(o.sub(first, second), pentagonDistance) };
}

const football = (white: Colour, black: Colour): Surface => ({
  material: (tools, { local }) => {
    const { o, v, m } = tools;
    const { isPentagon, seam } = panelsAt(tools, local);
    const groove = m.smoothstep(0.002, 0.022, seam);
    const worn = mottle(tools, local, 0.05, 3);
    const skin = v.mix3(white, black, isPentagon);
    return {
      base: v.scale(skin, o.mul(o.mulAdd(groove, 0.7, 0.3), o.mulAdd(worn, 0.14, 0.9))),
      roughness: o.mulAdd(worn, 0.12, 0.28),
      coat: 0.5,
      coatRoughness: 0.16,
    };
  },
  bump: (tools, local) => {
    const { o, m } = tools;
    return o.add(o.mul(m.smoothstep(0, 0.05, panelsAt(tools, local).seam), 0.0022), o.mul(mottle(tools, local, 0.0016, 2), 0.00005));
  },
});

/** Distance from the channels in radii: two great circles and a curve either side. */
function channel({ o, v }: FieldTools, local: Vec3<F32>): F32 {
  const n = v.normalise([local[0], o.sub(local[1], radius), local[2]]);
  const side = o.abs(o.sub(o.abs(n[0]), o.add(0.42, o.mul(o.mul(n[1], n[1]), 0.2))));
  return o.min(o.min(o.abs(n[0]), o.abs(n[1])), side);
}

const basketball = (base: Colour): Surface => ({
  material: (tools, { local }) => {
    const { v, m } = tools;
    const isSkin = m.smoothstep(0.012, 0.022, channel(tools, local));
    return { base: v.mix3([0.012, 0.01, 0.01], base, isSkin), roughness: 0.55, sheen: 0.1 };
  },
  bump: (tools, local) => {
    const { o, m, n, v } = tools;
    const pebbles = m.smoothstep(0.55, 0.1, n.worley(v.scale(local, 1 / 0.0032), 3).nearest);
    const isSkin = m.smoothstep(0.004, 0.03, channel(tools, local));
    return o.add(o.mul(isSkin, 0.0016), o.mul(o.mul(pebbles, isSkin), 0.0003));
  },
});

export const ball: ModelFamily = ({ name, icon, colour: wanted }) => {
  if (icon !== 'soccer-ball' && icon !== 'basketball') return null;
  const surface =
    icon === 'basketball' ? basketball(wanted ?? colour('#b8501c')) : football(wanted ?? colour('#e8e6e0'), colour('#17181a'));
  const shape: Shape = {
    name: `${name}-ball`,
    field: translate(sphere(radius), [0, radius, 0]),
    ...surface,
    domain: { low: [-0.12, -0.01, -0.12], high: [0.12, 0.23, 0.12] },
  };
  return { shapes: [shape], widthMetres: 2 * radius, heightMetres: 2 * radius, turnRadians: 0.45, spreadRadians: 1.5 };
};
