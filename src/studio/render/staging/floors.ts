/** What is underfoot: each surface of a setting as a material of the library, its pattern in metres of what stands on it. */
import type { F32, Vec3 } from '../../../kernel/index.ts';
import type { Colour, FieldTools } from '../field/index.ts';
import {
  asphalt,
  blendSurfaces,
  cloth,
  colour,
  grass,
  marble,
  mottle,
  paper,
  type Surface,
  sand,
  scaleSurface,
  slab,
  snow,
  stone,
  tint,
  wood,
} from '../field/index.ts';
import type { Floor } from '../path/index.ts';
import { placeLooks, type Setting, type SurfaceName } from '../setting/index.ts';
import { lawn, leafStrewn } from './lawns.ts';

/** Moss and needles on earth. */
function soil(): Surface {
  const earth: Surface = {
    material: (tools, { local }) => {
      const { o, v, m } = tools;
      const tone = mottle(tools, local, 0.05, 4, 2);
      const litter = m.smoothstep(0.3, 0.75, mottle(tools, local, 0.03, 5, 5));
      const needles = m.smoothstep(0.55, 0.8, mottle(tools, [local[0], local[1], o.mul(local[2], 0.35)], 0.012, 2, 7));
      const base = v.mix3(v.mix3([0.06, 0.042, 0.026], [0.12, 0.085, 0.05], litter), [0.2, 0.13, 0.06], o.mul(needles, 0.6));
      return { base: tint(tools, base, o.mulAdd(tone, 1, 0.5)), roughness: 0.85 };
    },
    bump: (tools, local) =>
      tools.o.add(tools.o.mul(mottle(tools, local, 0.06, 4, 2), 0.02), tools.o.mul(mottle(tools, local, 0.018, 2, 5), 0.006)),
  };
  return blendSurfaces(earth, grass({ colour: colour('#4a6a22') }), (tools, local) =>
    tools.m.smoothstep(0.46, 0.62, mottle(tools, local, 0.6, 4, 9)),
  );
}

/** Deep water with wind waves, as a dark glossy skin. `size`: metres of the largest wave; `steepness` 1: a fresh breeze. */
const water = (size: number, deep: Colour, steepness = 1): Surface => ({
  material: () => ({ base: deep, roughness: 0.05, ior: 1.333, coat: 0.6, coatRoughness: 0.02 }),
  bump: (tools, local) => {
    const { o, v, n } = tools;
    const p = v.mul3(local, [1 / size, 0, 1.9 / size]);
    const swell = n.fbm(p, 3, 4);
    const ripple = n.fbm(v.scale(p, 4.3), 2, 8);
    return o.mul(o.add(swell, o.mul(ripple, 0.2)), size * 0.035 * steepness);
  },
});

const deepWater: Record<'day' | 'dark', Colour> = { day: [0.012, 0.05, 0.065], dark: [0.004, 0.012, 0.018] };

const shallows: typeof deepWater = { day: [0.03, 0.16, 0.17], dark: [0.008, 0.025, 0.03] };

/** Matte card: the studio's sweep. */
const sweep = (): Surface => {
  const { material } = paper({ colour: colour('#d8d6d2') });
  return { material: (tools, at) => ({ ...material(tools, at), base: [0.62, 0.61, 0.6], roughness: 0.55 }) };
};

interface Wetness {
  /** Metres of the pools; null: the water sinks in. */
  readonly poolSize: number | null;
}

/** After rain: darker, with a film of water, and pools in the hollows. */
function wetted({ material, bump }: Surface, { poolSize }: Wetness): Surface {
  const poolAt = (tools: FieldTools, [x, , z]: Vec3<F32>): F32 => {
    if (poolSize === null) return tools.o.float(0);
    return tools.m.smoothstep(0.5, 0.56, mottle(tools, [x, tools.o.float(0.5), z], poolSize, 3, 31));
  };
  return {
    material: (tools, at) => {
      const { o, v } = tools;
      const pool = poolAt(tools, at.local);
      const { subsurface: _, ...values } = material(tools, at);
      return {
        ...values,
        base: v.scale(values.base, o.mulAdd(pool, -0.12, 0.6)),
        roughness: o.mul(values.roughness ?? 0.5, o.mulAdd(pool, -0.3, 0.7)),
        coat: o.mulAdd(pool, poolSize === null ? 0 : 0.55, poolSize === null ? 0.25 : 0.45),
        coatRoughness: o.mulAdd(pool, -0.2, 0.22),
      };
    },
    ...(bump && { bump: (tools: FieldTools, local: Vec3<F32>) => tools.o.mul(bump(tools, local), tools.o.sub(1, poolAt(tools, local))) }),
  };
}

