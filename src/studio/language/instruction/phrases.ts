/** Words of an instruction read with the prompt's own grammar: as a scene, as one thing, or as a colour. */
import type { LinearColour, SceneColour, SceneObject } from '../../scene/scene.ts';
import { buildScene } from '../build-scene.ts';
import { nameColour } from '../colour-name.ts';
import { readTokens } from '../grammar.ts';
import { meaningOf } from '../meaning.ts';
import { Notes } from '../notes.ts';
import { readNounPhrase } from '../noun-phrase.ts';
import { type LanguageParts, tokenizePrompt } from '../parse-prompt.ts';
import { SceneDraft } from '../scene-draft.ts';
import { groundTokens } from './references.ts';

export interface SceneReading {
  readonly draft: SceneDraft;
  /** Lower-case label of a thing -> the reference that it was said to be in. */
  readonly groundedLabels: Map<string, number>;
  readonly notes: Notes;
}

/** Reads words as a scene: its objects, relations, place and time. */
export function readWords(text: string, quotes: readonly string[], parts: LanguageParts): SceneReading {
  const notes = new Notes();
  const draft = new SceneDraft(parts.lexicon, notes);
  const { tokens, language } = tokenizePrompt(text, parts);
  const { tokens: grounded, groundedLabels } = groundTokens(tokens);
  const hasLocatives = language === 'zh' || language === 'ja' || language === 'ko';
  readTokens({ tokens: grounded, quotes, draft, notes, isPostnominal: language === 'es' || language === 'fr', hasLocatives });
  notes.tellRecorded();
  return { draft, groundedLabels, notes };
}

/** Notes of a reading as warnings, without those that an instruction words in another way. */
export function readingWarnings(notes: Notes): string[] {
  notes.take('action');
  return notes.warnings().filter((warning) => !warning.startsWith('No thing'));
}

/** The things that the words name, as a scene record has them, with the reading's warnings. */
export function readThings(text: string, quotes: readonly string[], parts: LanguageParts): { things: SceneObject[]; warnings: string[] } {
  const { draft, notes } = readWords(text, quotes, parts);
  const { objects } = buildScene(draft);
  return { things: [...objects], warnings: readingWarnings(notes) };
}

export interface ThingWords {
  /** The head as written; '' when there is none. */
  readonly head: string;
  readonly concept: string | null;
  readonly colours: readonly SceneColour[];
  readonly isPlural: boolean;
  readonly count: number | null;
}

/** The first noun phrase of the words that names a thing or a colour; null when there is none. */
export function readThing(text: string, parts: LanguageParts): ThingWords | null {
  const { tokens, language } = tokenizePrompt(text, parts);
  const colours: SceneColour[] = [];
  for (let index = 0; index < tokens.length; index++) {
    const found = readNounPhrase(tokens, index, language === 'es' || language === 'fr');
    if (!found) continue;
    const { phrase, next } = found;
    colours.push(...phrase.colours.map((colour) => nameColour(parts.lexicon, colour)));
    const concept = meaningOf(phrase.head ?? undefined, 'object')?.value ?? null;
    if (phrase.head) return { head: phrase.head.text, concept, colours, isPlural: phrase.head.isPlural, count: phrase.count };
    index = next - 1;
  }
  return colours.length > 0 ? { head: '', concept: null, colours, isPlural: false, count: null } : null;
}

const colourNouns = /\b(?:in|into|to|of|as)?\s*(?:a|an|the)?\s*(?:colou?rs?|colou?red|shade|tone|hue|one)\b|颜色|的$|色的?$/giu;
const metals: Readonly<Record<string, LinearColour>> = { gold: [0.86, 0.58, 0.14], silver: [0.62, 0.63, 0.65] };

/** The colour when the words are a colour and nothing else ("a deep teal colour", 红色), else null. */
export function colourOf(words: string, parts: LanguageParts): SceneColour | null {
  const plain = words.trim().replace(/[.。]$/u, '');
  const metal = metals[plain.toLowerCase().replace(/en$/, '')];
  if (metal) return { name: plain.toLowerCase(), value: metal };
  for (const text of [plain, plain.replace(colourNouns, ' ').trim()]) {
    const read = text === '' ? null : readThing(text, parts);
    const [colour] = read?.colours ?? [];
    const isColourAlone = read && colour && (read.head === '' || /^(?:colou?r|shade|tone|颜色|色)$/iu.test(read.head));
    if (isColourAlone) return colour;
  }
  // A word that is both a thing and a colour ("orange", "rose").
  const value = parts.lexicon.colour(plain.toLowerCase().replace(/^(?:an?|the) /, ''));
  return value ? { name: plain.toLowerCase(), value } : null;
}
