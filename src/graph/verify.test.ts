import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { softwareGpuEnvironment, whyNoWebGpu } from '../inference/fixtures/software-gpu.ts';
import { createInferenceHost, type SessionOptions } from '../inference/index.ts';
import { createLog } from '../shared/index.ts';
import * as g from './index.ts';

type Write = (x: g.Value) => g.Value;

const zeros = (name: string, dtype: g.DType, dims: readonly number[]): g.Value =>
  g.initializer(name, { dtype, dims }, { kind: 'memory', bytes: new Uint8Array(g.byteCount({ dtype, dims })) });
const weight = (x: g.Value, ...dims: number[]): g.Value => zeros(`w_${dims.join('_')}`, x.type.dtype, dims);
const flat: Write = (x) => g.reshape(x, [1, 8, 8]);

/** Each operator over x [1, 4, 4, 4] of any type that it takes. */
const writers: Record<string, Write> = {
  ':Add': (x) => g.add(x, x),
  ':Sub': (x) => g.sub(x, x),
  ':Mul': (x) => g.mul(x, x),
  ':Div': (x) => g.div(x, x),
  ':Pow': (x) => g.pow(x, x),
  ':Min': (x) => g.minimum(x, x),
  ':Max': (x) => g.maximum(x, x),
  ':Less': (x) => g.less(x, x),
  ':Greater': (x) => g.greater(x, x),
  ':Equal': (x) => g.equal(x, x),
  ':Where': (x) => g.where(zeros('condition', 'bool', [4]), x, x),
  ':Relu': g.relu,
  ':Exp': g.exp,
  ':Log': g.log,
  ':Sqrt': g.sqrt,
  ':Reciprocal': g.reciprocal,
  ':Neg': g.neg,
  ':Erf': g.erf,
  ':Tanh': g.tanh,
  ':Sigmoid': g.sigmoid,
  ':Gelu': (x) => g.gelu(x),
  ':Softmax': (x) => g.softmax(x),
  ':ReduceMean': (x) => g.reduceMean(x),
  ':MatMul': (x) => g.matmul(x, x),
  ':Gemm': (x) => g.linear(x, weight(x, 3, 4)),
  ':Conv': (x) => g.conv(x, weight(x, 2, 4, 1, 1)),
  ':MaxPool': (x) => g.maxPool(x, 2),
  ':Resize': (x) => g.upsampleNearest(x, 2),
  ':LayerNormalization': (x) => g.layerNorm(x, { scale: weight(x, 4), epsilon: 1e-5 }),
  ':SimplifiedLayerNormalization': (x) => g.simplifiedLayerNorm(x, weight(x, 4), 1e-5),
  ':InstanceNormalization': (x) => g.instanceNorm(x, { scale: weight(x, 4), bias: weight(x, 4), epsilon: 1e-5 }),
  ':GroupNormalization': (x) => g.groupNormalization(x, { groups: 2, scale: weight(x, 4), bias: weight(x, 4), epsilon: 1e-5 }),
  'com.microsoft:MultiHeadAttention': (x) => g.multiHeadAttention(flat(x), flat(x), flat(x), { heads: 1 }),
  'com.microsoft:RotaryEmbedding': (x) => g.rotaryEmbedding(flat(x), weight(x, 8, 4), weight(x, 8, 4), { heads: 1, isInterleaved: true }),
  'com.microsoft:DynamicQuantizeMatMul': (x) =>
    g.dynamicQuantizeMatMul(x, { values: zeros('q', 'int8', [4, 8]), scales: zeros('s', 'float32', [8]) }),
  'com.microsoft:MatMulNBits': (x) =>
    g.matMulNBits(
      g.reshape(x, [4, 16]),
      { values: zeros('b', 'uint8', [8, 1, 8]), scales: weight(x, 8), columns: 16, bits: 4, block: 16 },
      0,
    ),
  ':Cast': (x) => g.cast(x, x.type.dtype === 'float32' ? 'int32' : 'float32'),
  ':Concat': (x) => g.concat([x, x], 1),
  ':Split': (x) => g.split(x, 1, [1, 3])[1]!,
  ':Slice': (x) => g.slice(x, { axis: 1, start: 1 }),
  ':Transpose': (x) => g.transpose(x, [0, 2, 1, 3]),
  ':Reshape': flat,
  ':Unsqueeze': (x) => g.unsqueeze(x, 1),
  ':Squeeze': (x) => g.squeeze(x, 0),
  ':Expand': (x) => g.expand(x, [3, 4, 4, 4]),
  ':Gather': (x) => g.gather(x, g.integers('places', [1, 2]), 1),
  ':Pad': (x) => g.pad(x, { before: [0, 0, 1, 1], behind: [0, 0, 0, 0] }),
};

