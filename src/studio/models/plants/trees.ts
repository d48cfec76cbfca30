/**
 * Trees: a trunk that forks, and crowns of one or two clumps of leaves repeated many times, so that a wood costs a few shapes. A clump is
 * the part of a ball where two noises are near zero: curled flakes with air between them, which read as leaves from a few metres on.
 * Over 300 lines, as all kinds share trunk, boughs and clumps.
 */
import { createRng, type Rng } from '../../../shared/index.ts';
import {
  type Colour,
  colour,
  displace,
  type Field,
  gradientNoise,
  mottle,
  roughening,
  type Surface,
  smoothUnion,
  tint,
  union,
} from '../../render/field/index.ts';
import {
  ball,
  egg,
  flat,
  foliage,
  leaning,
  lens,
  mottled,
  ownColour,
  painted,
  petal,
  piece,
  pipe,
  ring,
  rod,
  type SmallModel,
  seedling,
  thing,
  turned,
} from '../assembly/index.ts';
import type { Model, ModelRequest, Part, Point } from '../model.ts';

type Maker = (request: ModelRequest) => Model;

export interface Clump {
  readonly radii: Point;
  /** Metres of the flakes. */
  readonly leaf: number;
  /** Thickness of the flakes at the core, as a share of their size. Default 0.11. */
  readonly thick?: number;
  readonly seed?: number;
}

/** Leaves within an ellipsoid, thinner and sparser towards its rim, so that the outline is ragged. Nearly a bound. */
export function leaves({ radii, leaf, thick = 0.11, seed = 0 }: Clump): Field {
  const least = Math.min(...radii);
  const inverse = radii.map((radius) => least / radius) as unknown as Point;
  return (tools, p) => {
    const { o, v } = tools;
    const away = v.length(v.mul3(p, inverse));
    const share = o.mul(away, 1 / least);
    const q = v.scale(p, 1 / leaf);
    const [a, b] = [gradientNoise(tools, q, seed), gradientNoise(tools, v.scale(q, 0.71), seed + 7)];
    const flakes = o.sub(o.abs(a), o.mulAdd(share, -thick * 0.8, thick));
    const gaps = o.sub(o.mulAdd(o.mul(share, o.mul(share, share)), 0.72, -0.28), b);
    // The noise is steeper than 2.2 a leaf in few places: there a ray may pass the edge of a leaf, which nobody misses.
    const leafy = tools.k.lipschitz(o.mul(o.max(flakes, gaps), leaf / 2.2), p, 1);
    return o.max(o.sub(away, least), leafy);
  };
}

/** Bright where the crown is open to the sky, dark in its depth; no two leaves of the same green. */
export function crown(dark: Colour, light: Colour, reach: number, leaf: number): Surface {
  return {
    material: (tools, { local, normal, world }) => {
      const { o, v, m } = tools;
      const depth = m.smoothstep(0.35, 1, o.mul(v.length(local), 1 / reach));
      const single = tools.n.valueNoise(v.scale(local, 1 / (leaf * 1.4)), 3);
      const bough = tools.n.valueNoise(v.scale(world, 0.9), 5);
      const share = o.sum(o.mul(depth, 0.42), o.mul(single, 0.38), o.mul(bough, 0.22), o.mul(normal[1], 0.14), -0.14);
      return {
        base: tint(tools, v.mix3(dark, light, o.clamp(share, 0, 1)), o.mulAdd(depth, 0.55, 0.5)),
        roughness: o.mulAdd(single, 0.25, 0.42),
        sheen: 0.12,
        coat: 0.12,
        coatRoughness: 0.35,
      };
    },
  };
}

