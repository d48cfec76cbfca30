/** What may stand in a text that is set: control characters and overrides of direction go, with a sentence for each kind. */

export interface CleanText {
  readonly content: string;
  readonly warnings: readonly string[];
}

/** Of what a picture can hold. Longer texts are set too, but nobody could read them. */
const mostCharacters = 6000;

/** A text as it is named in a sentence. */
export const nameText = (content: string): string => {
  const flat = content.replace(/\s+/g, ' ').trim();
  return flat.length > 48 ? `"${flat.slice(0, 45)}..."` : `"${flat}"`;
};

const isControl = (code: number): boolean =>
  (code < 32 && code !== 10) || (code >= 0x7f && code < 0xa0) || code === 0xfeff || code === 0xfffd;
/** Marks, embeddings, overrides and isolates of direction: each line is ordered by its own letters. */
const isDirectional = (code: number): boolean =>
  code === 0x200e || code === 0x200f || code === 0x61c || (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069);

/** NFC, line ends as \n, no more than one empty line in a row. */
export function cleanText(raw: string): CleanText {
  const warnings: string[] = [];
  const unified = raw
    .normalize('NFC')
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(/[\t\v\f]/g, ' ')
    .replace(/[\ufe0e\ufe0f\u200b]/g, '');
  const characters = [...unified];
  const withoutControls = characters.filter((character) => !isControl(character.codePointAt(0)!));
  const kept = withoutControls.filter((character) => !isDirectional(character.codePointAt(0)!));
  if (withoutControls.length < characters.length) warnings.push(`Control characters were left out of the text ${nameText(kept.join(''))}`);
  if (kept.length < withoutControls.length)
    warnings.push(`Overrides of the writing direction were left out of the text ${nameText(kept.join(''))}`);
  if (kept.length > mostCharacters) {
    warnings.push(`The text ${nameText(kept.join(''))} has ${kept.length} characters; the first ${mostCharacters} were set`);
    kept.length = mostCharacters;
  }
  const content = kept
    .join('')
    .replace(/ *\n */g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/ {2,}/g, ' ')
    .trim();
  return { content, warnings };
}

/** One sentence for the characters that no font has, [] when all are there. */
export function missingWarning(missing: readonly string[], content: string): string[] {
  if (missing.length === 0) return [];
  const shown = missing.slice(0, 12).join(' ');
  const rest = missing.length > 12 ? ` and ${missing.length - 12} more` : '';
  return [`No installed font has the characters ${shown}${rest} of the text ${nameText(content)}; they were left out`];
}
