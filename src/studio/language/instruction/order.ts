/** The operations of a plan in the order in which they are done, each once, with what belongs together made one. */
import type { EditOperation, ReplaceBackground, Tone } from './edit-plan.ts';
import { shortened } from './shortened.ts';

/** "Retouch the portrait, smooth the skin" is one operation said twice. */
const onceEach = (operations: readonly EditOperation[]): EditOperation[] => [
  ...new Map(operations.map((operation) => [JSON.stringify({ ...operation, words: '' }), operation] as const)).values(),
];

/** "a beach background, sunset": the hour is the new background's own. */
function atItsHour(operations: readonly EditOperation[]): EditOperation[] {
  const hour = operations.find((operation) => operation.kind === 'relight' && operation.timeOfDay !== null && operation.lightFrom === null);
  const isOpen = (operation: EditOperation): operation is ReplaceBackground =>
    operation.kind === 'replace-background' && operation.timeOfDay === null && operation.place !== null && !operation.plain;
  if (hour?.kind !== 'relight' || !operations.some(isOpen)) return [...operations];
  return operations
    .filter((operation) => operation !== hour)
    .map((operation) => (isOpen(operation) ? { ...operation, timeOfDay: hour.timeOfDay } : operation));
}

/** New ground before what is set upon it; what covers the whole frame last; else as said. */
const ranks: Partial<Record<EditOperation['kind'], number>> = {
  ...{ turn: 0, remove: 1, 'replace-background': 2, extend: 2, 'cut-out': 7 },
  ...{ 'blur-background': 4, relight: 4, weather: 5, style: 6, 'black-and-white': 6, 'add-text': 8, crop: 9, upscale: 9 },
};
/** Of several new grounds the last; and who is put before one need not be cut out on nothing. */
function oneGround(operations: readonly EditOperation[]): EditOperation[] {
  const grounds = operations.filter((operation) => operation.kind === 'replace-background');
  const isMoot = (operation: EditOperation): boolean =>
    grounds.some(
      (ground) =>
        'reference' in operation &&
        ground.reference === operation.reference &&
        (operation.kind === 'cut-out' || (operation.kind === 'replace-background' && ground !== operation && ground === grounds.at(-1))),
    );
  return operations.filter((operation) => !isMoot(operation));
}

/** "Lift the shadows, and more contrast" is one change of tone; "brighter, and darker" stay two, which contradict each other. */
function withTonesMerged(operations: readonly EditOperation[]): EditOperation[] {
  const merged: EditOperation[] = [];
  for (const operation of operations) {
    const at = operation.kind === 'tone' ? merged.findIndex((other) => other.kind === 'tone' && areOne(other, operation)) : -1;
    const first = merged[at];
    if (operation.kind !== 'tone' || first?.kind !== 'tone') merged.push(operation);
    else
      merged[at] = { ...first, words: shortened(`${first.words}, ${operation.words}`), change: { ...first.change, ...operation.change } };
  }
  return merged;
}

const areOne = (one: Tone, other: Tone): boolean =>
  one.reference === other.reference &&
  JSON.stringify(one.target) === JSON.stringify(other.target) &&
  !Object.keys(one.change).some((key) => key in other.change);

/** More than anybody means by one instruction, and each takes a second or more. */
const mostOperations = 24;

/** `warnings`: takes a sentence for the operations that are left out. */
export function firstOnes(operations: readonly EditOperation[], warnings: string[]): readonly EditOperation[] {
  const more = operations.length - mostOperations;
  if (more > 0) warnings.push(`Not done: the last ${more} of ${operations.length} edits; at most ${mostOperations} are done at once.`);
  return operations.slice(0, mostOperations);
}

/** `warnings`: takes a sentence for what is left out. */
export const inOrder = (operations: readonly EditOperation[], warnings: string[]): EditOperation[] =>
  firstOnes(oneGround(withTonesMerged(onceEach(atItsHour(operations)))), warnings).toSorted(
    (left, right) => (ranks[left.kind] ?? 3) - (ranks[right.kind] ?? 3),
  );
