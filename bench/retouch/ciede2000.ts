/**
 * The colour difference CIEDE2000 between two sRGB bytes triples, under D65.
 * source   Sharma, Wu, Dalal: The CIEDE2000 color-difference formula (Color Research and Application 30, 2005); names are theirs
 */
import type { RasterImage } from '../../src/engine.ts';
import type { Part } from './measures.ts';

type Lab = readonly [l: number, a: number, b: number];

const linear = (byte: number): number => (byte <= 10.31475 ? byte / 3294.6 : ((byte / 255 + 0.055) / 1.055) ** 2.4);
const curve = (t: number): number => (t > 216 / 24389 ? Math.cbrt(t) : ((24389 / 27) * t + 16) / 116);

export function cieLab(red: number, green: number, blue: number): Lab {
  const [r, g, b] = [linear(red), linear(green), linear(blue)];
  const x = curve((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047);
  const y = curve(0.2126729 * r + 0.7151522 * g + 0.072175 * b);
  const z = curve((0.0193339 * r + 0.119192 * g + 0.9503041 * b) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

const radians = Math.PI / 180;
const hueOf = (b: number, a: number): number => (a === 0 && b === 0 ? 0 : (Math.atan2(b, a) / radians + 360) % 360);
const twentyFive7 = 25 ** 7;

function meanHueOf(h1: number, h2: number, isGrey: boolean): number {
  if (isGrey) return h1 + h2;
  if (Math.abs(h1 - h2) <= 180) return (h1 + h2) / 2;
  return h1 + h2 < 360 ? (h1 + h2 + 360) / 2 : (h1 + h2 - 360) / 2;
}

export function ciede2000([l1, a1, b1]: Lab, [l2, a2, b2]: Lab): number {
  const meanChroma7 = ((Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2) ** 7;
  const g = 0.5 * (1 - Math.sqrt(meanChroma7 / (meanChroma7 + twentyFive7)));
  const [ap1, ap2] = [(1 + g) * a1, (1 + g) * a2];
  const [c1, c2] = [Math.hypot(ap1, b1), Math.hypot(ap2, b2)];
  const [h1, h2] = [hueOf(b1, ap1), hueOf(b2, ap2)];
  const isGrey = c1 * c2 === 0;
  const turn = isGrey ? 0 : ((h2 - h1 + 540) % 360) - 180;
  const hue = 2 * Math.sqrt(c1 * c2) * Math.sin((turn / 2) * radians);
  const [l, c, h] = [(l1 + l2) / 2, (c1 + c2) / 2, meanHueOf(h1, h2, isGrey)];
  const cos = (times: number, shift: number): number => Math.cos((times * h + shift) * radians);
  const t = 1 - 0.17 * cos(1, -30) + 0.24 * cos(2, 0) + 0.32 * cos(3, 6) - 0.2 * cos(4, -63);
  const sl = 1 + (0.015 * (l - 50) ** 2) / Math.sqrt(20 + (l - 50) ** 2);
  const [dl, dc, dh] = [(l2 - l1) / sl, (c2 - c1) / (1 + 0.045 * c), hue / (1 + 0.015 * c * t)];
  const rotation = -2 * Math.sqrt(c ** 7 / (c ** 7 + twentyFive7)) * Math.sin(60 * Math.exp(-(((h - 275) / 25) ** 2)) * radians);
  return Math.sqrt(dl * dl + dc * dc + dh * dh + rotation * dc * dh);
}

/** Mean over the part. */
export function meanColourDifference(one: RasterImage, other: RasterImage, part: Part): number {
  let [sum, count] = [0, 0];
  const labAt = ({ data, channels }: RasterImage, pixel: number): Lab =>
    cieLab(data[channels * pixel]!, data[channels * pixel + 1]!, data[channels * pixel + 2]!);
  for (let pixel = 0; pixel < part.length; pixel++)
    if (part[pixel]! > 127) {
      sum += ciede2000(labAt(one, pixel), labAt(other, pixel));
      count += 1;
    }
  return sum / Math.max(1, count);
}
