/**
 * Takes quoted texts out of a prompt, exactly as written, and leaves a mark in their place.
 * Apostrophes are not quotes: a single quote opens only at a word's start and closes only at a word's end.
 */

/** In the masked prompt a text stands as this character followed by its index and the same character. */
export const quoteMark = '\uE000';

export interface QuotedPrompt {
  /** The prompt with every quoted text replaced by ` \uE000<index>\uE000 `. */
  readonly masked: string;
  /** Contents in order of appearance. */
  readonly texts: readonly string[];
  readonly warnings: readonly string[];
}

const pairs: Record<string, string> = {
  '"': '"',
  '“': '”',
  '„': '“”',
  '”': '”',
  '«': '»',
  '「': '」',
  '『': '』',
  '《': '》',
  '‹': '›',
  '＂': '＂',
  '`': '`',
};
const singles: Record<string, string> = { "'": "'", '‘': '’', '‚': '‘’' };
const isWord = (character: string | undefined) => character !== undefined && /[\p{L}\p{N}]/u.test(character);
const isCjk = (character: string | undefined) =>
  character !== undefined && /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(character);

/** Where the text that opens at `start` ends (index of the closing quote), or -1. */
function closingIndex(text: string, start: number): number {
  const open = text[start]!;
  const closers = pairs[open];
  if (closers) {
    // 12" pizza: an inch mark, not an opening quote.
    if (open === '"' && /[0-9]/.test(text[start - 1] ?? '')) return -1;
    for (let index = start + 1; index < text.length; index++) if (closers.includes(text[index]!)) return index;
    return -1;
  }
  const single = singles[open];
  if (!single || (isWord(text[start - 1]) && !isCjk(text[start - 1])) || !isOpenable(text[start + 1])) return -1;
  for (let index = start + 2; index < text.length; index++) {
    if (text[index] === '\n') return -1;
    if (single.includes(text[index]!) && !/\s/.test(text[index - 1]!) && (!isWord(text[index + 1]) || isCjk(text[index + 1]))) return index;
  }
  return -1;
}

function isOpenable(next: string | undefined): boolean {
  return next !== undefined && !/\s/.test(next);
}

/** rock 'n' roll */
function isElision(content: string, open: string): boolean {
  return open in singles && /^[nN]$/.test(content);
}

/** "that says Open Late" and its kin, when no quote follows. Group 1: the lead, group 2: the text. */
const unquotedLatin =
  /\b(that (?:says|reads|spells)|(?:which|sign|banner|board|poster|shirt|mug|card|label|letters|text|neon|billboard) (?:says|reads)|saying|spelling|with the (?:text|words?|title|caption|message|inscription|slogan|name)|titled|entitled|captioned)[:,]?[ \t]+(?![ \t]*\uE000)([^\n\uE000]+)/iu;
const unquotedHan =
  /(写着|写有|写上|上书|文字为|文字是|标题为|标题是|内容为|内容是)[：: ]*(?![\s\uE000])([^，。,.;；！？!?\n\uE000]+?)(?=的[\p{Script=Han}]|[，。,.;；！？!?\n\uE000]|$)/u;

/** A run of capitalised words, or everything up to the clause's end or the next preposition. */
function leadingText(tail: string): string {
  const capitals =
    /^(?:[\p{Lu}\p{N}][\p{L}\p{N}'’&.-]*|&)(?: (?:(?:of|the|and|to|for|in|on|a|an|is|or) (?=[\p{Lu}\p{N}]))*(?:[\p{Lu}\p{N}][\p{L}\p{N}'’&-]*|&))*[!?]?/u.exec(
      tail,
    );
  const plain =
    /^[^,.;:!?()]+?(?=[,.;:()]| (?:on|in|at|with|above|below|under|next to|and|hanging|near|beside|behind|over) |$|[!?])[!?]?/u.exec(tail);
  return (capitals ?? plain)?.[0].replace(/[.\s]+$/u, '') ?? '';
}

function takeUnquoted(masked: string, texts: string[]): string {
  const mark = (content: string) => {
    texts.push(content);
    return ` ${quoteMark}${texts.length - 1}${quoteMark} `;
  };
  const latin = unquotedLatin.exec(masked);
  if (latin) {
    const content = leadingText(latin[2]!);
    const start = latin.index + latin[0].length - latin[2]!.length;
    if (content) return `${masked.slice(0, start)}${mark(content)}${masked.slice(start + content.length)}`;
  }
  const han = unquotedHan.exec(masked);
  if (!han) return masked;
  const start = han.index + han[0].length - han[2]!.length;
  return `${masked.slice(0, start)}${mark(han[2]!.trim())}${masked.slice(start + han[2]!.length)}`;
}

/** Takes every quoted text; then, where a lead such as "that says" stands without quotes, the words after it. */
export function takeQuotes(prompt: string): QuotedPrompt {
  const text = prompt.replaceAll(quoteMark, ' ');
  const texts: string[] = [];
  const warnings: string[] = [];
  let masked = '';
  let index = 0;
  while (index < text.length) {
    const character = text[index]!;
    const end = character in pairs || character in singles ? closingIndex(text, index) : -1;
    const content = end < 0 ? '' : text.slice(index + 1, end);
    if (end >= 0 && content.trim() !== '' && !isElision(content, character)) {
      masked += ` ${quoteMark}${texts.length}${quoteMark} `;
      texts.push(content);
      index = end + 1;
    } else if (end >= 0) {
      index = end + 1;
      masked += isElision(content, character) ? ` ${content} ` : ' ';
    } else {
      if (character in pairs && !(character === '"' && /[0-9]/.test(text[index - 1] ?? '')))
        warnings.push(`A quote was opened with ${character} but not closed: its text was read as part of the prompt.`);
      masked += character;
      index++;
    }
  }
  return { masked: takeUnquoted(masked, texts), texts, warnings: [...new Set(warnings)] };
}
