/**
 * Instructions in German, French, Spanish and Japanese, word for word in English: commands by the tables of foreign-words.ts, things, places,
 * hours and colours by the lexicon. The order of words stays where English understands it; what it was read as is told.
 */
import { type LanguageCode, lookupKey } from '../lexicon.ts';
import type { LanguageParts } from '../parse-prompt.ts';
import { findMeanings } from '../tag-words.ts';
import { type ForeignLatin, foreignWords } from './foreign-words.ts';
import { shortened } from './shortened.ts';

/** An instruction is of that language when it begins so. */
const beginnings: readonly (readonly [ForeignLatin, RegExp])[] = [
  [
    'de',
    /^(?:bitte\s+)?(?:mache?|entfernen?|löschen?|ersetzen?|ändern?|ändere|verwandle|tausche|füge|setze?|stelle?|lege|gib|schneide|zeichne|schreibe?|drehe|spiegle|schärfe|hintergrund)(?!\p{L})/iu,
  ],
  [
    'fr',
    /^(?:s['’]il (?:vous|te) pla[iî]t,?\s+)?(?:(?:rends|rendez|enlève[rz]?|enlevez|supprime[rz]?|retire[rz]?|efface[rz]?|remplacez|mets|mettez|ajoute[rz]?|floute[rz]?|découpe[rz]?|détoure[rz]?|éclaircis|assombris|écris|transforme[rz]?)(?!\p{L})|(?:change|remplace|donne) (?:(?:le|la|les|un|une|du|des)(?!\p{L})|l['’]))/iu,
  ],
  [
    'es',
    /^(?:por favor,?\s+)?(?:haz(?:lo|la)?|quita|elimina|borra|reemplaza|sustituye|cambia|convierte|conviérte(?:lo|la)|transforma|ponle|pon|añade|agrega|dale|desenfoca|difumina|recorta|escribe|aclara|oscurece)(?!\p{L})/iu,
  ],
];

/** By the lexicon: the English name of a thing, a place, an hour or a colour; null when it knows none. */
function nameOf(words: string, language: LanguageCode, { lexicon }: LanguageParts): string | null {
  const found = findMeanings(lookupKey(words), { table: lexicon.table(language), language });
  const meaning = found?.meanings.find(({ kind }) => /^(?:object|place|time|colour|weather)$/.test(kind));
  return meaning ? String(meaning.value).replaceAll('-', ' ') : null;
}

const longestPhrase = 4;

