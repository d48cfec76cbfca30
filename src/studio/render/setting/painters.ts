/**
 * Distant land as functions of direction: each returns whether it hides the sky there and writes its radiance.
 * Azimuth and elevation are in radians, azimuth 0 straight ahead and growing to the right. All is seen more or less out of focus.
 */
import { clouds, depths, stars } from './far-skies.ts';
import { fbm2, hash2, mix, noise2, smoothstep } from './noise.ts';
import type { PainterName } from './setting.ts';
import type { Sky } from './sky.ts';

export type Painter = (sky: Sky, azimuth: number, elevation: number, out: Float32Array) => boolean;

/** Irradiance of upright land from sky and sun, for albedo times this. */
function landLight(sky: Sky, channel: number): number {
  const day = sky.day;
  const clear = sky.weather === 'clear' ? 1 : 0.35;
  return 0.5 * (day.zenith[channel]! + day.horizon[channel]!) * 0.9 + day.sun[channel]! * day.keyIntensity * 0.42 * clear;
}

function paint(sky: Sky, albedo: readonly [number, number, number], haze: number, out: Float32Array): void {
  for (let c = 0; c < 3; c++) out[c] = mix(albedo[c]! * landLight(sky, c), sky.day.horizon[c]! * 0.92 + 0.02 * sky.day.zenith[c]!, haze);
}

const ridge = (azimuth: number, frequency: number, octaves: number, seed: number): number => {
  const n = fbm2(azimuth * frequency + 31, seed * 0.37, octaves, seed);
  return 1 - Math.abs(n) * 1.6;
};

/** Pale chains behind the range that stands there as a solid: the farther the bluer, snow on the higher of them. */
const mountains: Painter = (sky, azimuth, elevation, out) => {
  for (let layer = 0; layer < 2; layer++) {
    const crest = chain(sky, azimuth, layer);
    if (elevation > crest) continue;
    const slope = (chain(sky, azimuth + 0.004, layer) - crest) / 0.004;
    const side = Math.sign(sky.sunDirection[0] || 1);
    const face = fbm2(azimuth * 60, (crest - elevation) * 50 + azimuth * 20, 4, sky.seed + layer * 7);
    const sunny = 0.8 + 0.35 * Math.max(-1, Math.min(1, side * slope * 0.7 + face));
    const snow = smoothstep(0.045, 0.06, elevation + 0.03 * face);
    const [r, g, b] = [mix(0.16, 0.86, snow) * sunny, mix(0.17, 0.88, snow) * sunny, mix(0.19, 0.93, snow) * sunny];
    paint(sky, [r, g, b], 0.62 + 0.16 * layer, out);
    return true;
  }
  paint(sky, [0.1, 0.15, 0.05], 0.25, out);
  return elevation <= 0;
};

const chain = (sky: Sky, azimuth: number, layer: number): number =>
  (0.042 + 0.026 * layer) * (0.35 + 1.0 * ridge(azimuth, 3.4 - layer, 6, sky.seed + 17 * layer));

const sea: Painter = (sky, azimuth, elevation, out) => {
  const isle = 0.05 * (ridge(azimuth, 1.3, 4, sky.seed + 3) - 0.88);
  if (elevation > 0 && elevation > isle) return false;
  if (elevation > 0) {
    paint(sky, [0.07, 0.09, 0.08], mix(0.5, 0.97, Math.exp(-elevation / 0.004)), out);
    return true;
  }
  const deep = Math.min(1, -elevation * 5);
  const swell = 1 + 0.35 * fbm2(azimuth * 30, -1 / (elevation - 0.012), 4, sky.seed + 4);
  const facing = Math.max(0, 1 - Math.abs(azimuth - Math.atan2(sky.sunDirection[0], -sky.sunDirection[2])) * 3.4);
  const glitter = sky.weather === 'clear' ? facing * facing * sky.day.keyIntensity * 0.9 * swell ** 3 : 0;
  for (let c = 0; c < 3; c++) {
    const body = [0.02, 0.16, 0.2][c]! * landLight(sky, c) * 1.3;
    out[c] = mix(sky.day.horizon[c]! * 0.7, body + sky.day.zenith[c]! * 0.25, deep) * swell + glitter * sky.day.sun[c]!;
  }
  return true;
};

