/** Parts of one instruction that undo each other: of two the later is done, as people correct themselves, and the other is told. */
import type { EditOperation, Kept, Target, ToneChange } from '../language/index.ts';

/** What an operation is about, so that two can be told to be about the same; "the mug" and "mug" are one. */
function keyOf(target: Target): string {
  if (target.kind !== 'thing') return JSON.stringify({ ...target, words: '' });
  const { concept, words, near, except, ...pointers } = target;
  const others = [near, except].map((other) => (other ? keyOf(other) : ''));
  return JSON.stringify([concept ?? words, pointers.colour?.name ?? '', { ...pointers, colour: null }, ...others]);
}

const placeOf = (operation: EditOperation): string | null =>
  operation.kind === 'blur-background'
    ? `${operation.reference} ${keyOf({ kind: 'background' })}`
    : framing.has(operation.kind) && 'reference' in operation
      ? `${operation.reference} frame`
      : 'target' in operation && 'reference' in operation
        ? `${operation.reference} ${keyOf(operation.target)}`
        : null;

const framing = new Set<EditOperation['kind']>(['crop', 'extend']);
const blurring = new Set<EditOperation['kind']>(['blur', 'blur-background']);

/** Some number is raised by one and lowered by the other. */
const areOpposite = (one: ToneChange, other: ToneChange): boolean =>
  (Object.keys(one) as (keyof ToneChange)[]).some((key) => (one[key] ?? 0) * (other[key] ?? 0) < 0);

const areDifferent = (one: unknown, other: unknown): boolean => JSON.stringify(one) !== JSON.stringify(other);

/** Both set the same property of the same thing, and not to the same. */
function setOtherwise(one: EditOperation, other: EditOperation): boolean {
  if (one.kind === 'tone' && other.kind === 'tone') return areOpposite(one.change, other.change);
  if (one.kind === 'recolour' && other.kind === 'recolour') return areDifferent(one.colour, other.colour);
  if (one.kind === 'relight' && other.kind === 'relight')
    return one.timeOfDay !== null && other.timeOfDay !== null && one.timeOfDay !== other.timeOfDay;
  if (one.kind === 'style' && other.kind === 'style') return one.style !== other.style;
  if (framing.has(one.kind) && framing.has(other.kind))
    return areDifferent(aspectOf(one), aspectOf(other)) && aspectOf(one) !== null && aspectOf(other) !== null;
  if (isGreyAndColour(one, other) || isGreyAndColour(other, one)) return true;
  return isBlurAndSharpen(one, other) || isBlurAndSharpen(other, one);
}

const aspectOf = (operation: EditOperation): number | null => ('aspect' in operation ? operation.aspect : null);

const isBlurAndSharpen = (one: EditOperation, other: EditOperation): boolean => blurring.has(one.kind) && other.kind === 'sharpen';

const isGreyAndColour = (one: EditOperation, other: EditOperation): boolean =>
  one.kind === 'black-and-white' && (other.kind === 'recolour' || (other.kind === 'tone' && (other.change.saturation ?? 0) > 0));

const takesAway = ({ kind }: EditOperation): boolean => kind === 'remove' || kind === 'replace';

const wordsOf = (operation: EditOperation): string => {
  if ('words' in operation) return `'${operation.words}'`;
  return operation.kind === 'blur-background' ? "'blur the background'" : `'${operation.kind.replaceAll('-', ' ')}'`;
};

/** Why `one` is not to be done beside `other`, another of the same plan; null: no reason. */
function reason(one: EditOperation, other: EditOperation, isLater: boolean): string | null {
  const place = placeOf(one);
  if (place === null || place !== placeOf(other)) return null;
  if (takesAway(other) && !(takesAway(one) && isLater)) return `${wordsOf(other)} takes away what it is about`;
  if (!isLater || !setOtherwise(one, other)) return null;
  return `it contradicts ${wordsOf(other)}${one.kind === other.kind ? ', which comes later' : ''}`;
}

/** The operations that are left, in their order, and a sentence for each that is not. */
export function withoutContradictions(
  operations: readonly EditOperation[],
  kept: readonly Kept[] = [],
): { operations: EditOperation[]; warnings: string[] } {
  const warnings: string[] = [];
  const keptPlaces = new Set(kept.map(({ reference, target }) => `${reference} ${keyOf(target)}`));
  const left = operations.filter((one, index) => {
    if (keptPlaces.has(placeOf(one) ?? '')) {
      warnings.push(`Not done: ${wordsOf(one)}, as the same is to be kept as it is.`);
      return false;
    }
    for (const [at, other] of operations.entries()) {
      const why = at === index ? null : reason(one, other, at > index);
      if (why === null) continue;
      warnings.push(`Not done: ${wordsOf(one)}, as ${why}.`);
      return false;
    }
    return true;
  });
  return { operations: left, warnings };
}
