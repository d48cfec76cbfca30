/**
 * NanoDet-g, the detector of the 80 COCO classes: where its file lies, what the file must be, and the classes in the network's order.
 * Source and licence: assets/nanodet/NOTICE.md.
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { AppError } from '../../errors.ts';

export const detectorPath = fileURLToPath(new URL('../../../assets/nanodet/nanodet-g.onnx', import.meta.url));
const detectorSha256 = 'c19a1149c2694115b114dcce9049be3b043d2bf5e0eb633a47afa5cff0f1c926';

/** The network sees a square of this side, the picture whole in it, with black beside it. */
export const detectorSide = 416;

/** Steps of the three grids of places, in pixels of the network's square. */
export const detectorStrides = [8, 16, 32] as const;

/** A side's distance is an average over 0 to 10 strides. */
export const distanceBins = 11;

export const cocoClasses = [
  ...['person', 'bicycle', 'car', 'motorcycle', 'airplane', 'bus', 'train', 'truck', 'boat', 'traffic light', 'fire hydrant', 'stop sign'],
  ...['parking meter', 'bench', 'bird', 'cat', 'dog', 'horse', 'sheep', 'cow', 'elephant', 'bear', 'zebra', 'giraffe', 'backpack'],
  ...['umbrella', 'handbag', 'tie', 'suitcase', 'frisbee', 'skis', 'snowboard', 'sports ball', 'kite', 'baseball bat', 'baseball glove'],
  ...['skateboard', 'surfboard', 'tennis racket', 'bottle', 'wine glass', 'cup', 'fork', 'knife', 'spoon', 'bowl', 'banana', 'apple'],
  ...['sandwich', 'orange', 'broccoli', 'carrot', 'hot dog', 'pizza', 'donut', 'cake', 'chair', 'couch', 'potted plant', 'bed'],
  ...['dining table', 'toilet', 'tv', 'laptop', 'mouse', 'remote', 'keyboard', 'cell phone', 'microwave', 'oven', 'toaster', 'sink'],
  ...['refrigerator', 'book', 'clock', 'vase', 'scissors', 'teddy bear', 'hair drier', 'toothbrush'],
] as const;

export type CocoClass = (typeof cocoClasses)[number];

/** throws engine_failed when the file is missing or its bytes are not those of this version */
export async function checkDetectorFile(path: string): Promise<void> {
  const bytes = await readFile(path).catch((cause: unknown) => {
    throw new AppError('engine_failed', `The detector's weights cannot be read from ${path}`, { cause });
  });
  const found = createHash('sha256').update(bytes).digest('hex');
  if (found !== detectorSha256)
    throw new AppError('engine_failed', `${path} is not the detector of this version: SHA-256 is ${found}, wanted ${detectorSha256}`);
}
