/** What the clauses of an instruction said, before it becomes operations; and how a clause is told to the user. */
import type { LanguageParts } from '../parse-prompt.ts';
import type { BlurStrength, EditOperation, Kept } from './edit-plan.ts';
import { referenceOfMark, referencePattern } from './references.ts';
import { shortened } from './shortened.ts';

export interface Instruction {
  readonly parts: LanguageParts;
  readonly quotes: readonly string[];
  readonly referenceCount: number;
  readonly isCombination: boolean;
  /** Mentions of pictures that were not given, by their marks. */
  readonly missing: readonly string[];
}

/** What the clauses said, before it becomes operations. */
export interface Wishes {
  blur: { strength: BlurStrength; reference: number | null } | null;
  /** Said of one named picture: done before a combination. */
  readonly before: EditOperation[];
  readonly after: EditOperation[];
  readonly kept: Kept[];
  readonly warnings: string[];
  backgroundWords: string | null;
  backgroundOf: number | null;
  backgroundReference: number | null;
  readonly rest: string[];
}

export const marksIn = (clause: string): number[] => [
  ...new Set([...clause.matchAll(new RegExp(referencePattern, 'gu'))].map(([, digits]) => referenceOfMark(digits!))),
];

export const withoutMarks = (clause: string): string =>
  clause
    .replace(new RegExp(`\\s*(?:\\b(?:of|in|from|on)\\s+)?(?:the )?${referencePattern}\\s*(?:里|中|上)?的?`, 'giu'), ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** The clause as the user wrote it, with references and quoted texts put back. */
export function unmark(clause: string, quotes: readonly string[]): string {
  const text = clause.replace(/\uE000(\d+)\uE000/gu, (_, digits: string) =>
    Number(digits) >= 1000 ? `image ${referenceOfMark(digits) + 1}` : `"${quotes[Number(digits)] ?? ''}"`,
  );
  return shortened(text.replace(/\s+/g, ' ').trim());
}
