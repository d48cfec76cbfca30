/** One band of rows in another light; runs in a studio worker thread. Knows nothing of words. */
import { type Band, eachPixel } from '../bands.ts';
import { clamp, linearOfByte, luminance, smoothStep, toSrgb255 } from '../light.ts';
import { GuideReader } from './guide.ts';
import type { Hour, Light3 } from './hours.ts';
import { layOf, type Scenery, skyGuide } from './scenery.task.ts';
import { starAt } from './stars.ts';

export interface RelightParameters {
  readonly scenery: Scenery;
  readonly hour: Hour;
  /** Brings the photograph's own level to that of a day. */
  readonly gain: number;
  readonly balance: Light3;
  /** Towards the light: right, up, towards the viewer. */
  readonly towards: Light3;
  /** Where a low sun stands, shares of width and height. */
  readonly sun: readonly [x: number, y: number];
  /** Light from behind: the middle of things is dark and their outlines shine. */
  readonly rim: number;
  readonly seed: number;
}

/** A wrapped Lambert term over that of a surface that looks at the viewer. */
function shadeOf(normal: Float32Array, [lx, ly, lz]: Light3): number {
  const wrap = 0.45;
  const facing = Math.max(0, normal[0]! * lx + normal[1]! * ly + normal[2]! * lz + wrap);
  return facing / (Math.max(0.25, lz) + wrap);
}

/** Triangular noise of two levels of 255, by place: smooth skies do not show their steps. */
function dither(x: number, y: number, c: number): number {
  const h = Math.imul(x * 374761393 + y * 668265263 + c * 2147483647, 1274126177) >>> 0;
  return ((h & 1023) + ((h >>> 10) & 1023)) / 1023 - 1;
}

interface Place {
  readonly x: number;
  readonly y: number;
  /** Shares of width and height. */
  readonly u: number;
  readonly v: number;
}

function sunGlow({ sun, hour }: RelightParameters, { u, v }: Place, aspect: number): number {
  if (hour.glowShare === 0) return 0;
  const [dx, dy] = [(u - sun[0]) * aspect, (v - sun[1]) * 1.6];
  const d2 = dx * dx + dy * dy;
  return hour.glowShare * (0.75 * Math.exp(-d2 / 0.16) + 0.9 * Math.exp(-d2 / 0.006));
}

interface SkyPoint {
  readonly v: number;
  readonly own: number;
  readonly soft: number;
  readonly glow: number;
  readonly star: number;
}

/** The hour's gradient with the photograph's own clouds in it. */
function paintSky({ hour, scenery }: RelightParameters, { v, own, soft, glow, star }: SkyPoint, rgb: Float64Array): void {
  const down = clamp(v / scenery.horizon, 0, 1) ** 1.35;
  const cloud = clamp((own / Math.max(0.02, soft)) ** 0.75, 0.55, 1.7);
  for (let c = 0; c < 3; c++) {
    const clear = hour.zenith[c]! + (hour.horizon[c]! - hour.zenith[c]!) * down + hour.glow[c]! * glow * 0.9;
    const painted = clear * cloud + star;
    rgb[c] = rgb[c]! + (painted - rgb[c]!) * hour.skyShare;
  }
}

/** Keeps the order of brights above 0.8 and never reaches 1. */
const shoulder = (value: number): number => (value <= 0.8 ? value : 0.8 + 0.2 * (1 - Math.exp(-(value - 0.8) / 0.2)));

/** A pixel on its way: read once, then changed in place. */
interface Point extends Place {
  /** lay, normal and lamps of the scenery here. */
  readonly here: Float32Array;
  readonly normal: Float32Array;
  readonly lamp: Float32Array;
  /** Linear light of the photograph, and of the answer. */
  readonly own: Float64Array;
  readonly rgb: Float64Array;
  readonly light: number;
  readonly sky: number;
  readonly glow: number;
}

/** How much more, or less, light falls on the surface here than on one that looks at the viewer. */
function formOf({ hour, towards, rim }: RelightParameters, { here, normal, u, v }: Point): number {
  const subject = here[layOf.subject]!;
  const shaded = 1 + hour.relief * (shadeOf(normal, towards) - 1) * (0.35 + 0.65 * subject);
  const sideways = 0.5 * hour.relief * towards[0] * (2 * u - 1) * (1 - 0.6 * subject);
  const downwards = 0.22 * hour.relief * towards[1] * (1 - 2 * v) * (1 - subject);
  const edge = rim * subject * Math.exp(-here[layOf.inside]! / 0.014);
  const backlit = 1 - rim * (0.2 + 0.42 * subject) + 2.4 * edge;
  return clamp(shaded * (1 + sideways + downwards), 0.3, 1.9) * backlit;
}

