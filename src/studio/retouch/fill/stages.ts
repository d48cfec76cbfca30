/**
 * The stages of a fill over the worker pool: a survey, three beginnings side by side, the rest of the search, finer scales in bands of rows, and
 * the light of each channel. Bands have a fixed number of rows, so that the answer does not depend on the number of workers.
 */
import type { StudioPool } from '../../pool.ts';
import { sharedBytes } from '../../shared-bytes.ts';
import type { BeginInput, SearchInput, Survey, SurveyInput } from './fill.task.ts';
import type { LightInput } from './finish.ts';
import type { FollowInput } from './follow.ts';
import { type Field, fieldOver, nearestOf } from './grid.ts';
import { holeSpan, type Plate, patchRadius } from './plate.ts';
import { type Found, startCount, type Wish } from './synthesis.ts';

export interface StageOptions {
  readonly wish: Wish;
  readonly seed: number;
  readonly pool: StudioPool;
  readonly signal: AbortSignal;
}

type Run = <Input, Output>(name: string, input: Input) => Promise<Output>;

/** Pixel rows of a band. */
const bandRows = 128;

/** sRGB, [height, width, 3]: the plate's own bytes, but for its hole. All of the plate is in shared memory. throws invalid_request, generation_cancelled */
export async function fillPlate(plate: Plate, { wish, seed, pool, signal }: StageOptions): Promise<Uint8Array> {
  const moduleUrl = new URL('./fill.task.ts', import.meta.url).href;
  const run: Run = (name, input) => pool.run({ moduleUrl, name, input }, signal);
  const surveyed = await run<SurveyInput, Survey>('survey', { plate, seed, wish });
  const { course } = surveyed;
  const begun = await Promise.all(Array.from({ length: startCount }, (_, start) => run<BeginInput, Found>('beginAt', { course, start })));
  const best = begun.reduce((least, found) => (found.cost < least.cost ? found : least));
  const field = await run<SearchInput, Field>('searchOn', { course, source: best.source });
  const from = await followAll(surveyed, field, run);
  const out = sharedBytes(plate.rgb.length);
  out.set(plate.rgb);
  await Promise.all(([0, 1, 2] as const).map((channel) => run<LightInput, void>('light', { plate, from, channel, out })));
  return out;
}

/** [height, width]: what each pixel of the hole is copied from. */
async function followAll({ course, sources }: Survey, searched: Field, run: Run): Promise<Int32Array> {
  const { plates, seed } = course;
  const from = new Int32Array(new SharedArrayBuffer(4 * plates[0]!.hole.length));
  let coarse = searched;
  for (let scale = Math.max(0, course.searched - 1); scale >= 0; scale--) {
    const plate = plates[scale]!;
    const stride = course.searched === 0 ? 1 : scale === 0 ? 3 : 2;
    const field = fieldOver(plate, stride);
    const shared = { plate, sources: sources[scale]!, coarse, field, seed, from: scale === 0 ? from : null };
    await Promise.all(bandsOf(plate, field).map(([fromRow, toRow]) => run<FollowInput, void>('follow', { ...shared, fromRow, toRow })));
    coarse = field;
  }
  return from;
}

/** Rows of patches, from and to, of the bands over the hole. */
function bandsOf(plate: Plate, { stride, rows }: Field): [number, number][] {
  const { top, bottom } = holeSpan(plate);
  const first = nearestOf(top - patchRadius, stride, rows);
  const end = nearestOf(bottom + patchRadius, stride, rows) + 1;
  const count = Math.max(1, Math.round(((end - first) * stride) / bandRows));
  const at = (n: number): number => first + Math.round((n * (end - first)) / count);
  return Array.from({ length: count }, (_, n) => [at(n), at(n + 1)]);
}
