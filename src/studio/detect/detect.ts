/** Finds things of the 80 COCO classes in a photograph: boxes alone, no outlines. Knows nothing of what was asked for. */
import type { RasterImage } from '../../engine.ts';
import { cropImage, flattenImage, resizeImage } from '../../imaging/index.ts';
import type { InferenceHost } from '../../inference/index.ts';
import type { PixelBox } from '../segment/index.ts';
import type { DetectedRows, DetectInput } from './detect.task.ts';
import { type CocoClass, cocoClasses, detectorPath, detectorSide } from './nanodet.ts';

export interface Detection {
  readonly class: CocoClass;
  /** [0, 1]; 0.35 and more is mostly right. */
  readonly score: number;
  /** In pixels of the picture, cut at its border. */
  readonly box: PixelBox;
}

export interface DetectDeps {
  readonly inference: InferenceHost;
  readonly signal: AbortSignal;
}

/** Far under what is mostly right: what was asked for may be weakly seen, and who reads this has limits of its own. */
const leastScore = 0.08;
/** Boxes of one class that share more than this are one thing (intersection over union). */
const sameThing = 0.5;
/** A wider picture than this is looked at in square windows too: whole, its things would be a few pixels high. */
const wideAspect = 1.8;
const mostWindows = 12;

/** Surest first. throws generation_cancelled, engine_failed */
export async function detect(image: RasterImage, deps: DetectDeps): Promise<Detection[]> {
  const found: Detection[] = [];
  for (const window of windowsOf(image)) found.push(...(await look(image, window, deps)));
  const kept: Detection[] = [];
  for (const one of found.toSorted((a, b) => b.score - a.score))
    if (!kept.some((other) => other.class === one.class && isSame(other.box, one.box))) kept.push(one);
  return kept;
}

/** The whole picture; of a wide or tall one also squares along it, overlapping by half. */
function windowsOf({ width, height }: RasterImage): PixelBox[] {
  const whole = { left: 0, top: 0, width, height };
  const [long, short] = [Math.max(width, height), Math.min(width, height)];
  if (long < wideAspect * short) return [whole];
  const count = Math.min(mostWindows, Math.ceil((2 * long) / short) - 1);
  const starts = Array.from({ length: count }, (_, i) => Math.round((i * (long - short)) / Math.max(1, count - 1)));
  return [
    whole,
    ...starts.map((start) => ({ left: width > height ? start : 0, top: width > height ? 0 : start, width: short, height: short })),
  ];
}

async function look(image: RasterImage, window: PixelBox, { inference, signal }: DetectDeps): Promise<Detection[]> {
  const scale = detectorSide / Math.max(window.width, window.height);
  const size = { width: Math.max(1, Math.round(window.width * scale)), height: Math.max(1, Math.round(window.height * scale)) };
  const seen = await resizeImage(await flattenImage(await cropImage(image, window)), size);
  const margin = { x: Math.floor((detectorSide - size.width) / 2), y: Math.floor((detectorSide - size.height) / 2) };
  const pixels = new Uint8Array(3 * detectorSide * detectorSide);
  for (let y = 0; y < size.height; y++)
    pixels.set(seen.data.subarray(3 * y * size.width, 3 * (y + 1) * size.width), 3 * ((margin.y + y) * detectorSide + margin.x));
  const call = {
    moduleUrl: new URL('./detect.task.ts', import.meta.url).href,
    name: 'detectBoxes',
    input: { modelPath: detectorPath, pixels, leastScore },
  };
  const rows = await inference.run<DetectInput, DetectedRows>(call, { signal });
  return Array.from({ length: rows.length / 6 }, (_, row) => {
    const [left = 0, top = 0, right = 0, bottom = 0, score = 0, index = 0] = rows.subarray(6 * row, 6 * row + 6);
    const x = (value: number): number => clamp(window.left + (value - margin.x) / scale, window.left, window.left + window.width);
    const y = (value: number): number => clamp(window.top + (value - margin.y) / scale, window.top, window.top + window.height);
    return { class: cocoClasses[index]!, score, box: boxBetween([x(left), y(top), x(right), y(bottom)]) };
  }).filter(({ box }) => box.width > 0 && box.height > 0);
}

const clamp = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, Math.round(value)));

const boxBetween = ([left, top, right, bottom]: readonly [number, number, number, number]): PixelBox => ({
  left,
  top,
  width: right - left,
  height: bottom - top,
});

/** The same place, or one all but inside the other: a window's edge cuts things. */
function isSame(a: PixelBox, b: PixelBox): boolean {
  const across = Math.min(a.left + a.width, b.left + b.width) - Math.max(a.left, b.left);
  const along = Math.min(a.top + a.height, b.top + b.height) - Math.max(a.top, b.top);
  if (across <= 0 || along <= 0) return false;
  const [shared, first, second] = [across * along, a.width * a.height, b.width * b.height];
  return shared > sameThing * (first + second - shared) || shared > 0.9 * Math.min(first, second);
}
