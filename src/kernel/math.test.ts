import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { KernelBuilder } from './builder.ts';
import { createKernelCache, instantiate } from './compile.ts';
import type { F32 } from './index.ts';
import { type KernelMath, mathOf } from './math.ts';
import { type KernelNoise, noiseOf } from './noise.ts';
import { operatorsOf } from './operators.ts';
import type { Vec3 } from './vector.ts';

const inputAddress = 4096;

/** Maps `values` (rows of `arity`) through a function of the kernel; returns one float a row. */
function map(values: Float32Array, arity: number, write: (m: KernelMath & KernelNoise, args: F32[]) => F32): Float32Array {
  const rows = values.length / arity;
  const outputAddress = inputAddress + 4 * values.length;
  const k = new KernelBuilder();
  const o = operatorsOf(k);
  k.function({ name: 'run', parameters: [], results: [], isExported: true }, () => {
    k.for(0, rows, 4, (index) => {
      const address = o.uniformShiftLeft(index, 2);
      const args = Array.from({ length: arity }, (_, place) => o.load(address, inputAddress + 4 * rows * place));
      k.store(address, write({ ...mathOf(o), ...noiseOf(o) }, args), outputAddress);
    });
    return undefined;
  });
  const memory = new WebAssembly.Memory({ initial: Math.ceil((outputAddress + 4 * rows) / 65_536) + 1 });
  new Float32Array(memory.buffer, inputAddress, values.length).set(values);
  instantiate(createKernelCache().compile(k.module, { constantsAddress: 1024, sharedMaximumPages: null }).module, memory).run!();
  return new Float32Array(memory.buffer, outputAddress, rows);
}

const line = (low: number, high: number, count = 40_000): Float32Array =>
  Float32Array.from({ length: count }, (_, i) => low + ((high - low) * i) / (count - 1));

function largestError(values: Float32Array, got: Float32Array, wanted: (x: number) => number, isRelative = false): number {
  return values.reduce((worst, x, index) => {
    const exact = wanted(x);
    const error = Math.abs(got[index]! - exact) / (isRelative ? Math.abs(exact) : 1);
    return Math.max(worst, error);
  }, 0);
}

describe('transcendental functions', () => {
  const cases: [
    name: string,
    values: Float32Array,
    write: (m: KernelMath, x: F32) => F32,
    exact: (x: number) => number,
    bound: number,
    isRelative?: boolean,
  ][] = [
    ['sinTurns', line(-1, 1), (m, x) => m.sinTurns(x), (x) => Math.sin(2 * Math.PI * x), 4e-7],
    ['cosTurns', line(-1, 1), (m, x) => m.cosTurns(x), (x) => Math.cos(2 * Math.PI * x), 8e-7],
    ['sin', line(-100, 100), (m, x) => m.sin(x), Math.sin, 1e-5],
    ['exp2', line(-126, 127), (m, x) => m.exp2(x), (x) => 2 ** x, 3e-7, true],
    ['exp', line(-20, 20), (m, x) => m.exp(x), Math.exp, 3e-6, true],
    ['log2', line(1e-6, 1000), (m, x) => m.log2(x), Math.log2, 1.4e-6],
    ['pow 2.4', line(0, 10), (m, x) => m.pow(x, 2.4), (x) => x ** Math.fround(2.4), 2e-4],
    ['acosTurns', line(-1, 1), (m, x) => m.acosTurns(x), (x) => Math.acos(x) / (2 * Math.PI), 1.5e-7],
  ];
  for (const [name, values, write, exact, bound, isRelative] of cases) {
    it(`${name} stays within ${bound}`, () => {
      const error = largestError(
        values,
        map(values, 1, (m, [x]) => write(m, x!)),
        exact,
        isRelative,
      );
      assert.ok(error <= bound, `error ${error}`);
      assert.ok(error > 0, 'an error of exactly 0 means that nothing was computed');
    });
  }

  it('atan2Turns finds the angle in all quadrants and on the axes', () => {
    const count = 10_000;
    const angles = line(-0.4999, 0.5, count);
    const values = new Float32Array(2 * count);
    angles.forEach((turn, index) => {
      values[index] = Math.sin(2 * Math.PI * turn);
      values[count + index] = Math.cos(2 * Math.PI * turn);
    });
    const got = map(values, 2, (m, [y, x]) => m.atan2Turns(y!, x!));
    assert.ok(largestError(angles, got, (turn) => turn) < 2e-7);
  });
});

describe('noise', () => {
  const count = 65_536;
  // A Kronecker sequence: fills the cube evenly. source: Roberts, "The unreasonable effectiveness of quasirandom sequences" (R3)
  const steps = [0.8191725133961645, 0.6710436067037893, 0.5497004779019703];
  const points = Float32Array.from({ length: 3 * count }, (_, i) => (((i % count) * steps[Math.floor(i / count)]!) % 1) * 61 - 30);
  const sample = (write: (m: KernelNoise, p: Vec3<F32>) => F32): Float32Array =>
    map(points, 3, (m, p) => write(m, p as unknown as Vec3<F32>));
  const mean = (values: Float32Array): number => values.reduce((sum, x) => sum + x, 0) / values.length;

  it('value noise stays in [0, 1) about one half', () => {
    const values = sample((m, p) => m.valueNoise(p, 3));
    assert.ok(values.every((x) => x >= 0 && x < 1));
    assert.ok(Math.abs(mean(values) - 0.5) < 0.02, `mean ${mean(values)}`);
  });

  it('gradient noise is bounded, centred, and zero at lattice points', () => {
    const values = sample((m, p) => m.gradientNoise(p, 3));
    assert.ok(
      values.every((x) => Math.abs(x) < 1.05),
      `range ${Math.min(...values.subarray(0, 9000))} ${Math.max(...values.subarray(0, 9000))}`,
    );
    assert.ok(Math.abs(mean(values)) < 0.02, `mean ${mean(values)}`);
    assert.ok(values.some((x) => Math.abs(x) > 0.5));
    const lattice = Float32Array.from({ length: 3 * 4096 }, (_, i) => (i % 37) - 18);
    assert.ok(map(lattice, 3, (m, p) => m.gradientNoise(p as unknown as Vec3<F32>)).every((x) => x === 0));
  });

  it('is continuous across cell borders', () => {
    const across = line(-2, 2, 40_000);
    const values = new Float32Array(3 * across.length).fill(0.37);
    values.set(across);
    const noise = map(values, 3, (m, p) => m.fbm(p as unknown as Vec3<F32>, 4));
    for (let i = 1; i < noise.length; i++) assert.ok(Math.abs(noise[i]! - noise[i - 1]!) < 0.003, `jump at ${across[i]}`);
  });

  it('Worley noise orders its two distances and matches a plain search', () => {
    const nearest = sample((m, p) => m.worley(p, 9).nearest);
    const second = sample((m, p) => m.worley(p, 9).second);
    assert.ok(nearest.every((x, i) => x >= 0 && x <= second[i]! && x < 1.75));
    assert.ok(mean(nearest) > 0.4 && mean(nearest) < 0.65, `mean ${mean(nearest)}`);
  });

  it('differs by seed and hashes every bit evenly', () => {
    assert.notDeepEqual(
      sample((m, p) => m.valueNoise(p, 1)),
      sample((m, p) => m.valueNoise(p, 2)),
    );
    const bits = sample((m, p) => m.unit(m.hash3(0, 0, 0, 0)) && m.valueNoise([p[0], p[1], p[2]], 5));
    assert.ok(new Set(bits).size > count / 2);
  });
});
