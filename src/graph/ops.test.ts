/** Every operator against plain loops, on random shapes, through the real runtime: on the CPU, and on WebGPU where it is to be had. */
import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import type { ModelRun } from '../inference/fixtures/run-model.ts';
import { softwareGpuEnvironment, whyNoWebGpu } from '../inference/fixtures/software-gpu.ts';
import { createInferenceHost, type TensorData } from '../inference/index.ts';
import { openSession } from '../inference/session.ts';
import { createLog, createRng } from '../shared/index.ts';
import type { Rng } from '../shared/rng.ts';
import {
  at,
  broadcast,
  drawFloats,
  drawIntegers,
  type Plain,
  plain,
  plainAttention,
  plainConv,
  plainLinear,
  plainMatMul,
  plainNormalise,
  plainRope,
  plainSoftmax,
  sum,
} from './fixtures/plain.ts';
import * as g from './index.ts';

interface Trial {
  readonly inputs: readonly Plain[];
  readonly graph: (inputs: readonly g.Value[]) => g.Value | readonly g.Value[];
  readonly wanted: Plain | readonly Plain[];
  /** Largest difference over the largest wanted number; 1e-5 when left out. */
  readonly tolerance?: number;
}
type Make = (rng: Rng) => Trial;

const side = (rng: Rng, least = 1): number => least + rng.below(5);
const sides = (rng: Rng, rank: number): number[] => Array.from({ length: rank }, () => side(rng));
const list = <T>(value: T | readonly T[]): readonly T[] => (Array.isArray(value) ? value : [value as T]);

const unary =
  (op: (x: g.Value) => g.Value, f: (x: number) => number, range: [number, number] = [-2, 2]): Make =>
  (rng) => {
    const x = drawFloats(rng, sides(rng, 1 + rng.below(4)), range);
    return { inputs: [x], graph: ([v]) => op(v!), wanted: broadcast([x], f) };
  };

/** Two shapes that broadcast: sides of 1 here and there, and one may have fewer axes. */
function twoShapes(rng: Rng): [number[], number[]] {
  const whole = sides(rng, 1 + rng.below(4));
  const a = whole.map((dim) => (rng.below(4) === 0 ? 1 : dim));
  return rng.below(2) === 0 ? [whole, a.slice(rng.below(a.length))] : [a, whole];
}

const binary =
  (
    op: (a: g.Value, b: g.Value) => g.Value,
    f: (a: number, b: number) => number,
    options: { range?: [number, number]; dtype?: g.DType } = {},
  ): Make =>
  (rng) => {
    const [a, b] = twoShapes(rng).map((dims) => drawFloats(rng, dims, options.range)) as [Plain, Plain];
    return { inputs: [a, b], graph: ([x, y]) => op(x!, y!), wanted: broadcast([a, b], f, options.dtype) };
  };

const erf = (x: number): number => {
  // Its series: enough terms for |x| < 3.
  let [term, total] = [x, x];
  for (let n = 1; n < 60; n++) {
    term *= (-x * x) / n;
    total += term / (2 * n + 1);
  }
  return (2 / Math.sqrt(Math.PI)) * total;
};
const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));
const tanhGelu = (x: number): number => 0.5 * x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3)));

const elementwise: Record<string, Make> = {
  Add: binary(g.add, (a, b) => a + b),
  Sub: binary(g.sub, (a, b) => a - b),
  Mul: binary(g.mul, (a, b) => a * b),
  Div: binary(g.div, (a, b) => a / b, { range: [0.5, 2] }),
  Pow: binary(g.pow, (a, b) => a ** b, { range: [0.5, 2] }),
  Min: binary(g.minimum, Math.min),
  Max: binary(g.maximum, Math.max),
  Less: binary(g.less, (a, b) => Number(a < b), { dtype: 'bool' }),
  Greater: binary(g.greater, (a, b) => Number(a > b), { dtype: 'bool' }),
  Equal: (rng) => {
    const [a, b] = twoShapes(rng).map((dims) => plain(dims, () => rng.below(2))) as [Plain, Plain];
    return { inputs: [a, b], graph: ([x, y]) => g.equal(x!, y!), wanted: broadcast([a, b], (x, y) => Number(x === y), 'bool') };
  },
  Where: (rng) => {
    const [dims, other] = twoShapes(rng);
    const [condition, a, b] = [drawIntegers(rng, other, 2, 'bool'), drawFloats(rng, dims), drawFloats(rng, other)];
    const wanted = broadcast([condition, a, b], (c, x, y) => (c ? x : y));
    return { inputs: [condition, a, b], graph: ([c, x, y]) => g.where(c!, x!, y!), wanted };
  },
  Relu: unary(g.relu, (x) => Math.max(x, 0)),
  Exp: unary(g.exp, Math.exp),
  Log: unary(g.log, Math.log, [0.1, 5]),
  Sqrt: unary(g.sqrt, Math.sqrt, [0, 5]),
  Reciprocal: unary(g.reciprocal, (x) => 1 / x, [0.5, 5]),
  Neg: unary(g.neg, (x) => -x),
  Erf: unary(g.erf, erf),
  Tanh: unary(g.tanh, Math.tanh),
  Sigmoid: unary(g.sigmoid, sigmoid),
  'Sigmoid times x': unary(g.silu, (x) => x * sigmoid(x), [-30, 30]),
  Gelu: unary(g.gelu, (x) => 0.5 * x * (1 + erf(x / Math.SQRT2))),
  'Gelu by tanh': unary((x) => g.gelu(x, 'tanh'), tanhGelu),
  Cast: unary((x) => g.cast(g.cast(x, 'int32'), 'float32'), Math.trunc, [-9, 9]),
};

