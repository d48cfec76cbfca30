/**
 * Draws every request of fixtures/prompts/texts.json and prints processor time, least contrast and warnings of each:
 * `node bench/type.ts`. With `--read`, reads English and Chinese back with tesseract.js; with `--sheet out.png`, a contact sheet; `--only menu` by design or language, `--long 512` pixels, `--seed 1`.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { createCanvas } from '@napi-rs/canvas';
import { createOpticalReader, editDistance, foldText } from '../src/studio/graphics/fixtures/optical-reader.ts';
import { drawGraphic, type GraphicRequest, type GraphicResult } from '../src/studio/graphics/index.ts';

interface TextPrompt extends Omit<GraphicRequest, 'seed'> {
  readonly prompt: string;
  readonly language: string;
}

const { values } = parseArgs({
  options: {
    sheet: { type: 'string' },
    only: { type: 'string' },
    long: { type: 'string', default: '2048' },
    seed: { type: 'string', default: '1' },
    columns: { type: 'string', default: '6' },
    first: { type: 'string', default: '60' },
    skip: { type: 'string', default: '0' },
    read: { type: 'boolean', default: false },
  },
});

const all = JSON.parse(await readFile(new URL('../fixtures/prompts/texts.json', import.meta.url), 'utf8')) as TextPrompt[];
const chosen = all
  .filter(({ design, language }) => !values.only || values.only.split(',').some((word) => design === word || language === word))
  .slice(Number(values.skip), Number(values.skip) + Number(values.first));

const results: { entry: TextPrompt; result: GraphicResult }[] = [];
for (const entry of chosen) {
  const scale = Number(values.long) / Math.max(entry.size.width, entry.size.height);
  const size = { width: Math.round(entry.size.width * scale), height: Math.round(entry.size.height * scale) };
  const before = process.cpuUsage();
  const result = drawGraphic({ ...entry, size, seed: Number(values.seed) });
  const { user, system } = process.cpuUsage(before);
  const contrast = Math.min(...result.texts.map((text) => text.contrast));
  console.log(
    `${entry.design.padEnd(20)} ${entry.language.padEnd(8)} ${((user + system) / 1000).toFixed(0).padStart(5)} ms  contrast ${contrast.toFixed(1)}  ${result.warnings.join('; ')}`,
  );
  results.push({ entry, result });
}

function drawSheet(columns: number): Buffer {
  const cell = 420;
  const gap = 12;
  const rows = Math.ceil(results.length / columns);
  const canvas = createCanvas(columns * (cell + gap) + gap, rows * (cell + gap) + gap);
  const context = canvas.getContext('2d');
  context.fillStyle = '#777777';
  context.fillRect(0, 0, canvas.width, canvas.height);
  for (const [index, { result }] of results.entries()) {
    const { image } = result;
    const own = createCanvas(image.width, image.height);
    const pixels = own.getContext('2d').createImageData(image.width, image.height);
    for (let i = 0; i < image.width * image.height; i++) {
      for (let c = 0; c < 3; c++) pixels.data[4 * i + c] = image.data[3 * i + c]!;
      pixels.data[4 * i + 3] = 255;
    }
    own.getContext('2d').putImageData(pixels, 0, 0);
    const scale = Math.min(cell / image.width, cell / image.height);
    const [width, height] = [image.width * scale, image.height * scale];
    const [x, y] = [gap + (index % columns) * (cell + gap), gap + Math.floor(index / columns) * (cell + gap)];
    context.imageSmoothingQuality = 'high';
    context.drawImage(own, x + (cell - width) / 2, y + (cell - height) / 2, width, height);
  }
  return values.sheet!.endsWith('.png') ? canvas.toBuffer('image/png') : canvas.toBuffer('image/jpeg', 82);
}

/** Characters read wrongly, over the texts of one language; every text that is not exact is printed. */
async function readBack(language: 'en' | 'zh'): Promise<void> {
  const readers = { latin: await createOpticalReader('eng'), han: await createOpticalReader('chi_sim') };
  if (!readers.latin || !readers.han) return console.log('tesseract.js is not installed: nothing was read');
  const count = { texts: 0, exact: 0, characters: 0, errors: 0 };
  for (const { entry, result } of results.filter((item) => item.entry.language === language))
    for (const text of result.texts) {
      const reader = /\p{Script=Han}/u.test(text.content) ? readers.han : readers.latin;
      const [want, got] = [foldText(text.content), foldText(await reader.read(result.image, text))];
      const errors = editDistance(got, want);
      count.texts++;
      count.exact += Number(errors === 0);
      count.characters += want.length;
      count.errors += errors;
      if (errors > 0) console.log(`${entry.design} (${text.face}): "${want}" was read as "${got}"`);
    }
  console.log(`${language}: ${count.exact} of ${count.texts} texts exact, ${count.errors} wrong of ${count.characters} characters`);
  await Promise.all([readers.latin.close(), readers.han.close()]);
}

if (values.read) for (const language of ['en', 'zh'] as const) await readBack(language);
if (values.sheet) await writeFile(values.sheet, drawSheet(Number(values.columns)));
