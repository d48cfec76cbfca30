import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { fixturePath } from '../../../fixtures/diffusion/golden.ts';
import { createRng } from '../../shared/rng.ts';
import { createFloat32Math } from './float32-math.ts';
import { createNoise, type NoisePrecision, noiseNames } from './index.ts';
import { createMt19937 } from './mt19937.ts';

type Case = [seed: string, precision: NoisePrecision, counts: number[], firsts: number[], digest: string];

const digest = (draws: readonly Float32Array[]): string => {
  const hash = createHash('sha256');
  for (const draw of draws) hash.update(new Uint8Array(draw.buffer));
  return hash.digest('hex').slice(0, 16);
};

describe("noise of torch's CPU generator", () => {
  const cases = JSON.parse(readFileSync(fixturePath('noise/goldens.json'), 'utf8')) as Case[];

  it('is that of torch.randn to the bit, for seeds up to 64 bits, counts that 16 does not divide, draw after draw', () => {
    assert.ok(cases.length > 60);
    for (const [seed, precision, counts, firsts, wanted] of cases) {
      const generator = createNoise('torch-cpu', BigInt(seed));
      const draws = counts.map((count) => generator.normal(count, precision));
      const name = `seed ${seed}, ${precision}, ${counts}`;
      const got = draws.filter(({ length }) => length > 0).map((draw) => draw[0]);
      assert.deepEqual(got, firsts, name);
      assert.equal(digest(draws), wanted, name);
    }
  });

  it("comes from the Mersenne Twister of the authors' own check values", () => {
    const uint32 = createMt19937(5489);
    const drawn = Array.from({ length: 10000 }, uint32);
    assert.deepEqual(drawn.slice(0, 3), [3499211612, 581869302, 3890346734]);
    assert.equal(drawn.at(-1), 4123659995);
  });
});

describe("Seedbed's own noise", () => {
  it('is what its description says, with these check values', () => {
    const values = createNoise('seedbed', 42).normal(5);
    assert.deepEqual([...values], [1.30474853515625, -0.25070178508758545, -3.222243547439575, -0.8173540830612183, -0.7682534456253052]);
    assert.equal(digest([createNoise('seedbed', 2n ** 64n - 1n).normal(1 << 16)]), '8de20bdbad211095');
    const rng = createRng(42);
    const pair = (): number[] => {
      const [u, v] = [((rng.uint32() >>> 8) + 1) / 2 ** 24, (rng.uint32() >>> 8) / 2 ** 24];
      const radius = Math.sqrt(-2 * Math.log(u));
      return [radius * Math.cos(2 * Math.PI * v), radius * Math.sin(2 * Math.PI * v)];
    };
    const inFloat64 = Array.from({ length: 500 }, pair).flat();
    const drawn = createNoise('seedbed', 42).normal(1000);
    for (const [i, value] of inFloat64.entries()) assert.ok(Math.abs(value - drawn[i]!) < 2e-6, `number ${i}`);
  });

  it('has mean 0, variance 1 and the tails of a normal distribution', () => {
    const count = 1 << 18;
    const values = createNoise('seedbed', 7).normal(count);
    const moment = (power: number): number => values.reduce((sum, value) => sum + value ** power, 0) / count;
    // Four standard errors.
    const margin = (variance: number): number => 4 * Math.sqrt(variance / count);
    for (const [power, wanted, variance] of [
      [1, 0, 1],
      [2, 1, 2],
      [3, 0, 15],
      [4, 3, 96],
    ] as const) {
      assert.ok(Math.abs(moment(power) - wanted) < margin(variance), `moment ${power} is ${moment(power)}`);
    }
    const beyond = values.filter((value) => Math.abs(value) > 3).length / count;
    assert.ok(Math.abs(beyond - 0.0026998) < margin(0.0027), `${beyond} lie beyond 3`);
    const neighbours = values.reduce((sum, value, i) => sum + value * (values[i + 1] ?? 0), 0) / count;
    assert.ok(Math.abs(neighbours) < margin(1), `neighbours correlate by ${neighbours}`);
  });
});

describe('noise of any kind', () => {
  it('goes on in its stream with a second draw, and begins anew with a new generator', () => {
    for (const name of noiseNames) {
      const generator = createNoise(name, 5);
      const [first, second] = [generator.normal(64), generator.normal(64)];
      assert.notDeepEqual(first, second);
      assert.deepEqual(createNoise(name, 5).normal(128), Float32Array.of(...first, ...second));
      assert.notDeepEqual(createNoise(name, 6).normal(64), first);
    }
  });

  it('has numbers of bfloat16 where these are asked for', () => {
    for (const name of noiseNames) {
      const words = new Uint32Array(createNoise(name, 5).normal(256, 'bfloat16').buffer);
      assert.ok(words.every((word) => (word & 0xffff) === 0));
    }
  });

  it('refuses a seed that is no integer', () => {
    for (const name of noiseNames) assert.throws(() => createNoise(name, 1.5), RangeError);
  });
});

describe('float32 arithmetic', () => {
  const { fusedMultiplyAdd, log, sinCos } = createFloat32Math();

  it('rounds a fused product and sum once', () => {
    // Half a last bit of 1, more or less by what float64 loses in the sum: rounded twice, both become a tie and go the wrong way.
    const [more, less] = [1 - 2 ** -12 + 2 ** -24, 1 - 2 ** -23];
    const cases: [a: number, b: number, c: number, wanted: number][] = [
      [2 ** -24 * (1 + 2 ** -12), more, 1, 1 + 2 ** -23],
      [2 ** -24 * (1 + 2 ** -23), less, 1 + 2 ** -23, 1 + 2 ** -23],
      [1 + 2 ** -23, 1 + 2 ** -23, -(1 + 2 ** -22), 2 ** -46],
      [2 ** -40, 2 ** -40, 1, 1],
      [3, 5, 7, 22],
    ];
    for (const [a, b, c, wanted] of cases) {
      assert.ok([a, b, c].every((value) => Math.fround(value) === value));
      assert.equal(fusedMultiplyAdd(a, b, c), wanted);
      assert.equal(fusedMultiplyAdd(-a, b, -c), -wanted);
    }
    assert.notEqual(Math.fround(cases[0]![0] * more + 1), 1 + 2 ** -23);
    assert.notEqual(Math.fround(cases[1]![0] * less + 1 + 2 ** -23), 1 + 2 ** -23);
  });

  it('has logarithms, sines and cosines within two units in the last place of the true ones', () => {
    for (let i = 0; i < 50_000; i++) {
      const u = Math.fround((i * 335 + 1) / 2 ** 24);
      const ulp = (value: number): number => 2 ** (Math.floor(Math.log2(Math.max(Math.abs(value), 2 ** -24))) - 23);
      assert.ok(Math.abs(log(u) - Math.log(u)) <= 2 * ulp(Math.log(u)), `log ${u}`);
      const angle = Math.fround(2 * Math.PI * u);
      const [sin, cos] = sinCos(angle);
      assert.ok(Math.abs(sin - Math.sin(angle)) <= 2 ** -23, `sin ${angle}`);
      assert.ok(Math.abs(cos - Math.cos(angle)) <= 2 ** -23, `cos ${angle}`);
    }
  });
});