const movement: Record<string, Make> = {
  Concat: (rng) => {
    const dims = sides(rng, 3);
    const axis = rng.below(3);
    const [a, b] = [drawFloats(rng, dims), drawFloats(rng, dims.with(axis, side(rng)))];
    const wanted = plain(dims.with(axis, dims[axis]! + b.dims[axis]!), (index) =>
      index[axis]! < dims[axis]! ? at(a, index) : at(b, index.with(axis, index[axis]! - dims[axis]!)),
    );
    return { inputs: [a, b], graph: (values) => g.concat(values, axis), wanted };
  },
  Split: (rng) => {
    const sizes = [side(rng), side(rng), side(rng)];
    const axis = rng.below(3);
    const x = drawFloats(
      rng,
      sides(rng, 3).with(
        axis,
        sum(3, (i) => sizes[i]!),
      ),
    );
    const wanted = sizes.map((size, part) => {
      const start = sum(part, (i) => sizes[i]!);
      return plain(x.dims.with(axis, size), (index) => at(x, index.with(axis, index[axis]! + start)));
    });
    return { inputs: [x], graph: ([v]) => g.split(v!, axis, sizes), wanted };
  },
  Slice: (rng) => {
    const axis = rng.below(3);
    const x = drawFloats(rng, sides(rng, 3).with(axis, 6));
    const [start, end] = rng.pick([
      [0, 3],
      [2, 6],
      [1, -1],
      [-3, -1],
      [-2, undefined],
      [4, undefined],
    ] as const);
    const [from, to] = [start < 0 ? start + 6 : start, end === undefined ? 6 : end < 0 ? end + 6 : end];
    const wanted = plain(x.dims.with(axis, to - from), (index) => at(x, index.with(axis, index[axis]! + from)));
    return { inputs: [x], graph: ([v]) => g.slice(v!, { axis, start, ...(end === undefined ? {} : { end }) }), wanted };
  },
  Transpose: (rng) => {
    const x = drawFloats(rng, sides(rng, 3));
    const order = rng.pick([
      [0, 2, 1],
      [2, 1, 0],
      [1, 2, 0],
      [1, 0, 2],
    ]);
    const wanted = plain(
      order.map((axis) => x.dims[axis]!),
      (index) =>
        at(
          x,
          [0, 1, 2].map((axis) => index[order.indexOf(axis)]!),
        ),
    );
    return { inputs: [x], graph: ([v]) => g.transpose(v!, order), wanted };
  },
  Reshape: (rng) => {
    const x = drawFloats(rng, sides(rng, 4));
    const [a, b, c, d] = x.dims as [number, number, number, number];
    const dims = rng.pick([
      [a * b, c * d],
      [-1, d],
      [a, -1, d],
      [a, b * c, d],
      [1, a * b * c * d],
    ]);
    const known = dims.map((dim) => (dim > 0 ? dim : x.data.length / -dims.reduce((product, each) => product * each, 1)));
    return { inputs: [x], graph: ([v]) => g.reshape(v!, dims), wanted: { ...x, dims: known } };
  },
  Unsqueeze: (rng) => {
    const x = drawFloats(rng, sides(rng, 3));
    const axis = rng.below(4);
    return { inputs: [x], graph: ([v]) => g.unsqueeze(v!, axis), wanted: { ...x, dims: x.dims.toSpliced(axis, 0, 1) } };
  },
  Squeeze: (rng) => {
    const axis = rng.below(3);
    const x = drawFloats(rng, sides(rng, 3).with(axis, 1));
    return { inputs: [x], graph: ([v]) => g.squeeze(v!, axis), wanted: { ...x, dims: x.dims.toSpliced(axis, 1) } };
  },
  Expand: (rng) => {
    const dims = sides(rng, 3);
    const x = drawFloats(rng, dims.with(rng.below(3), 1).slice(rng.below(2)));
    return { inputs: [x], graph: ([v]) => g.expand(v!, dims), wanted: plain(dims, (index) => at(x, index)) };
  },
  Gather: (rng) => {
    const x = drawFloats(rng, sides(rng, 3));
    const axis = rng.below(3);
    const indices = drawIntegers(rng, sides(rng, 2), x.dims[axis]!, rng.pick(['int64', 'int32']));
    const wanted = plain(x.dims.toSpliced(axis, 1, ...indices.dims), (index) =>
      at(x, index.toSpliced(axis, 2, at(indices, index.slice(axis, axis + 2)))),
    );
    return { inputs: [x, indices], graph: ([v, i]) => g.gather(v!, i!, axis), wanted };
  },
  Pad: (rng) => {
    const x = drawFloats(rng, sides(rng, 2));
    const [before, behind] = [
      [rng.below(3), rng.below(3)],
      [rng.below(3), rng.below(3)],
    ];
    const value = rng.pick([0, 0.5]);
    const wanted = plain(
      x.dims.map((dim, axis) => dim + before[axis]! + behind[axis]!),
      (index) => {
        const own = index.map((place, axis) => place - before[axis]!);
        return own.every((place, axis) => place >= 0 && place < x.dims[axis]!) ? at(x, own) : value;
      },
    );
    return { inputs: [x], graph: ([v]) => g.pad(v!, { before, behind, value }), wanted };
  },
};

