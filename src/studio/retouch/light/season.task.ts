/** One band of rows in autumn or spring; runs in a studio worker thread. */
import { bytesToLab, labToBytes } from '../../colour/index.ts';
import { type Band, eachPixel } from '../bands.ts';
import { clamp, linearOfByte, smoothStep } from '../light.ts';
import type { Mask } from '../operator.ts';
import { bandGuide, type Guide, GuideReader } from './guide.ts';
import { lumps } from './lumps.ts';
import { layOf, type Scenery } from './scenery.task.ts';
import type { Season } from './season.ts';

export interface SeasonParameters {
  readonly scenery: Scenery;
  /** The subject at full size, shared; null: there is none. */
  readonly subject: Mask | null;
  readonly season: Season;
  /** How far the subject is a plant itself, [0, 1]. */
  readonly leafySubject: number;
  readonly seed: number;
}

/** `tree`: which of the season's colours a tree has, [0, 1]; `floor`: ground; `leaves`: rough places; `soft`: light of the neighbourhood. */
const at = { tree: 0, floor: 1, leaves: 2, soft: 3 } as const;
const channelCount = 4;

function treesOf(band: Band<SeasonParameters>): Guide {
  const { scenery, seed } = band.parameters;
  const { lay } = scenery;
  return bandGuide(lay, band, channelCount, (cell, data, to) => {
    const from = lay.channels * cell;
    const [u, v] = [((cell % lay.width) + 0.5) / lay.width, (Math.floor(cell / lay.width) + 0.5) / lay.height];
    data[to + at.tree] = clamp(1.7 * (lumps(4.5 * u + 3, 3.5 * v + 8, seed) - 0.5) + 0.5, 0, 1);
    data[to + at.floor] = lay.data[from + layOf.floor]!;
    data[to + at.leaves] = lay.data[from + layOf.rough]!;
    data[to + at.soft] = lay.data[from + layOf.soft]!;
  });
}

