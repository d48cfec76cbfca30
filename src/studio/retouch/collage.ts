/** Lays subjects out on a backdrop and has them painted; tells what could not be done. */
import type { PixelSize, RasterImage } from '../../engine.ts';
import type { StudioPool } from '../pool.ts';
import type { Backdrop } from '../render/backdrop.ts';
import type { CutOut } from '../segment/index.ts';
import { type CollageRelation, layOutCollage } from './collage-layout.ts';
import type { ComposeInput } from './compose.task.ts';
import { cropToBox } from './layer.ts';
import { readOutline } from './outline.ts';

export interface CombineSubject {
  readonly cutOut: CutOut;
  /** The user's word for it, for warnings. */
  readonly label: string;
  readonly heightMetres: number;
}

export interface ComposeOptions {
  readonly relations?: readonly CollageRelation[];
  readonly seed: number;
  readonly pool: StudioPool;
  readonly signal: AbortSignal;
}

export interface Combined {
  /** Three channels, exactly the asked size. */
  readonly image: RasterImage;
  /** For each subject, in the order given: the size of its pixels in the photograph, and how much they were enlarged. */
  readonly subjects: readonly { label: string; nativeSize: PixelSize; enlargement: number }[];
  readonly warnings: readonly string[];
}

/** throws generation_cancelled. */
export async function composeOn(
  backdrop: Backdrop,
  subjects: readonly CombineSubject[],
  { relations = [], seed, pool, signal }: ComposeOptions,
): Promise<Combined> {
  const placements = layOutCollage({
    subjects: subjects.map(({ cutOut, heightMetres }) => ({ outline: readOutline(cutOut), heightMetres })),
    relations,
    size: backdrop.image,
    backdrop,
  });
  const figures = placements.map((placement) => ({ box: cropToBox(subjects[placement.index]!.cutOut), placement }));
  const input: ComposeInput = { backdrop, figures, seed };
  const moduleUrl = new URL(`./compose.task${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url).href;
  const image = await pool.run<ComposeInput, RasterImage>({ moduleUrl, name: 'compose', input }, signal);
  const report = subjects.map(({ label, cutOut }, index) => ({
    label,
    nativeSize: { width: cutOut.box.width, height: cutOut.box.height },
    enlargement: placements.find((placement) => placement.index === index)!.height / cutOut.box.height,
  }));
  return { image, subjects: report, warnings: warningsOf(subjects, relations, report) };
}

function warningsOf(subjects: readonly CombineSubject[], relations: readonly CollageRelation[], report: Combined['subjects']): string[] {
  const posed = relations
    .filter(({ verb }) => verb === 'drinks-from' || verb === 'holds')
    .map(({ subject, verb, object }) => {
      const [who, what] = [subjects[subject]!.label, subjects[object]!.label];
      return `The ${who} keeps the pose of its photograph: the ${what} stands before it instead of being ${verb === 'holds' ? 'held' : 'drunk from'}.`;
    });
  const coarse = report
    .filter(({ enlargement }) => enlargement > 3)
    .map(
      ({ label, enlargement }) => `The ${label} was enlarged ${enlargement.toFixed(1)} times; a larger photograph gives a sharper picture.`,
    );
  return [...posed, ...coarse, ...subjects.flatMap(({ label, cutOut }) => cutOut.warnings.map((text) => `${label}: ${text}`))];
}