const products: Record<string, Make> = {
  MatMul: (rng) => {
    const [batch, rows, inner, columns] = [sides(rng, rng.below(3)), side(rng), side(rng), side(rng)];
    const [a, b] = [drawFloats(rng, [...batch, rows, inner]), drawFloats(rng, [...(rng.below(2) ? batch : []), inner, columns])];
    return { inputs: [a, b], graph: ([x, y]) => g.matmul(x!, y!), wanted: plainMatMul(a, b) };
  },
  Gemm: (rng) => {
    const [x, weight, bias] = [drawFloats(rng, [side(rng), 7]), drawFloats(rng, [9, 7]), drawFloats(rng, [9])];
    return { inputs: [x, weight, bias], graph: ([v, w, b]) => g.gemm(v!, w!, b!), wanted: plainLinear(x, weight, bias) };
  },
  'Gemm over tokens': (rng) => {
    const [x, weight] = [drawFloats(rng, [...sides(rng, 2), 7]), drawFloats(rng, [9, 7])];
    return { inputs: [x, weight], graph: ([v, w]) => g.linear(v!, w!), wanted: plainLinear(x, weight) };
  },
  DynamicQuantizeMatMul: (rng) => {
    const x = drawFloats(rng, [side(rng, 2), 16]);
    const [values, scales] = [plain([16, 6], () => rng.below(255) - 127, 'int8'), drawFloats(rng, [6], [0.01, 0.02])];
    const weight = plain([6, 16], ([n, k]) => at(values, [k!, n!]) * at(scales, [n!]));
    const graph = ([v, w, s]: readonly g.Value[]): g.Value => g.dynamicQuantizeMatMul(v!, { values: w!, scales: s! });
    return { inputs: [x, values, scales], graph, wanted: plainLinear(x, weight), tolerance: 0.02 };
  },
  MatMulNBits: (rng) => {
    const [bits, block] = [rng.pick([4, 8] as const), rng.pick([16, 32])];
    const [rows, columns] = [4 + 4 * rng.below(3), 2 * block];
    const x = drawFloats(rng, [1, side(rng), columns]);
    const values = drawIntegers(rng, [rows, 2, (block * bits) / 8], 256, 'uint8');
    const scales = drawFloats(rng, [rows * 2], [0.01, 0.02]);
    const weight = plain([rows, columns], ([n, k]) => {
      const place = (k! % block) * bits;
      const byte = at(values, [n!, Math.floor(k! / block), Math.floor(place / 8)]);
      return (((byte >> (place % 8)) & (2 ** bits - 1)) - 2 ** (bits - 1)) * scales.data[n! * 2 + Math.floor(k! / block)]!;
    });
    // The runtime wants quantised weights to be constants.
    const packed = g.initializer('packed', { dtype: 'uint8', dims: values.dims }, { kind: 'memory', bytes: Uint8Array.from(values.data) });
    const factors = g.constant('factors', scales.data, scales.dims);
    const graph = ([v]: readonly g.Value[]): g.Value => g.matMulNBits(v!, { values: packed, scales: factors, columns, bits, block }, 1);
    return { inputs: [x], graph, wanted: plainLinear(x, weight) };
  },
};

