/** A photographer's studio: one sheet of paper that runs from the floor up behind, its colour by the seed, with a pool of light on it. */
import { type Colour, colour, type Field, type Field2, mottle, type Shape, type Surface, tint } from '../../field/index.ts';
import { halfWidthAt, topAt } from '../room-shell.ts';
import type { SetBuilder, SetView } from '../set.ts';

/** In the pool of light, and away from it. Most are quiet, since what was asked for has colours of its own. */
const papers = [
  ['#d9d6d0', '#a5a29d'],
  ['#e0d8cb', '#b3a795'],
  ['#c9d2d6', '#8e9ca3'],
  ['#cfd6c8', '#929f8b'],
  ['#ddcbc2', '#ad9084'],
  ['#d3cde0', '#9690ad'],
  ['#e3d2ae', '#b69a68'],
  ['#b9cbd8', '#7690a5'],
] as const;

/** Light at the middle of what is behind the hero, darker away from it. */
function sheet(inner: Colour, outer: Colour, middle: readonly [number, number], size: number): Surface {
  return {
    material: (tools, { world }) => {
      const { o, v, m } = tools;
      const [x, y] = [o.sub(world[0], middle[0]), o.sub(world[1], middle[1])];
      const away = v.length([x, o.mul(y, 1.15), 0]);
      const share = m.smoothstep(0.1 * size, 1.25 * size, away);
      const grain = mottle(tools, world, 0.03 * size, 2, 3);
      return { base: tint(tools, v.mix3(inner, outer, share), o.mulAdd(grain, 0.02, 0.99)), roughness: 0.7 };
    },
  };
}

/** Floor, curve and wall as one: outside of a room whose far lower edge is round. In (z, y). */
function sweep(back: number, radius: number): Field {
  const region: Field2 = (tools, u, v) => {
    const { o } = tools;
    const [a, b] = [o.sub(back + radius, u), o.sub(radius, v)];
    return tools.k.lipschitz(o.sub(radius, tools.v.length([o.max(a, 0), o.max(b, 0), 0])), [u, v], 1);
  };
  return (tools, p) => region(tools, p[2], p[1]);
}

function backdrop(view: SetView, surface: Surface): { shape: Shape; back: number } {
  const reach = view.view.focusMetres;
  const back = view.clear.far - 0.9 * reach;
  const radius = 0.5 * reach;
  const half = 1.3 * halfWidthAt(view, back);
  const top = Math.max(radius * 1.2, topAt(view, back) * 1.2 + 0.1 * reach);
  const shape: Shape = {
    name: 'sweep',
    field: sweep(back, radius),
    ...surface,
    domain: { low: [-half, -0.002 * reach, back - 0.05 * reach], high: [half, top, back + radius] },
  };
  return { shape, back };
}

export const studio: SetBuilder = (view) => {
  if (view.setting.kind !== 'ground' || Math.abs(view.view.pitchRadians) > 0.75) return { pieces: [] };
  const { clear, rng } = view;
  const [inner, outer] = rng.pick(papers);
  const reach = view.view.focusMetres;
  const middle = [(clear.left + clear.right) / 2 + rng.range(-0.1, 0.1) * reach, 0.55 * clear.top] as const;
  const surface = sheet(colour(inner), colour(outer), middle, 0.62 * reach);
  const { shape } = backdrop(view, surface);
  return { pieces: [{ model: { shapes: [shape], widthMetres: 1, heightMetres: 1 }, position: [0, 0, 0] }], ground: surface };
};
