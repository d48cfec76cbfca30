/** The studio's language: prompt -> scene, instruction -> edit plan. Deterministic; tables, tagger and segmenter load at first need. */
import { readScene } from '../scene/read-scene.ts';
import type { EditPlan } from './instruction/edit-plan.ts';
import { parseInstruction } from './instruction/parse-instruction.ts';
import { createLexicon } from './lexicon.ts';
import { type LanguageParts, type ParsedPrompt, parsePrompt } from './parse-prompt.ts';
import { createPartOfSpeechTagger } from './part-of-speech.ts';
import { createHanCutter } from './words.ts';

export interface Language {
  /** Never throws on any string. Each part of the prompt that was not understood or not done is named in a warning. */
  parsePrompt(prompt: string): ParsedPrompt;
  /** A scene record from outside, completed from the lexicon. throws invalid_request with details.issues */
  readRecord(scene: unknown): ParsedPrompt;
  /** `referenceCount`: reference pictures of the request, 1 to 14. Never throws on any string. */
  parseInstruction(prompt: string, referenceCount: number): EditPlan;
}

/** Cheap: nothing is read before the first prompt. */
export function createLanguage(): Language {
  const parts: LanguageParts = { lexicon: createLexicon(), tagger: createPartOfSpeechTagger(), hanCutter: createHanCutter() };
  return {
    parsePrompt: (prompt) => parsePrompt(prompt, parts),
    readRecord: (scene) => ({ scene: readScene(scene, parts.lexicon.concept), warnings: [] }),
    parseInstruction: (prompt, referenceCount) => parseInstruction(prompt, referenceCount, parts),
  };
}