const norms: Record<string, Make> = {
  Softmax: (rng) => {
    const x = drawFloats(rng, sides(rng, 3));
    const axis = rng.below(3);
    return { inputs: [x], graph: ([v]) => g.softmax(v!, axis), wanted: plainSoftmax(x, axis) };
  },
  ReduceMean: (rng) => {
    const x = drawFloats(rng, sides(rng, 3));
    const axis = rng.below(3);
    const count = x.dims[axis]!;
    const wanted = plain(x.dims.with(axis, 1), (index) => sum(count, (i) => at(x, index.with(axis, i))) / count);
    return { inputs: [x], graph: ([v]) => g.reduceMean(v!, axis), wanted };
  },
  LayerNormalization: (rng) => {
    const x = drawFloats(rng, [...sides(rng, 2), 8]);
    const [scale, bias] = [drawFloats(rng, [8]), drawFloats(rng, [8])];
    const normal = plainNormalise(x, (index) => String(index.slice(0, -1)), { epsilon: 1e-5 });
    const form = rng.below(3);
    if (form === 0) return { inputs: [x], graph: ([v]) => g.layerNorm(v!, { epsilon: 1e-5 }), wanted: normal };
    if (form === 1)
      return {
        inputs: [x, scale],
        graph: ([v, s]) => g.layerNorm(v!, { scale: s!, epsilon: 1e-5 }),
        wanted: broadcast([normal, scale], (n, s) => n * s),
      };
    const graph = ([v, s, b]: readonly g.Value[]): g.Value => g.layerNorm(v!, { scale: s!, bias: b!, epsilon: 1e-5 });
    return { inputs: [x, scale, bias], graph, wanted: broadcast([normal, scale, bias], (n, s, b) => n * s + b) };
  },
  InstanceNormalization: (rng) => {
    const [x, scale, bias] = [drawFloats(rng, [2, 4, 3, 5]), drawFloats(rng, [4]), drawFloats(rng, [4])];
    const normal = plainNormalise(x, ([image, channel]) => `${image} ${channel}`, { epsilon: 1e-5 });
    const wanted = plain(x.dims, (index) => at(normal, index) * at(scale, [index[1]!]) + at(bias, [index[1]!]));
    return { inputs: [x, scale, bias], graph: ([v, s, b]) => g.instanceNorm(v!, { scale: s!, bias: b!, epsilon: 1e-5 }), wanted };
  },
};