/** Furrowed along y. */
export const barkOf = (base: string, other: string, size: number): Surface => ({
  material: (tools, { local }) => {
    const { o, v, n } = tools;
    const furrow = n.valueNoise([o.mul(local[0], 9 / size), o.mul(local[1], 1.6 / size), o.mul(local[2], 9 / size)], 2);
    const moss = mottle(tools, local, size * 3, 2, 6);
    return { base: tint(tools, v.mix3(colour(other), colour(base), furrow), o.mulAdd(moss, 0.6, 0.7)), roughness: 0.85 };
  },
  bump: (tools, local) =>
    tools.o.mul(
      tools.n.valueNoise([tools.o.mul(local[0], 9 / size), tools.o.mul(local[1], 1.6 / size), tools.o.mul(local[2], 9 / size)], 2),
      0.06 * size,
    ),
});

export interface Skeleton {
  readonly wood: Field;
  /** Where boughs end. */
  readonly tips: readonly Point[];
}
interface Boughs {
  readonly height: number;
  readonly fork: number;
  readonly spread: number;
  readonly girth: number;
  readonly count: number;
  readonly lift?: number;
  readonly twigs?: number;
}

/** A trunk that bends a little, boughs that rise from it, twigs of the boughs. */
export function boughs(rng: Rng, { height, fork, spread, girth, count, lift = 1, twigs = 2 }: Boughs): Skeleton {
  const lean = (rng.float() - 0.5) * 0.12 * height;
  const trunk = pipe(girth, [[0, -0.05, 0, girth * 1.45], [0.01, 0.08 * height, 0, girth * 1.05], [lean * 0.4, fork, 0.02 * height, girth * 0.85], [lean, height * 0.72, 0, girth * 0.4], [lean * 1.2, height * 0.9, 0, girth * 0.12]], 2); // biome-ignore format: a path
  const roots = [0.4, 1.9, 3.3, 4.8].map((angle) =>
    pipe(
      girth * 0.5,
      [
        [girth * 0.5 * Math.cos(angle), 0.1 * height * 0.6, girth * 0.5 * Math.sin(angle), girth * 0.4],
        [girth * 1.9 * Math.cos(angle), -0.01, girth * 1.9 * Math.sin(angle), girth * 0.22],
      ],
      1,
    ),
  );
  const tips: Point[] = [[lean * 1.2, height * 0.9, 0]];
  const arms: Field[] = [];
  for (let index = 0; index < count; index++) {
    const [angle, level] = [index * 2.4 + rng.float() * 0.5, index / count];
    const [from, reach] = [fork * 0.9 + level * (height * 0.72 - fork * 0.9), spread * (1 - 0.45 * level) * (0.82 + 0.36 * rng.float())];
    const rise = (0.24 + 0.14 * rng.float()) * height * lift * (1 - 0.35 * level);
    const root: Point = [lean * (from / height), from, 0];
    const middle: Point = [root[0] + reach * 0.5 * Math.cos(angle), from + rise * 0.62, reach * 0.5 * Math.sin(angle)];
    const end: Point = [root[0] + reach * Math.cos(angle), from + rise, reach * Math.sin(angle)];
    const thick = girth * (0.5 - 0.25 * level);
    arms.push(
      pipe(
        thick,
        [
          [...root, thick],
          [...middle, thick * 0.62],
          [...end, thick * 0.2],
        ],
        2,
      ),
    );
    tips.push(end);
    for (let twig = 0; twig < twigs; twig++) {
      const side = angle + (twig % 2 === 0 ? 0.75 : -0.75) + (rng.float() - 0.5) * 0.5;
      const tip: Point = [
        middle[0] + reach * 0.45 * Math.cos(side),
        middle[1] + rise * (0.4 + 0.35 * rng.float()),
        middle[2] + reach * 0.45 * Math.sin(side),
      ];
      arms.push(rod(middle, tip, thick * 0.4, thick * 0.1));
      tips.push(tip);
    }
  }
  return { wood: smoothUnion(girth * 0.5, trunk, ...roots, union(...arms)), tips };
}

