import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import * as g from './index.ts';

type Floats = { readonly data: number[]; readonly dims: number[] };

/** Numbers that look random and are the same each time. */
const floats = (dims: number[], seed = 1): Floats => ({
  dims,
  data: Array.from({ length: dims.reduce((a, b) => a * b, 1) }, (_, i) => Math.fround(Math.sin(12.9898 * (i + 1) + 78.233 * seed))),
});

/** Runs a graph of inputs x0, x1, ... on ONNX Runtime. */
async function evaluate(inputs: readonly Floats[], write: (...values: g.Value[]) => g.Value): Promise<Floats> {
  const values = inputs.map(({ dims }, index) => g.input(`x${index}`, { dtype: 'float32', dims }));
  const graph = g.build('test', values, { y: write(...values) });
  g.verify(graph);
  const session = await InferenceSession.create(g.encode(graph), { graphOptimizationLevel: 'disabled' });
  const feeds = Object.fromEntries(
    inputs.map(({ data, dims }, index) => [`x${index}`, new Tensor('float32', Float32Array.from(data), dims)]),
  );
  const { y } = await session.run(feeds);
  assert.deepEqual([...y!.dims], graph.outputs[0]!.value.type.dims, 'the inferred shape is not the one that came out');
  return { data: Array.from(y!.data as Float32Array, Number), dims: [...y!.dims] };
}

const near = (got: readonly number[], wanted: readonly number[], tolerance = 1e-5): void => {
  assert.equal(got.length, wanted.length);
  for (const [i, x] of got.entries()) assert.ok(Math.abs(x - wanted[i]!) <= tolerance, `element ${i}: ${x}, wanted ${wanted[i]}`);
};

describe('operators, against plain loops', () => {
  const a = floats([2, 3], 1);
  const b = floats([2, 3], 2);
  const binary: [name: string, op: (a: g.Value, b: g.Value) => g.Value, plain: (x: number, y: number) => number][] = [
    ['add', g.add, (x, y) => x + y],
    ['sub', g.sub, (x, y) => x - y],
    ['mul', g.mul, (x, y) => x * y],
    ['div', g.div, (x, y) => x / y],
    ['minimum', g.minimum, Math.min],
    ['maximum', g.maximum, Math.max],
  ];
  for (const [name, op, plain] of binary) {
    it(name, async () =>
      near(
        (await evaluate([a, b], op)).data,
        a.data.map((x, i) => plain(x, b.data[i]!)),
      ),
    );
  }

  it('relu, exp, log and pow', async () => {
    near(
      (await evaluate([a], g.relu)).data,
      a.data.map((x) => Math.max(x, 0)),
    );
    near((await evaluate([a], g.exp)).data, a.data.map(Math.exp));
    near((await evaluate([a], (x) => g.log(g.exp(x)))).data, a.data);
    const squared = await evaluate([a], (x) => g.pow(g.exp(x), g.constant('two', [2], [])));
    near(
      squared.data,
      a.data.map((x) => Math.exp(2 * x)),
      1e-4,
    );
  });

  it('where and less choose element by element', async () => {
    const got = await evaluate([a, b], (x, y) => g.where(g.less(x, y), x, y));
    near(
      got.data,
      a.data.map((x, i) => Math.min(x, b.data[i]!)),
    );
  });

  it('broadcasting stretches sides of 1', async () => {
    const row = floats([3], 5);
    const got = await evaluate([a, row], g.add);
    near(
      got.data,
      a.data.map((x, i) => x + row.data[i % 3]!),
    );
  });

  it('conv with bias, padding and stride', async () => {
    const [x, w, bias] = [floats([1, 2, 5, 6], 1), floats([3, 2, 3, 3], 2), floats([3], 3)];
    const got = await evaluate([x, w, bias], (...values) => g.conv(values[0]!, values[1]!, { bias: values[2]!, stride: 2, padding: 1 }));
    const wanted: number[] = [];
    for (let k = 0; k < 3; k++)
      for (let row = 0; row < 3; row++)
        for (let column = 0; column < 3; column++) {
          let sum = bias.data[k]!;
          for (let c = 0; c < 2; c++)
            for (let i = 0; i < 3; i++)
              for (let j = 0; j < 3; j++) {
                const [y, xx] = [2 * row + i - 1, 2 * column + j - 1];
                if (y >= 0 && y < 5 && xx >= 0 && xx < 6) sum += x.data[(c * 5 + y) * 6 + xx]! * w.data[((k * 2 + c) * 3 + i) * 3 + j]!;
              }
          wanted.push(sum);
        }
    near(got.data, wanted);
  });

  it('maxPool, upsampleNearest, concat, transpose and reshape', async () => {
    const x = floats([1, 1, 4, 4], 4);
    const pooled = await evaluate([x], (v) => g.maxPool(v, 2));
    near(
      pooled.data,
      [0, 2, 8, 10].map((i) => Math.max(x.data[i]!, x.data[i + 1]!, x.data[i + 4]!, x.data[i + 5]!)),
    );
    const up = await evaluate([floats([1, 1, 2, 2], 4)], (v) => g.upsampleNearest(v, 2));
    const small = floats([1, 1, 2, 2], 4).data;
    near(
      up.data,
      [0, 0, 1, 1, 0, 0, 1, 1, 2, 2, 3, 3, 2, 2, 3, 3].map((i) => small[i]!),
    );
    near((await evaluate([a, b], (v, w) => g.concat([v, w], 0))).data, [...a.data, ...b.data]);
    near(
      (await evaluate([a], (v) => g.transpose(v, [1, 0]))).data,
      [0, 3, 1, 4, 2, 5].map((i) => a.data[i]!),
    );
    near((await evaluate([a], (v) => g.reshape(v, [3, -1]))).data, a.data);
  });
});

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

  it('lets the runtime read weights where they lie in a file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'seedbed-graph-'));
    const path = join(folder, 'weights.bin');
    writeFileSync(path, Buffer.concat([Buffer.alloc(7), Buffer.from(Float32Array.of(2, 3).buffer)]));
    const weight = g.initializer('w', { dtype: 'float32', dims: [2] }, { kind: 'file', path, offset: 7, length: 8 });
    const x = g.input('x', { dtype: 'float32', dims: [2] });
    const bytes = g.encode(g.build('external', [x], { y: g.mul(x, weight) }), { externalFolder: folder });
    const session = await InferenceSession.create(bytes, { extra: { session: { model_external_initializers_file_folder_path: folder } } });
    const { y } = await session.run({ x: new Tensor('float32', Float32Array.of(10, 10), [2]) });
    assert.deepEqual([...(y!.data as Float32Array)], [20, 30]);
    rmSync(folder, { recursive: true });
  });
});