/** White water: lace that thins out behind the front of a wave. */
const foam: Surface = { material: () => ({ base: [0.86, 0.88, 0.88], roughness: 0.7 }) };

/** Sand, then wet sand, then a wave's foam and the sea, from a wandering line on. */
function beach(reach: number, setting: Setting): Surface {
  const isDark = setting.timeOfDay === 'night' || setting.timeOfDay === 'dusk';
  const depthOf = (tools: FieldTools, local: Vec3<F32>): F32 => {
    const { o } = tools;
    const wander = o.mul(o.sub(mottle(tools, [local[0], o.float(0.5), o.float(0.5)], reach * 0.9, 2, 13), 0.5), reach * 0.5);
    return o.sub(o.mul(local[2], -1), wander);
  };
  const beyond = (metres: number, soft: number) => (tools: FieldTools, local: Vec3<F32>) =>
    tools.m.smoothstep(metres - soft, metres + soft, depthOf(tools, local));
  const lace = (tools: FieldTools, local: Vec3<F32>): F32 => {
    const { o, m } = tools;
    const depth = depthOf(tools, local);
    const holes = mottle(tools, [local[0], o.float(0.5), local[2]], 0.07 * reach, 3, 17);
    const wave = (start: number, breadth: number): F32 => {
      const into = o.mul(o.sub(depth, start * reach), 1 / (breadth * reach));
      return o.mul(m.smoothstep(0, 0.06, into), m.smoothstep(1, 0, into));
    };
    const height = o.max(wave(1.46, 0.4), o.max(wave(2.1, 0.6), o.mul(wave(3.5, 1.1), 0.8)));
    return m.smoothstep(0.42, 0.62, o.mul(height, o.mulAdd(holes, 0.75, 0.5)));
  };
  const dry = scaleSurface(sand({ ripples: 0.45 }), growth(reach));
  const shore = blendSurfaces(dry, wetted(dry, { poolSize: null }), beyond(1.2 * reach, 0.15 * reach));
  const wet = blendSurfaces(shore, water(reach * 0.12, shallows[isDark ? 'dark' : 'day']), beyond(1.5 * reach, 0.03 * reach));
  const open = blendSurfaces(wet, water(reach * 0.16, deepWater[isDark ? 'dark' : 'day']), beyond(4 * reach, 2.4 * reach));
  return blendSurfaces(open, foam, lace);
}

/** Light that the sun draws on the ground through moving water: bright meshes of two sizes where both meet. */
const sunlit = (surface: Surface, size: number): Surface => ({
  ...surface,
  material: (tools, at) => {
    const { o, v, n, m } = tools;
    const values = surface.material(tools, at);
    const bent = mottle(tools, at.local, 1.3 * size, 2, 23);
    const mesh = (scale: number, seed: number): F32 => {
      const p: Vec3<F32> = [
        o.mulAdd(bent, 0.6, o.mul(at.local[0], 1 / scale)),
        o.float(0.5),
        o.mulAdd(bent, 0.5, o.mul(at.local[2], 0.7 / scale)),
      ];
      const { nearest, second } = n.worley(p, seed);
      return m.smoothstep(0.32, 0, o.sub(second, nearest));
    };
    const light = o.add(o.mul(mesh(size, 3), 0.7), o.mul(mesh(0.6 * size, 5), 0.4));
    return { ...values, base: v.scale(values.base, o.mulAdd(light, 1.0, 0.55)) };
  },
});

/** How much larger than life the pattern of a surface is: it grows slowly with what is shown, so that it neither vanishes nor looms. */
const growth = (reach: number): number => Math.min(12, Math.max(0.5, (reach / 1.2) ** 0.6));

function surfaceOf(name: Exclude<SurfaceName, 'none'>, setting: Setting, reach: number): Surface {
  const isWet = setting.weather === 'rain' || setting.weather === 'storm';
  const isDark = setting.timeOfDay === 'night' || setting.timeOfDay === 'dusk';
  switch (name) {
    case 'wood':
      return wood({ finish: 'oiled', plankWidth: 0.13, light: colour('#b5824c'), dark: colour('#6e4321'), seed: setting.seed % 977 });
    case 'floor':
      return wood({ finish: 'lacquered', plankWidth: 0.16, light: colour('#b98a58'), dark: colour('#7d5230'), seed: setting.seed % 977 });
    case 'stone':
      return stone();
    case 'marble':
      return marble();
    case 'cloth':
      return cloth();
    case 'grass':
      return lawn(setting.season ?? 'summer');
    case 'sand':
      return sand({ ripples: 0.45 });
    case 'snow':
      return snow();
    case 'soil':
      return setting.season === 'autumn' ? leafStrewn(soil(), 0.55) : soil();
    case 'asphalt':
      return asphalt({ wetness: isWet ? 0.9 : isDark ? 0.5 : 0, puddleSize: Math.max(0.7, reach * 0.25) });
    case 'water':
      return water(
        reach * 0.16,
        deepWater[isDark ? 'dark' : 'day'],
        setting.place === 'lake' ? 0.4 : setting.weather === 'storm' ? 2.2 : 1,
      );
    case 'paper':
      return sweep();
  }
}

