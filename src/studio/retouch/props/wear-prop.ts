/** Hats, glasses, scarves and ties of the studio on a photographed head: placed by the outline of head and neck. */
import type { RasterImage } from '../../../engine.ts';
import { resizeImage } from '../../../imaging/index.ts';
import type { SceneObject } from '../../scene/index.ts';
import type { CutOut, PixelBox } from '../../segment/index.ts';
import { type EyePair, type Head, moveHead } from '../figure/index.ts';
import { clamp } from '../light.ts';
import type { Mask, Retouched, RetouchTools } from '../operator.ts';
import { readPhotoLight } from '../photo-light.ts';
import { boxWithin, cutOutOf } from '../region.ts';
import { paint } from './paint.ts';
import { type Prop, renderProp } from './prop.ts';

export interface WearRequest {
  readonly object: SceneObject;
  readonly mask: Mask;
  readonly box: PixelBox;
}

interface WornPlace {
  /** Where the thing's anchor goes. */
  readonly x: number;
  readonly y: number;
  /** Pixels that the anchor's width takes. */
  readonly width: number;
  /** Radians about the upright axis; to the side that the head looks to. */
  readonly turn: number;
  readonly elevation: number;
  /** Clockwise in the picture. */
  readonly tilt: number;
}

const readUrl = new URL('../figure/read-figures.task.ts', import.meta.url).href;

const isForEyes = /glasses|goggles|eye-?mask|eye-?patch|monocle/;
const isForNeck = /scarf|tie|necklace|medal|stethoscope|lei|collar|bandana|pearls/;
/** Modelled as a small thing of its own and not round a neck. */
const isPinned = /bow-?tie|medal|brooch/;
const isForEars = /headphone|earmuff|headset/;

const middleOf = ({ left, right }: { left: number; right: number }): number => (left + right) / 2;

/** How the head leans, by the middle of its rows; half of what they say, as hair is no rule. */
function leanOf({ rows, collarRow, skullRow, facing, isGuessed }: Head): number {
  if (facing !== 0 || isGuessed) return 0;
  const at = (share: number): number => Math.round(skullRow + share * (collarRow - skullRow));
  const [high, low] = [at(0.3), at(0.75)];
  const lean = Math.atan2(middleOf(rows[high]!) - middleOf(rows[low]!), low - high);
  return Math.abs(lean) < 0.05 ? 0 : clamp(0.5 * lean, -0.3, 0.3);
}

function onTop(head: Head, eyes: EyePair | null): WornPlace {
  const { skullRow, collarRow, facing, top } = head;
  const isSnouted = facing !== 0;
  const tilt = eyes && head.skullRow > 0 ? clamp(0.7 * eyes.tilt, -0.25, 0.25) : leanOf(head);
  if (skullRow > 0) {
    // Between the ears, low on the brow.
    const row = Math.round(skullRow + 0.06 * (collarRow - skullRow));
    const run = head.rows[Math.min(collarRow, skullRow + Math.round(0.2 * (collarRow - skullRow)))]!;
    const width = 0.6 * Math.min(run.right - run.left, head.width);
    return { x: eyes?.x ?? middleOf(run), y: top + row, width, turn: 0, elevation: 0.06, tilt };
  }
  const row = Math.round((isSnouted ? 0.08 : 0.23) * collarRow);
  const run = head.rows[row]!;
  // A snouted head is long: what is worn sits on its hinder part, which is about as wide as the neck.
  const width = isSnouted ? Math.min(0.7 * head.width, 1.05 * head.neckWidth) : Math.min(run.right - run.left, head.width);
  const hinder = Math.max(0, 0.5 * (run.right - run.left) - 0.5 * width);
  return { x: middleOf(run) - facing * hinder, y: top + row, width, turn: 0.5 * facing, elevation: 0.06, tilt: tilt - 0.06 * facing };
}

function onEyes(head: Head, pair: EyePair | null): WornPlace {
  const { facing, collarRow, skullRow, top } = head;
  if (pair)
    return {
      x: pair.x,
      y: pair.y,
      width: clamp(1.95 * pair.apart, 0.5 * head.width, 0.92 * head.width),
      turn: 0,
      elevation: 0,
      tilt: pair.tilt,
    };
  const row = Math.round(skullRow + (facing === 0 ? 0.42 : 0.34) * (collarRow - skullRow));
  const run = head.rows[row]!;
  const width = 0.86 * Math.min(run.right - run.left, head.width);
  return { x: middleOf(run) + 0.08 * facing * width, y: top + row, width, turn: 0.55 * facing, elevation: 0, tilt: leanOf(head) };
}

/** Over the ears, its band over the crown. */
function onEars(head: Head): WornPlace {
  const { skullRow, collarRow, top } = head;
  const row = Math.round(skullRow + 0.42 * (collarRow - skullRow));
  const run = head.rows[row]!;
  return {
    x: middleOf(run),
    y: top + row,
    width: Math.min(run.right - run.left, head.width),
    turn: 0.3 * head.facing,
    elevation: 0,
    tilt: leanOf(head),
  };
}