const dunes: Painter = (sky, azimuth, elevation, out) => {
  for (let layer = 0; layer < 3; layer++) {
    const crest = 0.012 + 0.035 * layer + 0.05 * fbm2(azimuth * (2.2 - layer * 0.4) + layer * 9, layer, 3, sky.seed + layer);
    if (elevation > crest) continue;
    const slope = fbm2(azimuth * (2.2 - layer * 0.4) + layer * 9 + 0.06, layer, 3, sky.seed + layer) * 0.05 + 0.012 + 0.035 * layer - crest;
    const sunny = 0.85 + Math.max(-0.45, Math.min(0.4, slope * 60 * Math.sign(sky.sunDirection[0] || 1)));
    paint(sky, [0.62 * sunny, 0.4 * sunny, 0.21 * sunny], 0.14 + layer * 0.2, out);
    return true;
  }
  return false;
};

function firs(sky: Sky, azimuth: number, elevation: number, spacing: number, tallest: number): number {
  let cover = 0;
  const cell = Math.floor(azimuth / spacing);
  for (let i = cell - 1; i <= cell + 1; i++) {
    if (hash2(i, 1, sky.seed) < 0.25) continue;
    const middle = (i + 0.2 + 0.6 * hash2(i, 2, sky.seed)) * spacing;
    const top = tallest * (0.5 + 0.5 * hash2(i, 3, sky.seed));
    const tier = 0.75 + 0.25 * Math.abs(((elevation / top) * 7) % 1);
    const half = spacing * 0.55 * (1 - elevation / top) * tier;
    if (elevation < top && Math.abs(azimuth - middle) < half) cover = 1;
  }
  return cover;
}

const snowfield: Painter = (sky, azimuth, elevation, out) => {
  const hill = 0.012 + 0.02 * fbm2(azimuth * 2, 1, 3, sky.seed + 9);
  const far = 0.06 + 0.07 * ridge(azimuth, 1.8, 5, sky.seed + 12);
  if (elevation < hill) {
    paint(sky, [0.82, 0.85, 0.92], 0.12, out);
    return true;
  }
  if (firs(sky, azimuth, elevation - hill, 0.075, 0.2) > 0) {
    const frost = 0.3 * smoothstep(0.35, 0.8, noise2(azimuth * 160, elevation * 160, sky.seed));
    paint(sky, [0.05 + frost, 0.09 + frost, 0.09 + frost], 0.2, out);
    return true;
  }
  if (elevation < far) paint(sky, [0.55, 0.62, 0.72], 0.55, out);
  return elevation < far;
};

function windowLight(sky: Sky, column: number, row: number, x: number, y: number): number {
  if (x < 0.22 || x > 0.8 || y < 0.25 || y > 0.8) return 0;
  return hash2(column, row, sky.seed + 77) < 0.14 + 0.28 * sky.day.lampShare ? 1 : 0;
}

const skyline: Painter = (sky, azimuth, elevation, out) => {
  for (let layer = 0; layer < 3; layer++) {
    const width = [0.17, 0.11, 0.075][layer]!;
    const lot = Math.floor(azimuth / width + layer * 0.37);
    const tall = [0.1, 0.16, 0.2][layer]! + [0.34, 0.3, 0.26][layer]! * hash2(lot, layer, sky.seed + 21) ** 1.6;
    const inside = azimuth / width + layer * 0.37 - lot;
    const street = layer === 0 && Math.abs(azimuth) < 0.2;
    if (street || elevation > tall || inside > 0.93) continue;
    const haze = [0.06, 0.28, 0.52][layer]!;
    const brick = 0.1 + 0.22 * hash2(lot, layer + 5, sky.seed);
    const warm = hash2(lot, layer + 9, sky.seed) * 0.5;
    paint(sky, [brick * (0.9 + warm * 0.5), brick * 0.9, brick * (1.05 - warm * 0.4)], haze, out);
    const columns = 7 - layer;
    const rows = elevation * (70 + 30 * layer);
    const lit = windowLight(
      sky,
      lot * 31 + Math.floor(inside * columns),
      Math.floor(rows) + layer * 97,
      (inside * columns) % 1,
      ((rows % 1) + 1) % 1,
    );
    const glow = lit * sky.day.lampShare ** 2 * (1 - haze) * (0.6 + 1.5 * hash2(lot, Math.floor(rows), 3));
    const cool = hash2(Math.floor(rows), lot, 4) < 0.3 ? 1 : 0;
    const glass = lit > 0 ? 0.22 * (1 - sky.day.lampShare) : 0;
    for (let c = 0; c < 3; c++) {
      out[c] = out[c]! * (1 - glass) + glass * sky.day.zenith[c]! + glow * (cool ? [0.55, 0.75, 1][c]! : [1, 0.62, 0.26][c]!);
    }
    return true;
  }
  if (elevation > 0) return false;
  const wet = 0.5 + 0.5 * fbm2(azimuth * 12, 3, 3, sky.seed);
  paint(sky, [0.09, 0.09, 0.1], 0.15, out);
  for (let c = 0; c < 3; c++) out[c] = out[c]! + wet * [0.16, 0.09, 0.04][c]! * sky.day.lampShare ** 2;
  return true;
};

