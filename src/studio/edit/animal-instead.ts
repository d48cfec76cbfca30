/** Whose skin a portrait would smooth: fur is none. */
import type { Detection } from '../detect/index.ts';
import type { Grounded } from '../ground/index.ts';
import { overlapOf } from '../segment/index.ts';

const animals = new Set(['bird', 'cat', 'dog', 'horse', 'sheep', 'cow', 'elephant', 'bear', 'zebra', 'giraffe', 'teddy bear']);

/** The animal that a portrait would be of, where no person is seen; else null. */
export function animalInstead({ box }: Pick<Grounded, 'box'>, detections: readonly Detection[]): string | null {
  const isSeen = ({ class: name, score }: Detection): boolean => name === 'person' && score >= 0.3;
  if (detections.some(isSeen)) return null;
  return detections.find((one) => animals.has(one.class) && one.score >= 0.4 && overlapOf(one.box, box) > 0.3)?.class ?? null;
}
