/** One band of rows under clouds, in rain, snow, fog or storm; runs in a studio worker thread. */
import type { Band } from '../bands.ts';
import { clamp, linearOfByte, luminance, smoothStep, toSrgb255 } from '../light.ts';
import type { Mask } from '../operator.ts';
import type { Fall } from './fall.ts';
import { paintFall } from './fall.ts';
import { greenness } from './greenness.ts';
import { bandGuide, type Guide, GuideReader } from './guide.ts';
import type { Light3 } from './hours.ts';
import { lumps } from './lumps.ts';
import { mirrorOf } from './mirror.ts';
import { layOf, type Scenery, skyAt, skyGuide } from './scenery.task.ts';
import { SnowBand } from './snow.ts';

/** How a weather changes what it falls on. Linear light. */
export interface Air {
  readonly exposure: number;
  readonly saturation: number;
  readonly tint: Light3;
  /** Of the air itself, over the picture's own level. */
  readonly haze: Light3;
  /** Density over the whole depth, and the part of it that lies before the nearest. */
  readonly density: number;
  readonly nearest: number;
  /** How far the sky takes the colour of the haze, and how much darker its lumps are. */
  readonly sky: number;
  readonly lumps: number;
  /** How far what the sun lit and what lay in its shade come together, [0, 1]. */
  readonly even: number;
  /** Ground made darker and glossier, [0, 1]. */
  readonly wet: number;
  /** White on what lies flat, [0, 1]. */
  readonly white: number;
}

export interface WeatherParameters {
  readonly scenery: Scenery;
  /** The subject at full size, shared; null: there is none. */
  readonly subject: Mask | null;
  readonly air: Air;
  readonly hazeColour: Light3;
  readonly fall: Fall | null;
  /** What wet ground mirrors; null: none is wet. */
  readonly mirror: Guide | null;
  readonly seed: number;
}

/** Channels of a band's own guide. `even`: what evens out sun and shade; `gloss`: how far wet ground mirrors. */
const at = { soft: 0, slope: 1, offset: 2, veilBehind: 3, veilBefore: 4, cloud: 5, ground: 6, even: 7, gloss: 8 } as const;
const channelCount = 9;

/** Water gathers in hollows of the ground, which are seen from aside; what is farther mirrors more. */
function glossAt({ scenery, air, seed }: WeatherParameters, [u, v]: readonly [number, number], from: number): number {
  const { lay, horizon } = scenery;
  const near = Math.max(0.06, (v - horizon) / Math.max(0.1, 1 - horizon));
  const hollow = lumps(8 + (1.5 * (u - 0.5)) / near, 2.6 / near, seed + 2);
  const puddle = smoothStep(0.46, 0.6, hollow);
  const rgb = from + layOf.rgb;
  const grass = greenness(lay.data[rgb]!, lay.data[rgb + 1]!, lay.data[rgb + 2]!);
  return air.wet * (0.26 + 0.2 * (1 - near) + 0.36 * puddle) * (1 - 0.72 * lay.data[from + layOf.rough]!) * (1 - 0.86 * grass);
}

/** All that changes slowly over the picture, worked out at the cells of the scenery. */
function airOf(band: Band<WeatherParameters>): Guide {
  const { scenery, air, seed } = band.parameters;
  const { lay, horizon, near, level } = scenery;
  return bandGuide(lay, band, channelCount, (cell, data, to) => {
    const from = lay.channels * cell;
    const [u, v] = [((cell % lay.width) + 0.5) / lay.width, (Math.floor(cell / lay.width) + 0.5) / lay.height];
    for (let c = 0; c < 3; c++) data[to + c] = lay.data[from + c]!;
    const thick = air.density * (0.75 + 0.5 * lumps(5 * u + 0.7 * v, 9 * v, seed));
    data[to + at.veilBehind] = 1 - Math.exp(-thick * (lay.data[from + layOf.depth]! ** 1.5 + air.nearest));
    data[to + at.veilBefore] = 1 - Math.exp(-thick * (near ** 1.5 + 0.5 * air.nearest));
    data[to + at.cloud] = air.lumps > 0 ? air.lumps * smoothStep(0.35, 0.75, lumps(3.2 * u + 2.1 * v, 7.5 * v, seed + 1)) : 0;
    const floor = lay.data[from + layOf.floor]!;
    data[to + at.ground] = Math.max(floor, 0.55 * smoothStep(horizon, horizon + 0.12, v));
    data[to + at.even] = clamp((level / Math.max(0.01, lay.data[from + layOf.soft]!)) ** air.even, 0.6, 1.9);
    data[to + at.gloss] = air.wet === 0 ? 0 : floor * glossAt(band.parameters, [u, v], from);
  });
}

