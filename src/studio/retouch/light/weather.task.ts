/** One band of rows in rain, snow, fog or storm; runs in a studio worker thread. */
import type { Band } from '../bands.ts';
import { clamp, linearOfByte, smoothStep, toSrgb255 } from '../light.ts';
import type { Mask } from '../operator.ts';
import type { Fall } from './fall.ts';
import { paintFall } from './fall.ts';
import { bandGuide, type Guide, GuideReader } from './guide.ts';
import type { Light3 } from './hours.ts';
import { lumps } from './lumps.ts';
import { layOf, type Scenery, skyGuide } from './scenery.task.ts';

/** How a weather changes what it falls on. Linear light. */
export interface Air {
  readonly exposure: number;
  readonly saturation: number;
  readonly tint: Light3;
  /** Of the air itself, over the picture's own level. */
  readonly haze: Light3;
  /** Density over the whole depth. */
  readonly density: number;
  /** How far the sky takes the colour of the haze, and how much darker its lumps are. */
  readonly sky: number;
  readonly lumps: number;
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
  readonly seed: number;
}

/** Channels of a band's own guide. `floor`: where snow lies on the ground; `tops`, `rim`: on upper edges of it and of the subject. */
const at = {
  soft: 0,
  slope: 1,
  offset: 2,
  veilBehind: 3,
  veilBefore: 4,
  cloud: 5,
  ground: 6,
  floor: 7,
  patch: 8,
  tops: 9,
  rim: 10,
} as const;
const channelCount = 11;

/** All that changes slowly over the picture, worked out at the cells of the scenery. */
function airOf(band: Band<WeatherParameters>): Guide {
  const { scenery, air, seed } = band.parameters;
  const { lay, normal, horizon, near } = scenery;
  return bandGuide(lay, band, channelCount, (cell, data, to) => {
    const from = lay.channels * cell;
    const [u, v] = [((cell % lay.width) + 0.5) / lay.width, (Math.floor(cell / lay.width) + 0.5) / lay.height];
    for (let c = 0; c < 3; c++) data[to + c] = lay.data[from + c]!;
    const thick = air.density * (0.75 + 0.5 * lumps(5 * u + 0.7 * v, 9 * v, seed));
    data[to + at.veilBehind] = 1 - Math.exp(-thick * lay.data[from + layOf.depth]! ** 1.5);
    data[to + at.veilBefore] = 1 - Math.exp(-thick * near ** 1.5);
    data[to + at.cloud] = air.lumps > 0 ? air.lumps * smoothStep(0.35, 0.75, lumps(3.2 * u + 2.1 * v, 7.5 * v, seed + 1)) : 0;
    data[to + at.ground] = smoothStep(horizon, horizon + 0.12, v);
    if (air.white === 0) return;
    const up = normal.data[3 * cell + 1]!;
    data[to + at.floor] = smoothStep(horizon - 0.02, Math.min(0.98, horizon + 0.16), v);
    data[to + at.patch] = lumps(14 * u, 22 * v, seed);
    data[to + at.tops] = 0.85 * smoothStep(0.08, 0.3, up);
    data[to + at.rim] = 0.85 * smoothStep(0.25, 0.7, up) * Math.exp(-lay.data[from + layOf.inside]! / 0.012);
  });
}

/** Snow settles on ground that is seen from above and on upper edges, in patches that follow its texture. */
function whiteAt(here: Float32Array, subject: number, grain: number): number {
  const floor = here[at.floor]! * smoothStep(0.2, 0.7, 0.36 * clamp(grain, 0.3, 2.2) + 0.55 * here[at.patch]! + 0.12);
  const tops = here[at.tops]! * smoothStep(0.55, 1.15, grain);
  return Math.max(floor, tops) * (1 - subject) + here[at.rim]! * subject;
}

/** Linear light of snow that lies: it is the brightest of an overcast day, brighter where the picture is. */
const snowLevel = ({ level }: Scenery): number => clamp(3.6 * level, 0.42, 0.86);
const snowTint = [0.95, 1, 1.06] as const;

/** sRGB of the band's rows. Alpha is kept. */
export function weatherBand(band: Band<WeatherParameters>): Uint8Array {
  const { parameters, width, channels, data, mask, fromY, toY } = band;
  const { scenery, air, hazeColour, fall, subject: outline } = parameters;
  const guide = new GuideReader(airOf(band), band);
  const drops = fall ? paintFall(fall, band) : null;
  const here = new Float32Array(channelCount);
  const rgb = new Float64Array(3);
  const snow = snowLevel(scenery);
  const first = channels * fromY * width;
  const out = data.slice(first, channels * toY * width);
  for (let y = fromY, pixel = y * width; y < toY; y++) {
    guide.row(y);
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
      // Water fills the pores: dark gets darker, what shines mirrors the sky.
      const gloss = wet > 0 ? wet * 0.7 * smoothStep(1.05, 1.7, grain) * scenery.level : 0;
      const level = air.exposure * (1 - 0.38 * wet);
      const saturation = air.saturation * (1 + 0.25 * wet);
      const white = air.white > 0 ? air.white * clamp(whiteAt(here, subject, grain), 0, 1) * (1 - sky) : 0;
      const lying = white > 0 ? snow * clamp(0.3 + 0.7 * grain, 0.5, 1.2) : 0;
      const veil = here[at.veilBehind]! + (here[at.veilBefore]! - here[at.veilBehind]!) * subject;
      const share = veil * (1 - sky) + sky * Math.max(veil, air.sky);
      const dark = 1 - here[at.cloud]! * sky;
      const drop = drops ? drops[pixel - fromY * width]! : 0;
      const lit = fall && drop > 0 ? fall.brightness * (fall.near + (1 - fall.near) * Math.max(sky, veil)) : 0;
      for (let c = 0; c < 3; c++) {
        let value = Math.max(0, light + (rgb[c]! - light) * saturation) * level * air.tint[c]! + gloss * hazeColour[c]!;
        value += (lying * snowTint[c]! - value) * white;
        value += (hazeColour[c]! * dark - value) * share;
        if (drop > 0) value += (Math.max(value, lit * (0.9 + 0.05 * c)) - value) * drop;
        out[from - first + c] = Math.min(255, toSrgb255(value) + 0.5);
      }
    }
  }
  return out;
}
