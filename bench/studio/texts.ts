/** The prompts of fixtures/prompts/texts.json, from the words to the sheet: the design, the texts and rows that were asked for, and the letters read back. */
import { readFileSync } from 'node:fs';
import { createOpticalReader, editDistance, foldText, type OpticalReader } from '../../src/studio/graphics/fixtures/optical-reader.ts';
import { drawGraphic, type GraphicRequest, graphicOf } from '../../src/studio/graphics/index.ts';
import type { Language } from '../../src/studio/language/index.ts';

interface TextPrompt extends Omit<GraphicRequest, 'seed'> {
  readonly prompt: string;
  readonly language: string;
}

interface Tally {
  texts: number;
  exact: number;
  characters: number;
  errors: number;
}

export interface TextOutcome {
  readonly prompt: string;
  readonly faults: readonly string[];
}

const seed = 1;
/** Longest text that must be read exactly. */
const exactLimit = 60;

function faultsOf(entry: TextPrompt, request: GraphicRequest | null): string[] {
  if (!request) return ['no sheet was made of it'];
  const had = request.texts.map(({ content }) => content);
  const wanted = entry.texts.map(({ content }) => content);
  const rows = (from: TextPrompt | GraphicRequest): string =>
    JSON.stringify((from.rows ?? []).map(({ label, value, unit = '' }) => [label, value, unit]));
  return [
    ...(request.design === entry.design ? [] : [`${entry.design} wanted, ${request.design} made`]),
    ...wanted.filter((content) => !had.includes(content)).map((content) => `"${content}" is lost`),
    ...had.filter((content) => !wanted.includes(content)).map((content) => `"${content}" was not asked for`),
    ...(rows(entry) === rows(request) ? [] : [`rows are ${rows(request)}`]),
  ];
}

type Readers = Readonly<Record<'latin' | 'han', OpticalReader | null>>;

async function readSheet(request: GraphicRequest, readers: Readers, tallies: Map<string, Tally>): Promise<void> {
  const { image, texts } = drawGraphic(request);
  for (const text of texts) {
    const script = /\p{Script=Han}/u.test(text.content) ? 'han' : 'latin';
    const reader = readers[script];
    if (!reader || text.content.length > exactLimit) continue;
    const [want, got] = [foldText(text.content), foldText(await reader.read(image, text))];
    const tally = tallies.get(script) ?? { texts: 0, exact: 0, characters: 0, errors: 0 };
    const errors = editDistance(got, want);
    tally.texts += 1;
    tally.exact += Number(errors === 0);
    tally.characters += want.length;
    tally.errors += errors;
    tallies.set(script, tally);
    if (errors > 0) console.log(`  ${request.design} (${text.face}): "${want}" was read as "${got}"`);
  }
}

/** Prints what it finds. Reads English and Chinese; other languages are checked as far as the sheet's request. */
export async function runTexts(language: Language): Promise<TextOutcome[]> {
  const entries = JSON.parse(readFileSync(new URL('../../fixtures/prompts/texts.json', import.meta.url), 'utf8')) as TextPrompt[];
  const readers: Readers = { latin: await createOpticalReader('eng'), han: await createOpticalReader('chi_sim') };
  if (!readers.latin || !readers.han) console.log('tesseract.js is not installed: the texts are not read back');
  const tallies = new Map<string, Tally>();
  const outcomes: TextOutcome[] = [];
  for (const entry of entries) {
    const request = graphicOf(language.parsePrompt(entry.prompt).scene, { size: entry.size, seed, prompt: entry.prompt });
    const faults = faultsOf(entry, request);
    outcomes.push({ prompt: entry.prompt, faults });
    for (const fault of faults) console.log(`  texts: ${entry.prompt}: ${fault}`);
    if (request && ['en', 'zh'].includes(entry.language)) await readSheet(request, readers, tallies);
  }
  await Promise.all([readers.latin?.close(), readers.han?.close()]);
  const right = outcomes.filter(({ faults }) => faults.length === 0).length;
  console.log(`texts            ${right} of ${entries.length} sheets as asked for`);
  for (const [script, { texts, exact, characters, errors }] of tallies)
    console.log(`${script.padEnd(16)} ${exact} of ${texts} texts read exactly, ${errors} wrong of ${characters} characters`);
  return outcomes;
}
