/**
 * The tilt of a picture's horizon: of all angles within 12 degrees of level and plumb, the one along which edges line up into long
 * straight lines. Each edge pixel votes for the lines through it that fit its gradient; a line's score is its votes squared, so that
 * one long line beats much short texture.
 * source   Duda & Hart, "Use of the Hough transformation to detect lines and curves in pictures" (1972), with oriented votes
 */
import type { RasterImage } from '../../engine.ts';

const range = 12;
const perDegree = 4;
const count = 2 * range * perDegree + 1;
/** Degrees that a gradient may be off its line. */
const spread = 2.5;
const weakest = 24;

interface Lines {
  /** [count, offsets]: votes. */
  readonly votes: Float32Array;
  readonly offsets: number;
}

const createLines = (offsets: number): Lines => ({ votes: new Float32Array(count * offsets), offsets });

/** The pixel's votes for lines within `spread` of `angle` degrees; (along, across) are its place along and across a level line. */
function vote({ votes, offsets }: Lines, angle: number, place: { along: number; across: number }, strength: number): void {
  const from = Math.max(0, Math.ceil((angle - spread + range) * perDegree));
  const to = Math.min(count - 1, Math.floor((angle + spread + range) * perDegree));
  for (let i = from; i <= to; i++) {
    const radians = ((i / perDegree - range) * Math.PI) / 180;
    const offset = Math.round(place.across * Math.cos(radians) - place.along * Math.sin(radians) + offsets / 2);
    if (offset >= 0 && offset < offsets) votes[i * offsets + offset]! += strength;
  }
}

/** Degrees, positive when the horizon falls to the right (clockwise); 0 when no angle stands out. */
export function tiltOf({ width, height, channels, data }: RasterImage): number {
  const grey = new Float32Array(width * height);
  for (let i = 0; i < grey.length; i++)
    grey[i] = 0.3 * data[channels * i]! + 0.59 * data[channels * i + 1]! + 0.11 * data[channels * i + 2]!;
  const offsets = 2 * Math.ceil(Math.hypot(width, height));
  const level = createLines(offsets);
  const plumb = createLines(offsets);
  for (let y = 2; y < height - 2; y++)
    for (let x = 2; x < width - 2; x++) {
      const i = y * width + x;
      const gx =
        2 * (grey[i + 2]! - grey[i - 2]!) + grey[i + 2 - width]! - grey[i - 2 - width]! + grey[i + 2 + width]! - grey[i - 2 + width]!;
      const gy =
        2 * (grey[i + 2 * width]! - grey[i - 2 * width]!) +
        grey[i + 2 * width - 1]! -
        grey[i - 2 * width - 1]! +
        grey[i + 2 * width + 1]! -
        grey[i - 2 * width + 1]!;
      const strength = Math.min(200, Math.hypot(gx, gy));
      if (strength < weakest) continue;
      const [dx, dy] = [x - width / 2, y - height / 2];
      if (Math.abs(gy) > 3 * Math.abs(gx))
        vote(level, (Math.atan2(-gx * Math.sign(gy), Math.abs(gy)) * 180) / Math.PI, { along: dx, across: dy }, strength);
      else if (Math.abs(gx) > 3 * Math.abs(gy))
        vote(plumb, (Math.atan2(gy * Math.sign(gx), Math.abs(gx)) * 180) / Math.PI, { along: dy, across: -dx }, strength);
    }
  return peak(scores(level), scores(plumb));
}

/** Of each angle: its lines' votes squared, a line being three offsets thick. */
function scores({ votes, offsets }: Lines): Float64Array {
  return Float64Array.from({ length: count }, (_, i) => {
    let sum = 0;
    for (let o = 1; o < offsets - 1; o++) {
      const line = votes[i * offsets + o - 1]! + votes[i * offsets + o]! + votes[i * offsets + o + 1]!;
      sum += line * line;
    }
    return sum;
  });
}

/** Level lines count twice: plumb ones may belong to things that lean. */
function peak(level: Float64Array, plumb: Float64Array): number {
  const total = level.map((value, i) => 2 * value + plumb[i]!);
  const best = total.indexOf(Math.max(...total));
  const sorted = [...total].sort((a, b) => a - b);
  const usual = sorted[Math.floor(sorted.length / 2)]!;
  // Upright cameras are the rule: another angle must clearly win.
  const isPlain = total[best]! > 1.4 * usual && total[best]! > 1.15 * total[range * perDegree]!;
  return isPlain && best > 0 && best < count - 1 ? best / perDegree - range : 0;
}
