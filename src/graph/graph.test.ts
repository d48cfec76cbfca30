import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import * as g from './index.ts';

describe('building', () => {
  const image = g.input('image', { dtype: 'float32', dims: [1, 3, 'H', 'W'] });

  it('carries symbols through halving and doubling', () => {
    const result = g.upsampleNearest(g.maxPool(g.maxPool(image, 2), 2), 4);
    assert.deepEqual(result.type.dims, [1, 3, 'H', 'W']);
  });

  it('says which operator, which shapes and which line are at fault', () => {
    const weight = g.constant('w', new Float32Array(4 * 2 * 9), [4, 2, 3, 3]);
    assert.throws(
      () => g.conv(image, weight, { padding: 1 }),
      /Conv: the weight wants 2 channels, the image has 3; got float32\[1, 3, H, W\], float32\[4, 2, 3, 3\] \(graph\.test\.ts:\d+\)/,
    );
  });

  it('refuses an unknown operator, a missing input and a name with two meanings', () => {
    const strange = g.makeNode({ op: 'Strange', inputs: [image] }, image.type);
    assert.throws(() => g.verify(g.build('x', [image], { y: strange })), /Strange is not in the table/);
    assert.throws(() => g.build('x', [], { y: g.relu(image) }), /reads the input image/);
    const sum = g.add(g.constant('c', [1], []), g.constant('c', [2], []));
    assert.throws(() => g.build('x', [], { y: sum }), /two different initializers are named c/);
  });

  it('prints and encodes the same text and bytes for the same graph', () => {
    const make = () => g.build('tiny', [image], { y: g.relu(g.add(image, g.constant('one', [1], []))) });
    assert.equal(
      g.print(make()),
      'graph tiny\n  input image: float32[1, 3, H, W]\n  constant one: float32[]\n  n0_Add: float32[1, 3, H, W] = Add(image, one)\n  y: float32[1, 3, H, W] = Relu(n0_Add)\n  output y: float32[1, 3, H, W]\n',
    );
    assert.deepEqual(g.encode(make()), g.encode(make()));
  });

  it('lets the runtime read weights where they lie, in several files under one folder', async () => {
    const folder = realpathSync(mkdtempSync(join(tmpdir(), 'seedbed-graph-')));
    const write = (name: string, offset: number, values: number[]): g.Value => {
      const path = join(folder, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, Buffer.concat([Buffer.alloc(offset), Buffer.from(Float32Array.from(values).buffer)]));
      return g.initializer(name, { dtype: 'float32', dims: [2] }, { kind: 'file', path, offset, length: 8 });
    };
    // Offsets that are no multiple of 4: safetensors headers have any length.
    const [factor, shift] = [write('one/a.bin', 7, [2, 3]), write('two/b.bin', 13, [100, 200])];
    const x = g.input('x', { dtype: 'float32', dims: [2] });
    const graph = g.build('external', [x], { y: g.add(g.mul(x, factor), shift) });
    const options = { extra: { session: { model_external_initializers_file_folder_path: folder } } };
    const session = await InferenceSession.create(g.encode(graph, { externalFolder: folder }), options);
    const { y } = await session.run({ x: new Tensor('float32', Float32Array.of(10, 10), [2]) });
    assert.deepEqual([...(y!.data as Float32Array)], [120, 230]);

    assert.throws(() => g.encode(graph), /one\/a\.bin lies in a file: externalFolder is needed/);
    assert.throws(() => g.encode(graph, { externalFolder: join(folder, 'one') }), /two\/b\.bin lies in .*, outside of the external folder/);
    rmSync(folder, { recursive: true });
  });

  it('is run in the order of its nodes, each weight cast just before its product', async () => {
    const x = g.input('x', { dtype: 'float32', dims: [2, 2] });
    const layer = (value: g.Value, name: string): g.Value =>
      g.linear(
        value,
        g.cast(g.initializer(name, { dtype: 'float64', dims: [2, 2] }, { kind: 'memory', bytes: new Uint8Array(32) }), 'float32'),
      );
    const chain = layer(layer(layer(x, 'a'), 'b'), 'c');
    const graph = g.build('order', [x], { y: g.concat([g.add(g.relu(chain), g.tanh(layer(chain, 'd'))), g.neg(layer(x, 'e'))], 1) });
    const prefix = join(mkdtempSync(join(tmpdir(), 'seedbed-order-')), 'profile');
    const options = { graphOptimizationLevel: 'disabled', enableProfiling: true, profileFilePrefix: prefix } as const;
    const session = await InferenceSession.create(g.encode(graph), options);
    await session.run({ x: new Tensor('float32', new Float32Array(4), [2, 2]) });
    session.endProfiling();
    const [file] = readdirSync(dirname(prefix));
    const events = JSON.parse(readFileSync(join(dirname(prefix), file!), 'utf8')) as { name: string; cat: string; ts: number }[];
    const kernels = events.filter(({ name, cat }) => cat === 'Node' && name.endsWith('_kernel_time')).toSorted((a, b) => a.ts - b.ts);
    const ran = kernels.map(({ name }) => name.split(' ')[0]);
    assert.deepEqual(
      ran,
      graph.nodes.map((node) => graph.resultsOf(node)[0]),
    );
    rmSync(dirname(prefix), { recursive: true });
  });

  it('takes rows of a weight as ranges of the same bytes', () => {
    const source = { kind: 'file', path: '/w', offset: 100, length: 48 } as const;
    const weight = g.initializer('w', { dtype: 'float32', dims: [4, 3] }, source);
    assert.deepEqual(g.rowsOf(weight, 1, 2).origin, {
      kind: 'initializer',
      name: 'w[1:3]',
      source: { ...source, offset: 112, length: 24 },
    });
    const half = g.cast(g.initializer('h', { dtype: 'bfloat16', dims: [4, 3] }, { ...source, length: 24 }), 'float32');
    const rows = g.rowsOf(half, 3, 1);
    assert.deepEqual(rows.type, { dtype: 'float32', dims: [1, 3] });
    assert.match(g.print(g.build('x', [], { y: rows })), /constant h\[3:4\]: bfloat16\[1, 3\]/);
    assert.throws(() => g.rowsOf(weight, 3, 2), /rows 3 to 5 of w, which is float32\[4, 3\] \(graph\.test\.ts:\d+\)/);
    assert.throws(() => g.rowsOf(image, 0, 1), /rowsOf needs a constant, got float32\[1, 3, H, W\]/);
  });

  it('prints every output of an operator, domains, attributes and left out inputs', () => {
    const x = g.input('x', { dtype: 'float32', dims: [1, 4, 6] });
    const [a, b] = g.split(x, 1, [1, 3]) as [g.Value, g.Value];
    const graph = g.build('parts', [x], {
      b: g.layerNorm(b, { epsilon: 0.5 }),
      attended: g.multiHeadAttention(a, b, b, { heads: 2, bias: g.constant('bias', [1, 2, 3], [1, 1, 1, 3]) }),
    });
    assert.equal(
      g.print(graph),
      `graph parts
  input x: float32[1, 4, 6]
  constant ints_1_3: int64[2]
  constant ones_6: float32[6]
  constant bias: float32[1, 1, 1, 3]
  n0_Split: float32[1, 1, 6], n0_Split_1: float32[1, 3, 6] = Split(x, ints_1_3) axis=1
  b: float32[1, 3, 6] = LayerNormalization(n0_Split_1, ones_6) axis=2 epsilon=0.5f
  attended: float32[1, 1, 6] = com.microsoft.MultiHeadAttention(n0_Split, n0_Split_1, n0_Split_1, -, -, bias) num_heads=2
  output b: float32[1, 3, 6]
  output attended: float32[1, 1, 6]
`,
    );
  });

  it('names an output after what it is, whichever output of its operator, and refuses two names for one value', () => {
    const x = g.input('x', { dtype: 'float32', dims: [4] });
    const [, second] = g.split(x, 0, [1, 3]) as [g.Value, g.Value];
    assert.match(g.print(g.build('x', [x], { tail: second })), /n0_Split: float32\[1\], tail: float32\[3\] = Split/);
    assert.throws(() => g.build('x', [x], { a: second, b: second }), /outputs a and b are one value/);
  });

  it('carries symbols through reshaping, slicing and products', () => {
    const x = g.input('x', { dtype: 'float32', dims: ['B', 'S', 12] });
    const heads = g.reshape(x, ['B', 'S', 3, 4]);
    assert.deepEqual(g.reshape(heads, [-1, 4]).type.dims, ['B*S*3', 4]);
    assert.deepEqual(g.reshape(heads, ['B', -1]).type.dims, ['B', 'S*12']);
    assert.deepEqual(g.slice(x, { axis: 1, start: 5 }).type.dims, ['B', '(S-5)', 12]);
    assert.deepEqual(g.concat([x, x], 1).type.dims, ['B', '(S+S)', 12]);
    const [row, matrix] = [g.input('row', { dtype: 'float32', dims: [1, 'S', 12] }), g.constant('w', new Float32Array(24), [2, 12])];
    assert.deepEqual(g.linear(row, matrix).type.dims, [1, 'S', 2]);
    assert.throws(() => g.linear(x, matrix), /two axes in front are symbols/);
    assert.throws(() => g.reshape(x, ['S', 'B', 12]), /two symbols move in \[S, B, 12\]/);
    assert.throws(() => g.reshape(x, ['B', 'T', 12]), /do not fit \[B, T, 12\]/);
  });

  const x = g.input('x', { dtype: 'float32', dims: [2, 3, 8] });
  const weight = g.constant('w', new Float32Array(20), [4, 5]);
  const whole = g.integers('i', [1, 2]);
  const wrong: Record<string, [call: () => unknown, message: RegExp]> = {
    MatMul: [() => g.matmul(x, weight), /^MatMul: 8 columns meet 4 rows; got float32\[2, 3, 8\], float32\[4, 5\] \(graph\.test\.ts:\d+\)$/],
    Gemm: [() => g.linear(x, weight), /^Gemm: the weight wants 5 columns, the input has 8; got float32\[2, 3, 8\], float32\[4, 5\]/],
    Add: [() => g.add(x, weight), /^Add: the shapes do not broadcast; got/],
    'Add of two types': [() => g.add(x, whole), /^Add: all inputs must have one element type; got float32\[2, 3, 8\], int64\[2\]/],
    Sigmoid: [() => g.silu(whole), /^Sigmoid: a float type is needed; got int64\[2\]/],
    Split: [() => g.split(x, 2, [3, 4]), /^Split: axis 2 does not fall into \[3,4\]; got/],
    Slice: [() => g.slice(x, { axis: 1, start: 2, end: 5 }), /^Slice: axis 1 has no range 2 to 5; got/],
    Gather: [() => g.gather(x, x), /^Gather: the indices must be int32 or int64; got/],
    Expand: [() => g.expand(x, [2, 4, 8]), /^Expand: the shape does not expand to \[2, 4, 8\]; got/],
    Squeeze: [() => g.squeeze(x, 1), /^Squeeze: axis 1 is not 1; got/],
    Pad: [() => g.pad(x, { before: [0], behind: [0] }), /^Pad: \[0\] and \[0\] are not one count an axis; got/],
    LayerNormalization: [() => g.layerNorm(x, { scale: weight, epsilon: 1e-6 }), /^LayerNormalization: the scale must be \[8\]; got/],
    attention: [() => g.layersOf('cpu').attention(x, x, x, { heads: 3 }), /^MultiHeadAttention: the width does not fall into 3 heads; got/],
    'grouped attention': [() => g.layersOf('cpu').attention(x, x, x, { heads: 4, keyHeads: 3 }), /width does not fall into 3 heads/],
    rope: [() => g.layersOf('cpu').rope(x, weight, weight, { heads: 2, isInterleaved: true }), /the cosines must be \[3, 2\]; got/],
    groupNorm: [
      () => g.layersOf('cpu').groupNorm(image, { groups: 2, scale: x, bias: x, epsilon: 1 }),
      /channels do not fall into 2 groups; got/,
    ],
    MatMulNBits: [
      () =>
        g.matMulNBits(x, {
          values: g.initializer('q', { dtype: 'uint8', dims: [4, 1, 8] }, { kind: 'memory', bytes: new Uint8Array(32) }),
          scales: g.constant('s', [1, 1, 1, 1], [4]),
          columns: 8,
          bits: 4,
          block: 24,
        }),
      /^MatMulNBits: a block must be a power of 2 from 16 on, not 24; got/,
    ],
  };
  for (const [name, [call, message]] of Object.entries(wrong))
    it(`refuses a wrong ${name} with operator, shapes and line`, () => assert.throws(call, { name: 'GraphError', message }));
});
