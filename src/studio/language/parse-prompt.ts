/** Prompt -> scene record and warnings. Steps: cap and clean, take quotes, choose the language, cut into words, tag, resolve unknown words, read. */
import type { Scene } from '../scene/scene.ts';
import { buildScene } from './build-scene.ts';
import { takeChart } from './chart.ts';
import { detectLanguage } from './detect-language.ts';
import { readTokens } from './grammar.ts';
import type { LanguageCode, Lexicon } from './lexicon.ts';
import { hasKind, type Token } from './meaning.ts';
import { Notes } from './notes.ts';
import type { PartOfSpeechTagger } from './part-of-speech.ts';
import { takeQuotes } from './quotes.ts';
import { resolveUnknown } from './resolve-unknown.ts';
import { SceneDraft } from './scene-draft.ts';
import { tagWords } from './tag-words.ts';
import { toSimplified } from './traditional.ts';
import { inSubjectVerbOrder } from './verb-order.ts';
import { cutByKeys, cutKorean, cutLatin, type HanCutter, type Word } from './words.ts';

/** Characters of a prompt that are analysed. */
export const maxPromptCharacters = 4000;
/** Quoted texts that are set; a picture has no room for more. */
const maxTexts = 40;

export interface LanguageParts {
  readonly lexicon: Lexicon;
  readonly tagger: PartOfSpeechTagger;
  readonly hanCutter: HanCutter;
}

export interface ParsedPrompt {
  readonly scene: Scene;
  readonly warnings: string[];
}

/** Control and invisible characters become spaces; the length stays bounded and no surrogate pair is split. */
export function cleanPrompt(prompt: string, notes: Notes): string {
  const isCut = prompt.length > maxPromptCharacters;
  if (isCut) notes.say(`The prompt has ${prompt.length} characters; only the first ${maxPromptCharacters} were read.`);
  const cut = isCut ? prompt.slice(0, maxPromptCharacters).replace(/[\uD800-\uDBFF]$/, '') : prompt;
  return cut.replace(/[\u200B\u200E\u200F\u2060\uFEFF]/g, '');
}

const scriptRuns =
  /[\p{Script=Han}]+|[\p{Script=Hiragana}\p{Script=Katakana}ー]+|[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+/gu;

function cutWords(text: string, language: LanguageCode, { lexicon, hanCutter }: LanguageParts): Word[] {
  const table = lexicon.table(language);
  if (language === 'ko') return cutKorean(text, table);
  if (language !== 'zh' && language !== 'ja') return cutLatin(text, language);
  const runs =
    language === 'ja'
      ? (text.match(
          /\uE000\d+\uE000|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー0-9]+|[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー0-9\uE000]+/gu,
        ) ?? [])
      : (text.match(scriptRuns) ?? []);
  return runs.flatMap((run) => {
    if (language === 'ja' && /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(run) && !/\uE000/.test(run))
      return cutByKeys(run, table);
    if (/^\p{Script=Han}/u.test(run)) return hanCutter.cut(run, table);
    return cutLatin(run, 'en');
  });
}

/** Verbs, moods and parts are called by the English word that stands for them: the grammars know those. */
const inEnglish = (tokens: readonly Token[]): Token[] =>
  tokens.map((token) => (token.meanings[0]!.english ? { ...token, text: token.meanings[0]!.english } : token));

/** Latin words inside a Chinese, Japanese or Korean prompt mean what they mean in English; Spanish, French and German keep their own words first. */
function tagInLanguage(words: readonly Word[], language: LanguageCode, lexicon: Lexicon): Token[] {
  const tokens = inEnglish(tagWords(words, { table: lexicon.table(language), language }));
  if (language === 'en') return tokens;
  return tokens.map((token) => {
    if (token.meanings[0]!.kind !== 'unknown' || !/^(?:[\p{Script=Latin}'-]+|\p{Extended_Pictographic})$/u.test(token.text)) return token;
    const [english] = tagWords(cutLatin(token.text, 'en'), { table: lexicon.table('en'), language: 'en' });
    return english && english.text.length === token.text.length ? english : token;
  });
}

/** The prompt's tokens, with unknown words resolved; shared by prompts and instructions. */
/** "children building a house": a verb where it stands between a thing and an article. */
function asVerbs(tokens: readonly Token[]): Token[] {
  return tokens.map((token, index) => {
    const isVerb =
      /^(?:building|painting|drawing)$/i.test(token.text) &&
      hasKind(tokens[index - 1], 'object') &&
      hasKind(tokens[index + 1], 'article', 'number');
    return isVerb ? { ...token, meanings: [{ kind: 'action', value: 'used' }] } : token;
  });
}

export function tokenizePrompt(masked: string, parts: LanguageParts): { tokens: Token[]; language: LanguageCode } {
  const text = masked.replace(/\p{Cc}/gu, ' ');
  const plain = text.replace(/\uE000\d+\uE000/gu, ' ');
  const language = detectLanguage(plain, parts.lexicon);
  const known = language === 'zh' ? toSimplified(text) : text;
  const tagged = tagInLanguage(cutWords(known, language, parts), language, parts.lexicon);
  const sources = { lexicon: parts.lexicon, table: parts.lexicon.table(language), language };
  return { tokens: inSubjectVerbOrder(resolveUnknown(asVerbs(tagged), sources, parts.tagger, plain), language), language };
}

export function parsePrompt(prompt: string, parts: LanguageParts): ParsedPrompt {
  const notes = new Notes();
  const { masked, texts, warnings } = takeQuotes(cleanPrompt(prompt, notes));
  for (const warning of warnings) notes.say(warning);
  if (texts.length > maxTexts) notes.say(`${texts.length} texts were quoted; the first ${maxTexts} are set.`);
  const chart = takeChart(masked);
  for (const warning of chart.warnings) notes.say(warning);
  const { tokens, language } = tokenizePrompt(chart.rest, parts);
  const draft = new SceneDraft(parts.lexicon, notes);
  draft.look.graphic = chart.graphic;
  readTokens({
    tokens,
    quotes: texts.slice(0, maxTexts),
    draft,
    notes,
    isPostnominal: language === 'es' || language === 'fr',
    hasLocatives: language === 'zh' || language === 'ja' || language === 'ko',
  });
  for (const { words } of draft.openDetails) notes.add('detail', words);
  const scene = buildScene(draft);
  if (scene.objects.length === 0 && scene.texts.length === 0 && !scene.graphic && !draft.hasPlace)
    notes.say('No thing that can be drawn was found in the prompt: the setting alone is shown.');
  return { scene, warnings: notes.warnings() };
}
