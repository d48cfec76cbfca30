/** Trees, bushes, firs and grass of one cheap solid each, for the middle and far ground of sets. By season. Metres. */
import { createRng } from '../../../../shared/index.ts';
import { assembly, piece } from '../../../models/assembly/index.ts';
import type { Model } from '../../../models/model.ts';
import type { Season } from '../../../scene/scene.ts';
import {
  type Colour,
  capsule,
  colour,
  displace,
  ellipsoid,
  type Field,
  lathe,
  mottle,
  roughening,
  type Surface,
  smoothUnion,
  sphere,
  sweep,
  tint,
  translate,
  union,
} from '../../field/index.ts';
import { solidModel } from './solids.ts';

export interface Growth {
  readonly season?: Season | undefined;
  /** Snow lies on what looks up. */
  readonly isSnowy?: boolean;
  readonly seed: number;
}

/** Of leaves in the shade and in the light. */
const leafTones: Readonly<Record<Season, readonly (readonly [string, string])[]>> = {
  spring: [['#4a6b1e', '#8fb04a'], ['#b77a8e', '#f0c4d2'], ['#55782a', '#a3c05a']], // biome-ignore format: a table
  summer: [['#24401a', '#5d8a34'], ['#2c4a1c', '#6c9440'], ['#1f3a1c', '#4f7c38']], // biome-ignore format: a table
  autumn: [['#8a3a12', '#d9822b'], ['#7a2a14', '#c4491f'], ['#94661a', '#e0b040']], // biome-ignore format: a table
  winter: [['#4a4036', '#6b5e50'], ['#3f3830', '#5d5246'], ['#4a4036', '#6b5e50']], // biome-ignore format: a table
};

const tonesOf = ({ season = 'summer', seed }: Growth): readonly [Colour, Colour] => {
  const [dark, light] = leafTones[season][Math.abs(seed) % 3]!;
  return [colour(dark), colour(light)];
};

/** Leaves in clumps of `size` metres: light where they look up, holes of shade between, snow on top where it lies. */
function leafage([dark, light]: readonly [Colour, Colour], size: number, isSnowy = false): Surface {
  return {
    material: (tools, { local, normal }) => {
      const { o, v, m } = tools;
      const clumps = mottle(tools, local, size, 3, 3);
      const leaves = mottle(tools, local, size * 0.16, 2, 7);
      const share = m.smoothstep(0.32, 0.72, o.sum(o.mul(clumps, 0.55), o.mul(leaves, 0.45), o.mul(normal[1], 0.12)));
      const gaps = o.mulAdd(m.smoothstep(0.3, 0.46, leaves), 0.7, 0.3);
      const green = tint(tools, v.mix3(dark, light, share), gaps);
      if (!isSnowy) return { base: green, roughness: 0.6, sheen: 0.12 };
      const lying = m.smoothstep(0.12, 0.42, o.mulAdd(clumps, 0.5, o.sub(normal[1], 0.2)));
      return { base: v.mix3(green, [0.86, 0.89, 0.94], lying), roughness: 0.65 };
    },
    bump: (tools, local) => {
      const { o } = tools;
      return o.add(o.mul(mottle(tools, local, size * 0.3, 2, 5), size * 0.22), o.mul(mottle(tools, local, size * 0.1, 2, 9), size * 0.1));
    },
  };
}

const bark = (base: Colour): Surface => ({
  material: (tools, { local }) => ({
    base: tint(tools, base, tools.o.mulAdd(mottle(tools, tools.v.mul3(local, [1, 0.16, 1]), 0.05, 3), 1.2, 0.4)),
    roughness: 0.85,
  }),
  bump: (tools, local) => tools.o.mul(mottle(tools, tools.v.mul3(local, [1, 0.2, 1]), 0.06, 3, 4), 0.035),
});

