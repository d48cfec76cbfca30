/**
 * The stages of a fill over the worker pool: the picture in halves of halves, what is searched in them, three beginnings side by side, the rest of
 * the search, finer scales in bands of rows, and the light. Bands have a fixed number of rows, so that the answer does not depend on the number
 * of workers.
 */
import type { RasterImage } from '../../../engine.ts';
import type { StudioPool } from '../../pool.ts';
import { sharedBytes } from '../../shared-bytes.ts';
import type { BeginInput, HalveInput, SearchInput, SourcesInput, SurveyInput } from './fill.task.ts';
import { type LayInput, lightingOver, type StepsInput } from './finish.ts';
import type { FollowInput, Scratch } from './follow.ts';
import { type Field, fieldOver, nearestOf } from './grid.ts';
import { Space } from './kernel.ts';
import type { Membrane } from './membrane.ts';
import { type Plate, patchRadius, type Span } from './plate.ts';
import { plateIn, plateSizes } from './scales.ts';
import { type Course, type Found, startCount, type Wish } from './synthesis.ts';
import type { CutInput } from './window.ts';

export interface StageOptions {
  readonly wish: Wish;
  readonly seed: number;
  readonly pool: StudioPool;
  readonly signal: AbortSignal;
}

/** Bytes in shared memory. */
export interface FillTask {
  readonly image: RasterImage;
  /** Above 0: to be filled, by so much. */
  readonly hole: Uint8Array;
  readonly forbidden: Uint8Array | undefined;
  /** The part of the picture that is looked at, and the one in it that holds the hole. */
  readonly span: Span;
  readonly box: Span;
}

interface Crew {
  readonly run: <Input, Output>(name: string, input: Input) => Promise<Output>;
  readonly count: number;
}

/** Pixel rows of a band that follows, and of one that does little for each pixel. */
const [bandRows, lightRows] = [128, 256];
/** A band has no more rows than this, with the patches about it. */
const mostBandRows = 1.5 * bandRows + 64;

/** The picture with its hole filled. throws invalid_request, generation_cancelled */
export async function fillByStages(task: FillTask, { wish, seed, pool, signal }: StageOptions): Promise<RasterImage> {
  const { image, hole, forbidden, span } = task;
  const moduleUrl = new URL('./fill.task.ts', import.meta.url).href;
  const crew: Crew = { run: (name, input) => pool.run({ moduleUrl, name, input }, signal), count: pool.workerCount };
  const ground = groundOver(span, crew);
  const [plate, half] = ground.plates as [Plate, Plate | undefined];
  await byRows<CutInput>(crew, 'cut', plate.height, { image, hole, forbidden, span, plate });
  if (half) await byRows<HalveInput>(crew, 'halve', half.height, { plate, half });
  const course = await crew.run<SurveyInput, Course>('survey', { plates: ground.plates, seed, wish });
  const starts = Array.from({ length: startCount }, (_, start) => crew.run<BeginInput, Found>('beginAt', { course, start }));
  const [begun] = await Promise.all([Promise.all(starts), tellAllSources(ground, course, crew)]);
  const best = begun.reduce((least, found) => (found.cost < least.cost ? found : least));
  const field = await crew.run<SearchInput, Field>('searchOn', { course, source: best.source });
  const box = boxIn(task);
  return lit(task, { plate, box, from: await followAll(ground, course, { box, field, crew }) }, crew);
}

/** The hole's box in pixels of the plate. */
const boxIn = ({ span, box }: FillTask): Span => ({
  left: box.left - span.left,
  top: box.top - span.top,
  right: box.right - span.left,
  bottom: box.bottom - span.top,
});

interface Ground {
  readonly memory: WebAssembly.Memory;
  /** As plateSizes. */
  readonly plates: readonly Plate[];
  /** As sourcesOf each plate, once they are written. */
  readonly sources: readonly Uint8Array[];
  /** One for each worker. */
  readonly scratches: readonly Scratch[];
}

