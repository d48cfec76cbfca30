/** Patterns that several materials share: noise at a size in metres, specks, fibres, weaves. All in [0, 1] unless said. */
import type { F32, IntLike, Vec3 } from '../../../../kernel/index.ts';
import { grainOf } from '../bounded.ts';
import type { FieldTools } from '../shape.ts';

/** Fractal value noise with features of `size` metres, mean 1/2. */
export const mottle = (tools: FieldTools, p: Vec3<F32>, size: number, octaves = 3, seed = 0): F32 =>
  grainOf(tools, tools.v.scale(p, 1 / size), octaves, seed);

/** Value noise stretched along one axis (0, 1, 2) by `stretch`: fibres, brush strokes. */
export function streaks({ v, n }: FieldTools, p: Vec3<F32>, { size, axis, stretch, seed = 0 }: Streaks): F32 {
  const scales = [1 / size, 1 / size, 1 / size] as [number, number, number];
  scales[axis] /= stretch;
  return n.valueNoise(v.mul3(p, scales), seed);
}

export interface Streaks {
  /** Metres across. */
  readonly size: number;
  readonly axis: 0 | 1 | 2;
  readonly stretch: number;
  readonly seed?: IntLike;
}

/** Round specks about random points, one a cell of `size` metres: 1 at the middle, 0 from `radius` cells on. */
export const specks = ({ v, n, m }: FieldTools, p: Vec3<F32>, size: number, radius: number, seed = 0): F32 =>
  m.smoothstep(radius, radius * 0.4, n.worley(v.scale(p, 1 / size), seed).nearest);

/** Cracks between cells of `size` metres: 0 in the crack, 1 beyond `width` cells. */
export function cells({ o, v, n, m }: FieldTools, p: Vec3<F32>, size: number, width: number, seed = 0): F32 {
  const { nearest, second } = n.worley(v.scale(p, 1 / size), seed);
  return m.smoothstep(0, width, o.sub(second, nearest));
}

export const fraction = ({ o }: FieldTools, x: F32): F32 => o.sub(x, o.floor(x));

export type WeavePlane = 'xy' | 'xz' | 'zy';
const planeAxes = { xy: [0, 1], xz: [0, 2], zy: [2, 1] } as const;

/** Height of a plain weave with threads `spacing` metres apart: 0 in the gaps, 1 where a thread lies on top. */
export function weave({ o, m }: FieldTools, p: Vec3<F32>, spacing: number, plane: WeavePlane): F32 {
  const [u, v] = planeAxes[plane].map((axis) => o.mul(p[axis], 1 / spacing)) as [F32, F32];
  const [across, down] = [o.abs(m.sinTurns(o.mul(u, 0.5))), o.abs(m.sinTurns(o.mul(v, 0.5)))];
  const parity = o.mul(m.cosTurns(o.mul(o.floor(u), 0.5)), m.cosTurns(o.mul(o.floor(v), 0.5)));
  const warp = o.mul(across, o.mulAdd(o.mul(parity, down), 0.4, 0.6));
  const weft = o.mul(down, o.mulAdd(o.mul(parity, across), -0.4, 0.6));
  return o.max(warp, weft);
}