interface Expanse {
  readonly reach: number;
  /** Tones of patches many metres wide: lightest and darkest as factors differ by twice this. */
  readonly patches: number;
  /** Height of swells in the ground as a share of the reach. */
  readonly swell: number;
}

const expanses: ReadonlyMap<SurfaceName, Omit<Expanse, 'reach'>> = new Map([
  ['grass', { patches: 0.42, swell: 0.012 }],
  ['soil', { patches: 0.35, swell: 0.02 }],
  ['sand', { patches: 0.14, swell: 0.05 }],
  ['snow', { patches: 0.06, swell: 0.07 }],
  ['stone', { patches: 0.2, swell: 0 }],
  ['asphalt', { patches: 0.3, swell: 0 }],
]);

/** Open ground: patches and swells on the scale of the view, fine relief that is gone where a pixel holds many blades or grains. */
function expansive({ material, bump }: Surface, { reach, patches, swell }: Expanse): Surface {
  const near = (tools: FieldTools, local: Vec3<F32>): F32 =>
    tools.m.smoothstep(13 * reach, 2.5 * reach, tools.v.length([local[0], tools.o.float(0), local[2]]));
  const broad = (tools: FieldTools, [x, , z]: Vec3<F32>, size: number, seed: number): F32 =>
    mottle(tools, [x, tools.o.float(0.5), tools.o.mul(z, 0.6)], size, 3, seed);
  return {
    material: (tools, at) => {
      const values = material(tools, at);
      const { o } = tools;
      const tone = o.mul(o.add(broad(tools, at.local, 0.9 * reach, 41), broad(tools, at.local, 5.5 * reach, 43)), 2 * patches);
      return { ...values, base: tint(tools, values.base, o.add(tone, 1 - 2 * patches)) };
    },
    bump: (tools, local) => {
      const { o } = tools;
      const fine = o.mul(bump?.(tools, local) ?? 0, near(tools, local));
      return swell === 0 ? fine : o.mulAdd(broad(tools, local, 0.75 * reach, 47), swell * reach, fine);
    },
  };
}

const scaled: ReadonlySet<SurfaceName> = new Set(['wood', 'floor', 'marble', 'cloth', 'grass', 'sand', 'snow', 'soil', 'stone']);

/** Where a table ends: z of its far edge. */
export const tableEdge = (reach: number): number => -2.1 * reach;

/** Of these rain makes pools; in the others it sinks. */
const pooling: ReadonlySet<SurfaceName> = new Set(['stone', 'wood', 'floor', 'marble']);
const alwaysDry: ReadonlySet<SurfaceName> = new Set(['asphalt', 'water', 'snow', 'paper', 'cloth']);

function weathered(setting: Setting, reach: number): Surface {
  const name = setting.surface as Exclude<SurfaceName, 'none'>;
  if (setting.place === 'beach' && name === 'sand') return beach(reach, setting);
  const plain = surfaceOf(name, setting, reach);
  const expanse = placeLooks[setting.place].indoors ? undefined : expanses.get(name);
  const life = scaled.has(name) && growth(reach) !== 1 ? scaleSurface(plain, growth(reach)) : plain;
  const open = expanse ? expansive(life, { reach, ...expanse }) : life;
  const sized = setting.place === 'under-water' ? sunlit(open, 0.22 * reach) : open;
  const isWet = (setting.weather === 'rain' || setting.weather === 'storm') && !placeLooks[setting.place].indoors && !alwaysDry.has(name);
  return isWet ? wetted(sized, { poolSize: pooling.has(name) ? Math.max(0.2, reach * 0.2) : null }) : sized;
}

/** `reach`: metres from the eye to what is in focus. */
export function floorOf(setting: Setting, reach: number): Floor | null {
  if (setting.surface === 'none') return null;
  const shape = {
    name: 'floor',
    field: slab(0.01),
    ...weathered(setting, reach),
    domain: { low: [-1, -0.02, -1], high: [1, 0.02, 1] } as const,
  };
  return { shape, height: 0, farEdge: setting.kind === 'table' ? tableEdge(reach) : null };
}
