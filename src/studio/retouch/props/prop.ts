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

const edgeAlpha = 110;

/** Pixels of the thing's instances are opaque; the rest takes their colour, so that scaling mixes nothing foreign into the edge. */
function withAlpha({ width, height, channels, data }: RasterImage, id: Uint16Array, [first, end]: readonly [number, number]): RasterImage {
  const out = new Uint8Array(4 * width * height);
  const isThing = (i: number): boolean => id[i] !== undefined && id[i] !== 0 && id[i] !== 65535 && id[i]! - 1 >= first && id[i]! - 1 < end;
  for (let i = 0; i < width * height; i++) {
    for (let c = 0; c < 3; c++) out[4 * i + c] = data[channels * i + c]!;
    if (!isThing(i)) continue;
    // A pixel at the outline has some of the background's light in it.
    const isInside = isThing(i - 1) && isThing(i + 1) && isThing(i - width) && isThing(i + width);
    out[4 * i + 3] = isInside ? 255 : edgeAlpha;
  }
  return { width, height, channels: 4, data: out };
}

function boundsOf({ width, height, data }: RasterImage): PixelBox | null {
  let [left, right, top, bottom] = [width, -1, height, -1];
  for (let y = 0, i = 3; y < height; y++)
    for (let x = 0; x < width; x++, i += 4)
      if (data[i]! > 8) [left, right, top, bottom] = [Math.min(left, x), Math.max(right, x), Math.min(top, y), y];
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
  if (!rough) throw new AppError('engine_failed', `the studio has neither a model nor a drawing of '${object.label}'`);
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
