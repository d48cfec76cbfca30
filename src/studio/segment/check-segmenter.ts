import type { InferenceHost } from '../../inference/index.ts';
import type { SaliencyInput } from './saliency.task.ts';
import { saliencySide, segmenterPath } from './u2netp.ts';

/** Runs the network once on an empty picture, in the inference process. Returns a line for people. throws engine_failed */
export async function checkSegmenter(inference: InferenceHost): Promise<string> {
  const pixels = new Uint8Array(3 * saliencySide * saliencySide);
  const moduleUrl = new URL('./saliency.task.ts', import.meta.url).href;
  const input: SaliencyInput = { modelPath: segmenterPath, pixels };
  await inference.run<SaliencyInput, Float32Array>({ moduleUrl, name: 'saliency', input }, { signal: new AbortController().signal });
  return 'ONNX Runtime loads and runs the segmenter';
}