const hash = (x: number, y: number, seed: number): number => {
  let h = Math.imul(x, 0x27d4eb2d) ^ Math.imul(y, 0x165667b1) ^ Math.imul(seed, 0x9e3779b1);
  h = Math.imul(h ^ (h >>> 15), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
};

/** Colours of leaves in OKLab: lightness over the leaf's own, a, b. */
type Leaf = readonly [lighter: number, a: number, b: number];
const autumnLeaves: readonly Leaf[] = [
  [1.16, 0.15, 0.09],
  [1.24, 0.115, 0.125],
  [1.38, 0.06, 0.145],
  [1.42, 0.015, 0.14],
];

function leafAt(share: number): Leaf {
  const scaled = clamp(share, 0, 0.9999) * (autumnLeaves.length - 1);
  const [one, other, t] = [autumnLeaves[Math.floor(scaled)]!, autumnLeaves[Math.floor(scaled) + 1]!, scaled % 1];
  return [one[0] + (other[0] - one[0]) * t, one[1] + (other[1] - one[1]) * t, one[2] + (other[2] - one[2]) * t];
}

interface Speck {
  /** [0, 1]. */
  readonly cover: number;
  /** Which of its kind, [0, 1]. */
  readonly kind: number;
  readonly light: number;
}

const noSpeck: Speck = { cover: 0, kind: 0, light: 1 };

/** Fallen leaves, or small flowers: strewn on the ground by rule, smaller the farther; at most one in a cell of ground. */
function speckAt(x: number, y: number, { parameters, width, height }: Band<SeasonParameters>): Speck {
  const { horizon } = parameters.scenery;
  const near = (y / height - horizon) / Math.max(0.1, 1 - horizon);
  if (near < 0.06) return noSpeck;
  const isAutumn = parameters.season === 'autumn';
  // Cells of equal size on the ground: rows close up towards the horizon.
  const size = isAutumn ? 0.055 : 0.06;
  const [gx, gy] = [(x - width / 2) / (Math.min(width, height) * near * size), 1 / (near * size)];
  const [cx, cy] = [Math.floor(gx), Math.floor(gy)];
  const h = hash(cx, cy, parameters.seed);
  if ((h & 7) > (isAutumn ? 4 : 2)) return noSpeck;
  const share = (shift: number): number => ((h >>> shift) & 31) / 31;
  const angle = 6.28 * share(8);
  const [dx, dy] = [gx - cx - 0.3 - 0.4 * share(13), gy - cy - 0.3 - 0.4 * share(18)];
  const [px, py] = [dx * Math.cos(angle) + dy * Math.sin(angle), dy * Math.cos(angle) - dx * Math.sin(angle)];
  const radius = (isAutumn ? 0.3 : 0.13) * (0.6 + 0.6 * share(23));
  const far = Math.hypot(px, isAutumn ? 1.7 * py : py) / radius;
  const rim = Math.max(0.12, 1.5 / (Math.min(width, height) * near * size * radius));
  return { cover: 1 - smoothStep(1 - rim, 1 + rim, far), kind: share(3), light: 0.8 + 0.35 * share(27) };
}

/** OKLab of a green pixel in this season. */
function turned(lab: Float64Array, here: Float32Array, season: Season, { grain, fine }: { grain: number; fine: number }): Leaf {
  const floor = here[at.floor]!;
  if (season === 'spring') {
    const blossom =
      (1 - floor) * here[at.leaves]! * smoothStep(0.5, 0.62, here[at.tree]!) * smoothStep(0.6, 1.25, grain + 0.5 * (fine - 0.5));
    const [l, a, b] = [1.12, lab[1]! * 0.95 - 0.012, lab[2]! * 1.05 + 0.025];
    return [l + 0.5 * blossom, a + (0.095 - a) * blossom, b + (-0.005 - b) * blossom];
  }
  const [lighter, a, b] = leafAt(here[at.tree]! + 0.35 * (fine - 0.5));
  // Grass withers to straw.
  const chroma = 0.55 + 0.45 * smoothStep(0.15, 0.45, lab[0]!);
  const [leafA, leafB] = [a * chroma, b * chroma];
  return [lighter + (1.08 - lighter) * floor, leafA + (-0.012 - leafA) * floor, leafB + (0.085 * chroma - leafB) * floor];
}

export function seasonBand(band: Band<SeasonParameters>): Uint8Array {
  const { parameters, width, data } = band;
  const { season, subject: outline, leafySubject, seed } = parameters;
  const guide = new GuideReader(treesOf(band), band);
  const here = new Float32Array(channelCount);
  const lab = new Float64Array(3);
  const cell = Math.max(2, Math.round(Math.min(width, band.height) / 140));
  let row = -1;
  return eachPixel(band, (from, to, out, pixel) => {
    const y = Math.floor(pixel / width);
    const x = pixel - y * width;
    if (y !== row) {
      row = y;
      guide.row(y);
    }
    guide.at(x, here);
    const [r, g, b] = [data[from]!, data[from + 1]!, data[from + 2]!];
    const subject = outline ? (outline[pixel]! / 255) * (1 - leafySubject) : 0;
    bytesToLab(r, g, b, lab);
    const hue = Math.atan2(lab[2]!, lab[1]!);
    // Greens and their yellowish neighbours; neither skin nor sky.
    const green =
      smoothStep(1.72, 1.98, hue) *
      (1 - smoothStep(2.75, 3.05, hue)) *
      smoothStep(0.012, 0.04, Math.hypot(lab[1]!, lab[2]!)) *
      (1 - subject);
    if (green > 0) {
      const light = 0.2126 * linearOfByte[r]! + 0.7152 * linearOfByte[g]! + 0.0722 * linearOfByte[b]!;
      const grain = light / Math.max(0.01, here[at.soft]!);
      const fine = (hash(Math.floor(x / cell), Math.floor(y / cell), seed) & 255) / 255;
      const [lighter, a, bb] = turned(lab, here, season, { grain, fine });
      lab[0] = Math.min(0.97, lab[0]! * (1 + (lighter - 1) * green));
      lab[1] = lab[1]! + (a - lab[1]!) * green;
      lab[2] = lab[2]! + (bb - lab[2]!) * green;
      const speck = here[at.floor]! > 0.3 && green > 0.3 ? speckAt(x, y, band) : noSpeck;
      if (speck.cover > 0) {
        const cover = speck.cover * smoothStep(0.3, 0.7, here[at.floor]!) * clamp(0.4 + 0.6 * grain, 0.35, 1);
        const shade = clamp(lab[0]! / 0.5, 0.5, 1.25);
        const [l, la, lb] =
          season === 'autumn' ? leafAt(speck.kind) : ([1.5, speck.kind > 0.6 ? 0.07 : 0.005, speck.kind < 0.3 ? 0.12 : 0] as const);
        const lightness = Math.min(0.95, (season === 'autumn' ? 0.42 * l : 0.6 * l) * shade * speck.light);
        lab[0] = lab[0]! + (lightness - lab[0]!) * cover;
        lab[1] = lab[1]! + (la - lab[1]!) * cover;
        lab[2] = lab[2]! + (lb - lab[2]!) * cover;
      }
    }
    const warm = season === 'autumn' ? 0.012 : 0.003;
    const warmth = warm * smoothStep(0, 0.3, lab[0]!) * (1 - smoothStep(0.93, 1, lab[0]!));
    labToBytes(Math.min(1, lab[0]! * (season === 'spring' ? 1.02 : 1)), lab[1]! + 0.4 * warmth, lab[2]! + warmth, out, to);
  });
}