/** Layers come in one form a backend, so they are tried in every backend's. */
const layers = (backend: g.Backend): Record<string, Make> => {
  const l = g.layersOf(backend);
  const rope =
    (isInterleaved: boolean): Make =>
    (rng) => {
      const [heads, length] = [side(rng), side(rng)];
      const [x, cos, sin] = [drawFloats(rng, [2, length, heads * 8]), drawFloats(rng, [length, 4]), drawFloats(rng, [length, 4])];
      const options = { heads, isInterleaved };
      return { inputs: [x, cos, sin], graph: ([v, c, s]) => l.rope(v!, c!, s!, options), wanted: plainRope(x, cos, sin, options) };
    };
  return {
    attention: (rng) => {
      const keyHeads = side(rng);
      const heads = keyHeads * rng.pick([1, 2, 3]);
      const [length, keyLength] = [side(rng), rng.pick([1, 5, 40])];
      const draw = (count: number, width: number): Plain => drawFloats(rng, [1, count, width * 8]);
      const [q, k, v] = [draw(length, heads), draw(keyLength, keyHeads), draw(keyLength, keyHeads)];
      const bias = rng.below(2) ? drawFloats(rng, [1, rng.pick([1, heads]), length, keyLength]) : undefined;
      const scale = rng.pick([undefined, 0.2]);
      const common = { heads, keyHeads, ...(scale === undefined ? {} : { scale }) };
      const graph = ([x, y, z, b]: readonly g.Value[]): g.Value => l.attention(x!, y!, z!, { ...common, ...(b ? { bias: b } : {}) });
      return {
        inputs: bias ? [q, k, v, bias] : [q, k, v],
        graph,
        wanted: plainAttention(q, k, v, { ...common, ...(bias ? { bias } : {}) }),
      };
    },
    'rope, interleaved': rope(true),
    'rope, half split': rope(false),
    rmsNorm: (rng) => {
      const [x, weight] = [drawFloats(rng, [...sides(rng, 2), 8]), drawFloats(rng, [8])];
      const normal = plainNormalise(x, (index) => String(index.slice(0, -1)), { epsilon: 1e-5, isCentred: false });
      return { inputs: [x, weight], graph: ([v, w]) => l.rmsNorm(v!, w!, 1e-5), wanted: broadcast([normal, weight], (n, w) => n * w) };
    },
    groupNorm: (rng) => {
      const [x, scale, bias] = [drawFloats(rng, [2, 6, side(rng), side(rng, 2)]), drawFloats(rng, [6]), drawFloats(rng, [6])];
      const groups = rng.pick([1, 2, 3]);
      const normal = plainNormalise(x, ([image, channel]) => `${image} ${Math.floor((channel! * groups) / 6)}`, { epsilon: 1e-5 });
      const wanted = plain(x.dims, (index) => at(normal, index) * at(scale, [index[1]!]) + at(bias, [index[1]!]));
      return { inputs: [x, scale, bias], graph: ([v, s, b]) => l.groupNorm(v!, { groups, scale: s!, bias: b!, epsilon: 1e-5 }), wanted };
    },
  };
};

const images: Record<string, Make> = {
  Conv: (rng) => {
    const [height, width, kernel] = [side(rng, 4), side(rng, 4), rng.pick([1, 3])];
    const [x, weight, bias] = [drawFloats(rng, [2, 3, height, width]), drawFloats(rng, [4, 3, kernel, kernel]), drawFloats(rng, [4])];
    const padding = rng.pick([0, 1, [0, 0, 1, 1], [1, 0, 2, 1]] as const);
    const stride = 1 + rng.below(2);
    const pads = typeof padding === 'number' ? Array(4).fill(padding) : padding;
    const graph = ([v, w, b]: readonly g.Value[]): g.Value => g.conv(v!, w!, { bias: b!, stride, padding });
    return { inputs: [x, weight, bias], graph, wanted: plainConv(x, weight, { stride, pads, bias }) };
  },
  MaxPool: (rng) => {
    const x = drawFloats(rng, [1, 3, 2 * side(rng), 2 * side(rng)]);
    const [, , height, width] = x.dims as [number, number, number, number];
    const wanted = plain([1, 3, height / 2, width / 2], ([n, c, i, j]) =>
      Math.max(...[0, 1, 2, 3].map((k) => at(x, [n!, c!, 2 * i! + (k >> 1), 2 * j! + (k & 1)]))),
    );
    return { inputs: [x], graph: ([v]) => g.maxPool(v!, 2), wanted };
  },
  Resize: (rng) => {
    const x = drawFloats(rng, [1, side(rng), side(rng), side(rng)]);
    const factor = rng.pick([2, 3]);
    const [, channels, height, width] = x.dims as [number, number, number, number];
    const wanted = plain([1, channels, height * factor, width * factor], ([n, c, i, j]) =>
      at(x, [n!, c!, Math.floor(i! / factor), Math.floor(j! / factor)]),
    );
    return { inputs: [x], graph: ([v]) => g.upsampleNearest(v!, factor), wanted };
  },
};

function tensorOf({ data, dims, dtype = 'float32' }: Plain): TensorData {
  if (dtype === 'int64') return { dtype, dims, data: BigInt64Array.from(data, BigInt) };
  if (dtype === 'int32') return { dtype, dims, data: Int32Array.from(data) };
  if (dtype === 'int8') return { dtype, dims, data: Int8Array.from(data) };
  if (dtype === 'bool' || dtype === 'uint8') return { dtype, dims, data: Uint8Array.from(data) };
  return { dtype: 'float32', dims, data: Float32Array.from(data) };
}

type Run = (graph: g.Graph, feeds: Record<string, TensorData>) => Promise<Record<string, TensorData>>;

