/** One band of rows in the light of a mood; runs in a studio worker thread. */
import type { Band } from '../bands.ts';
import { clamp, linearOfByte, smoothStep, toSrgb255 } from '../light.ts';
import type { Mask } from '../operator.ts';
import { bandGuide, type Guide, GuideReader } from './guide.ts';
import type { Mood } from './mood.ts';
import { layOf, type Scenery, skyAt } from './scenery.task.ts';

export interface MoodParameters {
  readonly scenery: Scenery;
  /** The subject at full size, shared; null: there is none. */
  readonly subject: Mask | null;
  readonly mood: Mood;
  /** Brings the photograph's own level to that of a day. */
  readonly gain: number;
}

/** What a pixel is multiplied by behind the subject and on it, and the light along the subject's outline; linear RGB each. */
const at = { behind: 0, before: 3, rim: 6 } as const;
const channelCount = 9;
const wrap = 0.3;

function lightsOf(band: Band<MoodParameters>): Guide {
  const { scenery, mood, gain } = band.parameters;
  const { lay, normal, middle, level } = scenery;
  const side = Math.min(band.width, band.height);
  return bandGuide(lay, band, channelCount, (cell, data, to) => {
    const from = lay.channels * cell;
    const [u, v] = [((cell % lay.width) + 0.5) / lay.width, (Math.floor(cell / lay.width) + 0.5) / lay.height];
    const away = Math.hypot((u - middle[0]) * band.width, 0.8 * (v - middle[1] - 0.08) * band.height) / side / mood.reach;
    const pool = 1 - mood.pool * smoothStep(0.15, 1.05, away);
    const even =
      gain * (1 + (clamp((level / Math.max(0.01, lay.data[from + layOf.soft]!)) ** mood.even, 0.5, 2) - 1) * (1 - skyAt(lay, from)));
    const outline = Math.exp(-lay.data[from + layOf.inside]! / 0.016);
    const n = 3 * cell;
    for (let c = 0; c < 3; c++) {
      let [lit, flat, rim] = [0, 0, 0];
      for (const { towards, colour, rim: strength } of mood.lights) {
        const facing = normal.data[n]! * towards[0] + normal.data[n + 1]! * towards[1] + normal.data[n + 2]! * towards[2];
        const wrapped = Math.max(0, (facing + wrap) / (1 + wrap));
        lit += wrapped * wrapped * colour[c]!;
        // What is behind has no known shape: it is lit from its side of the picture.
        flat += colour[c]! * clamp(0.5 + Math.sign(towards[0]) * (u - 0.5) * 1.5, 0, 1.2);
        rim += strength * colour[c]! * smoothStep(0.2, 0.85, normal.data[n]! * Math.sign(towards[0]));
      }
      data[to + at.behind + c] = even * pool * (mood.behind[c]! + mood.lightsBehind * flat);
      data[to + at.before + c] = even * (0.35 + 0.65 * pool) * (mood.ambient[c]! + 1.25 * lit);
      data[to + at.rim + c] = rim * outline;
    }
  });
}

/** Keeps the order of brights above 0.8 and never reaches 1. */
const shoulder = (value: number): number => (value <= 0.8 ? value : 0.8 + 0.2 * (1 - Math.exp(-(value - 0.8) / 0.2)));

/** sRGB of the band's rows. Alpha is kept. */
export function moodBand(band: Band<MoodParameters>): Uint8Array {
  const { parameters, width, channels, data, mask, fromY, toY } = band;
  const { mood, subject: outline } = parameters;
  const guide = new GuideReader(lightsOf(band), band);
  const here = new Float32Array(channelCount);
  const first = channels * fromY * width;
  const out = data.slice(first, channels * toY * width);
  for (let y = fromY, pixel = y * width; y < toY; y++) {
    guide.row(y);
    for (let x = 0; x < width; x++, pixel++) {
      if (mask[pixel] === 0) continue;
      const from = channels * pixel;
      guide.at(x, here);
      const [r, g, b] = [linearOfByte[data[from]!]!, linearOfByte[data[from + 1]!]!, linearOfByte[data[from + 2]!]!];
      const light = 0.2126 * r + 0.7152 * g + 0.0722 * b;
      const subject = outline ? outline[pixel]! / 255 : 0;
      for (let c = 0; c < 3; c++) {
        const own = Math.max(0, light + ((c === 0 ? r : c === 1 ? g : b) - light) * mood.saturation);
        const gain = here[at.behind + c]! + (here[at.before + c]! - here[at.behind + c]!) * subject;
        const value = own * gain + subject * here[at.rim + c]! * (0.03 + 0.6 * light);
        out[from - first + c] = Math.min(255, toSrgb255(shoulder(value)) + 0.5);
      }
    }
  }
  return out;
}