/** What lies in the light takes its colour, what lies in the shade that of the sky. */
function lightSurface(parameters: RelightParameters, point: Point): void {
  const { scenery, hour, gain, balance } = parameters;
  const { here, own, rgb, light, glow } = point;
  const subject = here[layOf.subject]!;
  const form = formOf(parameters, point);
  const relative = Math.log2(Math.max(1e-4, 0.55 * here[layOf.soft]! + 0.45 * light) / scenery.level);
  const lit = smoothStep(-1.4, 1.3, relative + 1.6 * Math.log2(Math.max(0.2, form)));
  const contrast = 2 ** (clamp(relative, -3, 2) * (hour.contrast - 1) * 0.8);
  const level = gain * hour.exposure * form * contrast * (1 + 0.18 * subject * hour.lamps);
  // A low sun whitens the air before what is far.
  const air = glow * (scenery.hasSky ? 0.05 + 0.3 * here[layOf.depth]! : 0.1) * (1 - 0.75 * subject) * (0.25 + hour.exposure);
  for (let c = 0; c < 3; c++) {
    const plain = Math.max(0, light + (own[c]! * balance[c]! - light) * hour.saturation);
    rgb[c] = plain * level * (hour.shade[c]! + (hour.lit[c]! - hour.shade[c]!) * lit) + air * hour.glow[c]!;
  }
}

/** Their light on what is round them, and they themselves as bright as they were. */
function lightLamps({ hour }: RelightParameters, { lamp, own, rgb, sky }: Point): void {
  const brightest = Math.max(own[0]!, own[1]!);
  const warm = (own[0]! - own[2]!) / Math.max(0.05, brightest);
  const shine = hour.lamps * clamp(1.6 * lamp[0]!, 0, 1) * smoothStep(0.4, 0.85, brightest) * smoothStep(0.02, 0.2, warm);
  for (let c = 0; c < 3; c++) {
    const fallen = rgb[c]! + hour.lamps * lamp[c]! * (0.1 + 0.85 * own[c]!) * (1 - sky);
    rgb[c] = fallen + (own[c]! * (c === 2 ? 0.85 : 1.05) - fallen) * shine;
  }
}

/** The sky laid over what was lit as ground, by its share of the pixel. */
function lightSky(parameters: RelightParameters, point: Point, side: number): void {
  const { hour, scenery, seed } = parameters;
  const { own, rgb, sky, v, light, here, glow } = point;
  const low = clamp(v / scenery.horizon, 0, 1);
  const star = hour.stars > 0 ? hour.stars * starAt(point.x, point.y, side, seed) * (1 - 0.85 * low) : 0;
  for (let c = 0; c < 3; c++) own[c] = rgb[c]!;
  paintSky(parameters, { ...point, own: light, soft: here[layOf.skySoft]!, glow, star }, own);
  for (let c = 0; c < 3; c++) rgb[c] = rgb[c]! + (own[c]! - rgb[c]!) * sky;
}

function shareOfSky({ hasSky }: Scenery, here: Float32Array, bytes: readonly [number, number, number]): number {
  if (!hasSky) return 0;
  return smoothStep(0.2, 0.8, here[layOf.slope]! * skyGuide(...bytes) + here[layOf.offset]!) * (1 - here[layOf.subject]!);
}

export function relightBand(band: Band<RelightParameters>): Uint8Array {
  const { parameters, width, height, data } = band;
  const { scenery, hour } = parameters;
  const readers = [scenery.lay, scenery.normal, scenery.lamps].map((guide) => new GuideReader(guide, band));
  const [here, normal, lamp] = [new Float32Array(7), new Float32Array(3), new Float32Array(3)];
  const [rgb, own] = [new Float64Array(3), new Float64Array(3)];
  const planes = [here, normal, lamp];
  const side = Math.min(width, height);
  let row = -1;
  return eachPixel(band, (at, into, out, pixel) => {
    const y = Math.floor(pixel / width);
    const x = pixel - y * width;
    if (y !== row) {
      row = y;
      for (const reader of readers) reader.row(y);
    }
    for (let n = 0; n < 3; n++) readers[n]!.at(x, planes[n]!);
    for (let c = 0; c < 3; c++) own[c] = linearOfByte[data[at + c]!]!;
    const light = luminance(own[0]!, own[1]!, own[2]!);
    const sky = shareOfSky(scenery, here, [data[at]!, data[at + 1]!, data[at + 2]!]);
    const place = { x, y, u: x / width, v: y / height };
    const point: Point = { ...place, here, normal, lamp, own, rgb, light, sky, glow: sunGlow(parameters, place, width / height) };
    lightSurface(parameters, point);
    if (hour.lamps > 0) lightLamps(parameters, point);
    if (sky > 0 && hour.skyShare > 0) lightSky(parameters, point, side);
    for (let c = 0; c < 3; c++) out[into + c] = clamp(toSrgb255(shoulder(rgb[c]!)) + 0.5 + 0.7 * dither(x, y, c), 0, 255);
  });
}