const shelves: Painter = (sky, azimuth, elevation, out) => {
  const day = sky.day.windowShare;
  const glow =
    0.16 + 0.75 * Math.exp(-((azimuth - 0.35) ** 2) * 5 - (elevation - 0.2) ** 2 * 6) + 0.25 * Math.exp(-((azimuth + 0.5) ** 2) * 9);
  const light = [0.5 * day + 0.62, 0.42 * day + 0.42, 0.34 * day + 0.2];
  const y = elevation / 0.15 + 0.4;
  const shelf = Math.floor(y);
  const bay = Math.floor(azimuth / 0.42);
  const inBay = azimuth / 0.42 - bay;
  let albedo: [number, number, number] = [0.12, 0.055, 0.025];
  if (inBay > 0.06 && y - shelf > 0.12) {
    const book = Math.floor(inBay * 26 + 0.4 * hash2(bay, shelf, 1));
    const tall = 0.62 + 0.3 * hash2(book + bay * 40, shelf, sky.seed + 2);
    const hue = hash2(book + bay * 40, shelf, sky.seed + 3);
    const dim = 0.16 + 0.3 * hash2(book + bay * 40, shelf, sky.seed + 4);
    if (y - shelf > tall) albedo = [0.02, 0.012, 0.008];
    else albedo = [dim * (hue < 0.55 ? 1.2 : 0.4), dim * (hue < 0.3 ? 0.3 : hue < 0.55 ? 0.75 : 0.5), dim * (hue > 0.75 ? 0.7 : 0.25)];
  }
  for (let c = 0; c < 3; c++) out[c] = albedo[c]! * light[c]! * glow * 1.5;
  return true;
};

const paper: Painter = (sky, azimuth, elevation, out) => {
  const hue = sky.seed % 5;
  const tint = [
    [0.36, 0.43, 0.5],
    [0.52, 0.42, 0.34],
    [0.4, 0.45, 0.4],
    [0.5, 0.38, 0.38],
    [0.42, 0.42, 0.45],
  ][hue]!;
  const pool = Math.exp(-((azimuth * 1.25) ** 2) * 2.2 - (elevation - 0.1) ** 2 * 4);
  const level = (0.2 + 0.95 * pool) * (0.35 + 0.65 * sky.day.windowShare);
  for (let c = 0; c < 3; c++) out[c] = tint[c]! * level;
  return true;
};

/** Rolling land: a belt of trees, fields and woods behind it, blue hills last. */
const hills: Painter = (sky, azimuth, elevation, out) => {
  const haze = sky.weather === 'clear' ? 1 : 1.25;
  for (let layer = 0; layer < 4; layer++) {
    const seed = sky.seed + 19 * layer;
    const swell = fbm2(azimuth * (3.1 - 0.45 * layer) + 7 * layer, layer, 3, seed);
    const crowns = layer === 3 ? 0 : (0.011 - 0.003 * layer) * Math.max(-0.3, fbm2(azimuth * (58 + 34 * layer), layer, 3, seed + 5));
    const crest = 0.008 + 0.011 * layer + (0.014 + 0.009 * layer) * swell + crowns;
    if (elevation > crest) continue;
    const wood = smoothstep(-0.15, 0.1, fbm2(azimuth * 9, elevation * 90, 3, seed + 6) + (elevation > crest - 0.008 ? 0.35 : 0));
    const tone = 1 + 0.45 * fbm2(azimuth * 120, elevation * 170, 3, seed + 8);
    const albedo: [number, number, number] = [mix(0.2, 0.05, wood) * tone, mix(0.25, 0.095, wood) * tone, mix(0.08, 0.035, wood) * tone];
    // Mist lies at the foot of the land, where the ground before it fades too.
    const mist = Math.exp(-Math.max(0, elevation) / 0.005);
    paint(sky, albedo, mix(Math.min(0.93, haze * (0.2 + 0.2 * layer)), 0.8, mist), out);
    return true;
  }
  return false;
};

export const painters: Readonly<Record<PainterName, Painter>> = {
  mountains,
  sea,
  dunes,
  snowfield,
  skyline,
  shelves,
  paper,
  stars,
  clouds,
  hills,
  depths,
};