interface Leafy extends Boughs {
  readonly name: string;
  readonly bark: Surface;
  readonly clump: Clump;
  readonly leafColours: readonly [Colour, Colour];
  readonly around: number;
  readonly more?: SmallModel;
}
/** A tree in leaf: clumps at the ends of boughs and about them. */
function leafyTree(request: ModelRequest, { bark, clump, leafColours, around, more, ...shape }: Leafy): Model {
  const rng = createRng((request.seed ?? 0) + 17);
  const { wood, tips } = boughs(rng, shape);
  const reach = Math.max(...clump.radii);
  const tufts = [0, 1].map((seed) =>
    seedling(
      `${request.name}-leaves-${seed}`,
      reach * 1.1,
      piece(crown(...leafColours, reach, clump.leaf), leaves({ ...clump, seed: seed * 31 })),
    ),
  );
  const parts = tips.flatMap((tip, index): Part[] => Array.from({ length: index === 0 ? around + 1 : around }, (_, copy) => {
    const away = copy === 0 ? 0 : reach * 0.75;
    const [angle, rise] = [rng.float() * 6.28, rng.float() - 0.45];
    return { shape: 1 + ((index + copy) % 2), position: [tip[0] + away * Math.cos(angle), tip[1] + away * 0.8 * rise + 0.1 * reach, tip[2] + away * Math.sin(angle)], rotation: [0.4 * (rng.float() - 0.5), rng.float() * 6.28, 0.4 * (rng.float() - 0.5)], scale: 0.72 + 0.42 * rng.float() };
  })); // biome-ignore format: rows
  const [width, height] = [
    2 * Math.max(...parts.map(({ position: [x, , z] }) => Math.hypot(x, z))) + reach * 1.2,
    Math.max(...parts.map(({ position: [, y] }) => y)) + reach * 0.75,
  ];
  return thing(request, [width * 0.92, height, width * 0.92], [piece(bark, wood)], {
    more: tufts,
    parts: [{ shape: 0, position: [0, 0, 0] }, ...parts],
    spread: 3,
    room: 0.3,
    ...more,
  });
}

const greenOf = ({ colour: wanted, attributes = [] }: ModelRequest, dark: string, light: string): readonly [Colour, Colour] => {
  if (wanted) return [[wanted[0] * 0.4, wanted[1] * 0.4, wanted[2] * 0.4], wanted];
  return attributes.some((word) => word === 'autumn' || word === 'fall')
    ? [colour('#8a3510'), colour('#e89a2a')]
    : [colour(dark), colour(light)];
};

const tree: Maker = (request) => {
  if (/birch/.test(request.label))
    return leafyTree(request, {
      name: request.name,
      height: 6.4,
      fork: 2.2,
      spread: 1.25,
      girth: 0.1,
      count: 8,
      twigs: 1,
      lift: 1.1,
      bark: birchBark,
      clump: { radii: [0.7, 0.62, 0.7], leaf: 0.11 },
      leafColours: greenOf(request, '#4a6b1c', '#b3c552'),
      around: 2,
    });
  return leafyTree(request, {
    name: request.name,
    height: 5.4,
    fork: 1.7,
    spread: 2.1,
    girth: 0.2,
    count: 9,
    bark: barkOf('#6b5138', '#2c1f15', 0.35),
    clump: { radii: [1.05, 0.85, 1.05], leaf: 0.15 },
    leafColours: greenOf(request, '#274d10', '#8fb23c'),
    around: 2,
  });
};
const birchBark: Surface = painted(mottled({ base: '#e6e1d6', other: '#cfc8ba', size: 0.1, roughness: 0.7, subsurface: 0 }), [
  (tools, { local }) =>
    tools.m.smoothstep(0.68, 0.74, tools.n.valueNoise([tools.o.mul(local[0], 5), tools.o.mul(local[1], 17), tools.o.mul(local[2], 5)])),
  flat('#1d1a18', 0.8),
]);
const cherryTree: Maker = (request) =>
  leafyTree(request, {
    name: request.name,
    height: 4.2,
    fork: 1.2,
    spread: 2.3,
    girth: 0.16,
    count: 9,
    lift: 0.9,
    bark: barkOf('#4f3a33', '#241916', 0.25),
    clump: { radii: [0.85, 0.62, 0.85], leaf: 0.085, thick: 0.15 },
    leafColours: request.colour
      ? [[request.colour[0] * 0.6, request.colour[1] * 0.5, request.colour[2] * 0.55], request.colour]
      : [colour('#d98ba6'), colour('#fbe3ea')],
    around: 2,
  });

