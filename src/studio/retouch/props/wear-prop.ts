/** Hats, glasses, scarves and ties of the studio on a photographed head: placed by the outline of head and neck. */
import type { RasterImage } from '../../../engine.ts';
import { resizeImage } from '../../../imaging/index.ts';
import type { FaceSight } from '../../detect/index.ts';
import type { SceneObject } from '../../scene/index.ts';
import type { CutOut, PixelBox } from '../../segment/index.ts';
import { type Head, moveHead } from '../figure/index.ts';
import { cropToBox } from '../layer.ts';
import type { Mask, Retouched, RetouchTools } from '../operator.ts';
import { type PhotoLight, readPhotoLight } from '../photo-light.ts';
import { boxWithin, cutOutOf } from '../region.ts';
import { paint } from './paint.ts';
import { type Prop, renderProp } from './prop.ts';
import { headWindow, setByFace, turnedBy } from './seen-face.ts';
import { isPinned, neckMetres, onLobe, placeOf, type ReadFace, type WornKind, type WornPlace, wornKind } from './worn-places.ts';

export interface WearRequest {
  readonly object: SceneObject;
  /** The thing itself from another photograph; absent: the studio's. */
  readonly picture?: CutOut | null;
  readonly mask: Mask;
  readonly box: PixelBox;
  /** The wearer's face, where one was seen. */
  readonly sight?: FaceSight | null;
}

const readUrl = new URL('../figure/read-figures.task.ts', import.meta.url).href;

async function readFace(photograph: RasterImage, request: WearRequest, { pool, signal }: RetouchTools): Promise<ReadFace | null> {
  const { mask, sight } = request;
  const box = sight ? headWindow(sight, request.box, photograph) : request.box;
  const input = cutOutOf(photograph, mask, box);
  const read = await pool.run<CutOut, ReadFace | null>({ moduleUrl: readUrl, name: 'readFace', input }, signal);
  if (!read) return null;
  const { head, eyes, face } = read;
  const moved = {
    head: moveHead(head, box.left, box.top),
    eyes: eyes && { ...eyes, x: eyes.x + box.left, y: eyes.y + box.top },
    face: face && { ...face, left: face.left + box.left, top: face.top + box.top },
  };
  return sight ? setByFace(moved, sight) : moved;
}

/** Where light is read: the head and as much beside it. */
function aboutHead({ top, rows, collarRow, width }: Head, size: RasterImage): PixelBox {
  const run = rows[collarRow]!;
  return boxWithin({ left: run.left - width / 2, top, width: run.right - run.left + width, height: Math.max(2, collarRow) }, size);
}

interface Fitting {
  readonly kind: WornKind;
  readonly head: Head;
  readonly place: WornPlace;
  readonly concept: string;
}

/** Least and most that a thing's height may differ from life. */
const stretch = { scarf: 0.62, band: 1.6 } as const;

/**
 * By how much a thing is higher than it was made: a scarf's ends stay as high as the head lets them, a band reaches over the crown.
 * `at`: the row of the anchor as a share of its height.
 */
function stretchOf({ picture, isPhotograph }: Prop, { kind, head, place, concept }: Fitting, at: number): number {
  if (isPhotograph) return 1;
  if (kind === 'ears') return Math.min(stretch.band, Math.max(1, (place.y - head.top + 0.05 * head.collarRow) / (at * picture.height)));
  if (kind !== 'neck' || !/scarf|bandana/.test(concept)) return 1;
  const isAnimal = head.facing !== 0 || head.skullRow > 0;
  const most = (isAnimal ? 1.3 : 1.9) * (head.collarRow - head.skullRow);
  return Math.max(stretch.scarf, Math.min(1, most / picture.height));
}

async function stretched(prop: Prop, fitting: Fitting, at: number): Promise<{ picture: RasterImage; share: number }> {
  const { width, height } = prop.picture;
  const share = stretchOf(prop, fitting, at);
  if (share === 1) return { picture: prop.picture, share };
  return { picture: await resizeImage(prop.picture, { width, height: Math.max(2, Math.round(share * height)) }), share };
}

/** From the point about which it turns to the one that is to stay: the anchor of a picture turned about its middle. */
function cornerOf({ width, height }: RasterImage, [x, y]: readonly [number, number], { x: toX, y: toY, tilt }: WornPlace) {
  const [dx, dy] = [x - width / 2, y - height / 2];
  const [sine, cosine] = [Math.sin(tilt), Math.cos(tilt)];
  return { left: toX - (dx * cosine - dy * sine) - width / 2, top: toY - (dx * sine + dy * cosine) - height / 2 };
}

/** How a photographed thing is worn: the share of its width that is about the head, and the row that is at the brow. */
const fits: readonly [pattern: RegExp, opening: number, row: number][] = [
  [/glasses|goggles|mask|patch/, 1, 0.5],
  [/top-hat|toque|graduation|fez/, 0.62, 0.84],
  [/cap|beanie|helmet|crown|turban|beret|headphone|earmuff|tiara/, 0.92, 0.82],
  [/hat|sombrero|fedora/, 0.5, 0.72],
  [/./, 0.9, 0.12],
];

