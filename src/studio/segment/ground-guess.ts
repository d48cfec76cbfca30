/**
 * How much each pixel looks like the ground that one would expect at its place: what lies round about and is surely ground, seen through
 * the subject. Tells the gaps between spokes from the wheel. Pure.
 */
import type { PixelBox } from './area.ts';
import { boxMean, createPlane, type Plane } from './plane.ts';
import type { WorkPicture } from './work-picture.ts';

/** Half-widths of the windows, as shares of the longer side: the narrowest that sees ground counts most. */
const windows = [0.015, 0.05, 0.15, 0.4];
/** Levels of 255 that a smooth ground may be off. */
const slackLevels = 9;

/** isGround: 1 where the pixel is surely ground. Likeness in [0, 1]; 1 is what the ground would look like. */
function groundLikeness({ width, height, pixels }: WorkPicture, isGround: Uint8Array): Float32Array {
  const planes = [0, 1, 2, 3, 4].map(() => createPlane(width, height));
  const guess = [0, 1, 2, 3].map(() => new Float32Array(width * height));
  const left = new Float32Array(width * height).fill(1);
  for (let i = 0; i < isGround.length; i++) {
    if (isGround[i] === 0) continue;
    const [r, g, b] = [pixels[3 * i]!, pixels[3 * i + 1]!, pixels[3 * i + 2]!];
    for (const [k, value] of [1, r, g, b, r * r + g * g + b * b].entries()) planes[k]!.data[i] = value;
  }
  for (const share of windows) {
    const means = planes.map((plane) => boxMean(plane, Math.max(2, Math.round(share * Math.max(width, height)))).data);
    addWindow(means, guess, left);
  }
  const likeness = new Float32Array(width * height);
  for (let i = 0; i < likeness.length; i++) {
    if (left[i]! > 0.5) continue;
    const trusted = 1 / (1 - left[i]!);
    let far = 0;
    for (let c = 0; c < 3; c++) far += (pixels[3 * i + c]! - guess[c]![i]! * trusted) ** 2;
    likeness[i] = Math.exp(-far / (2 * (3 * slackLevels ** 2 + guess[3]![i]! * trusted)));
  }
  return likeness;
}

/** Takes as much of what is left open as the window knows. */
function addWindow(means: readonly Float32Array[], guess: readonly Float32Array[], left: Float32Array): void {
  const [shares, reds, greens, blues, powers] = means as [Float32Array, Float32Array, Float32Array, Float32Array, Float32Array];
  for (let i = 0; i < left.length; i++) {
    const share = shares[i]!;
    if (share < 1e-4) continue;
    const taken = left[i]! * Math.min(1, share / 0.1);
    const [r, g, b] = [reds[i]! / share, greens[i]! / share, blues[i]! / share];
    guess[0]![i]! += taken * r;
    guess[1]![i]! += taken * g;
    guess[2]![i]! += taken * b;
    guess[3]![i]! += taken * Math.max(0, powers[i]! / share - (r * r + g * g + b * b));
    left[i]! -= taken;
  }
}

/** In the box, what looks like the ground round about is none of the subject: takes it out of what the network saw, in place. */
export function openGaps(seen: Plane, picture: WorkPicture, box: PixelBox): void {
  const likeness = groundLikeness(
    picture,
    Uint8Array.from(seen.data, (v) => (v < 0.05 ? 1 : 0)),
  );
  for (let y = box.top; y < box.top + box.height; y++)
    for (let x = box.left, i = y * seen.width + x; x < box.left + box.width; x++, i++)
      seen.data[i] = Math.min(seen.data[i]!, 1 - likeness[i]!);
}