/** One graph for each operator and type that a backend's table allows. */
function allowed(backend: g.Backend): { what: string; model: Uint8Array }[] {
  return Object.keys(g.legality)
    .flatMap((name) => g.typesOf(name, backend).map((dtype) => ({ name, dtype })))
    .filter(({ name, dtype }) => name !== ':Pad' || ['float32', 'float16'].includes(dtype))
    .map(({ name, dtype }) => {
      // JavaScript has no bfloat16 tensors: such a value is a constant, and is cast before it leaves.
      const isBrain = dtype === 'bfloat16';
      const x = isBrain ? zeros('x', dtype, [1, 4, 4, 4]) : g.input('x', { dtype, dims: [1, 4, 4, 4] });
      const y = writers[name]!(x);
      const graph = g.build('one', isBrain ? [] : [x], { y: y.type.dtype === 'bfloat16' ? g.cast(y, 'float32') : y });
      g.verify(graph, backend);
      return { what: `${name} of ${dtype}`, model: g.encode(graph) };
    });
}

describe('the table of legal operators', () => {
  if (!whyNoWebGpu) Object.assign(process.env, softwareGpuEnvironment);
  const host = createInferenceHost({ log: createLog('silent') });
  after(() => host.close());
  const moduleUrl = new URL('../inference/fixtures/run-model.ts', import.meta.url).href;
  const refused = async (backend: g.Backend, options: SessionOptions): Promise<string[]> => {
    const graphs = allowed(backend);
    const input = { models: graphs.map(({ model }) => model), options };
    const call = { moduleUrl, name: 'loadModels', input };
    const answers = await host.run<typeof input, (string | null)[]>(call, { signal: new AbortController().signal });
    return graphs.flatMap(({ what }, i) => (answers[i] === null ? [] : [`${what}: ${answers[i]}`]));
  };

  it('has a trial of every operator', () => assert.deepEqual(Object.keys(writers).sort(), Object.keys(g.legality).sort()));

  it('allows only what the CPU has kernels for', async () => {
    assert.deepEqual(await refused('cpu', { provider: 'cpu', foldsConstants: false }), []);
  });

  it('allows only what WebGPU has kernels for', { skip: whyNoWebGpu }, async () => {
    assert.deepEqual(await refused('webgpu', { provider: 'webgpu', fallsBackToCpu: false }), []);
  });
});

describe('verifying', () => {
  const half = g.input('half', { dtype: 'bfloat16', dims: [4, 4] });
  const whole = g.input('whole', { dtype: 'int64', dims: [4] });

  it('refuses products of bfloat16 on the CPU, and names operator, type, shapes and line', () => {
    const graph = g.build('x', [half], { y: g.matmul(half, half) });
    assert.throws(() => g.verify(graph, 'cpu'), {
      name: 'GraphError',
      message: /^MatMul does not take bfloat16 on cpu; inputs bfloat16\[4, 4\], bfloat16\[4, 4\] \(verify\.test\.ts:\d+\)$/,
    });
    g.verify(graph, 'cuda');
  });

  it('refuses 64-bit integer arithmetic on WebGPU, and takes it on the CPU', () => {
    const graph = g.build('x', [whole], { y: g.add(whole, whole) });
    assert.throws(() => g.verify(graph, 'webgpu'), /Add does not take int64 on webgpu/);
    g.verify(graph, 'cpu');
  });

  it('refuses operators, numbers of inputs and attributes that are not in the table', () => {
    const x = g.input('x', { dtype: 'float32', dims: [4] });
    const verify = (shape: Parameters<typeof g.makeNode>[0]) => () => g.verify(g.build('x', [x], { y: g.makeNode(shape, x.type) }));
    assert.throws(verify({ op: 'Strange', inputs: [x] }), /Strange is not in the table/);
    assert.throws(verify({ op: 'Add', inputs: [x] }), /Add takes 2 to 2 inputs, has 1/);
    assert.throws(verify({ op: 'Relu', inputs: [x], attributes: { slope: 1 } }), /Relu has no attribute slope/);
    assert.throws(verify({ op: 'Relu', inputs: [null] }), /Relu lacks its first input/);
  });

  it('refuses an output that no operator makes', () => {
    const x = g.input('x', { dtype: 'float32', dims: [4] });
    assert.throws(() => g.verify(g.build('x', [x], { y: x })), /output y is not made by any operator/);
  });
});
