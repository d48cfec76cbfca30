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

/** A wire differs from what is round it by so many levels, or by so many times what that varies by. */
const wireLevels = 16;
const wireDeviations = 2.2;
/** Half-width of the window that tells what is round a wire, as a share of the thing's longer side: wider than any wire. */
const wireWindow = 0.045;
/** A wire is seen by the network, if faintly; what it is sure of to be ground is none. */
const leastSeen = 0.008;

const wireReach = ({ width, height }: PixelBox): number => Math.max(4, Math.round(wireWindow * Math.max(width, height)));

/** Of each pixel in the box: whether it stands out from the middle colour of its surroundings. [box.height, box.width] */
function standsOut({ width, height, pixels }: WorkPicture, box: PixelBox): Uint8Array {
  const radius = wireReach(box);
  const out = new Uint8Array(box.width * box.height);
  const sides = [0, 1, 2].map(() => new Int32Array(256));
  for (let y = box.top; y < box.top + box.height; y++) {
    const [from, to] = [Math.max(0, y - radius), Math.min(height - 1, y + radius)];
    for (const side of sides) side.fill(0);
    let count = 0;
    const column = (x: number, by: 1 | -1): void => {
      if (x < 0 || x >= width) return;
      for (let v = from, i = 3 * (from * width + x); v <= to; v++, i += 3 * width) {
        sides[0]![pixels[i]!]! += by;
        sides[1]![pixels[i + 1]!]! += by;
        sides[2]![pixels[i + 2]!]! += by;
        count += by;
      }
    };
    for (let x = box.left - radius; x < box.left + radius; x++) column(x, 1);
    for (let x = box.left; x < box.left + box.width; x++) {
      column(x + radius, 1);
      let [far, spread] = [0, 0];
      for (let c = 0; c < 3; c++) {
        const [low, middle, high] = quantiles(sides[c]!, count);
        far += (pixels[3 * (y * width + x) + c]! - middle) ** 2;
        spread += (high - low) ** 2;
      }
      // The inner third of what is normal is 0.77 deviations wide.
      if (Math.sqrt(far) > Math.max(wireLevels, (wireDeviations * Math.sqrt(spread)) / 0.77))
        out[(y - box.top) * box.width + x - box.left] = 1;
      column(x - radius, -1);
    }
  }
  return out;
}

function quantiles(counts: Int32Array, count: number): [low: number, middle: number, high: number] {
  const marks = [0.35, 0.5, 0.65].map((share) => share * count);
  const found: [number, number, number] = [0, 0, 0];
  let [seen, next] = [0, 0];
  for (let level = 0; level < 256 && next < 3; level++) {
    seen += counts[level]!;
    while (next < 3 && seen >= marks[next]!) found[next++] = level;
  }
  return found;
}

/**
 * Spokes and rails that the cut shaved off: in the box, what hangs together with the subject and stands out from what is about it. In place.
 * cut: 1 where the subject is, [height, width]. seen: the network's answer before `openGaps`.
 */
export function addWires(cut: Uint8Array, picture: WorkPicture, { seen, box }: { seen: Float32Array; box: PixelBox }): void {
  const { width } = picture;
  const out = standsOut(picture, box);
  const isWire = (i: number): boolean =>
    cut[i] === 0 && seen[i]! > leastSeen && out[(Math.floor(i / width) - box.top) * box.width + (i % width) - box.left] === 1;
  const [right, bottom] = [box.left + box.width - 1, box.top + box.height - 1];
  const open: number[] = [];
  const take = (i: number, reach: number): void => {
    const [x, y] = [i % width, Math.floor(i / width)];
    for (let v = Math.max(box.top, y - reach); v <= Math.min(bottom, y + reach); v++)
      for (let u = Math.max(box.left, x - reach); u <= Math.min(right, x + reach); u++)
        if (isWire(v * width + u)) {
          cut[v * width + u] = 1;
          open.push(v * width + u);
        }
  };
  // Right beside a thick part a wire stands out from nothing.
  const own = cut.slice();
  for (let y = box.top; y <= bottom; y++)
    for (let x = box.left; x <= right; x++) if (own[y * width + x] === 1) take(y * width + x, wireReach(box));
  for (let i = open.pop(); i !== undefined; i = open.pop()) take(i, 1);
}
