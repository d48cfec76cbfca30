/** What is painted on a solid: panes, lamps, seams, stripes and letters as soft regions in one of its views; and common finishes. */
import type { F32 } from '../../../kernel/index.ts';
import {
  type Colour,
  colour,
  type Field2,
  type FieldTools,
  type MaterialValues,
  mixValues,
  mottle,
  type Surface,
  type SurfacePoint,
  tint,
} from '../../render/field/index.ts';

export type Mask = (tools: FieldTools, at: SurfacePoint) => F32;
type Coat = MaterialValues | Surface;

/** Layers one over the other, the last on top. */
export function painted(ground: Surface, ...layers: readonly (readonly [Mask, Coat])[]): Surface {
  return {
    ...(ground.bump && { bump: ground.bump }),
    material: (tools, at) =>
      layers.reduce(
        (values, [mask, coat]) => {
          const upper = 'material' in coat ? (coat as Surface).material(tools, at) : (coat as MaterialValues);
          return mixValues(tools, values, upper, mask(tools, at));
        },
        ground.material(tools, at),
      ),
  };
}

const soft = 0.003;
const inside = ({ m }: FieldTools, distance: F32, edge: number): F32 => m.smoothstep(edge, -edge, distance);
const facing = ({ m }: FieldTools, towards: F32): F32 => m.smoothstep(0.22, 0.4, towards);

/** Both flanks; the region lies in (z, y). */
export const onSides =
  (region: Field2, edge = soft): Mask =>
  (tools, { local, normal }) =>
    tools.o.mul(inside(tools, region(tools, local[2], local[1]), edge), facing(tools, tools.o.abs(normal[0])));
/** (x, y) of what looks to +z. */
export const onFront =
  (region: Field2, edge = soft): Mask =>
  (tools, { local, normal }) =>
    tools.o.mul(inside(tools, region(tools, local[0], local[1]), edge), facing(tools, normal[2]));
/** (-x, y), so that letters read from behind. */
export const onBack =
  (region: Field2, edge = soft): Mask =>
  (tools, { local, normal }) =>
    tools.o.mul(inside(tools, region(tools, tools.o.neg(local[0]), local[1]), edge), facing(tools, tools.o.neg(normal[2])));
/** (x, z) of what looks up. */
export const onTop =
  (region: Field2, edge = soft): Mask =>
  (tools, { local, normal }) =>
    tools.o.mul(inside(tools, region(tools, local[0], local[2]), edge), facing(tools, normal[1]));
/** (z, y) on the flank at +x alone, read from there: u runs to -z. `side` -1: the other, u to +z. */
export const onFlank =
  (region: Field2, side: 1 | -1, edge = soft): Mask =>
  (tools, { local, normal }) => {
    const { o } = tools;
    return o.mul(inside(tools, region(tools, o.mul(local[2], -side), local[1]), edge), facing(tools, o.mul(normal[0], side)));
  };
export const below =
  (height: number, edge = 0.01): Mask =>
  (tools, { local }) =>
    tools.m.smoothstep(height + edge, height - edge, local[1]);
export const above =
  (height: number, edge = 0.01): Mask =>
  (tools, { local }) =>
    tools.m.smoothstep(height - edge, height + edge, local[1]);
export const both =
  (a: Mask, b: Mask): Mask =>
  (tools, at) =>
    tools.o.mul(a(tools, at), b(tools, at));

/** The border of a region as a line of the half width. */
export const rim =
  (region: Field2, half: number): Field2 =>
  (tools, u, v) =>
    tools.o.sub(tools.o.abs(region(tools, u, v)), half);

/** Stripes along u: 1 in the share of each period. */
export const bars =
  (axis: 0 | 1 | 2, period: number, share: number, offset = 0): Mask =>
  ({ o, m }, { local }) => {
    const at = o.mulAdd(local[axis], 1 / period, offset / period);
    const away = o.abs(o.sub(o.sub(at, o.floor(at)), 0.5));
    return m.smoothstep(share / 2 + 0.02, share / 2 - 0.02, away);
  };

