/** Changes of a solid's skin: shells, rounding, relief that really moves the surface. */
import type { F32, Vec3 } from '../../../../kernel/index.ts';
import { fbm, gradientNoise } from '../bounded.ts';
import type { Field, FieldTools } from '../shape.ts';

/** A skin of the thickness, half of it on either side of the surface. */
export const shell =
  (field: Field, thickness: number): Field =>
  ({ o, ...rest }, p) =>
    o.sub(o.abs(field({ o, ...rest }, p)), thickness / 2);

/** Grown by the radius; edges that stick out become round. Negative: shrunk. */
export const round =
  (field: Field, radius: number): Field =>
  (tools, p) =>
    tools.o.sub(field(tools, p), radius);

/** A relief in metres, outward where positive. Only what it records with bounds (../bounded.ts) can be analysed. */
export type Relief = (tools: FieldTools, p: Vec3<F32>) => F32;

/** Moves the surface outward by the relief. As steep as field and relief together. */
export const displace =
  (field: Field, relief: Relief): Field =>
  (tools, p) =>
    tools.o.sub(field(tools, p), relief(tools, p));

export interface Roughening {
  /** Metres, of the largest bump: the noise reaches about +-0.7 of it. */
  readonly amplitude: number;
  /** Metres of the largest feature. */
  readonly size: number;
  readonly octaves?: number;
  readonly seed?: number;
  /** Features are so many times longer along an axis. Default [1, 1, 1]. */
  readonly stretch?: readonly [x: number, y: number, z: number];
}

/** Fractal noise as relief. Steepness: amplitude / size * 1.9 an octave. */
export const roughening = ({ amplitude, size, octaves = 1, seed = 0, stretch = [1, 1, 1] }: Roughening): Relief => {
  const scales = stretch.map((factor) => 1 / (size * factor)) as [number, number, number];
  return (tools, p) => {
    const q = tools.v.mul3(p, scales);
    const noise = octaves === 1 ? tools.o.mul(gradientNoise(tools, q, seed), 0.5) : fbm(tools, q, octaves, seed);
    return tools.o.mul(noise, amplitude);
  };
};