/** Phrases before words; what neither table knows stays as it is, as names do. */
function latinToEnglish(text: string, language: ForeignLatin, parts: LanguageParts): string {
  const commands = foreignWords(language);
  const pieces = text.match(/\uE000\d+\uE000|[\p{L}\p{N}]+|[^\p{L}\p{N}\s'’-]/gu) ?? [];
  const out: string[] = [];
  for (let at = 0; at < pieces.length; ) {
    let taken = 1;
    let english: string | null = null;
    for (let count = Math.min(longestPhrase, pieces.length - at); count >= 1 && english === null; count--) {
      const words = pieces
        .slice(at, at + count)
        .join(' ')
        .toLowerCase();
      english = commands.get(words) ?? commands.get(words.replace(/^s il /, "s'il ")) ?? nameOf(words, language, parts);
      taken = count;
    }
    out.push(english ?? pieces[at]!);
    at += taken;
  }
  return out
    .filter((word) => word !== '')
    .join(' ')
    .replace(/ (?=[,.;!?])/g, '');
}

/** What is before the particle, as one name. */
function japaneseName(words: string, parts: LanguageParts): string {
  const plain = words.replace(/^(?:画像|写真)の/u, '').trim();
  const known: Readonly<Record<string, string>> = {
    背景: 'background',
    空: 'sky',
    画像: 'image',
    写真: 'photo',
    髪: 'hair',
    顔: 'face',
    白黒: 'black and white',
    モノクロ: 'black and white',
    全体: 'image',
    夜: 'night',
    夕焼け: 'sunset',
  };
  const owned = /^(?<owner>.+)の(?<thing>.+)$/u.exec(plain)?.groups;
  const side = /^(?:左|右)/u.exec(plain)?.[0];
  if (owned && side) return `${japaneseName(owned.thing!, parts)} on the ${side === '左' ? 'left' : 'right'}`;
  const colour = /^(?<name>.+?)(?:い|色|色の|い色)?$/u.exec(plain)?.groups?.name;
  return (
    known[plain] ??
    nameOf(plain, 'ja', parts) ??
    (colour && nameOf(colour, 'ja', parts)) ??
    (owned ? japaneseName(owned.thing!, parts) : plain)
  );
}

const japaneseEnd = '(?:して|しろ|する)?(?:ください|下さい|くれ|ほしい)?[。！]?$';
/** `$1`, `$2`: the names; patterns in the order in which they are tried. */
const japanese: readonly (readonly [RegExp, string])[] = [
  [new RegExp(`^(.+?)を?(?:透明|切り抜い|切り取っ)(?:に|て)?${japaneseEnd}`, 'u'), 'cut out the $1'],
  [new RegExp(`^(.+?)を(?:ぼか(?:し|す)て?|ぼけさせて?)${japaneseEnd}`, 'u'), 'blur the $1'],
  [new RegExp(`^(.+?)を(?:消(?:し|す)て?|削除|除去|取り除い?て?)${japaneseEnd}`, 'u'), 'remove the $1'],
  [new RegExp(`^(.+?)を(.+?)に(?:置き換え|差し替え|取り替え|交換)て?${japaneseEnd}`, 'u'), 'replace the $1 with a $2'],
  [new RegExp(`^(.+?)を(?:もっと|少し)?明るく${japaneseEnd}`, 'u'), 'make the $1 brighter'],
  [new RegExp(`^(.+?)を(?:もっと|少し)?暗く${japaneseEnd}`, 'u'), 'make the $1 darker'],
  [new RegExp(`^(.+?)を(?:もっと|少し)?鮮やかに${japaneseEnd}`, 'u'), 'make the $1 more vivid'],
  [new RegExp(`^背景を(.+?)に(?:変え|変更し?|替え|し)て?${japaneseEnd}`, 'u'), 'change the background to $1'],
  [new RegExp(`^(.+?)を(.+?)(?:色)?に(?:変え|変更し?|染め|塗っ|し)て?${japaneseEnd}`, 'u'), 'make the $1 $2'],
  [new RegExp(`^(.+?)に(.+?)を(?:かぶせ|被せ|着せ|つけ|かけ|持たせ)て?${japaneseEnd}`, 'u'), 'give the $1 a $2'],
  [new RegExp(`^(.+?)を(?:追加|足し|加え)て?${japaneseEnd}`, 'u'), 'add a $1'],
];

function japaneseToEnglish(text: string, parts: LanguageParts): string | null {
  const clauses = text
    .split(/[、。\n]|て、/u)
    .map((clause) => clause.trim())
    .filter((clause) => clause !== '');
  const told = clauses.map((clause) => {
    for (const [pattern, english] of japanese) {
      const found = pattern.exec(clause);
      if (found) return english.replace(/\$(\d)/g, (_, digit: string) => japaneseName(found[Number(digit)]!, parts));
    }
    return null;
  });
  return told.some((one) => one !== null) ? told.map((one, index) => one ?? clauses[index]!).join('. ') : null;
}

const languageNames = { de: 'German', fr: 'French', es: 'Spanish', ja: 'Japanese' } as const;

/** The text itself when it is of none of these languages. `text` may hold marks of quotes. */
export function inEnglish(text: string, parts: LanguageParts): { text: string; warnings: string[] } {
  const isJapanese = /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text);
  const latin = beginnings.find(([, pattern]) => pattern.test(text.trim()))?.[0];
  const english = isJapanese ? japaneseToEnglish(text, parts) : latin ? latinToEnglish(text, latin, parts) : null;
  if (english === null) return { text, warnings: [] };
  const shown = shortened(english.replace(/\uE000\d+\uE000/gu, '"…"'));
  return { text: english, warnings: [`Read from ${languageNames[isJapanese ? 'ja' : latin!]} word for word as '${shown}'.`] };
}