const bare: Maker = (request) => {
  const rng = createRng((request.seed ?? 0) + 5);
  const { wood, tips } = boughs(rng, { height: 5.6, fork: 1.7, spread: 1.8, girth: 0.19, count: 9, twigs: 3 });
  const spray = seedling(
    `${request.name}-spray`,
    1.1,
    piece(
      barkOf('#5a4a3e', '#2a211b', 0.2),
      pipe(
        0.016,
        [
          [0, -0.03, 0, 0.02],
          [0.2, 0.35, 0.05, 0.012],
          [0.26, 0.8, 0.1, 0.004],
        ],
        2,
      ),
      rod([0.1, 0.16, 0.03], [0.45, 0.5, -0.1], 0.01, 0.003),
      rod([0.2, 0.35, 0.05], [-0.05, 0.7, 0.2], 0.009, 0.003),
      rod([0.23, 0.52, 0.07], [0.5, 0.85, 0.2], 0.007, 0.002),
      rod([0.06, 0.1, 0], [-0.25, 0.42, 0.05], 0.01, 0.003),
      rod([-0.1, 0.26, 0.03], [-0.2, 0.62, -0.12], 0.006, 0.002),
      rod([0.22, 0.42, 0.05], [0.1, 0.75, -0.18], 0.006, 0.002),
    ),
  );
  return thing(request, [4, 6.2, 4], [piece(barkOf('#5a4a3e', '#2a211b', 0.3), wood)], { more: [spray], spread: 3, parts: [{ shape: 0, position: [0, 0, 0] }, ...tips.flatMap((tip, index): Part[] => [0, 1].map((copy) => ({ shape: 1, position: tip, rotation: [0.5 * (rng.float() - 0.5), index * 2.4 + copy * 2.5, 0.7 * (rng.float() - 0.5)], scale: 0.6 + 0.4 * rng.float() })))] }); // biome-ignore format: rows
};

