/** A thing of the studio as a picture with alpha, traced in a photograph's light. Knows nothing of where it goes. */
import type { RasterImage } from '../../../engine.ts';
import { AppError } from '../../../errors.ts';
import { cropImage, type PixelBox, resizeImage } from '../../../imaging/index.ts';
import { photographPrepared } from '../../render/index.ts';
import type { SceneObject } from '../../scene/index.ts';
import type { RetouchTools } from '../operator.ts';
import type { PhotoLight } from '../photo-light.ts';
import type { MeasuredProp, PropArm, StagedProp, StagePropInput } from './stage-prop.task.ts';

export interface Prop {
  /** Four channels, straight alpha: the smallest box round the thing. */
  readonly picture: RasterImage;
  readonly pixelsPerMetre: number;
  /** Pixels of `picture`: the middle of its foot, of the fist that holds it, and the point it is worn by. */
  readonly foot: readonly [x: number, y: number];
  readonly grip: readonly [x: number, y: number];
  readonly worn: { readonly at: readonly [x: number, y: number]; readonly widthMetres: number; readonly kind: 'head' | 'eyes' } | null;
  readonly heightMetres: number;
  readonly widthMetres: number;
  /** Cut out of another photograph. */
  readonly isPhotograph?: boolean;
}

/** The studio cannot show it. */
export class UnknownProp extends AppError {
  constructor(label: string) {
    super('engine_failed', `the studio has neither a model nor a drawing of '${label}'`);
  }
}

export interface PropOptions {
  readonly light: PhotoLight;
  readonly elevation: number;
  readonly turn: number | null;
  readonly wornOn: 'head' | 'neck' | null;
  readonly arm?: PropArm | null;
}

const stageUrl = new URL('./stage-prop.task.ts', import.meta.url).href;
/** Finer than it is shown, so that its outline is smooth and some pixels' noise is averaged: the smaller, the finer. One tile of the denoiser. */
const fineness = { most: 2, pixels: 700, least: 1.3, mostPixels: 1040 } as const;

function tracedPixels(wanted: number): number {
  const fine = Math.min(fineness.most * wanted, fineness.pixels);
  return Math.max(96, fine, Math.min(fineness.least * wanted, fineness.mostPixels));
}

/** Of the nine pixels about one, how many are the thing's for it to show at all, and to hide all: an outline of single samples is ragged. */
const cover = { none: 2, all: 7 } as const;

/** [height, width]: how many of the nine pixels about each are the thing's; those at the border count less. */
function ninesOf(isThing: Uint8Array, width: number, height: number): Uint8Array {
  const across = new Uint8Array(isThing.length);
  for (let i = 1; i < isThing.length - 1; i++) across[i] = isThing[i - 1]! + isThing[i]! + isThing[i + 1]!;
  const out = new Uint8Array(isThing.length);
  for (let i = width; i < (height - 1) * width; i++) out[i] = across[i - width]! + across[i]! + across[i + width]!;
  return out;
}

/** The outline smoothed, and the pixels at it in the colours of the thing inside, as they have some of the background's light in them. */
function withAlpha({ width, height, channels, data }: RasterImage, id: Uint16Array, [first, end]: readonly [number, number]): RasterImage {
  const out = new Uint8Array(4 * width * height);
  const isThing = new Uint8Array(width * height);
  for (let i = 0; i < isThing.length; i++) if (id[i]! > first && id[i]! <= end && id[i] !== 65535) isThing[i] = 1;
  const nines = ninesOf(isThing, width, height);
  for (let i = 0; i < width * height; i++) {
    out[4 * i] = data[channels * i]!;
    out[4 * i + 1] = data[channels * i + 1]!;
    out[4 * i + 2] = data[channels * i + 2]!;
    const own = nines[i]!;
    if (own <= cover.none) continue;
    const t = Math.min(1, (own - cover.none) / (cover.all - cover.none));
    out[4 * i + 3] = Math.round(255 * t * t * (3 - 2 * t));
    if (own < 9) insideColour({ width, channels, data, isThing, nines }, i, out);
  }
  return { width, height, channels: 4, data: out };
}

interface Traced {
  readonly width: number;
  readonly channels: number;
  readonly data: Uint8Array;
  readonly isThing: Uint8Array;
  readonly nines: Uint8Array;
}

/** Of the pixels about one that are the thing's, the ones that lie deepest in it count most. */
function insideColour({ width, channels, data, isThing, nines }: Traced, i: number, out: Uint8Array): void {
  let [r, g, b, sum] = [0, 0, 0, 0];
  for (let dy = -width; dy <= width; dy += width)
    for (let at = i + dy - 1; at <= i + dy + 1; at++) {
      if (isThing[at] !== 1) continue;
      const weight = nines[at]! ** 3;
      r += weight * data[channels * at]!;
      g += weight * data[channels * at + 1]!;
      b += weight * data[channels * at + 2]!;
      sum += weight;
    }
  if (sum === 0) return;
  out[4 * i] = Math.round(r / sum);
  out[4 * i + 1] = Math.round(g / sum);
  out[4 * i + 2] = Math.round(b / sum);
}

function boundsOf({ width, height, data }: RasterImage): PixelBox | null {
  let [left, right, top, bottom] = [width, -1, height, -1];
  for (let y = 0, i = 3; y < height; y++)
    for (let x = 0; x < width; x++, i += 4)
      if (data[i]! > 8) {
        if (x < left) left = x;
        if (x > right) right = x;
        if (y < top) top = y;
        bottom = y;
      }
  return right < 0 ? null : { left, top, width: right - left + 1, height: bottom - top + 1 };
}

/**
 * `pixelsPerMetre`: of the picture that it goes into. throws engine_failed for a thing that the studio has neither a model nor an icon of,
 * generation_cancelled
 */
export async function renderProp(
  object: SceneObject,
  { pixelsPerMetre, ...options }: PropOptions & { pixelsPerMetre: (measured: MeasuredProp) => number },
  tools: RetouchTools,
): Promise<Prop> {
  const { pool, signal, seed } = tools;
  const stage = <Answer>(name: 'measureProp' | 'stageProp', sidePixels: number): Promise<Answer | null> => {
    const input: StagePropInput = { arm: null, object, ...options, sidePixels, seed };
    return pool.run<StagePropInput, Answer | null>({ moduleUrl: stageUrl, name, input }, signal);
  };
  const rough = await stage<MeasuredProp>('measureProp', 64);
  if (!rough) throw new UnknownProp(object.label);
  const wanted = Math.max(24, Math.round(pixelsPerMetre(rough) * rough.sideMetres));
  const staged = (await stage<StagedProp>('stageProp', tracedPixels(wanted)))!;
  const { image, planes } = await photographPrepared(staged.sitting, {
    ...tools,
    quality: 'draft',
    hitsOnly: true,
    onProgress: () => undefined,
  });
  const square = await resizeImage(withAlpha(image, planes.id, staged.instances), { width: wanted, height: wanted });
  const box = boundsOf(square);
  if (!box) throw new AppError('engine_failed', `the model of '${object.label}' shows nothing`);
  const inBox = ([x, y]: readonly [number, number]): readonly [number, number] => [x * wanted - box.left, y * wanted - box.top];
  return {
    picture: await cropImage(square, box),
    pixelsPerMetre: wanted / staged.sideMetres,
    foot: inBox(staged.foot),
    grip: inBox(staged.grip),
    worn: staged.worn && { ...staged.worn, at: inBox(staged.worn.at) },
    heightMetres: staged.heightMetres,
    widthMetres: staged.widthMetres,
  };
}
