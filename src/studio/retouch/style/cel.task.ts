/**
 * Worker task: a photograph as a drawn frame: texture smoothed away, light in a few steps, ink along what is darker than its
 * surroundings, and for comics the dots of the press.
 * source   Winnemöller, Olsen & Gooch, "Real-time video abstraction" (2006); Winnemöller, Kyprianidis & Olsen, "XDoG" (2012)
 */
import type { RasterImage } from '../../../engine.ts';
import { labToBytes, linearToLab } from '../../colour/index.ts';
import { boxMean, type Plane } from '../../segment/index.ts';
import { type Band, eachPixel } from '../bands.ts';
import { createGuide, type Guide, GuideReader } from '../light/guide.ts';
import { clamp, smoothStep } from '../light.ts';
import { keepEdges, reduce } from './planes.task.ts';

export type DrawnStyle = 'anime' | 'comic' | 'pop-art';

/** Lightness, a, b without texture; ink, [0, 1] and more. */
const at = { l: 0, a: 1, b: 2, ink: 3 } as const;

interface Manner {
  /** Steps of lightness, and how hard they are. */
  readonly steps: number;
  readonly hardness: number;
  readonly saturation: number;
  /** Brighter middle. */
  readonly lift: number;
  readonly ink: number;
  readonly inkColour: readonly [l: number, a: number, b: number];
  /** Dots of the press in what is darker than this lightness, 0: none; and their distance in shares of the shorter side. */
  readonly dotsBelow: number;
  readonly dotPitch: number;
}

const manners: Readonly<Record<DrawnStyle, Manner>> = {
  anime: {
    steps: 5,
    hardness: 16,
    saturation: 1.32,
    lift: 0.05,
    ink: 0.72,
    inkColour: [0.16, 0.015, 0],
    dotsBelow: 0,
    dotPitch: 1,
  },
  comic: {
    steps: 4,
    hardness: 30,
    saturation: 1.4,
    lift: 0.09,
    ink: 1,
    inkColour: [0.06, 0, -0.01],
    dotsBelow: 0.72,
    dotPitch: 1 / 110,
  },
  'pop-art': {
    steps: 3,
    hardness: 60,
    saturation: 1,
    lift: 0.04,
    ink: 1,
    inkColour: [0.08, 0.01, -0.03],
    dotsBelow: 0.86,
    dotPitch: 1 / 64,
  },
};

/** Darker than what is round it, over a distance of about a hundredth of the picture. */
function inkOf(lightness: Plane, side: number): Plane {
  const near = Math.max(1, Math.round(side / 560));
  const [close, wide] = [boxMean(lightness, near), boxMean(boxMean(lightness, 2 * near), 2 * near)];
  const out: Plane = { width: lightness.width, height: lightness.height, data: new Float32Array(lightness.data.length) };
  for (let i = 0; i < out.data.length; i++) out.data[i] = (wide.data[i]! - close.data[i]!) / (0.25 + 0.5 * wide.data[i]!);
  return out;
}

export function celSheet({ image }: { readonly image: RasterImage }): Guide {
  const { width, height, rgb } = reduce({ image, subject: null });
  const side = Math.min(width, height);
  const lab = new Float64Array(3);
  const planes = [0, 1, 2].map((): Plane => ({ width, height, data: new Float32Array(width * height) })) as [Plane, Plane, Plane];
  for (let i = 0; i < width * height; i++) {
    linearToLab(rgb[3 * i]!, rgb[3 * i + 1]!, rgb[3 * i + 2]!, lab);
    for (let c = 0; c < 3; c++) planes[c]!.data[i] = lab[c]!;
  }
  const radius = Math.max(2, Math.round(side / 110));
  const [l, a, b] = planes.map((plane, c) => {
    const epsilon = c === 0 ? 0.004 : 0.0005;
    return keepEdges(keepEdges(plane, radius, epsilon), radius, epsilon);
  }) as [Plane, Plane, Plane];
  const ink = inkOf(keepEdges(planes[0], Math.max(1, Math.round(side / 260)), 0.0015), side);
  const out = createGuide(width, height, 4);
  for (let i = 0; i < width * height; i++) {
    out.data[4 * i + at.l] = l.data[i]!;
    out.data[4 * i + at.a] = a.data[i]!;
    out.data[4 * i + at.b] = b.data[i]!;
    out.data[4 * i + at.ink] = ink.data[i]!;
  }
  return out;
}

