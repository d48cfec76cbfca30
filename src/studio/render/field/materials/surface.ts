/** What a material of the library is: values and relief together, its colours as triples of linear sRGB, its patterns in real metres. */
import type { F32, FloatLike, Vec3 } from '../../../../kernel/index.ts';
import type { Bump, FieldTools, Material, MaterialValues, SurfacePoint } from '../shape.ts';

/** Spread into a Shape: `{ name, field, domain, ...brass() }`. */
export interface Surface {
  readonly material: Material;
  readonly bump?: Bump;
}

/** Linear sRGB, [0, 1]. */
export type Colour = readonly [red: number, green: number, blue: number];

/** Of '#rrggbb'. throws when it is written otherwise */
export function colour(hex: string): Colour {
  const found = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex);
  if (!found) throw new Error(`a colour is written #rrggbb, got ${hex}`);
  const [red, green, blue] = found.slice(1).map((pair) => {
    const x = Number.parseInt(pair, 16) / 255;
    return x <= 0.04045 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4;
  });
  return [red!, green!, blue!];
}

export const times = (base: Colour, factor: number): Colour => [base[0] * factor, base[1] * factor, base[2] * factor];

type Weights = 'roughness' | 'metal' | 'ior' | 'sheen' | 'coat' | 'coatRoughness' | 'subsurface' | 'transmission';
const defaults = {
  roughness: 0.5,
  metal: 0,
  ior: 1.5,
  sheen: 0,
  coat: 0,
  coatRoughness: 0.05,
  subsurface: 0,
  transmission: 0,
} as const satisfies Record<Weights, number>;
const vectorDefaults = { subsurfaceRadius: [0.001, 0.001, 0.001], absorption: [0, 0, 0], emission: [0, 0, 0] } as const;

/** a where the mask is 0, b where it is 1, and everything in between. */
export function mixValues({ o, v }: FieldTools, a: MaterialValues, b: MaterialValues, mask: F32): MaterialValues {
  const mixed: Partial<Record<Weights, F32>> = {};
  for (const key of Object.keys(defaults) as Weights[]) {
    if (a[key] !== undefined || b[key] !== undefined) mixed[key] = o.mix(a[key] ?? defaults[key], b[key] ?? defaults[key], mask);
  }
  const vectors: Partial<Record<keyof typeof vectorDefaults, Vec3<F32>>> = {};
  for (const key of Object.keys(vectorDefaults) as (keyof typeof vectorDefaults)[]) {
    if (a[key] ?? b[key]) vectors[key] = v.mix3(a[key] ?? vectorDefaults[key], b[key] ?? vectorDefaults[key], mask);
  }
  return { base: v.mix3(a.base, b.base, mask), ...mixed, ...vectors };
}

/** How much of the upper surface shows at a point of the shape's own space, [0, 1]: usually a smoothstep of a field. */
export type SurfaceMask = (tools: FieldTools, local: Vec3<F32>, at: SurfacePoint | null) => F32;

/** The upper surface over the lower one by a soft mask; for reliefs the mask is asked without a surface point. */
export function blendSurfaces(lower: Surface, upper: Surface, mask: SurfaceMask): Surface {
  const [low, high] = [lower.bump, upper.bump];
  const material: Material = (tools, at) =>
    mixValues(tools, lower.material(tools, at), upper.material(tools, at), mask(tools, at.local, at));
  if (!low && !high) return { material };
  return {
    material,
    bump: (tools, local) => tools.o.mix(low?.(tools, local) ?? 0, high?.(tools, local) ?? 0, mask(tools, local, null)),
  };
}

/** The same material with its pattern, relief and depths so many times larger: for toys, models and giants. */
export function scaleSurface({ material, bump }: Surface, factor: number): Surface {
  const shrunk = (tools: FieldTools, p: Vec3<F32>): Vec3<F32> => tools.v.scale(p, 1 / factor);
  const scaled: Material = (tools, at) => {
    const values = material(tools, { ...at, local: shrunk(tools, at.local), world: shrunk(tools, at.world) });
    const { subsurfaceRadius, absorption } = values;
    return {
      ...values,
      ...(subsurfaceRadius ? { subsurfaceRadius: tools.v.scale(subsurfaceRadius, factor) } : {}),
      ...(absorption ? { absorption: tools.v.scale(absorption, 1 / factor) } : {}),
    };
  };
  return bump ? { material: scaled, bump: (tools, p) => tools.o.mul(bump(tools, shrunk(tools, p)), factor) } : { material: scaled };
}

/** base * factor, kept below the albedo of fresh snow. */
export function tint({ o }: FieldTools, base: Vec3<FloatLike>, factor: FloatLike): Vec3<F32> {
  return [o.min(o.mul(base[0], factor), 0.92), o.min(o.mul(base[1], factor), 0.92), o.min(o.mul(base[2], factor), 0.92)];
}
