/**
 * What the reference tokenizer's tables do not know yet. It classifies letters by Oniguruma's tables (Unicode 16) and composes by the
 * tables of an older crate (Unicode 9); JavaScript does both by its own, which are newer and grow with Node. Without this file, text in
 * scripts encoded since then would get other ids than in training, and other ids from one version of Node to the next.
 *
 * source   measured over every code point: tokenizers 0.23.3 (Python wheel) against Node 24.21 (Unicode 17)
 */

/** Letters and digits that the reference takes for symbols, as hexadecimal code points and ranges. */
const newLetters = [
  '88f c5c cdc a7ce-a7cf a7d2 a7d4 a7f1 10940-10959 10ec5-10ec7 11db0-11ddb 11de0-11de9 16ea0-16eb8 16ebb-16ed3 16ff2-16ff6 187f8-187ff',
  '18d09-18d1e 18d80-18df2 1e6c0-1e6de 1e6e0-1e6e2 1e6e4-1e6e5 1e6e7-1e6ed 1e6f0-1e6f4 1e6fe-1e6ff 2b73a-2b73f 2cea2-2cead 323b0-33479',
].join(' ');

/** Marks that the reference does not reorder, and blocks of scripts (the last line) that it does not compose. */
const newMarks = [
  '7fd 897-89f 8ca-8d3 9fe c3c d3b-d3c eba 1715 1abf-1add 1ae0-1aeb 1df6-1dfa a82c 10d24-10d27 10d69-10d6d 10eab-10eac 10efa-10efb',
  '10efd-10eff 10f46-10f50 10f82-10f85 11070 1133b 113ce-113d0 1145e 11839-1183a 1193d-1193e 11943 119e0 11a34 11a47 11a99 11d42',
  '11d44-11d45 11d97 11f41-11f42 1612f 16ff0-16ff1 1e08f 1e130-1e136 1e2ae 1e2ec-1e2ef 1e4ec-1e4ef 1e5ee-1e5ef 1e6e3 1e6e6 1e6ee-1e6ef 1e6f5',
  '105c0-105ff 11380-113cd 11930-11938 16100-1612e 16d40-16d7f',
].join(' ');

/** A character class of code points: `x` writes them as Oniguruma does, `u` as JavaScript. */
const classOf = (ranges: string, letter: 'x' | 'u'): string =>
  `[${ranges.replaceAll(/[0-9a-f]+/g, `\\${letter}{$&}`).replaceAll(' ', '')}]`;

const unknown = classOf(newLetters, 'x');

/** Qwen's pre-tokeniser as it is published, in Oniguruma's syntax. source: transformers 5.23, tokenization_qwen2.py */
export const publishedPattern = String.raw`(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+`;

/**
 * The same by the reference's tables, for `@huggingface/tokenizers`. That also folds case for ASCII alone where Oniguruma does for all
 * letters: the long s (U+017F) is an s there.
 */
export const pattern = [
  String.raw`'\x{17f}`,
  "(?i:'s|'t|'re|'ve|'m|'ll|'d)",
  String.raw`(?:${unknown}|[^\r\n\p{L}\p{N}])?(?:(?!${unknown})\p{L})+`,
  String.raw`(?!${unknown})\p{N}`,
  String.raw` ?(?:${unknown}|[^\s\p{L}\p{N}])+[\r\n]*`,
  String.raw`\s*[\r\n]+`,
  String.raw`\s+(?!\S)`,
  String.raw`\s+`,
].join('|');

const marks = new RegExp(`(${classOf(newMarks, 'u')})`, 'u');

/** NFC by the reference's tables: a mark that these do not know stays where it is, and parts the text. */
export function composeAsReference(text: string): string {
  return text
    .split(marks)
    .map((part) => part.normalize('NFC'))
    .join('');
}
