/** Grass, snow, sand, walls and leaves of a landscape or a room, by colour and place. Rules of thumb; pure. */
import { boxMean, roughMarks } from '../segment/index.ts';
import type { LandscapeInput, View } from './landscape-view.ts';
import { type Marks, patchesOf } from './patches.ts';

export type Cover = Exclude<LandscapeInput['region'], 'sky' | 'ground' | 'water'>;

interface Frame {
  /** 1 where the sky is. */
  readonly sky: Uint8Array;
  /** Row. */
  readonly horizon: number;
}

type Test = (i: number) => boolean;

/** Of the colour at a pixel alone. */
function coverTest({ lightness: { data: light }, a, b }: View, cover: Cover): Test {
  const isGreen: Test = (i) => a[i]! < -0.012 && b[i]! > 0.012 && light[i]! > 0.1;
  if (cover === 'grass') return (i) => isGreen(i) || (a[i]! < 0.004 && b[i]! > 0.045 && light[i]! > 0.25);
  if (cover === 'foliage') return isGreen;
  if (cover === 'snow') return (i) => light[i]! > 0.68 && Math.hypot(a[i]!, b[i]!) < 0.05;
  return (i) => b[i]! > 0.012 && a[i]! > -0.02 && a[i]! < 0.07 && light[i]! > 0.35;
}

/** null when there is none to speak of. */
export function landCover(view: View, cover: Cover, frame: Frame): Marks | null {
  if (cover === 'wall') return wallMarks(view);
  const { width, height, subject } = view;
  const test = coverTest(view, cover);
  const reach = 0.12 * height;
  const lawn = cover === 'grass' || cover === 'foliage' ? lawnOf(view, coverTest(view, 'grass')) : null;
  const data = Uint8Array.from(subject, (isSubject, i) => {
    if (isSubject || frame.sky[i] || (cover === 'foliage' && lawn![i])) return 0;
    if (cover === 'grass') return lawn![i]!;
    return test(i) && (cover === 'foliage' || i / width >= frame.horizon - reach) ? 1 : 0;
  });
  const isLow = (bottom: number): boolean => bottom > 0.97 * height;
  const patches = patchesOf({ width, height, data: closed(data, view) }).filter(({ pixels }) => pixels.length > 0.002 * data.length);
  const kept = cover === 'foliage' ? patches.map((patch) => patch.pixels) : largestOnGround(patches, isLow);
  const inside = new Uint8Array(data.length);
  for (const pixels of kept) for (const i of pixels) inside[i] = 1;
  return inside.some((v) => v === 1) ? seamed(inside, view) : null;
}

/** Blades and crumbs let the ground between them through: small gaps are filled. */
function closed(data: Uint8Array, { width, height, subject }: View): Uint8Array {
  const mean = boxMean({ width, height, data: Float32Array.from(data) }, 2).data;
  return data.map((v, i) => (subject[i] ? 0 : v || mean[i]! > 0.55 ? 1 : 0));
}

/** What reaches the lower border, else the largest alone; with all patches of a tenth of its size. */
function largestOnGround(patches: ReturnType<typeof patchesOf>, isLow: (bottom: number) => boolean): (readonly number[])[] {
  const low = patches.filter(({ box }) => isLow(box.top + box.height));
  const from = low.length > 0 ? low : patches.slice(0, 1);
  const most = from[0]?.pixels.length ?? 0;
  return patches.filter((patch) => from.includes(patch) || patch.pixels.length > 0.1 * most).map(({ pixels }) => pixels);
}

/**
 * Green from the lower border up, as long as it goes on as light as the row before: trees that stand on a lawn are as green, but darker or
 * lighter by a step.
 */
function lawnOf({ width, height, lightness: { data: light }, subject }: View, test: Test): Uint8Array {
  const lawn = new Uint8Array(width * height);
  let mean: number | null = null;
  let emptyRows = 0;
  for (let y = height - 1; y >= 0.2 * height && emptyRows < 5; y--) {
    let [sum, count, free] = [0, 0, 0];
    for (let i = y * width; i < (y + 1) * width; i++) {
      if (subject[i]) continue;
      free++;
      if (!test(i) || (mean !== null && Math.abs(light[i]! - mean) > 0.13)) continue;
      lawn[i] = 1;
      sum += light[i]!;
      count++;
    }
    const isEmpty = count < 0.3 * Math.max(1, free);
    emptyRows = isEmpty && free > 0.1 * width ? emptyRows + 1 : 0;
    if (!isEmpty) mean = mean === null ? sum / count : 0.85 * mean + (0.15 * sum) / count;
  }
  return lawn;
}

/** The largest smooth patches of the upper three quarters that touch the top or a side, and others of its colour. */
function wallMarks(view: View): Marks | null {
  const { width, height, texture, subject, lightness, a, b } = view;
  const smooth = Uint8Array.from(subject, (isSubject, i) => (!isSubject && texture[i]! < 0.03 && i / width < 0.85 * height ? 1 : 0));
  const patches = patchesOf({ width, height, data: bySteps(smooth, view) });
  const isWall = ({ box, pixels }: (typeof patches)[number]): boolean =>
    pixels.length > 0.015 * smooth.length && box.top < 0.5 * height && (box.top === 0 || box.left === 0 || box.left + box.width === width);
  const [main] = patches.filter(isWall);
  if (!main || main.pixels.length < 0.03 * smooth.length) return null;
  const colourOf = (pixels: readonly number[]): readonly number[] =>
    [lightness.data, a, b].map((plane) => pixels.reduce((sum, i) => sum + plane[i]!, 0) / pixels.length);
  const own = colourOf(main.pixels);
  const isLikeMain = (pixels: readonly number[]): boolean => {
    const [light, redness, yellowness] = colourOf(pixels);
    return Math.abs(light! - own[0]!) < 0.2 && Math.hypot(redness! - own[1]!, yellowness! - own[2]!) < 0.03;
  };
  const inside = new Uint8Array(smooth.length);
  for (const { pixels, box } of patches)
    if (pixels === main.pixels || (pixels.length > 0.002 * smooth.length && box.top < 0.6 * height && isLikeMain(pixels)))
      for (const i of pixels) inside[i] = 1;
  return seamed(inside, view);
}

/** Cut where neighbours differ in colour: a floor of the wall's smoothness is no wall. */
function bySteps(smooth: Uint8Array, { width, lightness: { data: light }, a, b }: View): Uint8Array {
  return smooth.map((v, i) => {
    const up = i - 2 * width;
    if (!v || up < 0) return v;
    return Math.abs(light[i]! - light[up]!) + 2 * Math.hypot(a[i]! - a[up]!, b[i]! - b[up]!) < 0.05 ? 1 : 0;
  });
}

/** Sure inside, likely at the rim, open round it. */
function seamed(inside: Uint8Array, { width, height, subject }: View): Marks {
  const plane = Float32Array.from(inside);
  const close = boxMean({ width, height, data: plane }, 2).data;
  const near = boxMean({ width, height, data: plane }, 5).data;
  const data = inside.map((v, i) => {
    if (v) return close[i]! > 0.92 ? roughMarks.sure : roughMarks.likely;
    return near[i]! > 0.08 && !subject[i] ? roughMarks.hardly : roughMarks.not;
  });
  return { width, height, data };
}
