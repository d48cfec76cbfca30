/** Runs U²-Netp in the inference process. Normalisation as in the authors' u2net_test.py: divide by the maximum, ImageNet mean and deviation. */
import type { Task } from '../../inference/task.ts';
import { checkSegmenterFile, saliencySide } from './u2netp.ts';

export interface SaliencyInput {
  modelPath: string;
  /** sRGB, 8 bits, [320, 320, 3] interleaved. */
  pixels: Uint8Array;
}

const mean = [0.485, 0.456, 0.406] as const;
const deviation = [0.229, 0.224, 0.225] as const;

/** Saliency in [0, 1], [320, 320], as the network gives it (not stretched, so that a picture without a subject stays low). */
export const saliency: Task<SaliencyInput, Float32Array> = async ({ modelPath, pixels }, { session, Tensor }) => {
  await checkSegmenterFile(modelPath);
  const model = await session(modelPath);
  const input = new Tensor('float32', toPlanes(pixels), [1, 3, saliencySide, saliencySide]);
  const outputs = await model.run({ [model.inputNames[0]!]: input }, [model.outputNames[0]!]);
  return Float32Array.from(outputs[model.outputNames[0]!]!.data as Float32Array);
};

function toPlanes(pixels: Uint8Array): Float32Array {
  const count = saliencySide * saliencySide;
  const planes = new Float32Array(3 * count);
  const brightest = pixels.reduce((max, v) => Math.max(max, v), 1);
  for (let i = 0; i < count; i++)
    for (let c = 0; c < 3; c++) planes[c * count + i] = (pixels[3 * i + c]! / brightest - mean[c]!) / deviation[c]!;
  return planes;
}