export interface CelParameters {
  readonly sheet: Guide;
  readonly style: DrawnStyle;
}

/** Flat between steps that are a little soft. */
function stepped(l: number, steps: number, hardness: number): number {
  const scaled = l * steps;
  const low = Math.floor(scaled);
  const t = scaled - low - 0.5;
  return (low + 0.5 + 0.5 * Math.tanh(hardness * t * 0.25) * 0.98) / steps;
}

/** Printed dots on a grid at 45 degrees, [0, 1]: the darker, the larger. */
function dotAt(x: number, y: number, pitch: number, darkness: number): number {
  const [u, v] = [(x + y) / (pitch * Math.SQRT2), (x - y) / (pitch * Math.SQRT2)];
  const far = Math.hypot(u - Math.floor(u) - 0.5, v - Math.floor(v) - 0.5);
  const radius = 0.62 * Math.sqrt(clamp(darkness, 0, 1));
  return 1 - smoothStep(radius - 0.7 / pitch, radius + 0.7 / pitch, far);
}

/** Inks of the press by lightness, for pop art: shadow, middle, light, paper. OKLab. */
const inks: readonly (readonly [number, number, number])[] = [
  [0.3, 0.03, -0.17],
  [0.62, 0.24, 0.02],
  [0.9, -0.02, 0.18],
  [0.97, 0, 0.02],
];

function popColour(l: number, hue: number): readonly [number, number, number] {
  const index = clamp(Math.floor(l * 4), 0, 3);
  // Cold things swap the middle ink for cyan.
  return index === 1 && hue < -0.01 ? [0.68, -0.1, -0.1] : inks[index]!;
}

export function celBand(band: Band<CelParameters>): Uint8Array {
  const { width, height, parameters } = band;
  const { sheet, style } = parameters;
  const manner = manners[style];
  const reader = new GuideReader(sheet, band);
  const here = new Float32Array(4);
  const pitch = Math.max(4, manner.dotPitch * Math.min(width, height));
  let row = -1;
  return eachPixel(band, (_, to, out, pixel) => {
    const y = Math.floor(pixel / width);
    const x = pixel - y * width;
    if (y !== row) {
      row = y;
      reader.row(y);
    }
    reader.at(x, here);
    const own = clamp(here[at.l]! + manner.lift * 4 * here[at.l]! * (1 - here[at.l]!), 0, 1);
    let [l, a, b] = [stepped(own, manner.steps, manner.hardness), here[at.a]! * manner.saturation, here[at.b]! * manner.saturation];
    if (style === 'pop-art') [l, a, b] = popColour(own, here[at.b]!);
    else l = 0.25 * own + 0.75 * l;
    if (manner.dotsBelow > 0 && own < manner.dotsBelow) {
      const dot = dotAt(x, y, pitch, (0.75 * (manner.dotsBelow - own)) / manner.dotsBelow) * (style === 'comic' ? 0.42 : 0.85);
      if (style === 'pop-art') {
        const [dl, da, db] = inks[0]!;
        [l, a, b] = [l + (dl - l) * dot, a + (da - a) * dot, b + (db - b) * dot];
      } else l *= 1 - 0.5 * dot;
    }
    const ink = manner.ink * smoothStep(0.022, 0.055, here[at.ink]!) + (style === 'anime' ? 0 : smoothStep(0.3, 0.2, own) * 0.6);
    const share = clamp(ink, 0, 1);
    const [il, ia, ib] = manner.inkColour;
    labToBytes(l + (il - l) * share, a + (ia - a) * share, b + (ib - b) * share, out, to);
  });
}
