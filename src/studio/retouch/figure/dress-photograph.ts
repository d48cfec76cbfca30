/** Somebody in one photograph dressed anew: the photographed head on a dressed body of the studio, which takes the old body's place. */
import type { PixelSize, RasterImage } from '../../../engine.ts';
import { resizeImage } from '../../../imaging/index.ts';
import { photographPrepared } from '../../render/index.ts';
import type { LinearColour } from '../../scene/index.ts';
import type { CutOut, PixelBox } from '../../segment/index.ts';
import { luminance } from '../light.ts';
import type { Mask, Retouched, RetouchTools } from '../operator.ts';
import { type PhotoLight, readPhotoLight } from '../photo-light.ts';
import { boxWithin, cropMask, cropPixels, cutOutOf, pasteRegion, uniteBoxes } from '../region.ts';
import { removeThing } from '../remove.ts';
import { animalPose, type DressPose, frameOf, poseOf } from './dress-view.ts';
import type { Garment } from './figure-scene.ts';
import { type Head, moveHead } from './head.ts';
import type { Bareness, DressPainted, DressPainting } from './paint-dress.task.ts';
import type { ReadHead } from './read-figures.task.ts';
import type { StageDressInput, StagedDress } from './stage-dress.task.ts';

export interface DressRequest {
  readonly mask: Mask;
  readonly box: PixelBox;
  readonly garments: readonly Garment[];
  readonly sex: 'female' | 'male';
  readonly age: 'child' | 'adult';
  readonly isPerson: boolean;
  /** The user's words for who is dressed and in what, for warnings. */
  readonly who: string;
  readonly what: string;
}

const modules = {
  read: new URL('./read-figures.task.ts', import.meta.url).href,
  stage: new URL('./stage-dress.task.ts', import.meta.url).href,
  paint: new URL('./paint-dress.task.ts', import.meta.url).href,
};

/** Of the old body that may show beside the new one before its place must be filled. */
const leastBare = 0.002;
const wide = /dress|gown|skirt|robe|kimono|coat|tutu|cape|spacesuit|armou?r/;

/** An animal's neck goes on below where it is narrowest, drawn in to the collar: so many rows. */
const taperOf = ({ isPerson }: DressRequest, { neckWidth }: Head): number => (isPerson ? 0 : Math.round(0.3 * neckWidth));

/** In pixels of the photograph. */
interface Fitting {
  readonly head: Head;
  readonly skin: ReadHead['skin'];
  readonly pose: DressPose;
}

async function measure(
  photograph: RasterImage,
  { mask, box, isPerson }: DressRequest,
  { pool, signal }: RetouchTools,
): Promise<Fitting | null> {
  const cutOut = cutOutOf(photograph, mask, box);
  const read = await pool.run<CutOut, ReadHead | null>({ moduleUrl: modules.read, name: 'readFigureHead', input: cutOut }, signal);
  if (!read) return null;
  const isCut = box.top + box.height > 0.985 * photograph.height;
  const pose = isPerson ? poseOf(cutOut, read.head, isCut) : animalPose(read.head);
  return { head: moveHead(read.head, box.left, box.top), skin: read.skin, pose };
}

/** The photographed colour without the light on it: the studio lights it again. */
function unlit(skin: LinearColour, { key }: PhotoLight): LinearColour {
  const level = luminance(...key) / (0.72 * Math.PI);
  const most = Math.max(...skin) / level;
  const gain = 1 / (level * Math.max(1, most / 0.8));
  return skin.map(
    (v, c) => (gain * v * level * 0.72 * Math.PI) / (0.5 * key[c]! + 0.5 * level * 0.72 * Math.PI),
  ) as unknown as LinearColour;
}

interface Traced {
  readonly body: DressPainting['body'];
}

