/** People and animals dressed anew: their photographed heads on bodies of the studio, traced with the room that they are in. */
import type { PixelSize, RasterImage } from '../../../engine.ts';
import type { InferenceHost } from '../../../inference/index.ts';
import type { StudioPool } from '../../pool.ts';
import { photographPrepared } from '../../render/index.ts';
import type { Place, TimeOfDay } from '../../scene/index.ts';
import { boundsOf, type CutOut, type PixelBox } from '../../segment/index.ts';
import type { Mask } from '../operator.ts';
import type { Opening } from '../straw.ts';
import type { FigurePlace, FigureRequest, Garment, Held } from './figure-scene.ts';
import type { PaintFiguresInput } from './paint-figures.task.ts';
import type { ReadHead } from './read-figures.task.ts';
import type { StagedFigures, StageFiguresInput } from './stage-figures.task.ts';

export interface DressedSubject {
  readonly cutOut: CutOut;
  /** The user's word, for warnings. */
  readonly label: string;
  /** Neither a person nor something like one: it gets hands with claws. */
  readonly isBeast: boolean;
  readonly garments: readonly Garment[];
  readonly held: { readonly cutOut: CutOut; readonly label: string; readonly heightMetres: number; readonly isDrunkFrom: boolean } | null;
}

export interface DressOptions {
  readonly place: Place;
  readonly timeOfDay: TimeOfDay;
  readonly isSeated: boolean;
  /** Of the background: 0 sharp, 1 a portrait lens wide open, at most 2. */
  readonly blur: number;
  readonly size: PixelSize;
  readonly seed: number;
  readonly pool: StudioPool;
  readonly inference: InferenceHost;
  readonly signal: AbortSignal;
  readonly onProgress?: (fraction: number, stage: string) => void;
}

/** Where a photographed head is in the picture, with its neck. */
export interface DressedHead {
  readonly mask: Mask;
  readonly box: PixelBox;
}

export interface Dressed {
  /** Three channels, exactly the asked size. */
  readonly image: RasterImage;
  /** Of each subject, in their order: where hats and glasses go. */
  readonly heads: readonly DressedHead[];
  readonly warnings: readonly string[];
}

const modules = {
  read: new URL('./read-figures.task.ts', import.meta.url).href,
  stage: new URL('./stage-figures.task.ts', import.meta.url).href,
  paint: new URL('./paint-figures.task.ts', import.meta.url).href,
};

type Tools = Pick<DressOptions, 'pool' | 'signal'>;

interface Looked {
  readonly subject: DressedSubject;
  readonly read: ReadHead;
  readonly opening: Opening | null;
}

async function look(subject: DressedSubject, { pool, signal }: Tools): Promise<Looked | null> {
  const read = await pool.run<CutOut, ReadHead | null>({ moduleUrl: modules.read, name: 'readFigureHead', input: subject.cutOut }, signal);
  const vessel = subject.held?.cutOut;
  const opening = vessel
    ? await pool.run<CutOut, Opening | null>({ moduleUrl: modules.read, name: 'readVessel', input: vessel }, signal)
    : null;
  return read && { subject, read, opening };
}

/** What is small beside a head is shown somewhat larger than life, as it is what the picture is about. */
const heldSize = (heightMetres: number): number => Math.min(0.3, 1.3 * Math.max(0.09, heightMetres));

function heldOf({ subject: { held }, opening }: Looked): Held | null {
  if (!held) return null;
  const { width, height } = held.cutOut.box;
  const heightMetres = heldSize(held.heightMetres);
  const wide = (heightMetres * width) / height;
  const half = opening ? opening.radiusX * wide : wide / 2;
  return { heightMetres, halfWidthMetres: half, handleMetres: Math.max(0, wide - 2 * half), isDrunkFrom: held.isDrunkFrom };
}

const requestOf = (looked: Looked, isSeated: boolean): FigureRequest => ({
  ...looked.read,
  garments: looked.subject.garments,
  isSeated,
  held: heldOf(looked),
  isBeast: looked.subject.isBeast,
});

