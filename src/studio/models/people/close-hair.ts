/** What strands are planted on when a head is seen very close: the clumps of hair and beard, the skin, and where the brows are. */
import { type Field, smoothUnion } from '../../render/field/index.ts';
import type { Casting } from './casting.ts';
import { beardOf, hairOf } from './hair.ts';
import { browDistanceAt, headField, planHead } from './head.ts';

export interface CloseHair {
  /** Of hair and beard together, in the head's space; nothing where there is none. */
  readonly field: Field;
  readonly skin: Field;
  readonly mouthY: number;
  /** From the edge of the brow of the left half, in the face's plane; negative in it. Metres. */
  readonly browDistance: (x: number, y: number) => number;
}

/** throws when the person has neither hair nor beard */
export function closeHair({ figure, hair, beard }: Casting): CloseHair {
  const plan = planHead(figure.face, figure.expression);
  const fields = [hairOf(plan, hair.style).field, beard && beardOf(plan, beard)].filter((one): one is Field => one !== null);
  if (fields.length === 0) throw new Error(`a head of style ${hair.style} without a beard has no hair to lay strands on`);
  return { field: smoothUnion(0.004, ...fields), skin: headField(plan), mouthY: plan.mouthY, browDistance: browDistanceAt(plan) };
}