async function traceBody(
  photograph: PixelSize,
  { request, fitting, light }: { request: DressRequest; fitting: Fitting; light: PhotoLight },
  tools: RetouchTools,
): Promise<Traced> {
  const { head, skin, pose } = fitting;
  const { garments, sex, age } = request;
  const collarY = head.top + head.collarRow + taperOf(request, head);
  const isWide = garments.some(({ concept }) => wide.test(concept));
  const { box, size } = frameOf(pose, { neckX: head.neckX, collarY, photograph, isWide });
  const scale = size.height / box.height;
  const input: StageDressInput = {
    garments,
    skin: unlit(skin, light),
    sex,
    age,
    isSeated: pose.isSeated,
    turn: 0.5 * head.facing,
    light,
    size,
    collar: [(head.neckX - box.left) * scale, (collarY - box.top) * scale],
    pixelsPerMetre: pose.pixelsPerMetre * scale,
    neckMetres: head.neckWidth / pose.pixelsPerMetre,
    seed: tools.seed,
  };
  const { sitting, body, skins } = await tools.pool.run<StageDressInput, StagedDress>(
    { moduleUrl: modules.stage, name: 'stageDress', input },
    tools.signal,
  );
  const { image, planes } = await photographPrepared(sitting, { ...tools, quality: 'draft', onProgress: () => undefined });
  return { body: { image, id: planes.id, range: body, skins, box } };
}

/** Up to this share of the old body it is a rim, which is filled small and looks no worse for it. */
const mostRim = 0.25;
const rimFillPixels = 1024;

/** The region without the person. Patches are looked for in what lies round the region, as wide again. */
async function withoutBody(
  photograph: RasterImage,
  { mask, region, isRim }: { mask: Mask; region: PixelBox; isRim: boolean },
  tools: RetouchTools,
): Promise<RasterImage> {
  const around = boxWithin(region, photograph, 0.4 * Math.max(region.width, region.height));
  const size = { width: around.width, height: around.height };
  const share = isRim ? Math.min(1, rimFillPixels / Math.max(size.width, size.height)) : 1;
  const small = { width: Math.max(8, Math.round(share * size.width)), height: Math.max(8, Math.round(share * size.height)) };
  const [part, hole] = [cropPixels(photograph, around), cropMask(mask, photograph, around)];
  const [image, shrunk] = share === 1 ? [part, hole] : [await resizeImage(part, small), shrunkMask(hole, size, small)];
  const cleared = (await removeThing(image, shrunk, tools)).image;
  const whole = share === 1 ? cleared : await resizeImage(cleared, size);
  return cropPixels(whole, { ...region, left: region.left - around.left, top: region.top - around.top });
}

/** A pixel is in it that holds any of it. */
function shrunkMask(mask: Mask, from: PixelSize, to: PixelSize): Mask {
  const out = new Uint8Array(to.width * to.height);
  for (let y = 0, i = 0; y < from.height; y++) {
    const row = Math.min(to.height - 1, Math.floor((y * to.height) / from.height)) * to.width;
    for (let x = 0; x < from.width; x++, i++)
      if (mask[i]! > 8) out[row + Math.min(to.width - 1, Math.floor((x * to.width) / from.width))] = 255;
  }
  return out;
}

/** null when no head can be told. Outside of `mayChange` the photograph keeps its bytes. throws generation_cancelled, engine_failed */
export async function dressInPhotograph(photograph: RasterImage, request: DressRequest, tools: RetouchTools): Promise<Retouched | null> {
  const { pool, signal, seed } = tools;
  const { mask, box, isPerson, who, what } = request;
  const fitting = await measure(photograph, request, tools);
  if (!fitting) return null;
  const light = readPhotoLight(photograph, mask, box);
  const { body } = await traceBody(photograph, { request, fitting, light }, tools);
  const region = boxWithin(uniteBoxes(box, body.box), photograph, 4);
  const part = {
    photograph: cropPixels(photograph, region),
    mask: cropMask(mask, photograph, region),
    head: moveHead(fitting.head, -region.left, -region.top),
    taper: taperOf(request, fitting.head),
    body: { ...body, box: { ...body.box, left: body.box.left - region.left, top: body.box.top - region.top } },
  };
  const { share } = await pool.run<typeof part, Bareness>({ moduleUrl: modules.paint, name: 'bareBody', input: part }, signal);
  const filled = share > leastBare ? await withoutBody(photograph, { mask, region, isRim: share < mostRim }, tools) : null;
  const input: DressPainting = { ...part, filled, grain: light.grain, seed };
  const painted = await pool.run<DressPainting, DressPainted>({ moduleUrl: modules.paint, name: 'paintDress', input }, signal);
  const warnings = [`The ${who}'s head is the photograph's; body, pose and ${what} are the studio's.`];
  if (!isPerson) warnings.push(`The ${who} stands upright in the ${what}: its photographed pose cannot be dressed.`);
  if (fitting.head.isGuessed) warnings.push(`No neck was told in the outline of the ${who}, so where the collar sits is a guess.`);
  return { ...pasteRegion(photograph, region, painted), warnings };
}
