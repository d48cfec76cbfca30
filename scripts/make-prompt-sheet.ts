/**
 * A contact sheet of prompts, rendered as the engine renders them: `node scripts/make-prompt-sheet.ts --from 0 --count 20 --cell 300 --out sheet.jpg`.
 * Takes fixtures/prompts/gallery.json, or the prompts that are given as arguments. Tells seconds and warnings of each.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import sharp, { type OverlayOptions } from 'sharp';
import { createInferenceHost } from '../src/inference/index.ts';
import { createLog } from '../src/shared/index.ts';
import { createStudio } from '../src/studio/index.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    from: { type: 'string', default: '0' },
    count: { type: 'string', default: '20' },
    cell: { type: 'string', default: '300' },
    columns: { type: 'string', default: '4' },
    out: { type: 'string', default: 'prompts.jpg' },
  },
});

interface Order {
  readonly seed: number;
  readonly prompt: string;
}

const listed = JSON.parse(readFileSync(new URL('../fixtures/prompts/gallery.json', import.meta.url), 'utf8')) as Order[];
const first = Number(values.from);
const orders: readonly Order[] =
  positionals.length > 0
    ? positionals.map((prompt, index) => ({ seed: index + 1, prompt }))
    : listed.slice(first, first + Number(values.count));
const cell = Number(values.cell);
const columns = Math.min(Number(values.columns), orders.length);
const captionHeight = 20;
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

const inference = createInferenceHost({ log: createLog('warn') });
const studio = createStudio({ inference });
const pieces: OverlayOptions[] = [];
for (const [index, { seed, prompt }] of orders.entries()) {
  const startedMs = performance.now();
  const request = { prompt, references: [], size: { width: cell, height: cell }, seed };
  const { image, warnings } = await studio.generate(request, { signal: new AbortController().signal, onProgress: () => undefined });
  console.log(
    `${((performance.now() - startedMs) / 1000).toFixed(1)} s  ${prompt}${warnings.map((warning) => `\n       ${warning}`).join('')}`,
  );
  const [left, top] = [(index % columns) * (cell + 4), Math.floor(index / columns) * (cell + captionHeight + 4)];
  const raw = { width: image.width, height: image.height, channels: image.channels };
  const words = escaped(prompt.slice(0, Math.floor(cell / 5.6)));
  const caption = `<svg width="${cell}" height="${captionHeight}"><rect width="100%" height="100%" fill="#222"/><text x="4" y="14" font-size="11" fill="#fff" font-family="sans-serif">${words}</text></svg>`;
  pieces.push({ input: await sharp(image.data, { raw }).removeAlpha().png().toBuffer(), left, top });
  pieces.push({ input: Buffer.from(caption), left, top: top + cell });
}
const rows = Math.ceil(orders.length / columns);
const sheet = { width: columns * (cell + 4) - 4, height: rows * (cell + captionHeight + 4) - 4, channels: 3 as const, background: '#fff' };
await sharp({ create: sheet }).composite(pieces).jpeg({ quality: 78, mozjpeg: true }).toFile(values.out);
await studio.close();
await inference.close();
