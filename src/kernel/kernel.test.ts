import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { KernelBuilder } from './builder.ts';
import { createKernelCache, hashModule, instantiate, instantiateReference } from './compile.ts';
import { type Operators, operatorsOf } from './operators.ts';
import { printModule } from './print.ts';
import type { F32, KernelModule } from './value.ts';

const inputAddress = 4096;
const outputAddress = 65_536;
const laneCount = 64;

/** A module whose `run` maps `laneCount` pairs of inputs through `write`. */
function mapModule(write: (o: Operators, k: KernelBuilder, x: F32, y: F32) => F32): KernelModule {
  const k = new KernelBuilder();
  const o = operatorsOf(k);
  k.function({ name: 'run', parameters: ['uniform'], results: [], isExported: true }, (step) => {
    k.for(0, laneCount, step, (index) => {
      const address = o.uniformShiftLeft(index, 2);
      const x = o.load(address, inputAddress);
      const y = o.load(address, inputAddress + 4 * laneCount);
      k.store(address, write(o, k, x, y), outputAddress);
    });
    return undefined;
  });
  return k.module;
}

/** Runs a module on both back ends over the same inputs; returns the two results as raw words. */
function runBoth(module: KernelModule, inputs: Float32Array): [wasm: Int32Array, reference: Int32Array] {
  const memory = new WebAssembly.Memory({ initial: 2 });
  const compiled = createKernelCache().compile(module, { constantsAddress: 1024, sharedMaximumPages: null });
  const reference = new ArrayBuffer(2 * 65_536);
  for (const buffer of [memory.buffer, reference]) new Float32Array(buffer, inputAddress, inputs.length).set(inputs);
  instantiate(compiled.module, memory).run!(4);
  instantiateReference(module, reference).run!(1);
  return [new Int32Array(memory.buffer, outputAddress, laneCount), new Int32Array(reference, outputAddress, laneCount)];
}

const isNan = (word: number): boolean => (word & 0x7f800000) === 0x7f800000 && (word & 0x7fffff) !== 0;

function assertSameBits([wasm, reference]: [Int32Array, Int32Array], module: KernelModule): void {
  for (let lane = 0; lane < laneCount; lane++) {
    const isSame = wasm[lane] === reference[lane] || (isNan(wasm[lane]!) && isNan(reference[lane]!));
    assert.ok(isSame, `lane ${lane}: WebAssembly ${wasm[lane]}, JavaScript ${reference[lane]}\n${printModule(module)}`);
  }
}

type Expression = { op: string; args: Expression[] } | { leaf: 'x' | 'y' | number };

const { tree } = fc.letrec<{ tree: Expression }>((tie) => {
  const leaf = fc
    .oneof(fc.constantFrom('x' as const, 'y' as const), fc.float({ noNaN: true, min: -100, max: 100 }))
    .map((value) => ({ leaf: value }));
  const node = (ops: string[], arity: number) =>
    fc.record({ op: fc.constantFrom(...ops), args: fc.array(tie('tree'), { minLength: arity, maxLength: arity }) });
  return {
    tree: fc.oneof(
      { maxDepth: 5 },
      leaf,
      node(['add', 'sub', 'mul', 'div', 'min', 'max'], 2),
      node(['abs', 'neg', 'sqrt', 'floor', 'viaInt', 'viaBits'], 1),
      node(['select', 'branch', 'loop'], 3),
    ),
  };
});

function write(expression: Expression, o: Operators, k: KernelBuilder, x: F32, y: F32): F32 {
  if ('leaf' in expression) return expression.leaf === 'x' ? x : expression.leaf === 'y' ? y : o.float(expression.leaf);
  const recurse = (part: Expression): F32 => write(part, o, k, x, y);
  const [a, b, c] = expression.args as [Expression, Expression, Expression];
  switch (expression.op) {
    case 'select':
      return o.select(o.xor(o.lt(recurse(a), recurse(b)), o.gt(recurse(c), 1)), recurse(b), recurse(c));
    case 'branch': {
      const result = k.variable('f32', recurse(a));
      k.if(o.gt(recurse(b), k.get(result)), () => k.set(result, o.add(k.get(result), recurse(c))));
      return k.get(result);
    }
    case 'loop': {
      const [sum, turn] = [k.variable('f32', recurse(a)), k.variable('f32', 0)];
      const limit = o.min(o.abs(recurse(b)), 5);
      k.while(
        () => o.lt(k.get(turn), limit),
        () => {
          k.set(sum, o.mul(o.sub(k.get(sum), recurse(c)), 0.5));
          k.set(turn, o.add(k.get(turn), 1));
        },
      );
      return k.get(sum);
    }
    case 'viaInt':
      return o.toFloat(o.intXor(o.intMul(o.truncate(recurse(a)), 3), 5));
    case 'viaBits':
      return o.floatOfBits(o.intAnd(o.bits(recurse(a)), 0x7f7fffff));
    default:
      return (o[expression.op as 'add'] as (...args: F32[]) => F32)(...expression.args.map(recurse));
  }
}

