/** Has subjects laid out on a backdrop and painted; tells what could not be done. */
import type { PixelSize, RasterImage } from '../../engine.ts';
import type { StudioPool } from '../pool.ts';
import type { Backdrop } from '../render/index.ts';
import type { CutOut, PixelBox } from '../segment/index.ts';
import { type CollageRelation, layOutCollage, type Placement } from './collage-layout.ts';
import { poseWarnings, sharpnessWarnings } from './collage-warnings.ts';
import { composeFigures, readFigure } from './compose.ts';
import type { ReadFigure } from './figure-layer.task.ts';
import { layStraw, type Straw } from './straw.ts';

export interface CombineSubject {
  readonly cutOut: CutOut;
  /** The user's word for it, for warnings. */
  readonly label: string;
  readonly heightMetres: number;
  /** Where things stand on it, as a share of its height; default almost its top. */
  readonly seat?: number | undefined;
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
  /** For each subject, in the order given: the size of its pixels in the photograph, how much they were enlarged, and where they are. */
  readonly subjects: readonly { label: string; nativeSize: PixelSize; enlargement: number; box: PixelBox }[];
  readonly warnings: readonly string[];
}

/** A subject, or what makes it when its turn comes. */
export type GivenSubject = CombineSubject | (() => Promise<CombineSubject>);

/** Of a subject that is read, nothing of the photograph but its box is kept. */
export interface Figure extends Omit<CombineSubject, 'cutOut'> {
  readonly read: ReadFigure;
  /** Of its cut-out. */
  readonly warnings: readonly string[];
}

/** Cut-outs in the making: enough to keep workers and network busy; of fourteen at once, planes of 2048x2048 would take 0.6 GB. */
const mostAtOnce = 3;

/** In the order given. throws what making or reading throws; then no other is begun. */
async function readSubjects(subjects: readonly GivenSubject[], options: ComposeOptions): Promise<Figure[]> {
  const figures: Figure[] = [];
  const waiting = [...subjects.entries()];
  const readOn = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [index, given] = next;
      const { cutOut, label, heightMetres, seat } = typeof given === 'function' ? await given() : given;
      figures[index] = { label, heightMetres, seat, warnings: cutOut.warnings, read: await readFigure(cutOut, options) };
    }
  };
  const stop = (error: unknown): never => {
    waiting.length = 0;
    throw error;
  };
  await Promise.all(Array.from({ length: mostAtOnce }, () => readOn().catch(stop)));
  return figures;
}

/** For each drinker whose mouth is known, above a vessel whose opening is seen. */
function layStraws(figures: readonly Figure[], relations: readonly CollageRelation[], placements: readonly Placement[]): Straw[] {
  const placementOf = (index: number): Placement => placements.find((placement) => placement.index === index)!;
  return relations.flatMap(({ subject, verb, object }) => {
    const { opening } = figures[object]!.read;
    if (verb !== 'drinks-from' || !opening) return [];
    const drinker = { placement: placementOf(subject), outline: figures[subject]!.read.outline };
    const straw = layStraw(drinker, { placement: placementOf(object), opening });
    return straw ? [straw] : [];
  });
}

/**
 * backdrop: may still be in the making. Subjects are made and read a few at a time. Outlines, places, straws, then pixels.
 * throws generation_cancelled
 */
export async function composeOn(
  backdrop: Backdrop | Promise<Backdrop>,
  subjects: readonly GivenSubject[],
  options: ComposeOptions,
): Promise<Combined> {
  const { relations = [], seed } = options;
  // Both at once: what fails while nobody waits for it would end the process.
  const [place, figures] = await Promise.all([backdrop, readSubjects(subjects, options)]);
  const placements = layOutCollage({
    subjects: figures.map(({ heightMetres, seat, read: { outline } }) => ({
      outline,
      heightMetres,
      ...(seat === undefined ? {} : { seat }),
    })),
    relations,
    size: place.image,
    backdrop: place,
  });
  const straws = layStraws(figures, relations, placements);
  const placed = placements.map((placement) => ({ box: figures[placement.index]!.read.box, placement }));
  const image = await composeFigures({ backdrop: place, figures: placed, straws, seed }, options);
  const report = figures.map(({ label, read: { box } }, index) => {
    const { left, top, width, height } = placements.find((placement) => placement.index === index)!;
    const nativeSize = { width: box.width, height: box.height };
    return { label, nativeSize, enlargement: height / box.height, box: { left, top, width, height } };
  });
  return { image, subjects: report, warnings: [...poseWarnings(figures, relations, straws), ...sharpnessWarnings(figures, report)] };
}