/** A photographed hat or pair of glasses, brought to a head that is `width` pixels wide. */
async function photographedWorn(
  cutOut: CutOut,
  { object, kind, width }: { object: SceneObject; kind: WornKind; width: number },
): Promise<Prop> {
  const box = cropToBox(cutOut);
  const [, opening, row] = fits.find(([pattern]) => pattern.test(object.concept))!;
  const wide = Math.max(8, Math.round((1.04 * width) / opening));
  const tall = Math.max(8, Math.round((wide * box.height) / box.width));
  const picture = await resizeImage({ width: box.width, height: box.height, channels: 4, data: box.data }, { width: wide, height: tall });
  const at: readonly [number, number] = [wide / 2, row * tall];
  const worn = { at, widthMetres: wide, kind: kind === 'eyes' ? ('eyes' as const) : ('head' as const) };
  return { picture, pixelsPerMetre: 1, foot: at, grip: at, worn, heightMetres: tall, widthMetres: wide, isPhotograph: true };
}

/** Pixels that a metre of the thing takes, for its anchor to be as wide as its place. */
function pixelsPerMetreFor(
  kind: WornKind,
  place: WornPlace,
  { worn, widthMetres }: Pick<Prop, 'worn' | 'widthMetres'>,
  isSmall: boolean,
): number {
  if (kind === 'neck') return place.width / (isSmall ? widthMetres : neckMetres);
  if (kind === 'eyes' || kind === 'head') return place.width / worn!.widthMetres;
  return place.width / widthMetres;
}

/** The point of a thing without an anchor that goes to its place, as shares of its picture. */
function looseAnchor(kind: WornKind, concept: string): readonly [number, number] {
  if (isPinned(concept) || /face|lip|nose|^eye$/.test(kind)) return [0.5, kind === 'eye' ? 0.62 : 0.5];
  if (kind === 'ears') return [0.5, 0.66];
  return [0.5, concept === 'scarf' ? 0.1 : 0.04];
}

async function wornProp(
  request: WearRequest,
  { kind, place, light }: { kind: WornKind; place: WornPlace; light: PhotoLight },
  tools: RetouchTools,
): Promise<Prop> {
  const { object, picture } = request;
  if (picture) return photographedWorn(picture, { object, kind, width: place.width });
  const isSmall = isPinned(object.concept);
  const hangs = isSmall || /tie$/.test(object.concept);
  const wornOn = kind === 'neck' && !hangs ? 'neck' : kind === 'head' || kind === 'eyes' ? 'head' : null;
  const pixelsPerMetre = (measured: Pick<Prop, 'worn' | 'widthMetres'>): number => pixelsPerMetreFor(kind, place, measured, isSmall);
  return renderProp(object, { light, elevation: place.elevation, turn: place.turn, wornOn, pixelsPerMetre }, tools);
}

/** null when no head can be told. Outside of `mayChange` the photograph keeps its bytes. throws generation_cancelled, engine_failed */
export async function wearThing(photograph: RasterImage, request: WearRequest, tools: RetouchTools): Promise<Retouched | null> {
  const { object, mask, sight } = request;
  const read = await readFace(photograph, request, tools);
  if (!read) return null;
  const { head } = read;
  const kind = wornKind(object.concept) ?? 'head';
  const light = readPhotoLight(photograph, mask, aboutHead(head, photograph));
  const told = kind === 'lobes' ? [onLobe(read, -1), onLobe(read, 1)] : [placeOf(kind, read, object.concept)];
  const places = sight && kind !== 'lobes' ? told.map((place) => turnedBy(place, kind, sight)) : told;
  let [image, mayChange] = [photograph, new Uint8Array(photograph.width * photograph.height) as Mask];
  const prop = await wornProp(request, { kind, place: places[0]!, light }, tools);
  for (const place of places) {
    const [u, v] = looseAnchor(kind, object.concept);
    const { picture, share } = await stretched(prop, { kind, head, place, concept: object.concept }, v);
    const at = prop.worn ? ([prop.worn.at[0], share * prop.worn.at[1]] as const) : ([u * picture.width, v * picture.height] as const);
    const corner = cornerOf(picture, at, place);
    const painted = await paint(
      { photograph: image, picture, ...corner, turnRadians: place.tilt, light, shadow: 'worn', on: mask, before: null, seed: tools.seed, isPhotograph: prop.isPhotograph },
      tools,
    ); // biome-ignore format: one record
    image = painted.image;
    mayChange = places.length === 1 ? painted.mayChange : mayChange.map((value, i) => Math.max(value, painted.mayChange[i]!));
  }
  const warnings = head.isGuessed ? [`No neck was told in the outline, so where the ${object.label} sits is a guess.`] : [];
  return { image, mayChange, warnings };
}