/** A bough of needles along x, drooping; whorls of them make firs. */
const fir = (
  request: ModelRequest,
  {
    height,
    width,
    tiers,
    leaf,
    colours,
    more = {},
  }: {
    readonly height: number;
    readonly width: number;
    readonly tiers: number;
    readonly leaf: number;
    readonly colours: readonly [Colour, Colour];
    readonly more?: SmallModel;
  },
  extra: readonly Part[] = [],
): Model => {
  const rng = createRng((request.seed ?? 0) + 3);
  const reach = width / 2;
  // A rib with drooping twigs, thick with needles.
  const twig = (t: number, side: number): Field => {
    const [x, long] = [reach * (0.95 * t - 0.5), reach * 0.36 * Math.sin(Math.PI * (0.3 + 0.66 * t))];
    return rod([x, 0.02 * reach, 0], [x + long * 0.8, -0.1 * reach * (0.5 + t), side * long * 0.8], reach * 0.03, reach * 0.012);
  };
  const twigs = Array.from({ length: 8 }, (_, index) => [twig((index + 0.5) / 8, 1), twig((index + 0.8) / 8, -1)]).flat();
  const spray = union(rod([-reach * 0.5, 0, 0], [reach * 0.55, -reach * 0.04, 0], reach * 0.032, reach * 0.014), ...twigs);
  const needles: Surface = {
    ...crown(...colours, reach * 0.6, leaf),
    bump: (tools, p) => tools.o.mul(tools.n.valueNoise(tools.v.mul3(p, [1.6 / leaf, 5 / leaf, 5 / leaf])), leaf * 0.7),
  };
  const bough = seedling(
    `${request.name}-bough`,
    reach * 1.15,
    piece(needles, displace(spray, roughening({ amplitude: reach * 0.03, size: reach * 0.04 }))),
  );
  const low = height * 0.12;
  const parts = Array.from({ length: tiers }, (_, tier) => {
    const share = tier / (tiers - 1);
    const [count, size] = [Math.max(4, Math.round(15 - 10 * share)), 1.02 * (1 - share) + 0.1];
    return Array.from({ length: count }, (_, index): Part => {
      const yaw = (index * 6.2832) / count + tier * 0.7 + rng.float() * 0.3;
      const away = reach * 0.5 * size;
      const grown = size * (0.85 + 0.3 * rng.float());
      const sag = -0.3 + 0.75 * share ** 2;
      return { shape: 1, position: [away * Math.cos(yaw), low + (height * 0.93 - low) * share ** 0.9 + away * Math.sin(sag) * 0.7, -away * Math.sin(yaw)], rotation: leaning(yaw, sag, rng.float() * 0.6 - 0.3), scale: Math.max(0.16, grown) };
    });
  }).flat(); // biome-ignore format: rows
  const trunk = turned([
    [width * 0.035, -0.02],
    [width * 0.028, height * 0.3],
    [0.006 * height, height * 0.95],
    [0, height * 0.97],
  ]);
  return thing(request, [width, height, width], [piece(barkOf('#5f4632', '#2e2016', width * 0.08), trunk)], { spread: 3, room: 0.2, ...more, more: [bough, ...(more.more ?? [])], parts: [{ shape: 0, position: [0, 0, 0] }, ...parts, { shape: 1, position: [0, height * 0.95, 0], rotation: [0, 0, 1.5708], scale: 0.22 }, ...extra] }); // biome-ignore format: rows
};
const pine: Maker = (request) =>
  fir(request, { height: 9.5, width: 4.4, tiers: 16, leaf: 0.1, colours: greenOf(request, '#12301a', '#4f7a45') });
const christmasTree: Maker = (request) => {
  const bauble = (name: string, hex: string) =>
    seedling(
      `${request.name}-${name}`,
      0.06,
      piece(
        { material: () => ({ base: colour(hex), metal: 0.7, roughness: 0.12, coat: 1, coatRoughness: 0.02 }) },
        ball(0.038, [0, 0, 0]),
        rod([0, 0.036, 0], [0, 0.046, 0], 0.009),
      ),
    );
  const places = Array.from({ length: 34 }, (_, index) => {
    const share = (index + 0.7) / 34;
    const away = 0.58 * (1 - share) + 0.06;
    return { shape: 2 + (index % 2), position: [away * Math.cos(index * 2.4), 0.26 + 1.45 * share, away * Math.sin(index * 2.4)] as const };
  });
  const star = [0, 1, 2, 3, 4].map((index) =>
    rod([0, 1.98, 0], [0.11 * Math.sin(index * 1.2566), 1.98 + 0.11 * Math.cos(index * 1.2566), 0], 0.03, 0.006),
  );
  return fir(request, { height: 1.9, width: 1.25, tiers: 13, leaf: 0.034, colours: greenOf(request, '#0f3018', '#3f7a40'), more: { more: [bauble('red', '#c8121c'), bauble('gold', '#e0a02c'), [piece({ material: () => ({ base: [1, 0.7, 0.2], metal: 0.6, roughness: 0.2, coat: 0.6, emission: [0.7, 0.4, 0.06] }) }, ...star), piece(mottled({ base: '#8a1c1c', other: '#6b1212', roughness: 0.5, subsurface: 0 }), turned([[0.13, 0], [0.17, 0.2], [0, 0.2]], 0.01))]], lights: Array.from({ length: 10 }, (_, index) => { const share = (index + 0.5) / 10; const away = 0.57 * (1 - share) + 0.05; return { centre: [away * Math.cos(index * 2.4 + 1), 0.3 + 1.4 * share, away * Math.sin(index * 2.4 + 1)] as const, radius: 0.009, radiance: [26, 15, 5] as const }; }) } }, [...places, { shape: 4, position: [0, 0, 0] }]); // biome-ignore format: rows
};