/** A neck that is not upright: how its middle moves over its last rows. */
function onNeck(head: Head, concept: string): WornPlace {
  const { rows, collarRow, neckX, top, facing, skullRow } = head;
  // Beside a person's neck hangs hair.
  const neckWidth = facing === 0 && skullRow === 0 ? Math.min(head.neckWidth, 0.62 * head.width) : head.neckWidth;
  const high = rows[Math.max(0, Math.round(collarRow - 0.35 * neckWidth))]!;
  const lean = facing === 0 ? 0 : clamp(0.6 * Math.atan2(middleOf(high) - neckX, 0.35 * neckWidth), -0.35, 0.35);
  const isRound = /scarf|bandana|necklace|lei|collar/.test(concept);
  const isSmall = isPinned.test(concept);
  const y = top + collarRow + (isSmall ? 0.12 : 0.02) * neckWidth;
  return {
    x: neckX,
    y,
    width: (isSmall ? 1 : facing === 0 ? 1.2 : 0.85) * neckWidth,
    turn: 0.3 * facing,
    elevation: isSmall ? 0 : 0.12,
    tilt: isRound ? lean : 0,
  };
}

/** Metres of a neck where it is worn: scarves and ties are modelled for such. */
const neckMetres = 0.155;

type Kind = 'eyes' | 'neck' | 'ears' | 'head';

const kindOf = (concept: string): Kind =>
  isForEyes.test(concept) ? 'eyes' : isForNeck.test(concept) ? 'neck' : isForEars.test(concept) ? 'ears' : 'head';

function placeOf(kind: Kind, { head, eyes }: ReadFace, request: WearRequest): WornPlace {
  if (kind === 'eyes') return onEyes(head, eyes);
  if (kind === 'neck') return onNeck(head, request.object.concept);
  return kind === 'ears' ? onEars(head) : onTop(head, eyes);
}

interface ReadFace {
  readonly head: Head;
  readonly eyes: EyePair | null;
}

async function readFace(photograph: RasterImage, { mask, box }: WearRequest, { pool, signal }: RetouchTools): Promise<ReadFace | null> {
  const input = cutOutOf(photograph, mask, box);
  const read = await pool.run<CutOut, ReadFace | null>({ moduleUrl: readUrl, name: 'readFace', input }, signal);
  if (!read) return null;
  const { head, eyes } = read;
  return { head: moveHead(head, box.left, box.top), eyes: eyes && { ...eyes, x: eyes.x + box.left, y: eyes.y + box.top } };
}

/** Where light is read: the head and as much beside it. */
function aboutHead({ top, rows, collarRow, width }: Head, size: RasterImage): PixelBox {
  const run = rows[collarRow]!;
  return boxWithin({ left: run.left - width / 2, top, width: run.right - run.left + width, height: Math.max(2, collarRow) }, size);
}

/** A loop round a thick neck stays as high as the head lets it: it is drawn wider than high. */
async function stretched(prop: Prop, { kind, head }: { kind: Kind; head: Head }): Promise<{ picture: RasterImage; share: number }> {
  const { width, height } = prop.picture;
  const most = (head.facing === 0 ? 1.9 : 1.4) * head.collarRow;
  if (kind !== 'neck' || height <= most) return { picture: prop.picture, share: 1 };
  const share = Math.max(0.45, most / height);
  return { picture: await resizeImage(prop.picture, { width, height: Math.max(2, Math.round(share * height)) }), share };
}

/** From the point about which it turns to the one that is to stay: the anchor of a picture turned about its middle. */
function cornerOf({ width, height }: RasterImage, [x, y]: readonly [number, number], { x: toX, y: toY, tilt }: WornPlace) {
  const [dx, dy] = [x - width / 2, y - height / 2];
  const [sine, cosine] = [Math.sin(tilt), Math.cos(tilt)];
  return { left: toX - (dx * cosine - dy * sine) - width / 2, top: toY - (dx * sine + dy * cosine) - height / 2 };
}

/** null when no head can be told. Outside of `mayChange` the photograph keeps its bytes. throws generation_cancelled, engine_failed */
export async function wearThing(photograph: RasterImage, request: WearRequest, tools: RetouchTools): Promise<Retouched | null> {
  const { object, mask } = request;
  const read = await readFace(photograph, request, tools);
  if (!read) return null;
  const { head } = read;
  const kind = kindOf(object.concept);
  const place = placeOf(kind, read, request);
  const light = readPhotoLight(photograph, mask, aboutHead(head, photograph));
  const isSmall = isPinned.test(object.concept);
  const prop = await renderProp(
    object,
    {
      light,
      elevation: place.elevation,
      turn: place.turn,
      wornOn: kind === 'neck' ? (isSmall ? null : 'neck') : kind === 'ears' ? null : 'head',
      pixelsPerMetre: ({ worn, widthMetres }) =>
        place.width / (kind === 'neck' ? (isSmall ? widthMetres : neckMetres) : kind === 'ears' ? 0.86 * widthMetres : worn!.widthMetres),
    },
    tools,
  );
  const { picture, share } = await stretched(prop, { kind, head });
  const loose: readonly [number, number] = [
    picture.width / 2,
    (isSmall ? 0.5 : kind === 'ears' ? 0.66 : object.concept === 'scarf' ? 0.1 : 0.04) * picture.height,
  ];
  const at = prop.worn ? ([prop.worn.at[0], share * prop.worn.at[1]] as const) : loose;
  const painted = await paint(
    {
      photograph,
      picture,
      ...cornerOf(picture, at, place),
      turnRadians: place.tilt,
      light,
      shadow: 'worn',
      on: mask,
      before: null,
      seed: tools.seed,
    },
    tools,
  );
  const warnings = head.isGuessed ? [`No neck was told in the outline, so where the ${object.label} sits is a guess.`] : [];
  return { ...painted, warnings };
}
