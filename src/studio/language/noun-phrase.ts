/**
 * Reads one noun phrase from tagged tokens: number, colours with their shades, sizes, materials, other modifiers and the head.
 * The head is the last noun of an unbroken run ("sports car" -> car). Knows no scene.
 */
import { hasKind, type MeaningKind, meaningOf, type Token } from './meaning.ts';

export interface NounPhrase {
  /** The head as written, or the whole run when there is no head. */
  readonly text: string;
  readonly head: Token | null;
  /** null when no number was said. */
  readonly count: number | null;
  /** "a pair of", 一双: some icons show the pair already. */
  readonly isPair: boolean;
  readonly hasArticle: boolean;
  /** "the", which may point back at a thing already named. */
  readonly isDefinite: boolean;
  readonly colours: readonly { text: string; name: string; shades: readonly string[] }[];
  readonly sizeFactor: number;
  readonly materials: readonly Token[];
  /** Nouns before the head, places, times, adjectives: everything that is not read above. */
  readonly modifiers: readonly Token[];
}

export const headKinds: readonly MeaningKind[] = ['object', 'surface', 'place', 'detail', 'carrier', 'time', 'weather', 'season'];
const modifierKinds: readonly MeaningKind[] = [
  ...[
    'number',
    'partitive',
    'classifier',
    'size',
    'shade',
    'colour',
    'material',
    'article',
    'style',
    'camera',
    'quality',
    'light',
    'mood',
    'graphic',
  ],
  ...headKinds,
] as MeaningKind[];
/** Phrases of the tables that begin with a preposition ("at night", "on the moon") never belong to the noun before them. */
const prepositional = /^(?:in|on|at|by|under|above|from|against) /i;
const startKinds: readonly MeaningKind[] = ['article', 'number', 'partitive'];

/** End (exclusive) of the run of tokens that may form one phrase. */
function runEnd(tokens: readonly Token[], start: number, isPostnominal: boolean): number {
  let end = start;
  let hasNoun = false;
  while (end < tokens.length) {
    const token = tokens[end]!;
    const isLink = token.text === '的' && end > start && !hasKind(tokens[end - 1], 'object') && hasKind(tokens[end + 1], ...modifierKinds);
    const isPartOf = isLink || hasKind(token, ...modifierKinds);
    if (!isPartOf) break;
    if (hasNoun && hasKind(token, ...startKinds) && !hasKind(token, 'classifier')) break;
    if (hasNoun && prepositional.test(token.text)) break;
    if (hasKind(token, ...headKinds) && !(isPostnominal && hasKind(token, 'colour', 'material'))) hasNoun = true;
    end++;
  }
  return end;
}

function headIndex(run: readonly Token[], isPostnominal: boolean): number {
  for (let index = run.length - 1; index >= 0; index--) {
    const token = run[index]!;
    if (!hasKind(token, ...headKinds)) continue;
    // zorro naranja: a colour after its noun is a colour.
    if (isPostnominal && hasKind(token, 'colour', 'material') && run.slice(0, index).some((other) => hasKind(other, ...headKinds)))
      continue;
    return index;
  }
  return -1;
}

function readCount(run: readonly Token[], head: Token | null): number | null {
  const values = run
    .filter((token) => token !== head)
    .flatMap((token) => (meaningOf(token, 'number') ? [Number(meaningOf(token, 'number')!.value)] : []));
  if (values.length === 0) return null;
  const [first, second] = values as [number, number | undefined];
  if (second === undefined) return first;
  if (second < 10 && first >= 20 && first < 100 && first % 10 === 0) return first + second;
  if (second === 12 || second === 100 || second === 10) return first * second;
  if (first === 10 && second < 10) return first + second;
  return second;
}

type Draft = {
  colours: { text: string; name: string; shades: string[] }[];
  materials: Token[];
  modifiers: Token[];
  shades: string[];
  shadeTokens: Token[];
  size: number;
};

/** "a black and white cat" has two colours; a black and white photograph is a style. */
const twoColours = /^(?:black[- ]and[- ]white|黑白|黑白相间)$/i;

function readModifier(draft: Draft, token: Token, head: Token | null): void {
  if (twoColours.test(token.text) && head && hasKind(head, 'object')) {
    for (const name of ['black', 'white']) draft.colours.push({ text: name, name, shades: [] });
    return;
  }
  const colour = meaningOf(token, 'colour');
  const shade = meaningOf(token, 'shade');
  const size = meaningOf(token, 'size');
  if (hasKind(token, 'number', 'article', 'classifier') && !colour) return;
  if (colour) {
    const separator = /\p{Script=Han}/u.test(token.text) ? '' : ' ';
    draft.colours.push({
      text: [...draft.shadeTokens.map((other) => other.text), token.text].join(separator),
      name: colour.value,
      shades: draft.shades,
    });
    draft.shades = [];
    draft.shadeTokens = [];
  } else if (shade) {
    draft.shades = [...draft.shades, shade.value];
    draft.shadeTokens = [...draft.shadeTokens, token];
  } else if (size) draft.size *= Number(size.value);
  else if (hasKind(token, 'material')) draft.materials.push(token);
  else if (token.text !== '的' && !hasKind(token, 'partitive')) draft.modifiers.push(token);
}

/** null when no phrase starts at `start`; `next` is the index after it */
export function readNounPhrase(
  tokens: readonly Token[],
  start: number,
  isPostnominal: boolean,
): { phrase: NounPhrase; next: number } | null {
  const end = runEnd(tokens, start, isPostnominal);
  if (end === start) return null;
  const run = tokens.slice(start, end);
  const at = headIndex(run, isPostnominal);
  // Adjectives after the head belong to the next phrase, except where the language puts them there.
  const next = at < 0 || isPostnominal ? end : start + at + 1;
  const used = tokens.slice(start, next);
  const head = at < 0 ? null : run[at]!;
  const draft: Draft = { colours: [], materials: [], modifiers: [], shades: [], shadeTokens: [], size: 1 };
  for (const token of used) if (token !== head) readModifier(draft, token, head);
  const article = used.find((token) => hasKind(token, 'article'));
  return {
    next,
    phrase: {
      text: head?.text ?? used.map((token) => token.text).join(' '),
      head,
      count: readCount(used, head),
      isPair: used.some((token) => /^pair of$|^[一]?[双对副]$/iu.test(token.text)),
      hasArticle: article !== undefined,
      isDefinite: /^(?:the|el|la|los|las|le|les|der|die|das|dem|den)$/i.test(article?.text ?? ''),
      colours: draft.colours,
      sizeFactor: draft.size,
      materials: draft.materials,
      modifiers: [...draft.shadeTokens, ...draft.modifiers],
    },
  };
}