const palm: Maker = (request) => {
  const [dark, light] = greenOf(request, '#2c5516', '#9ab548');
  // A frond: a rib with leaflets hanging from both sides.
  const at = (t: number): Point => [2.1 * t - 0.25 * t * t, 0.55 * t - 1.25 * t * t, 0];
  const rib = pipe(
    0.028,
    [0, 0.25, 0.5, 0.75, 1].map((t) => [...at(t), 0.03 * (1 - 0.85 * t)]),
    2,
  );
  const leaflets = Array.from({ length: 17 }, (_, index) => {
    const t = 0.12 + (0.86 * index) / 16;
    const [x, y] = at(t);
    const long = 0.62 * Math.sin(Math.PI * (0.15 + 0.8 * t));
    return [1, -1].map((side) => rod([x, y, 0], [x + long * 0.55, y - long * 0.36, side * long * 0.8], 0.026, 0.005));
  }).flat();
  const frond = seedling(`${request.name}-frond`, 2.4, piece(crown(dark, light, 2.2, 0.2), rib, ...leaflets));
  const trunk = pipe(0.15, [[0, -0.05, 0, 0.24], [0.08, 0.5, 0, 0.15], [0.5, 2.6, 0, 0.125], [0.72, 4.4, 0, 0.115], [0.8, 5.5, 0, 0.13]], 3); // biome-ignore format: a path
  const ringed: Surface = {
    material: (tools, { local }) => ({
      base: tools.v.mix3(
        colour('#9a8468'),
        colour('#5c4a38'),
        tools.m.smoothstep(0.2, 0.9, tools.m.sinTurns(tools.o.add(tools.o.mul(local[1], 8), tools.n.valueNoise(tools.v.scale(local, 6))))),
      ),
      roughness: 0.85,
    }),
    bump: (tools, local) => tools.o.mul(tools.m.sinTurns(tools.o.mul(local[1], 8)), 0.012),
  };
  const nuts = [0, 1.3, 2.5, 3.8, 5.1].map((angle) => egg([0.11, 0.13, 0.11], [0.8 + 0.2 * Math.cos(angle), 5.36, 0.2 * Math.sin(angle)]));
  return thing(request, [4.4, 6.2, 4.2], [piece(ringed, trunk), piece(mottled({ base: '#6b4f24', other: '#4a3a14', size: 0.1, subsurface: 0 }), ...nuts)], { more: [frond], spread: 3, room: 0.6, middleMetres: 0.5, parts: [{ shape: 0, position: [0, 0, 0] }, ...Array.from({ length: 15 }, (_, index): Part => ({ shape: 1, position: [0.8, 5.5, 0], rotation: leaning(index * 2.4, 0.95 - 0.075 * index, 0), scale: 0.85 + 0.15 * ((index * 7) % 3) / 2 }))] }); // biome-ignore format: rows
};