export const flat = (hex: string | Colour, roughness = 0.5, rest: Partial<MaterialValues> = {}): MaterialValues => ({
  base: typeof hex === 'string' ? colour(hex) : hex,
  roughness,
  ...rest,
});
export const plain = (hex: string | Colour, roughness = 0.5, rest: Partial<MaterialValues> = {}): Surface => ({
  material: () => flat(hex, roughness, rest),
});

/** Dark glass that mirrors the sky. */
export const tintedGlass: MaterialValues = { base: [0.012, 0.015, 0.018], roughness: 0.06, coat: 1, coatRoughness: 0.015 };
export const mirrorChrome: MaterialValues = { base: [0.72, 0.72, 0.74], metal: 1, roughness: 0.1, coat: 0 };
export const blackPlastic: MaterialValues = { base: [0.014, 0.014, 0.015], roughness: 0.5, coat: 0 };
export const seam: MaterialValues = { base: [0.008, 0.008, 0.009], roughness: 0.8, coat: 0 };

/** A lamp behind clear glass; it shines by `glow` where asked to. */
export const lampGlass = (hex: string, glow = 0): MaterialValues => {
  const base = colour(hex);
  return {
    base,
    roughness: 0.16,
    coat: 1,
    coatRoughness: 0.02,
    metal: 0.2,
    emission: [base[0] * glow, base[1] * glow, base[2] * glow],
  };
};

export interface Paint {
  readonly colour: Colour;
  /** Default 0.35; shiny coats lie over it. */
  readonly roughness?: number;
  /** Rust and dull patches, [0, 1]. Default 0. */
  readonly wear?: number;
  /** Clear coat. Default 1. */
  readonly coat?: number;
  /** Metres of the patches. Default 0.35. */
  readonly size?: number;
}

/** Paint under a clear coat, a little dusty towards the ground; worn, it rusts in patches. */
export function paintCoat({ colour: base, roughness = 0.38, wear = 0, coat = 1, size = 0.35 }: Paint): Surface {
  return {
    material: (tools, { local }) => {
      const { o, v, m } = tools;
      const cloud = mottle(tools, local, size, 3);
      const dust = o.mul(m.smoothstep(0.7, 0.2, local[1]), o.mulAdd(cloud, 0.2, 0.04));
      const clean = tint(tools, base, o.mulAdd(cloud, 0.1, 0.95));
      const dusty = v.mix3(clean, [0.28, 0.25, 0.21], dust);
      if (wear <= 0) return { base: dusty, roughness, coat, coatRoughness: o.mulAdd(dust, 0.3, 0.03) };
      const low = o.mul(m.smoothstep(0.9, 0.3, local[1]), 0.07);
      const rust = m.smoothstep(0.62, 0.72, o.sum(mottle(tools, local, size * 0.6, 5, 4), low, 0.09 * wear - 0.07));
      const rusty = v.mix3([0.2, 0.07, 0.03], [0.09, 0.035, 0.02], cloud);
      return {
        base: v.mix3(dusty, rusty, rust),
        roughness: o.mulAdd(rust, 0.4, roughness + 0.12 * wear),
        coat: o.mul(o.sub(1, rust), coat * (1 - 0.6 * wear)),
        coatRoughness: 0.03 + 0.2 * wear,
      };
    },
  };
}

export const isAsked = (attributes: readonly string[] | undefined, ...words: readonly string[]): boolean =>
  words.some((word) => attributes?.includes(word));
export const wearOf = (attributes: readonly string[] | undefined): number =>
  isAsked(attributes, 'old', 'rusty', 'worn', 'abandoned', 'vintage') ? 1 : 0;
/** Radiance of lamps: they shine when asked, or show their glass only. */
export const glowOf = (attributes: readonly string[] | undefined): number => (isAsked(attributes, 'lit', 'glowing', 'night') ? 6 : 0);