/** sRGB of the band's rows. Alpha is kept. */
export function weatherBand(band: Band<WeatherParameters>): Uint8Array {
  const { parameters, width, channels, data, mask, fromY, toY } = band;
  const { scenery, air, hazeColour, fall, mirror, subject: outline } = parameters;
  const guide = new GuideReader(airOf(band), band);
  const mirrored = mirror && new GuideReader(mirror, band);
  const drops = fall ? paintFall(fall, band) : null;
  const snow = air.white > 0 ? new SnowBand(band) : null;
  const here = new Float32Array(channelCount);
  const [rgb, image] = [new Float64Array(3), new Float32Array(3)];
  const first = channels * fromY * width;
  const out = data.slice(first, channels * toY * width);
  for (let y = fromY, pixel = y * width; y < toY; y++) {
    guide.row(y);
    mirrored?.row(y);
    snow?.row(y);
    for (let x = 0; x < width; x++, pixel++) {
      if (mask[pixel] === 0) continue;
      const from = channels * pixel;
      guide.at(x, here);
      rgb[0] = linearOfByte[data[from]!]!;
      rgb[1] = linearOfByte[data[from + 1]!]!;
      rgb[2] = linearOfByte[data[from + 2]!]!;
      const light = 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2];
      const grain = light / Math.max(0.01, here[at.soft]!);
      const subject = outline ? outline[pixel]! / 255 : 0;
      const line = here[at.slope]! * skyGuide(data[from]!, data[from + 1]!, data[from + 2]!) + here[at.offset]!;
      const sky = scenery.hasSky && line > 0.2 ? smoothStep(0.2, 0.8, line) * (1 - subject) : 0;
      const wet = air.wet * here[at.ground]! * (1 - subject) * (1 - sky);
      // Water fills the pores: dark gets darker and colours stronger.
      const level = air.exposure * here[at.even]! * (1 - 0.42 * wet);
      const saturation = air.saturation * (1 + 0.3 * wet);
      const gloss = mirrored ? here[at.gloss]! * (1 - subject) * clamp(0.55 + 0.45 * grain, 0.4, 1.25) : 0;
      if (gloss > 0) mirrored!.at(x, image);
      const white = snow ? snow.whiteAt(x, pixel, { rgb, grain, subject }) * (1 - sky) : 0;
      const lying = white > 0 ? snow!.lightAt(grain) : 0;
      const veil = here[at.veilBehind]! + (here[at.veilBefore]! - here[at.veilBehind]!) * subject;
      const share = veil * (1 - sky) + sky * Math.max(veil, air.sky);
      const dark = 1 - here[at.cloud]! * sky;
      const drop = drops ? drops[pixel - fromY * width]! : 0;
      const lit = fall && drop > 0 ? fall.brightness * (fall.near + (1 - fall.near) * Math.max(sky, veil)) : 0;
      for (let c = 0; c < 3; c++) {
        let value = Math.max(0, light + (rgb[c]! - light) * saturation) * level * air.tint[c]!;
        if (gloss > 0) value += (image[c]! - value) * gloss;
        if (white > 0) value += (lying * snow!.tint[c]! - value) * white;
        value += (hazeColour[c]! * dark - value) * share;
        if (drop > 0) value += (Math.max(value, lit * (0.9 + 0.05 * c)) - value) * drop;
        out[from - first + c] = Math.min(255, toSrgb255(value) + 0.5);
      }
    }
  }
  return out;
}

/** What wet ground mirrors, as it looks in this weather. */
export function wetMirror({ scenery, air, hazeColour }: Pick<WeatherParameters, 'scenery' | 'air' | 'hazeColour'>): Guide {
  const { lay, hasSky } = scenery;
  const { width, height } = lay;
  const plane = (channel: number): Float32Array =>
    Float32Array.from({ length: width * height }, (_, i) => lay.data[lay.channels * i + channel]!);
  const colour = (cell: number, into: Float64Array): void => {
    const from = lay.channels * cell;
    const sky = hasSky ? skyAt(lay, from) : 0;
    const light = luminance(lay.data[from + layOf.rgb]!, lay.data[from + layOf.rgb + 1]!, lay.data[from + layOf.rgb + 2]!);
    for (let c = 0; c < 3; c++) {
      const own = Math.max(0, light + (lay.data[from + layOf.rgb + c]! - light) * air.saturation) * air.exposure * air.tint[c]!;
      into[c] = own + (hazeColour[c]! - own) * Math.max(sky, 0.12);
    }
  };
  const above = hazeColour.map((value) => 0.9 * value) as unknown as Light3;
  return mirrorOf({ width, height, floor: plane(layOf.floor), subject: plane(layOf.subject), colour, above });
}