function paintInput(
  all: readonly Looked[],
  places: readonly FigurePlace[],
  requests: readonly FigureRequest[],
): PaintFiguresInput['figures'] {
  return all.map(({ subject, read, opening }, i) => {
    const [place, held] = [places[i]!, requests[i]!.held];
    const picture = held && {
      cutOut: subject.held!.cutOut,
      height: held.heightMetres * place.grip!.pixelsPerMetre,
      middle: opening?.x ?? 0.5,
      half: opening?.radiusX ?? 0.5,
      isDrunkFrom: held.isDrunkFrom,
    };
    return { cutOut: subject.cutOut, head: read.head, place, held: picture };
  });
}

function warningsOf(all: readonly Looked[], places: readonly FigurePlace[]): string[] {
  const enlarged = (i: number): string[] => {
    const { headScale } = places[i]!;
    if (headScale <= 3) return [];
    return [`The ${all[i]!.subject.label}'s head was enlarged ${headScale.toFixed(1)} times; a larger photograph gives a sharper picture.`];
  };
  return all.flatMap(({ subject: { label, garments, cutOut }, read }, i) => [
    `The ${label}'s head is the photograph's; body, pose and ${garments.map(({ concept }) => concept).join(', ')} are the studio's.`,
    ...(read.head.isGuessed ? [`The ${label}'s neck could not be told by its outline: the head may be cut too high or too low.`] : []),
    ...enlarged(i),
    ...cutOut.warnings.map((text) => `${label}: ${text}`),
  ]);
}

/** The cut-out's head as it is set on its collar. */
function headIn(
  { width, height }: PixelSize,
  { subject: { cutOut }, read: { head } }: Looked,
  { collar, headScale }: FigurePlace,
): DressedHead {
  const mask = new Uint8Array(width * height);
  const first = Math.max(0, Math.floor(collar.y - head.collarRow * headScale));
  const last = Math.min(height - 1, Math.ceil(collar.y + 0.3 * head.neckWidth * headScale));
  for (let y = first; y <= last; y++) {
    const row = Math.round((y - collar.y) / headScale) + head.collarRow;
    const run = head.rows[Math.min(head.rows.length - 1, Math.max(0, row))]!;
    for (let x = 0; x < width; x++) {
      const u = Math.round((x - collar.x) / headScale + head.neckX);
      const v = head.top + row;
      // Ears and crests lie beside the run of their row; below the collar there is the neck alone.
      const isBeside = row > 0.82 * head.collarRow && (u < run.left || u > run.right);
      if (isBeside || u < 0 || v < 0 || u >= cutOut.width || v >= cutOut.height) continue;
      mask[y * width + x] = row > head.collarRow ? 255 : cutOut.alpha[v * cutOut.width + u]!;
    }
  }
  const box = boundsOf({ width, height }, (i) => mask[i]! > 8) ?? { left: 0, top: first, width, height: Math.max(1, last - first) };
  return { mask, box };
}

/** null when of one of them no head can be told. throws generation_cancelled, engine_failed */
export async function dressFigures(subjects: readonly DressedSubject[], options: DressOptions): Promise<Dressed | null> {
  const { pool, signal, size, seed, place, timeOfDay, isSeated, blur } = options;
  const looked = await Promise.all(subjects.map((subject) => look(subject, options)));
  const all = looked.filter((one) => one !== null);
  if (all.length < subjects.length) return null;
  const requests = all.map((one) => requestOf(one, isSeated));
  const input: StageFiguresInput = { figures: requests, place, timeOfDay, hasTable: isSeated, blur, size, seed };
  const staged = await pool.run<StageFiguresInput, StagedFigures>({ moduleUrl: modules.stage, name: 'stageFigures', input }, signal);
  const { image, planes, warnings } = await photographPrepared(staged.sitting, {
    ...options,
    quality: 'standard',
    onProgress: (fraction, stage) => options.onProgress?.(0.1 + 0.75 * fraction, stage),
  });
  const { id, depth } = planes;
  const paint: PaintFiguresInput = { image, id, depth, light: staged.light, figures: paintInput(all, staged.places, requests), seed };
  const painted = await pool.run<PaintFiguresInput, RasterImage>({ moduleUrl: modules.paint, name: 'paintFigures', input: paint }, signal);
  options.onProgress?.(1, 'compose');
  const heads = all.map((one, i) => headIn(size, one, staged.places[i]!));
  return { image: painted, heads, warnings: [...warnings, ...warningsOf(all, staged.places)] };
}