/** 8 m tall, a crown of billows on a forked trunk. */
export function broadleaf(growth: Growth): Model {
  const rng = createRng(growth.seed).fork('broadleaf');
  const billows = Array.from({ length: 8 }, (_, index): Field => {
    const [angle, level] = [index * 2.4 + rng.range(-0.3, 0.3), (index + 0.5) / 8];
    const away = 1.75 * Math.sin(Math.PI * (0.16 + 0.66 * level)) * rng.range(0.8, 1.1);
    const radius = rng.range(1.05, 1.5) * (1.08 - 0.3 * level);
    return translate(sphere(radius), [Math.cos(angle) * away, 3.1 + 3.7 * level, Math.sin(angle) * away]);
  });
  const heart = translate(ellipsoid([1.9, 2.1, 1.9]), [0, 4.9, 0]);
  const crown = displace(union(heart, ...billows), roughening({ amplitude: 0.62, size: 0.62, octaves: 2, seed: growth.seed % 91 }));
  const trunk = smoothUnion(
    0.15,
    capsule({ from: [0, -0.2, 0], to: [0.1, 3.2, 0], radius: 0.27, endRadius: 0.17 }),
    capsule({ from: [0.08, 2.2, 0], to: [1.1, 4.2, 0.3], radius: 0.13, endRadius: 0.06 }),
    capsule({ from: [0.08, 2.0, 0], to: [-1.0, 4.0, -0.4], radius: 0.12, endRadius: 0.06 }),
  );
  const leaves = leafage(tonesOf(growth), 0.9, growth.isSnowy);
  const shape = assembly('broadleaf', [piece(bark(colour('#4b3a2b')), trunk), piece(leaves, crown)], {
    low: [-3.8, -0.2, -3.8],
    high: [3.8, 8.6, 3.8],
  });
  return { shapes: [shape], widthMetres: 6.4, heightMetres: 8 };
}

/** A bush 1.2 m tall. */
export function bush(growth: Growth): Model {
  const rng = createRng(growth.seed).fork('bush');
  const billows = Array.from({ length: 5 }, (_, index): Field => {
    const angle = index * 2.4;
    const radius = rng.range(0.32, 0.46);
    return translate(sphere(radius), [0.4 * Math.cos(angle), rng.range(0.36, 0.7), 0.4 * Math.sin(angle)]);
  });
  const field = displace(union(...billows), roughening({ amplitude: 0.24, size: 0.2, octaves: 2, seed: growth.seed % 83 }));
  return solidModel({
    name: 'bush',
    field,
    surface: leafage(tonesOf(growth.season === 'spring' ? { ...growth, seed: 0 } : growth), 0.26, growth.isSnowy),
    half: 1.2,
    height: 1.35,
  });
}

/** A fir 9 m tall: tiers of boughs that droop. */
export function fir({ seed, isSnowy = false }: Growth): Model {
  const tiers = 8;
  const profile = Array.from({ length: tiers }, (_, index) => {
    const [low, high] = [index / tiers, (index + 1) / tiers];
    const at = (t: number): number => 1.9 * (1 - t) ** 0.9 + 0.06;
    return [
      { u: at(low), v: 0.9 + 8.0 * low - 0.12 },
      { u: at(high) * 0.62, v: 0.9 + 8.0 * high },
    ];
  }).flat();
  const cone = lathe([{ u: 0, v: 0.9 }, ...profile, { u: 0, v: 9.1 }], 0.03);
  const boughs = displace(cone, roughening({ amplitude: 0.5, size: 0.42, octaves: 2, seed: seed % 71, stretch: [1, 1.5, 1] }));
  const trunk = capsule({ from: [0, -0.2, 0], to: [0, 2, 0], radius: 0.16, endRadius: 0.13 });
  const needles = leafage([colour('#15261a'), colour('#37563a')], 0.5, isSnowy);
  const shape = assembly('fir', [piece(bark(colour('#3d2f26')), trunk), piece(needles, boughs)], {
    low: [-2.6, -0.2, -2.6],
    high: [2.6, 9.5, 2.6],
  });
  return { shapes: [shape], widthMetres: 3.6, heightMetres: 9.2 };
}

