/**
 * Noise from integer hashes: no tables, no sine, the same bits everywhere. Lattice coordinates are int32 and wrap, so the pattern
 * repeats after 2^32 cells; |x| must stay below 2^23, where a float still tells neighbouring cells apart.
 *
 * source   hash: lowbias32 of Chris Wellons' hash prospector (public domain) over multiplied coordinates;
 *          gradient noise: Perlin, "Improving noise" (2002), with 12 edge vectors chosen from hash bits;
 *          cellular noise: Worley, "A cellular texture basis function" (1996)
 */
import type { FloatLike, IntLike } from './builder.ts';
import type { Operators } from './operators.ts';
import type { F32, I32 } from './value.ts';
import type { Vec3 } from './vector.ts';

const bitOf = (corner: number, axis: number): 0 | 1 => ((corner >> axis) & 1) as 0 | 1;

function hashOf(o: Operators) {
  const { intAdd, intMul, intXor, shiftRightUnsigned } = o;

  function scramble(h: I32): I32 {
    let x = intXor(h, shiftRightUnsigned(h, 16));
    x = intMul(x, 0x7feb352d);
    x = intXor(x, shiftRightUnsigned(x, 15));
    x = intMul(x, 0x846ca68b | 0);
    return intXor(x, shiftRightUnsigned(x, 16));
  }

  /** 32 mixed bits of a lattice point and a seed. */
  const hash3 = (x: IntLike, y: IntLike, z: IntLike, seed: IntLike = 0): I32 =>
    scramble(intAdd(intAdd(intMul(x, 0x27d4eb2d), intMul(y, 0x165667b1)), intAdd(intMul(z, 0x9e3779b1 | 0), intMul(seed, 0x85ebca6b | 0))));

  /** The upper 24 bits as a float in [0, 1). */
  const unit = (bits: I32): F32 => o.mul(o.toFloat(shiftRightUnsigned(bits, 8)), 1 / 16777216);

  return { hash3, unit };
}

interface Cell {
  readonly whole: Vec3<I32>;
  readonly part: Vec3<F32>;
}

function cellOf(o: Operators, p: Vec3): Cell {
  const floors = [o.floor(p[0]), o.floor(p[1]), o.floor(p[2])] as const;
  return {
    whole: [o.truncate(floors[0]), o.truncate(floors[1]), o.truncate(floors[2])],
    part: [o.sub(p[0], floors[0]), o.sub(p[1], floors[1]), o.sub(p[2], floors[2])],
  };
}

function latticeNoiseOf(o: Operators, { hash3, unit }: ReturnType<typeof hashOf>) {
  const { add, sub, mul, mix, intAdd, shiftRightUnsigned } = o;

  const fade = (t: F32): F32 => mul(mul(mul(t, t), t), add(mul(t, sub(mul(t, 6), 15)), 10));

  /** Corner values blended by the faded position in the cell. Corners that a constant 0 leaves no say are not asked for. */
  function blend({ whole, part }: Cell, valueAt: (lattice: Vec3<I32>, corner: number) => F32): F32 {
    const fades = [fade(part[0]), fade(part[1]), fade(part[2])] as const;
    const between = (axis: number, corner: number): F32 => {
      if (axis < 0)
        return valueAt(
          [intAdd(whole[0], bitOf(corner, 0)), intAdd(whole[1], bitOf(corner, 1)), intAdd(whole[2], bitOf(corner, 2))],
          corner,
        );
      const near = between(axis - 1, corner);
      return fades[axis]!.constant === 0 ? near : mix(near, between(axis - 1, corner | (1 << axis)), fades[axis]!);
    };
    return between(2, 0);
  }

  /** Value noise: [0, 1), mean 1/2, one feature a unit. */
  const valueNoise = (p: Vec3, seed: IntLike = 0): F32 => blend(cellOf(o, p), ([x, y, z]) => unit(hash3(x, y, z, seed)));

  /** The dot product of a corner's offset with one of the 12 edge vectors (0, +-1, +-1) and its turns, picked by hash bits. */
  function gradient(bits: I32, offset: Vec3<F32>): F32 {
    const low = (mask: number): ReturnType<Operators['not']> => o.intEq(o.intAnd(bits, mask), 0);
    const axis = o.intAnd(shiftRightUnsigned(bits, 4), 3);
    const first = o.select(o.intEq(axis, 0), offset[1], offset[0]);
    const second = o.select(o.intLt(axis, 2), offset[2], offset[1]);
    return add(o.select(low(1), first, o.neg(first)), o.select(low(2), second, o.neg(second)));
  }

  /** Gradient noise: (-1.04, 1.04), mean 0, zero at lattice points. */
  function gradientNoise(p: Vec3, seed: IntLike = 0): F32 {
    const cell = cellOf(o, p);
    return blend(cell, ([x, y, z], corner) => {
      const offset: Vec3<F32> = [
        sub(cell.part[0], bitOf(corner, 0)),
        sub(cell.part[1], bitOf(corner, 1)),
        sub(cell.part[2], bitOf(corner, 2)),
      ];
      return gradient(hash3(x, y, z, seed), offset);
    });
  }

  /** Fractal sum of gradient noise: amplitude halves and frequency doubles (nearly: 2.03, so that lattices do not line up). */
  function fbm(p: Vec3, octaves: number, seed = 0): F32 {
    let sum: FloatLike = 0;
    let [amplitude, frequency] = [0.5, 1];
    for (let octave = 0; octave < octaves; octave++) {
      const scaled: Vec3 = [mul(p[0], frequency), mul(p[1], frequency), mul(p[2], frequency)];
      sum = add(sum, mul(gradientNoise(scaled, seed + octave), amplitude));
      amplitude *= 0.5;
      frequency *= 2.03;
    }
    return o.float(sum);
  }

  return { valueNoise, gradientNoise, fbm };
}

function cellularNoiseOf(o: Operators, { hash3 }: ReturnType<typeof hashOf>) {
  const { add, sub, mul, intAdd, shiftRightUnsigned, toFloat } = o;

  /** Worley noise: distances to the nearest and the second nearest feature point, one point a unit cell; both in [0, 1.8). */
  function worley(p: Vec3, seed: IntLike = 0): { nearest: F32; second: F32 } {
    const { whole, part } = cellOf(o, p);
    let nearest: FloatLike = 100;
    let second: FloatLike = 100;
    for (let neighbour = 0; neighbour < 27; neighbour++) {
      const step = [(neighbour % 3) - 1, (Math.floor(neighbour / 3) % 3) - 1, Math.floor(neighbour / 9) - 1] as const;
      const bits = hash3(intAdd(whole[0], step[0]), intAdd(whole[1], step[1]), intAdd(whole[2], step[2]), seed);
      const jitter = [0, 10, 20].map((shift) => mul(toFloat(o.intAnd(shiftRightUnsigned(bits, shift), 1023)), 1 / 1024));
      const deltas = jitter.map((point, axis) => sub(add(point, step[axis as 0 | 1 | 2]), part[axis as 0 | 1 | 2]));
      const squared = o.sum(...deltas.map((delta) => mul(delta, delta)));
      second = o.min(o.max(squared, nearest), second);
      nearest = o.min(squared, nearest);
    }
    return { nearest: o.sqrt(nearest), second: o.sqrt(second) };
  }

  return { worley };
}

export function noiseOf(o: Operators) {
  const hash = hashOf(o);
  return { ...hash, ...latticeNoiseOf(o, hash), ...cellularNoiseOf(o, hash) };
}

export type KernelNoise = ReturnType<typeof noiseOf>;
