/** What is underfoot: each surface of a setting as a material of the library, its pattern in metres of what stands on it. */
import type { Colour } from '../field/index.ts';
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
import type { Setting, SurfaceName } from '../setting/index.ts';

/** Moss and needles on earth. */
function soil(): Surface {
  const earth: Surface = {
    material: (tools, { local }) => {
      const { o, v, m } = tools;
      const tone = mottle(tools, local, 0.05, 4, 2);
      const litter = m.smoothstep(0.5, 0.62, mottle(tools, local, 0.022, 3, 5));
      const base = v.mix3([0.07, 0.045, 0.026], [0.15, 0.105, 0.055], litter);
      return { base: tint(tools, base, o.mulAdd(tone, 1, 0.5)), roughness: 0.85 };
    },
    bump: (tools, local) =>
      tools.o.add(tools.o.mul(mottle(tools, local, 0.06, 4, 2), 0.02), tools.o.mul(mottle(tools, local, 0.018, 2, 5), 0.006)),
  };
  return blendSurfaces(earth, grass({ colour: colour('#3f5a20') }), (tools, local) =>
    tools.m.smoothstep(0.46, 0.62, mottle(tools, local, 0.6, 4, 9)),
  );
}

/** Deep water with wind waves, as a dark glossy skin. `size`: metres of the largest wave. */
const water = (size: number, deep: Colour): Surface => ({
  material: () => ({ base: deep, roughness: 0.05, ior: 1.333, coat: 0.6, coatRoughness: 0.02 }),
  bump: (tools, local) => {
    const { o, v, n } = tools;
    const p = v.mul3(local, [1 / size, 0, 1.9 / size]);
    const swell = n.fbm(p, 3, 4);
    const ripple = n.fbm(v.scale(p, 4.3), 2, 8);
    return o.mul(o.add(swell, o.mul(ripple, 0.2)), size * 0.035);
  },
});

const deepWater: Record<'day' | 'dark', Colour> = { day: [0.012, 0.05, 0.065], dark: [0.004, 0.012, 0.018] };

/** Matte card: the studio's sweep. */
const sweep = (): Surface => {
  const { material } = paper({ colour: colour('#d8d6d2') });
  return { material: (tools, at) => ({ ...material(tools, at), base: [0.62, 0.61, 0.6], roughness: 0.55 }) };
};

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
      return grass();
    case 'sand':
      return sand();
    case 'snow':
      return snow();
    case 'soil':
      return soil();
    case 'asphalt':
      return asphalt({ wetness: isWet ? 0.9 : isDark ? 0.5 : 0, puddleSize: Math.max(0.7, reach * 0.25) });
    case 'water':
      return water(reach * 0.16, deepWater[isDark ? 'dark' : 'day']);
    case 'paper':
      return sweep();
  }
}

const scaled: ReadonlySet<SurfaceName> = new Set(['wood', 'floor', 'marble', 'cloth', 'grass', 'sand', 'snow', 'soil', 'stone']);

/** Where a table ends: z of its far edge. */
export const tableEdge = (reach: number): number => -2.1 * reach;

/** `reach`: metres from the eye to what is in focus; patterns grow slowly with it, so that they neither vanish nor loom. */
export function floorOf(setting: Setting, reach: number): Floor | null {
  if (setting.surface === 'none') return null;
  const plain = surfaceOf(setting.surface, setting, reach);
  const factor = Math.min(12, Math.max(0.5, (reach / 1.2) ** 0.6));
  const surface = scaled.has(setting.surface) && factor !== 1 ? scaleSurface(plain, factor) : plain;
  const shape = { name: 'floor', field: slab(0.01), ...surface, domain: { low: [-1, -0.02, -1], high: [1, 0.02, 1] } as const };
  return { shape, height: 0, farEdge: setting.kind === 'table' ? tableEdge(reach) : null };
}