/** A bare trunk that leaves the picture at the top: 14 m, roots spread at its foot. */
export function bole(growth: Growth): Model {
  const rng = createRng(growth.seed).fork('bole');
  const roots = Array.from({ length: 4 }, (_, index): Field => {
    const angle = index * 1.57 + rng.range(-0.4, 0.4);
    const [x, z] = [Math.cos(angle), Math.sin(angle)];
    return capsule({ from: [0.2 * x, 0.35, 0.2 * z], to: [0.75 * x, -0.08, 0.75 * z], radius: 0.14, endRadius: 0.05 });
  });
  const stem = capsule({ from: [0, -0.3, 0], to: [rng.range(-0.4, 0.4), 14, 0], radius: 0.34, endRadius: 0.2 });
  const branches = [5.2, 6.4, 7.7].map((y, index): Field => {
    const angle = index * 2.2 + rng.float();
    return capsule({ from: [0, y, 0], to: [1.7 * Math.cos(angle), y + 1.1, 1.7 * Math.sin(angle)], radius: 0.08, endRadius: 0.03 });
  });
  const field = displace(
    smoothUnion(0.18, stem, ...roots, ...branches),
    roughening({ amplitude: 0.09, size: 0.24, seed: growth.seed % 61, stretch: [1, 4, 1] }),
  );
  const wood = bark(colour('#54422f'));
  const mossy: Surface = {
    ...wood,
    material: (tools, at) => {
      const { o, v, m } = tools;
      const values = wood.material(tools, at);
      const low = m.smoothstep(1.6, 0.1, at.local[1]);
      const moss = o.mul(low, m.smoothstep(0.42, 0.6, mottle(tools, at.local, 0.2, 3, 8)));
      const snow = growth.isSnowy ? m.smoothstep(0.3, 0.6, at.normal[1]) : o.float(0);
      return { ...values, base: v.mix3(v.mix3(values.base, [0.09, 0.14, 0.03], moss), [0.86, 0.89, 0.94], snow) };
    },
  };
  return solidModel({ name: 'bole', field, surface: mossy, half: 2.2, height: 14.5, below: 0.4 });
}

export interface Tuft {
  readonly seed: number;
  readonly bladeCount: number;
  /** Metres: of the blades, and of the patch that they stand in. */
  readonly height: number;
  readonly radius: number;
  readonly width: number;
  readonly low: Colour;
  readonly high: Colour;
}

/** Blades of grass that lean outwards. */
export function tuft({ seed, bladeCount, height, radius, width, low, high }: Tuft): Model {
  const rng = createRng(seed).fork('tuft');
  const blades = Array.from({ length: bladeCount }, (): Field => {
    const [angle, away] = [rng.float() * 2 * Math.PI, Math.sqrt(rng.float()) * radius];
    const [x, z] = [Math.cos(angle) * away, Math.sin(angle) * away];
    const tall = height * rng.range(0.55, 1);
    const [leanX, leanZ] = [rng.range(-0.45, 0.45) * tall + 0.25 * x, rng.range(-0.45, 0.45) * tall + 0.25 * z];
    const bend = rng.range(0.55, 0.8);
    return sweep([
      { at: [x, -0.1 * height, z], radius: width },
      { at: [x + 0.3 * leanX, bend * tall, z + 0.3 * leanZ], radius: 0.75 * width },
      { at: [x + leanX, tall, z + leanZ], radius: 0.06 * width },
    ]);
  });
  const surface: Surface = {
    material: ({ o, v, m }, { local }) => ({
      base: v.mix3(low, high, m.smoothstep(0, height * 0.9, o.add(local[1], 0))),
      roughness: 0.5,
      sheen: 0.1,
    }),
  };
  return solidModel({
    name: 'tuft',
    field: union(...blades),
    surface,
    half: radius + 0.6 * height,
    height: 1.05 * height,
    below: 0.15 * height,
  });
}