function groundOver({ left, top, right, bottom }: Span, { count }: Crew): Ground {
  const sizes = plateSizes({ width: right - left, height: bottom - top });
  const bandPixels = (right - left) * Math.min(bottom - top, mostBandRows);
  const bytes = sizes.reduce((sum, { width, height }) => sum + 6 * width * height, 19 * count * bandPixels);
  const space = new Space(bytes, 4 * sizes.length + 2 * count);
  return {
    memory: space.memory,
    plates: sizes.map((size) => plateIn(space, size)),
    sources: sizes.map(({ width, height }) => space.bytes(width * height)),
    scratches: Array.from({ length: count }, () => ({ votes: space.floats(4 * bandPixels), own: space.bytes(3 * bandPixels) })),
  };
}

/** Bands of rows from 0 to `height`. */
async function byRows<Input extends { fromY: number; toY: number }>(
  { run }: Crew,
  name: string,
  height: number,
  shared: Omit<Input, 'fromY' | 'toY'>,
): Promise<void> {
  const starts = Array.from({ length: Math.ceil(height / lightRows) }, (_, n) => n * lightRows);
  await Promise.all(starts.map((fromY) => run(name, { ...shared, fromY, toY: Math.min(height, fromY + lightRows) })));
}

async function tellAllSources({ plates, sources }: Ground, { searched }: Course, crew: Crew): Promise<void> {
  const told = plates.slice(0, searched + 1).map((plate, scale) => ({ plate, sources: sources[scale]! }));
  await Promise.all(told.map((shared) => byRows<SourcesInput>(crew, 'tellSources', shared.plate.height, shared)));
}

/** [height, width]: what each pixel of the hole is copied from. */
async function followAll(
  { memory, plates, sources, scratches }: Ground,
  { searched, seed }: Course,
  { box, field: found, crew }: { box: Span; field: Field; crew: Crew },
): Promise<Int32Array> {
  const from = new Int32Array(new SharedArrayBuffer(4 * plates[0]!.hole.length));
  let coarse = found;
  for (let scale = Math.max(0, searched - 1); scale >= 0; scale--) {
    const plate = plates[scale]!;
    const stride = searched === 0 ? 1 : scale === 0 ? 3 : 2;
    const field = fieldOver(plate, stride);
    const shared = { memory, plate, sources: sources[scale]!, coarse, field, seed, from: scale === 0 ? from : null };
    const bands = bandsOf({ top: box.top >> scale, bottom: Math.ceil(box.bottom / 2 ** scale) }, field);
    // Each worker's scratch is used by one band at a time.
    await Promise.all(
      scratches.map(async (scratch) => {
        for (let band = bands.shift(); band; band = bands.shift())
          await crew.run<FollowInput, void>('follow', { ...shared, scratch, fromRow: band[0], toRow: band[1] });
      }),
    );
    coarse = field;
  }
  return from;
}

/** Rows of patches, from and to, of the bands over the hole. */
function bandsOf({ top, bottom }: Pick<Span, 'top' | 'bottom'>, { stride, rows }: Field): [number, number][] {
  const first = nearestOf(top - patchRadius, stride, rows);
  const end = nearestOf(bottom + patchRadius, stride, rows) + 1;
  const count = Math.max(1, Math.round(((end - first) * stride) / bandRows));
  const at = (n: number): number => first + Math.round((n * (end - first)) / count);
  return Array.from({ length: count }, (_, n) => [at(n), at(n + 1)]);
}

async function lit(
  { image, hole, span }: FillTask,
  copied: { plate: Plate; box: Span; from: Int32Array },
  crew: Crew,
): Promise<RasterImage> {
  const lighting = lightingOver(copied);
  await byRows<StepsInput>(crew, 'steps', lighting.span.bottom - lighting.span.top, { lighting });
  await crew.run<Membrane, void>('light', lighting.membrane);
  const out = sharedBytes(image.data.length);
  await byRows<LayInput>(crew, 'lay', image.height, { lighting, image, hole, out, left: span.left, top: span.top });
  return { ...image, data: out };
}
