/** One band of rows in another light; runs in a studio worker thread. Knows nothing of words. */
import type { Band } from '../bands.ts';
import { clamp, linearOfByte, smoothStep, toSrgb255 } from '../light.ts';
import type { Mask } from '../operator.ts';
import { greenness } from './greenness.ts';
import { bandGuide, GuideReader } from './guide.ts';
import type { Hour, Light3 } from './hours.ts';
import { layOf, type Scenery, skyGuide } from './scenery.task.ts';
import { starAt } from './stars.ts';

export interface RelightParameters {
  readonly scenery: Scenery;
  /** The subject at full size, shared; null: there is none. */
  readonly subject: Mask | null;
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

/** Channels of a band's own guide. */
const at = {
  soft: 0,
  slope: 1,
  offset: 2,
  skySoft: 3,
  depth: 4,
  groundForm: 5,
  subjectForm: 6,
  glow: 7,
  edge: 8,
  shadow: 9,
  water: 10,
} as const;
const channelCount = 11;

/** A wrapped Lambert term over that of a surface that looks at the viewer. */
function shadeOf(normal: Float32Array, cell: number, [lx, ly, lz]: Light3): number {
  const wrap = 0.45;
  const facing = Math.max(0, normal[3 * cell]! * lx + normal[3 * cell + 1]! * ly + normal[3 * cell + 2]! * lz + wrap);
  return facing / (Math.max(0.25, lz) + wrap);
}

function sunGlow({ sun, hour }: RelightParameters, u: number, v: number, aspect: number): number {
  if (hour.glowShare === 0) return 0;
  const [dx, dy] = [(u - sun[0]) * aspect, (v - sun[1]) * 1.6];
  const d2 = dx * dx + dy * dy;
  return hour.glowShare * (0.75 * Math.exp(-d2 / 0.16) + 0.9 * Math.exp(-d2 / 0.006));
}

/** The shadow that a low sun behind the subject casts towards the viewer, on the ground at a place; [0, 1]. */
function castAt({ scenery: { lay, foot }, towards, sun }: RelightParameters, u: number, v: number, aspect: number): number {
  if (foot === 0 || v < foot - 0.06) return 0;
  const rise = (v - foot + 0.02) / 0.3;
  const lean = clamp((0.5 - sun[0]) * 1.4, -0.75, 0.75) || -0.5 * Math.sign(towards[0]);
  const spread = 0.004 + 0.02 * Math.max(0, rise);
  let sum = 0;
  for (let n = -2; n <= 2; n++) {
    const x = Math.floor((u - (lean * rise) / aspect + n * spread) * lay.width);
    const y = Math.floor((foot - 0.01 - rise) * lay.height);
    if (x < 0 || x >= lay.width || y < 0 || y >= lay.height) continue;
    sum += lay.data[lay.channels * (y * lay.width + x) + layOf.subject]!;
  }
  return (sum / 5) * smoothStep(-0.1, 0.02, rise) * (1 - 0.5 * clamp(rise, 0, 1));
}

/** Smooth, no greener nor warmer than the sky, and neither ground nor subject: how far it mirrors the low sun above it. */
function waterAt({ scenery: { lay }, sun }: RelightParameters, from: number, u: number): number {
  const rgb = from + layOf.rgb;
  const [r, g, b] = [lay.data[rgb]!, lay.data[rgb + 1]!, lay.data[rgb + 2]!];
  const cold = smoothStep(-0.06, 0.12, (b - r) / (b + r + 0.02)) * (1 - greenness(r, g, b));
  const open = (1 - lay.data[from + layOf.floor]!) * (1 - lay.data[from + layOf.subject]!) * (1 - lay.data[from + layOf.rough]!);
  return cold * open * (0.3 + 0.9 * Math.exp(-(((u - sun[0]) / 0.07) ** 2)));
}

/** How much more, or less, light falls on ground and on subject than on a surface that looks at the viewer; how strongly the sun glows. */
function formsOf(band: Band<RelightParameters>) {
  const { parameters, width, height } = band;
  const { scenery, hour, towards, rim } = parameters;
  const { lay, normal } = scenery;
  return bandGuide(lay, band, channelCount, (cell, data, to) => {
    const from = lay.channels * cell;
    for (let c = 0; c < 5; c++) data[to + c] = lay.data[from + c]!;
    const [u, v] = [((cell % lay.width) + 0.5) / lay.width, (Math.floor(cell / lay.width) + 0.5) / lay.height];
    const shade = hour.relief * (shadeOf(normal.data, cell, towards) - 1);
    const sideways = 0.5 * hour.relief * towards[0] * (2 * u - 1);
    const downwards = 0.22 * hour.relief * towards[1] * (1 - 2 * v);
    data[to + at.groundForm] = clamp((1 + 0.35 * shade) * (1 + sideways + downwards), 0.3, 1.9) * (1 - 0.2 * rim);
    data[to + at.subjectForm] = clamp((1 + shade) * (1 + 0.4 * sideways), 0.3, 1.9) * (1 - 0.58 * rim);
    data[to + at.glow] = sunGlow(parameters, u, v, width / height);
    // What looks upwards or sideways at the outline catches the light from behind.
    const upper = 0.35 + 0.65 * smoothStep(-0.35, 0.5, normal.data[3 * cell + 1]!);
    const side = hour.edge * smoothStep(0.05, 0.75, normal.data[3 * cell]! * Math.sign(towards[0]));
    const depth = lay.data[from + layOf.inside]!;
    data[to + at.edge] = Math.max(rim * upper * Math.exp(-depth / 0.011), 0.8 * side * Math.exp(-depth / 0.022));
    data[to + at.shadow] = hour.shadow > 0 ? hour.shadow * lay.data[from + layOf.floor]! * castAt(parameters, u, v, width / height) : 0;
    data[to + at.water] = hour.disc > 0 && v > scenery.horizon ? waterAt(parameters, from, u) : 0;
  });
}

/** Triangular noise of two levels of 255, by place: smooth skies do not show their steps. */
function dither(x: number, y: number, c: number): number {
  const h = Math.imul(x * 374761393 + y * 668265263 + c * 2147483647, 1274126177) >>> 0;
  return ((h & 1023) + ((h >>> 10) & 1023)) / 1023 - 1;
}

/** Keeps the order of brights above 0.8 and never reaches 1. */
const shoulder = (value: number): number => (value <= 0.8 ? value : 0.8 + 0.2 * (1 - Math.exp(-(value - 0.8) / 0.2)));

const logSteps = 4096;
/** Base 2, of (i / logSteps) squared. */
const logOf = Float64Array.from({ length: logSteps + 1 }, (_, i) => Math.log2(Math.max(1e-4, (i / logSteps) ** 2)));
const log2 = (value: number): number => logOf[value >= 1 ? logSteps : Math.floor(Math.sqrt(value) * logSteps)]!;

/** What one pixel is worked out in; linear light. */
interface Point {
  readonly here: Float32Array;
  readonly lamp: Float32Array;
  readonly own: Float64Array;
  readonly rgb: Float64Array;
  light: number;
  subject: number;
  sky: number;
}

/** What lies in the light takes its colour, what lies in the shade that of the sky. */
function lightSurface({ scenery, hour, gain, balance }: RelightParameters, { here, own, rgb, light, subject }: Point): void {
  const form = here[at.groundForm]! + (here[at.subjectForm]! - here[at.groundForm]!) * subject;
  const relative = log2(0.55 * here[at.soft]! + 0.45 * light) - Math.log2(scenery.level);
  const lit = smoothStep(-1.4, 1.3, relative + 1.6 * Math.log2(Math.max(0.2, form)));
  const contrast = hour.contrast === 1 ? 1 : 2 ** (clamp(relative, -3, 2) * (hour.contrast - 1) * 0.8);
  const level = gain * hour.exposure * form * contrast * (1 - here[at.shadow]! * (1 - subject)) * (1 + 0.18 * subject * hour.lamps);
  // A low sun whitens the air before what is far.
  const air = here[at.glow]! * (scenery.hasSky ? 0.05 + 0.3 * here[at.depth]! : 0.1) * (1 - 0.75 * subject) * (0.25 + hour.exposure);
  // Light from behind shines through the rim, bright on dark things too.
  const rim = subject * here[at.edge]! * (0.05 + 1.5 * light);
  // Waves that look at the sun shine, the others hardly.
  const water = here[at.water]! * (1 - subject) * (0.25 + 0.6 * smoothStep(0.85, 1.35, light / Math.max(0.01, here[at.soft]!)));
  for (let c = 0; c < 3; c++) {
    const plain = Math.max(0, light + (own[c]! * balance[c]! - light) * hour.saturation);
    rgb[c] = plain * level * (hour.shade[c]! + (hour.lit[c]! - hour.shade[c]!) * lit) + (air + rim + 0.6 * water) * hour.glow[c]!;
  }
}

const windowLight = [0.78, 0.46, 0.17] as const;

/** Their light on what is round them, they themselves as bright as they were, and windows lit from within. */
function lightLamps({ hour, scenery }: RelightParameters, { here, lamp, own, rgb, light, sky, subject }: Point): void {
  const brightest = Math.max(own[0]!, own[1]!, own[2]!);
  // Out of doors white things near a lamp are no lamps.
  const warm = scenery.hasSky ? smoothStep(0.02, 0.2, (own[0]! - own[2]!) / Math.max(0.05, brightest)) : 1 - subject;
  const shine = hour.lamps * clamp(1.6 * Math.max(lamp[0]!, lamp[2]!), 0, 1) * smoothStep(0.2, 0.6, brightest) * warm;
  for (let c = 0; c < 3; c++) {
    const fallen = rgb[c]! + hour.lamps * lamp[c]! * (0.035 + 0.85 * own[c]!) * (1 - sky);
    rgb[c] = fallen + (own[c]! * 1.05 - fallen) * shine;
  }
  const pane =
    lamp[3]! > 0.01
      ? hour.lamps * (1 - subject) * (1 - sky) * lamp[3]! * (1 - smoothStep(0.45, 0.8, light / Math.max(0.004, here[at.soft]!)))
      : 0;
  if (pane > 0) for (let c = 0; c < 3; c++) rgb[c] = rgb[c]! + (windowLight[c]! * (0.75 + 6 * light) - rgb[c]!) * pane;
}

interface Place {
  readonly x: number;
  readonly y: number;
  readonly u: number;
  readonly width: number;
  readonly height: number;
  readonly v: number;
  /** The picture's shorter one. */
  readonly side: number;
}

const sunLight = [1.6, 1.25, 0.75] as const;

/** The hour's gradient with the photograph's own clouds in it, laid over what was lit as ground by its share of the pixel. */
function lightSky(
  { hour, scenery, seed, sun }: RelightParameters,
  { here, rgb, light, sky }: Point,
  { x, y, u, v, side, width, height }: Place,
): void {
  const low = clamp(v / scenery.horizon, 0, 1);
  const star = hour.stars > 0 ? hour.stars * starAt(x, y, side, seed) * (1 - 0.85 * low) : 0;
  const down = low ** 1.35;
  const far = hour.disc > 0 ? Math.hypot((u - sun[0]) * width, (v - sun[1]) * height) / side : 1;
  const disc = hour.disc * (1 - smoothStep(0.024, 0.029, far));
  const cloud = clamp((light / Math.max(0.02, here[at.skySoft]!)) ** 0.75, 0.55, 1.7);
  for (let c = 0; c < 3; c++) {
    const clear = hour.zenith[c]! + (hour.horizon[c]! - hour.zenith[c]!) * down + hour.glow[c]! * here[at.glow]! * 0.9;
    const shown = clear * cloud + star;
    rgb[c] = rgb[c]! + (shown + (sunLight[c]! - shown) * disc - rgb[c]!) * hour.skyShare * sky;
  }
}

/** sRGB of the band's rows. Alpha is kept. */
export function relightBand(band: Band<RelightParameters>): Uint8Array {
  const { parameters, width, height, channels, data, mask, fromY, toY } = band;
  const { scenery, hour, subject } = parameters;
  const forms = new GuideReader(formsOf(band), band);
  const lamps = new GuideReader(scenery.lamps, band);
  const point: Point = {
    here: new Float32Array(channelCount),
    lamp: new Float32Array(4),
    own: new Float64Array(3),
    rgb: new Float64Array(3),
    light: 0,
    subject: 0,
    sky: 0,
  };
  const { here, lamp, own, rgb } = point;
  const side = Math.min(width, height);
  const first = channels * fromY * width;
  const out = data.slice(first, channels * toY * width);
  for (let y = fromY, pixel = y * width; y < toY; y++) {
    forms.row(y);
    lamps.row(y);
    const v = y / height;
    for (let x = 0; x < width; x++, pixel++) {
      if (mask[pixel] === 0) continue;
      const from = channels * pixel;
      forms.at(x, here);
      own[0] = linearOfByte[data[from]!]!;
      own[1] = linearOfByte[data[from + 1]!]!;
      own[2] = linearOfByte[data[from + 2]!]!;
      point.light = 0.2126 * own[0] + 0.7152 * own[1] + 0.0722 * own[2];
      point.subject = subject ? subject[pixel]! / 255 : 0;
      const line = here[at.slope]! * skyGuide(data[from]!, data[from + 1]!, data[from + 2]!) + here[at.offset]!;
      point.sky = scenery.hasSky && line > 0.2 ? smoothStep(0.2, 0.8, line) * (1 - point.subject) : 0;
      lightSurface(parameters, point);
      if (hour.lamps > 0) {
        lamps.at(x, lamp);
        if (lamp[0]! > 1e-4 || lamp[2]! > 1e-4 || lamp[3]! > 0.01) lightLamps(parameters, point);
      }
      if (point.sky > 0 && hour.skyShare > 0) lightSky(parameters, point, { x, y, u: x / width, v, side, width, height });
      for (let c = 0; c < 3; c++) {
        const value = toSrgb255(shoulder(rgb[c]!)) + 0.5 + 0.7 * dither(x, y, c);
        out[from - first + c] = clamp(value, 0, 255);
      }
    }
  }
  return out;
}
