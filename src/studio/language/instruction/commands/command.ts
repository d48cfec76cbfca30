/** One clause of an instruction in, the operations that it asks for out. */
import type { LanguageParts } from '../../parse-prompt.ts';
import type { EditOperation, Target } from '../edit-plan.ts';
import { readTarget } from '../target.ts';

export interface ClauseContext {
  readonly parts: LanguageParts;
  readonly quotes: readonly string[];
  /** The picture that the clause is about. */
  readonly reference: number;
  /** Another picture that the clause names besides: where a thing comes from; or null. */
  readonly otherReference: number | null;
  /** The clause as the user wrote it. */
  readonly words: string;
  /** What "it" is for a command about a thing. */
  readonly subject: Target;
  readonly warn: (sentence: string) => void;
}

/** null: the clause is not of this kind. The clause has neither a leading "please" nor marks of references. */
export type Command = (clause: string, context: ClauseContext) => EditOperation[] | null;

export const thePicture: Target = { kind: 'whole' };

/** Fields that all local operations share. */
export const on = (target: Target, { reference, words }: ClauseContext) => ({ reference, target, words });

/** "the lamp and the chair" -> both; "black and white" stays one. */
export const splitList = (words: string): string[] =>
  words
    .split(/\s*(?:,\s*(?:and\s+)?|\band\b(?! white)|、|和|以及|跟)\s*/iu)
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** One target for each thing of a list. */
export const targetsOf = (words: string, fallback: Target, { parts }: ClauseContext): Target[] => {
  const listed = splitList(words);
  return (listed.length === 0 ? [''] : listed).map((part) => readTarget(part, fallback, parts).target);
};

/** The first pattern's named groups, without undefined ones. */
export function matchFirst(patterns: readonly RegExp[], clause: string): Record<string, string> | null {
  for (const pattern of patterns) {
    const groups = pattern.exec(clause)?.groups;
    if (groups) return Object.fromEntries(Object.entries(groups).map(([key, value]) => [key, (value ?? '').trim()]));
  }
  return null;
}

/** For what may be done to all of the picture: words that name nothing mean all of it, which is told. */
export function known(target: Target, { warn }: ClauseContext): Target {
  // "both animals", "the gizmo" are things, known or not; "a stop", "in dark areas" are none.
  const isNamed =
    target.kind === 'thing' && /^(?:the|both|all|this|that|these|those|my|his|her|its|their|every|each)\b/iu.test(target.words);
  const isUnknown = target.kind === 'thing' && !isNamed && target.concept === null && target.colour === null && target.side === null;
  if (!isUnknown) return target;
  warn(`'${target.words}' is known as no part of a picture: all of it is meant.`);
  return thePicture;
}
