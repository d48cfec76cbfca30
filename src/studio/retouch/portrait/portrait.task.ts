/**
 * Worker tasks of portrait retouching. Only what lies between two sizes of blur is weakened, and only on skin: finer (pores, hairs) and
 * coarser (the form of a face) stay as they are.
 */
import type { RasterImage } from '../../../engine.ts';
import { bytesToLab, labToBytes } from '../../colour/index.ts';
import { boxMean, type Plane } from '../../segment/index.ts';
import { type Band, eachPixel } from '../bands.ts';
import { createGuide, type Guide, GuideReader } from '../light/guide.ts';
import { clamp, smoothStep } from '../light.ts';
import type { Mask } from '../operator.ts';
import { type SmallFace, skinOf } from './skin.ts';

export interface FaceInput {
  readonly image: RasterImage;
  /** Where skin may be: the subject, or the target that was asked for. */
  readonly within: Mask;
  /** The face where it was grounded: its skin is the measure. */
  readonly face: Mask | null;
  readonly eyes: Mask | null;
}

export interface FaceReading {
  /** Change of L, a, b at full amount; eyes; soft lightness. */
  readonly guide: Guide;
}

const mostSide = 800;

function reduce({ image, within, face, eyes }: FaceInput): SmallFace {
  const scale = Math.min(1, mostSide / Math.max(image.width, image.height));
  const width = Math.max(4, Math.round(scale * image.width));
  const height = Math.max(4, Math.round(scale * image.height));
  const plane = (): Float32Array => new Float32Array(width * height);
  const out = { width, height, lab: new Float32Array(3 * width * height), within: plane(), face: face && plane(), eyes: eyes && plane() };
  const lab = new Float64Array(3);
  const { data, channels } = image;
  for (let y = 0, cell = 0; y < height; y++) {
    const top = Math.floor((y * image.height) / height);
    const bottom = Math.max(top + 1, Math.floor(((y + 1) * image.height) / height));
    for (let x = 0; x < width; x++, cell++) {
      const left = Math.floor((x * image.width) / width);
      const right = Math.max(left + 1, Math.floor(((x + 1) * image.width) / width));
      const at = top * image.width + left;
      out.within[cell] = within[at]! / 255;
      if (out.face) out.face[cell] = face![at]! / 255;
      if (out.eyes) out.eyes[cell] = eyes![at]! / 255;
      if (within[at] === 0) continue;
      let [r, g, b] = [0, 0, 0];
      for (let sy = top; sy < bottom; sy++)
        for (let i = channels * (sy * image.width + left), end = i + channels * (right - left); i < end; i += channels) {
          r += data[i]!;
          g += data[i + 1]!;
          b += data[i + 2]!;
        }
      const count = (right - left) * (bottom - top);
      bytesToLab(Math.round(r / count), Math.round(g / count), Math.round(b / count), lab);
      out.lab[3 * cell] = lab[0]!;
      out.lab[3 * cell + 1] = lab[1]!;
      out.lab[3 * cell + 2] = lab[2]!;
    }
  }
  return out;
}

const planeOf = ({ width, height }: SmallFace, of: (i: number) => number): Plane => {
  const data = new Float32Array(width * height);
  for (let i = 0; i < data.length; i++) data[i] = of(i);
  return { width, height, data };
};

/** Mean over the skin alone: eyes, lips and hair do not stain it. */
function skinMean(small: SmallFace, skin: Float32Array, c: number, radius: number): Plane {
  const coloured = planeOf(small, () => 0);
  for (let i = 0; i < skin.length; i++) coloured.data[i] = skin[i]! * small.lab[3 * i + c]!;
  const weighted = boxMean(boxMean(coloured, radius), radius);
  const weight = boxMean(boxMean({ ...coloured, data: skin }, radius), radius);
  for (let i = 0; i < skin.length; i++)
    coloured.data[i] = weight.data[i]! > 0.02 ? weighted.data[i]! / weight.data[i]! : small.lab[3 * i + c]!;
  return coloured;
}

/** Blotches are weakened by so much; what stands out further is a feature and is left. */
const evenness = [0.58, 0.6, 0.6] as const;
const feature = [0.09, 0.028, 0.028] as const;

export function readFace(input: FaceInput): FaceReading {
  const small = reduce(input);
  const { skin, eyes, size } = skinOf(small);
  const { width, height } = small;
  const guide = createGuide(width, height, 5);
  const fine = Math.max(1, Math.round(size / 190));
  for (let c = 0; c < 3; c++) {
    const near = boxMean(
      planeOf(small, (i) => small.lab[3 * i + c]!),
      fine,
    );
    const wide = skinMean(small, skin, c, Math.max(2, Math.round(size / (c === 0 ? 26 : 14))));
    for (let i = 0; i < skin.length; i++) {
      const change = wide.data[i]! - near.data[i]!;
      guide.data[5 * i + c] = (skin[i]! * evenness[c]! * change) / (1 + (change / feature[c]!) ** 4);
    }
  }
  const soft = boxMean(
    boxMean(
      planeOf(small, (i) => small.lab[3 * i]!),
      Math.max(1, Math.round(size / 40)),
    ),
    Math.max(1, Math.round(size / 40)),
  );
  for (let i = 0; i < skin.length; i++) {
    guide.data[5 * i + 3] = eyes[i]!;
    guide.data[5 * i + 4] = soft.data[i]!;
  }
  return { guide };
}

export interface PortraitParameters {
  readonly guide: Guide;
  readonly amount: number;
  /** [height, width], shared: takes the mask's value where there is something to even or to clear. */
  readonly acts: Mask;
}

/** Sum of changes in OKLab, below which a pixel is left as it is. */
const leastChange = 0.0016;

export function portraitBand(band: Band<PortraitParameters>): Uint8Array {
  const { width, data, mask, parameters } = band;
  const { acts } = parameters;
  const reader = new GuideReader(parameters.guide, band);
  const here = new Float32Array(5);
  const lab = new Float64Array(3);
  const amount = 0.35 + 0.9 * parameters.amount;
  let row = -1;
  return eachPixel(band, (at, into, out, pixel) => {
    const y = Math.floor(pixel / width);
    if (y !== row) {
      row = y;
      reader.row(y);
    }
    reader.at(pixel - y * width, here);
    if (amount * (Math.abs(here[0]!) + Math.abs(here[1]!) + Math.abs(here[2]!)) + 0.05 * here[3]! < leastChange) return;
    acts[pixel] = mask[pixel]!;
    bytesToLab(data[at]!, data[at + 1]!, data[at + 2]!, lab);
    const eye = here[3]! * parameters.amount;
    const white = eye * smoothStep(0.55, 0.8, lab[0]!) * (1 - smoothStep(0.03, 0.08, Math.hypot(lab[1]!, lab[2]!)));
    const light = lab[0]! + amount * here[0]! + eye * 0.4 * clamp(lab[0]! - here[4]!, -0.2, 0.2) + 0.025 * white;
    labToBytes(clamp(light, 0, 1), lab[1]! + amount * here[1]!, lab[2]! * (1 - 0.3 * white) + amount * here[2]!, out, into);
  });
}