const hedge: Maker = (request) => {
  const colours = greenOf(request, '#24481a', '#7fa63f');
  const tufts = [0, 1].map((seed) =>
    seedling(
      `${request.name}-leaves-${seed}`,
      0.55,
      piece(crown(...colours, 0.4, 0.055), leaves({ radii: [0.5, 0.43, 0.5], leaf: 0.055, seed: seed * 13 })),
    ),
  );
  const rng = createRng((request.seed ?? 0) + 9);
  const parts = Array.from({ length: 20 }, (_, index): Part => {
    const away = 0.5 * Math.sqrt(index / 20);
    return {
      shape: 1 + (index % 2),
      position: [away * Math.cos(index * 2.4), 0.3 + 0.6 * rng.float() * (1 - away) + 0.15 * (1 - away), away * Math.sin(index * 2.4)],
      rotation: [rng.float() * 0.5, rng.float() * 6.28, 0],
      scale: 0.75 + 0.4 * rng.float(),
    };
  });
  return thing(request, [1.5, 1.2, 1.5], [piece(barkOf('#5a4430', '#2c1f15', 0.1), ...[0, 1.4, 2.9, 4.2].map((angle) => rod([0, -0.02, 0], [0.4 * Math.cos(angle), 0.6, 0.4 * Math.sin(angle)], 0.03, 0.012)))], { more: tufts, parts: [{ shape: 0, position: [0, 0, 0] }, ...parts], spread: 3 }); // biome-ignore format: rows
};

const bamboo: Maker = (request) => {
  const base = ownColour(request, '#6f9a3a');
  const stems = [
    [0, 0, 0.035, 3],
    [0.2, 0.1, 0.028, 2.7],
    [-0.17, 0.08, 0.03, 2.85],
    [0.1, -0.16, 0.026, 2.5],
    [-0.1, -0.12, 0.032, 2.9],
    [0.28, -0.08, 0.024, 2.2],
  ].map(([x, z, r, top]) =>
    pipe(
      r!,
      [
        [x!, -0.02, z!],
        [x! * 1.2, top! * 0.6, z! * 1.2],
        [x! * 1.8 + 0.06, top!, z! * 1.8, r! * 0.4],
      ],
      2,
    ),
  );
  const cane: Surface = painted(
    mottled({ base, other: [base[0] * 0.6, base[1] * 0.75, base[2] * 0.5], size: 0.3, roughness: 0.35, coat: 0.4, subsurface: 0 }),
    [
      (tools, { local }) => {
        const y = tools.o.mul(local[1], 3.6);
        return tools.m.smoothstep(0.05, 0.03, tools.o.abs(tools.o.sub(tools.o.sub(y, tools.o.floor(y)), 0.5)));
      },
      flat('#c5cc92', 0.5),
    ],
  );
  const spray = seedling(
    `${request.name}-spray`,
    0.5,
    piece(
      foliage({ base: '#3f7020', tip: '#93b84a', size: 0.06 }),
      ...ring(petal(lens(0.26, 0.034), 0.3, 0.002), 7, 0.15),
      rod([0, -0.2, 0], [0, 0, 0], 0.003),
    ),
  );
  const parts = Array.from({ length: 46 }, (_, index): Part => {
    const share = index / 46;
    const away = 0.16 + 0.3 * ((index * 0.618) % 1);
    return {
      shape: 1,
      position: [away * Math.cos(index * 2.4), 0.9 + 2 * share, away * Math.sin(index * 2.4)],
      rotation: leaning(index * 2.4, -0.5 + 0.5 * ((index * 0.37) % 1), index),
      scale: 0.75 + 0.5 * ((index * 0.73) % 1),
    };
  });
  return thing(request, [1.1, 3.1, 1.1], [piece(cane, ...stems)], {
    more: [spray],
    parts: [{ shape: 0, position: [0, 0, 0] }, ...parts],
    spread: 3,
    room: 0.3,
  });
};

export const trees: Readonly<Record<string, Maker>> = { tree, 'birch-tree': (request) => tree({ ...request, label: 'birch' }), 'cherry-tree': cherryTree, hedge, bush: hedge, 'pine-tree': pine, 'palm-tree': palm, 'bare-tree': bare, 'christmas-tree': christmasTree, bamboo }; // biome-ignore format: a list