/** Builds, runs and compares; also the shapes and types that were inferred with what came out. Gives the operators that the graph held. */
async function check({ inputs, graph: write, wanted, tolerance = 1e-5 }: Trial, run: Run): Promise<Set<string>> {
  const values = inputs.map(({ dims, dtype = 'float32' }, i) => g.input(`x${i}`, { dtype, dims }));
  const outputs = list(write(values));
  const graph = g.build('trial', values, Object.fromEntries(outputs.map((value, i) => [`y${i}`, value])));
  const feeds = Object.fromEntries(inputs.map((input, i) => [`x${i}`, tensorOf(input)]));
  const got = await run(graph, feeds);
  for (const [i, expected] of list(wanted).entries()) {
    const { data, dims, dtype } = got[`y${i}`]!;
    assert.deepEqual(
      [dims, dtype],
      [outputs[i]!.type.dims, outputs[i]!.type.dtype],
      `what was inferred is not what came out\n${g.print(graph)}`,
    );
    assert.deepEqual(dims, expected.dims);
    const largest = Math.max(...expected.data.map(Math.abs), 1e-3);
    const apart = expected.data.map((value, k) => Math.abs(Number(data[k]) - value));
    assert.ok(
      apart.every((difference) => difference <= tolerance * largest),
      `${Math.max(...apart)} apart of ${largest}\n${g.print(graph)}`,
    );
  }
  return new Set(graph.nodes.map(({ op, domain }) => `${domain}:${op}`));
}

const operators = { ...elementwise, ...movement, ...products, ...norms, ...images };

describe('operators on the CPU, against plain loops', () => {
  const seen = new Set<string>();
  const run: Run = async (graph, feeds) => {
    g.verify(graph, 'cpu');
    const session = await openSession(g.encode(graph), { threadCount: 1 });
    try {
      return await session.run(feeds);
    } finally {
      await session.dispose();
    }
  };
  const trials = async (name: string, make: Make): Promise<void> => {
    const rng = createRng(1).fork(name);
    for (let i = 0; i < 8; i++) for (const op of await check(make(rng), run)) seen.add(op);
  };
  for (const [name, make] of Object.entries(operators)) it(name, () => trials(name, make));
  for (const backend of Object.keys(g.backends) as g.Backend[])
    for (const [name, make] of Object.entries(layers(backend))) it(`${name}, as ${backend} has it`, () => trials(name, make));

  it('all in the table of legal operators have been run', () => {
    assert.deepEqual([...seen].sort(), Object.keys(g.legality).sort());
  });

  it('attention by blocks of rows gives what attention at once does', async () => {
    const [length, width] = [6000, 8];
    const x = plain([1, length, width], ([, row, column]) => Math.fround(Math.sin(row! * 0.7 + column!)));
    const value = g.input('x0', { dtype: 'float32', dims: x.dims });
    const results: TensorData[] = [];
    for (const backend of ['cpu', 'webgpu'] as const) {
      const graph = g.build('long', [value], { y: g.layersOf(backend).attention(value, value, value, { heads: 1 }) });
      if (backend === 'webgpu') assert.equal(graph.nodes.filter(({ op }) => op === 'Softmax').length, 2);
      results.push((await run(graph, { x0: tensorOf(x) })).y!);
    }
    const [once, blocks] = results as [TensorData, TensorData];
    assert.ok(once.data.every((a: number | bigint, i: number) => Math.abs(Number(a) - Number(blocks.data[i])) < 1e-5));
  });
});

describe('operators on WebGPU, against plain loops', { skip: whyNoWebGpu }, () => {
  Object.assign(process.env, softwareGpuEnvironment);
  const host = createInferenceHost({ log: createLog('silent') });
  after(() => host.close());
  const moduleUrl = new URL('../inference/fixtures/run-model.ts', import.meta.url).href;
  const run: Run = async (graph, feeds) => {
    g.verify(graph, 'webgpu');
    const input: ModelRun = { model: g.encode(graph), options: { provider: 'webgpu', fallsBackToCpu: false }, feeds };
    return host.run({ moduleUrl, name: 'runModel', input }, { signal: new AbortController().signal });
  };
  const { DynamicQuantizeMatMul, ...known } = operators;
  for (const [name, make] of Object.entries({ ...known, ...layers('webgpu') }))
    it(name, async () => void (await check(make(createRng(2).fork(name)), run)));

  it('without a kernel are refused', async () => {
    await assert.rejects(check(DynamicQuantizeMatMul!(createRng(2)), run), /DynamicQuantizeMatMul does not take float32 on webgpu/);
  });
});
