/** Hats, glasses, scarves and ties of the studio on a photographed head: placed by the outline of head and neck. */
import type { RasterImage } from '../../../engine.ts';
import type { SceneObject } from '../../scene/index.ts';
import type { CutOut, PixelBox } from '../../segment/index.ts';
import type { Head } from '../figure/index.ts';
import { clamp } from '../light.ts';
import type { Mask, Retouched, RetouchTools } from '../operator.ts';
import { readPhotoLight } from '../photo-light.ts';
import { paint } from './paint.ts';
import { renderProp } from './prop.ts';

export interface WearRequest {
  readonly object: SceneObject;
  readonly mask: Mask;
  readonly box: PixelBox;
  /** The eyes, where they were found in the picture; else they are where they are in most heads. */
  readonly eyes: PixelBox | null;
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
}

const readUrl = new URL('../figure/read-figures.task.ts', import.meta.url).href;

const isForEyes = /glasses|goggles/;
const isForNeck = /scarf|tie|necklace|medal|stethoscope|lei|collar/;

function onTop(head: Head): WornPlace {
  const isSnouted = head.facing !== 0;
  const row = Math.round((isSnouted ? 0.08 : 0.23) * head.collarRow);
  const run = head.rows[row]!;
  // A snouted head is long: what is worn sits on its hinder part, which is about as wide as the neck.
  const width = isSnouted ? Math.min(0.7 * head.width, 1.05 * head.neckWidth) : Math.min(run.right - run.left, head.width);
  const hinder = Math.max(0, 0.5 * (run.right - run.left) - 0.5 * width);
  return { x: (run.left + run.right) / 2 - head.facing * hinder, y: head.top + row, width, turn: 0.5 * head.facing, elevation: 0.06 };
}

function onEyes(head: Head, eyes: PixelBox | null): WornPlace {
  if (eyes)
    return {
      x: eyes.left + eyes.width / 2,
      y: eyes.top + eyes.height / 2,
      width: Math.max(1.25 * eyes.width, 0.5 * head.width),
      turn: 0.35 * head.facing,
      elevation: 0,
    };
  const row = Math.round((head.facing === 0 ? 0.42 : 0.34) * head.collarRow);
  const run = head.rows[row]!;
  const width = 0.86 * Math.min(run.right - run.left, head.width);
  return { x: (run.left + run.right) / 2 + 0.08 * head.facing * width, y: head.top + row, width, turn: 0.55 * head.facing, elevation: 0 };
}

function onNeck(head: Head): WornPlace {
  return { x: head.neckX, y: head.top + head.collarRow, width: 1.2 * head.neckWidth, turn: 0.3 * head.facing, elevation: 0.12 };
}

/** Metres of a neck where it is worn: scarves and ties are modelled for such. */
const neckMetres = 0.155;

/** null when no head can be told. Outside of `mayChange` the photograph keeps its bytes. throws generation_cancelled, engine_failed */
export async function wearThing(
  photograph: RasterImage,
  { object, mask, box, eyes }: WearRequest,
  tools: RetouchTools,
): Promise<Retouched | null> {
  const { pool, signal, seed } = tools;
  const { width, height, channels, data } = photograph;
  const colour = channels === 3 ? data : Uint8Array.from({ length: 3 * width * height }, (_, i) => data[4 * Math.floor(i / 3) + (i % 3)]!);
  const input: CutOut = { width, height, alpha: mask, colour, box, confidence: 1, warnings: [] };
  const read = await pool.run<CutOut, { head: Head } | null>({ moduleUrl: readUrl, name: 'readFigureHead', input }, signal);
  if (!read) return null;
  const { head } = read;
  const kind = isForEyes.test(object.concept) ? 'eyes' : isForNeck.test(object.concept) ? 'neck' : 'head';
  const place = kind === 'eyes' ? onEyes(head, eyes) : kind === 'neck' ? onNeck(head) : onTop(head);
  const run = head.rows[head.collarRow]!;
  const face: PixelBox = {
    left: Math.floor(clamp(run.left - head.width / 2, 0, width - 2)),
    top: head.top,
    width: 1,
    height: Math.max(2, head.collarRow),
  };
  const light = readPhotoLight(photograph, mask, {
    ...face,
    width: Math.max(2, Math.min(width - face.left, Math.ceil(run.right - run.left + head.width))),
  });
  const prop = await renderProp(
    object,
    {
      light,
      elevation: place.elevation,
      turn: place.turn,
      wornOn: kind === 'neck' ? 'neck' : 'head',
      pixelsPerMetre: ({ worn }) => place.width / (kind === 'neck' ? neckMetres : worn!.widthMetres),
    },
    tools,
  );
  const [x, y] = prop.worn?.at ?? [prop.picture.width / 2, (object.concept === 'scarf' ? 0.1 : 0.04) * prop.picture.height];
  const painted = await paint(
    {
      photograph,
      picture: prop.picture,
      left: place.x - x,
      top: place.y - y,
      turnRadians: 0,
      light,
      shadow: 'worn',
      on: mask,
      before: null,
      seed,
    },
    tools,
  );
  const warnings = head.isGuessed ? [`No neck was told in the outline, so where the ${object.label} sits is a guess.`] : [];
  return { ...painted, warnings };
}
