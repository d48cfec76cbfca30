/** A collage in a worker: reading outlines and cutting figures out of large photographs would hold up the event loop. */
import type { Backdrop } from '../render/index.ts';
import type { Combined, CombineSubject } from './collage.ts';
import { type CollageRelation, layOutCollage, type Placement } from './collage-layout.ts';
import { type ComposeInput, compose } from './compose.task.ts';
import { cropToBox } from './layer.ts';
import { type Outline, readOutline } from './outline.ts';
import { layStraw, readOpening, type Straw } from './straw.ts';

export interface CollageInput {
  readonly backdrop: Backdrop;
  readonly subjects: readonly CombineSubject[];
  readonly relations: readonly CollageRelation[];
  readonly seed: number;
}

/** Outlines, places, straws, then pixels. */
export async function composeCollage({ backdrop, subjects, relations, seed }: CollageInput): Promise<Combined> {
  const outlines = subjects.map(({ cutOut }) => readOutline(cutOut));
  const placements = layOutCollage({
    subjects: subjects.map(({ heightMetres }, index) => ({ outline: outlines[index]!, heightMetres })),
    relations,
    size: backdrop.image,
    backdrop,
  });
  const straws = layStraws(subjects, relations, { outlines, placements });
  const figures = placements.map((placement) => ({ box: cropToBox(subjects[placement.index]!.cutOut), placement }));
  const input: ComposeInput = { backdrop, figures, straws, seed };
  const image = await compose(input);
  const report = subjects.map(({ label, cutOut }, index) => {
    const { left, top, width, height } = placements.find((placement) => placement.index === index)!;
    const nativeSize = { width: cutOut.box.width, height: cutOut.box.height };
    return { label, nativeSize, enlargement: height / cutOut.box.height, box: { left, top, width, height } };
  });
  return { image, subjects: report, warnings: [...poseWarnings(subjects, relations, straws), ...sharpnessWarnings(subjects, report)] };
}

interface LaidOut {
  outlines: readonly Outline[];
  placements: readonly Placement[];
}

/** For each drinker whose mouth is known, above a vessel whose opening is seen. */
function layStraws(subjects: readonly CombineSubject[], relations: readonly CollageRelation[], { outlines, placements }: LaidOut): Straw[] {
  const placementOf = (index: number): Placement => placements.find((placement) => placement.index === index)!;
  return relations.flatMap(({ subject, verb, object }) => {
    const opening = verb === 'drinks-from' ? readOpening(subjects[object]!.cutOut) : null;
    if (!opening) return [];
    const straw = layStraw({ placement: placementOf(subject), outline: outlines[subject]! }, { placement: placementOf(object), opening });
    return straw ? [straw] : [];
  });
}

function poseWarnings(subjects: readonly CombineSubject[], relations: readonly CollageRelation[], straws: readonly Straw[]): string[] {
  return relations
    .filter(({ verb }) => verb === 'drinks-from' || verb === 'holds')
    .map(({ subject, verb, object }) => {
      const [who, what] = [subjects[subject]!.label, subjects[object]!.label];
      if (verb === 'holds') return `The ${who} keeps the pose of its photograph: the ${what} stands before it instead of being held.`;
      return straws.some(({ vessel }) => vessel === object)
        ? `The ${who} keeps the pose of its photograph: it drinks from the ${what} through a straw that was added.`
        : `The ${who} keeps the pose of its photograph: the ${what} stands before it instead of being drunk from.`;
    });
}

function sharpnessWarnings(subjects: readonly CombineSubject[], report: Combined['subjects']): string[] {
  const coarse = report
    .filter(({ enlargement }) => enlargement > 3)
    .map(
      ({ label, enlargement }) => `The ${label} was enlarged ${enlargement.toFixed(1)} times; a larger photograph gives a sharper picture.`,
    );
  return [...coarse, ...subjects.flatMap(({ label, cutOut }) => cutOut.warnings.map((text) => `${label}: ${text}`))];
}
