/**
 * Which picture each subject of a combination is in, by what a detector sees there, where the words did not say: "the woman drinks from the
 * cup" beside a photograph of a cup and one of a woman, in any order.
 */
import { classesOf, type Detection } from '../detect/index.ts';
import type { CombineSubject } from '../language/index.ts';

/** What looks like it counts less than the thing itself. */
const likeness = 0.5;
/** Two exchange their pictures only when that is better by this much of the detector's scores: in order is how most people mean it. */
const clearGain = 0.25;

/** 0..1: how surely the picture shows it; 0 where the detector knows no such thing. */
function sightOf({ concept, label }: CombineSubject, detections: readonly Detection[]): number {
  const { sure, alike } = classesOf(concept, label ?? '');
  const best = (classes: readonly string[]): number =>
    Math.max(0, ...detections.filter((one) => classes.includes(one.class)).map(({ score }) => score));
  return Math.max(best(sure), likeness * best(alike));
}

/**
 * The same subjects in the same order, some with each other's `reference`; what the words name stays.
 * detections: by index of the reference.
 */
export function matchPictures(
  subjects: readonly CombineSubject[],
  detections: ReadonlyMap<number, readonly Detection[]>,
): CombineSubject[] {
  const matched = [...subjects];
  const open = subjects.flatMap(({ isTakenInOrder }, index) => (isTakenInOrder ? [index] : []));
  const sight = (index: number, reference: number): number => sightOf(subjects[index]!, detections.get(reference) ?? []);
  const gainOf = (a: number, b: number): number => {
    const [inA, inB] = [matched[a]!.reference, matched[b]!.reference];
    return sight(a, inB) + sight(b, inA) - sight(a, inA) - sight(b, inB);
  };
  // Each exchange raises the sum, so this ends; fourteen subjects have 91 pairs.
  for (;;) {
    const pairs = open.flatMap((a, at) => open.slice(at + 1).map((b) => ({ a, b, gain: gainOf(a, b) })));
    const best = pairs.toSorted((one, other) => other.gain - one.gain)[0];
    if (!best || best.gain < clearGain) return matched;
    const [first, second] = [matched[best.a]!, matched[best.b]!];
    matched[best.a] = { ...first, reference: second.reference };
    matched[best.b] = { ...second, reference: first.reference };
  }
}

/** A sentence for those whose picture is not the one in order; null when all are. */
export function movedSubjects(before: readonly CombineSubject[], after: readonly CombineSubject[]): string | null {
  const moved = after.filter(({ reference, label }, index) => label !== null && reference !== before[index]!.reference);
  if (moved.length === 0) return null;
  return `${moved.map(({ label, reference }) => `'${label}' was seen in image ${reference + 1}`).join(', ')}: taken from there.`;
}
