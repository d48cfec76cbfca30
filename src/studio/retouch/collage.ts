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

interface Figure extends CombineSubject {
  readonly read: ReadFigure;
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
 * backdrop, subjects: may still be in the making; each subject is read as soon as it is cut out. Outlines, places, straws, then pixels.
 * throws generation_cancelled
 */
export async function composeOn(
  backdrop: Backdrop | Promise<Backdrop>,
  subjects: readonly (CombineSubject | Promise<CombineSubject>)[],
  options: ComposeOptions,
): Promise<Combined> {
  const { relations = [], seed } = options;
  const read = async (given: CombineSubject | Promise<CombineSubject>): Promise<Figure> => {
    const subject = await given;
    return { ...subject, read: await readFigure(subject.cutOut, options) };
  };
  // All at once: what fails while nobody waits for it would end the process.
  const [place, ...figures] = await Promise.all([backdrop, ...subjects.map(read)]);
  const placements = layOutCollage({
    subjects: figures.map(({ heightMetres, read: { outline } }) => ({ outline, heightMetres })),
    relations,
    size: place.image,
    backdrop: place,
  });
  const straws = layStraws(figures, relations, placements);
  const placed = placements.map((placement) => ({ box: figures[placement.index]!.read.box, placement }));
  const image = await composeFigures({ backdrop: place, figures: placed, straws, seed }, options);
  const report = figures.map(({ label, cutOut }, index) => {
    const { left, top, width, height } = placements.find((placement) => placement.index === index)!;
    const nativeSize = { width: cutOut.box.width, height: cutOut.box.height };
    return { label, nativeSize, enlargement: height / cutOut.box.height, box: { left, top, width, height } };
  });
  return { image, subjects: report, warnings: [...poseWarnings(figures, relations, straws), ...sharpnessWarnings(figures, report)] };
}