const inputs = fc.array(
  fc.oneof(fc.float({ noNaN: true, min: -1000, max: 1000 }), fc.constantFrom(0, -0, 1, -1, 0.5, 2 ** 31, -(2 ** 31), Infinity)),
  {
    minLength: 2 * laneCount,
    maxLength: 2 * laneCount,
  },
);

describe('kernel back ends', () => {
  it('give the same bits in every lane for random programs with branches and loops', () => {
    fc.assert(
      fc.property(tree, inputs, (expression, values) => {
        const module = mapModule((o, k, x, y) => write(expression, o, k, x, y));
        assertSameBits(runBoth(module, Float32Array.from(values)), module);
      }),
      { numRuns: 300, seed: 7 },
    );
  });

  it('leave inactive lanes alone and skip a body that no lane enters', () => {
    const module = mapModule((o, k, x) => {
      const value = k.variable('f32', 1);
      k.if(o.gt(x, 10), () => {
        k.set(value, 2);
        k.if(o.gt(x, 20), () => k.set(value, 3));
      });
      return k.get(value);
    });
    const values = new Float32Array(2 * laneCount).map((_, index) => index);
    const [words] = runBoth(module, values);
    const floats = new Float32Array(words.buffer, words.byteOffset, laneCount);
    assert.deepEqual(
      [...floats],
      [...values.subarray(0, laneCount)].map((x) => (x > 20 ? 3 : x > 10 ? 2 : 1)),
    );
  });

  it('compact streams in lane order and scatter back', () => {
    const k = new KernelBuilder();
    const o = operatorsOf(k);
    k.function({ name: 'run', parameters: ['uniform'], results: [], isExported: true }, (step) => {
      const end = k.variable('uniform', 8192);
      k.for(0, laneCount, step, (index) => {
        const lane = o.laneIndex(index);
        k.append(end, lane, o.intEq(o.intAnd(lane, 3), 1));
      });
      const from = k.variable('uniform', 8192);
      k.while(
        () => o.uniformLt(k.get(from), k.get(end)),
        () => {
          const lane = o.intLoad(k.get(from));
          k.scatter({ base: outputAddress, index: lane, mask: o.lt(o.toFloat(lane), laneCount) }, o.toFloat(o.intMul(lane, 2)));
          k.set(from, o.uniformAdd(k.get(from), o.uniformShiftLeft(step, 2)));
        },
      );
      return undefined;
    });
    const [wasm, reference] = runBoth(k.module, new Float32Array(0));
    assert.deepEqual([...wasm], [...reference]);
    const floats = new Float32Array(wasm.buffer, wasm.byteOffset, laneCount);
    assert.deepEqual(
      [...floats],
      Array.from({ length: laneCount }, (_, lane) => (lane % 4 === 1 ? 2 * lane : 0)),
    );
  });
});

describe('KernelBuilder', () => {
  it('records an equal expression once and folds constants in float32', () => {
    const module = mapModule((o, _, x, y) => o.add(o.mul(x, y), o.add(o.mul(x, y), o.mul(0.1, 0.2))));
    const text = printModule(module);
    assert.equal(text.match(/= mul\(/g)?.length, 1);
    assert.ok(text.includes(String(Math.fround(Math.fround(0.1) * Math.fround(0.2)))), text);
  });

  it('does not reuse outside a branch what was computed inside it', () => {
    const module = mapModule((o, k, x, y) => {
      const value = k.variable('f32', 0);
      k.if(o.gt(x, 0), () => k.set(value, o.mul(x, y)));
      return o.add(k.get(value), o.mul(x, y));
    });
    assert.equal(printModule(module).match(/= mul\(/g)?.length, 2);
    assertSameBits(
      runBoth(
        module,
        new Float32Array(2 * laneCount).map((_, index) => index - 60),
      ),
      module,
    );
  });

  it('hashes equal graphs equally and different ones differently', () => {
    const make = (factor: number) => mapModule((o, _, x) => o.mul(x, factor));
    assert.equal(hashModule(make(2)), hashModule(make(2)));
    assert.notEqual(hashModule(make(2)), hashModule(make(3)));
  });

  it('compiles an equal graph only once', () => {
    const cache = createKernelCache();
    const options = { constantsAddress: 1024, sharedMaximumPages: null };
    const first = cache.compile(
      mapModule((o, _, x) => o.add(x, 1.5)),
      options,
    );
    assert.equal(
      cache.compile(
        mapModule((o, _, x) => o.add(x, 1.5)),
        options,
      ),
      first,
    );
  });

  it('refuses values of the wrong kind and lanes across the exported boundary', () => {
    const k = new KernelBuilder();
    const o = operatorsOf(k);
    k.function({ name: 'lanes', parameters: ['f32'], results: ['f32'], isExported: true }, (x) => {
      assert.throws(() => o.add(x, o.truncate(x) as unknown as F32), /kind f32 is needed, got i32/);
      return [x];
    });
    const compile = () => createKernelCache().compile(k.module, { constantsAddress: 1024, sharedMaximumPages: null });
    assert.throws(compile, /exported kernel function lanes/);
    assert.throws(() => o.any(o.lt(1, k.variable('f32', 0).value)), /inside a function/);
  });
});
