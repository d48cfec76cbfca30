/**
 * Cut-outs against known alpha: 88 composites of the studio's models over panoramas, paper and planks.
 * `node bench/cut-out.ts [--only fox,mug] [--sheet sheet.png] [--folder F]`. Figures are traced at the first run and kept in the folder.
 *
 * IoU          of alpha >= 128; wanted 0.95
 * alpha error  mean |alpha - truth| over the picture, in [0, 1]; wanted 0.02
 * halo         how wrong the cut-out looks on a ground of the opposite colour: mean difference in steps of 255 within 5 pixels of the true edge
 */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import sharp from 'sharp';
import { createInferenceHost } from '../src/inference/index.ts';
import { createLog } from '../src/shared/index.ts';
import { detect } from '../src/studio/detect/index.ts';
import { createStudioPool } from '../src/studio/pool.ts';
import { boxMean, type CutOut, cutOut } from '../src/studio/segment/index.ts';
import { type Composite, compositeOf, groundNames } from './cut-out/composites.ts';
import { figureNames, figureOf } from './cut-out/figures.ts';

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    sheet: { type: 'string' },
    folder: { type: 'string', default: join(tmpdir(), 'seedbed-figures') },
  },
});

interface Score {
  readonly name: string;
  readonly iou: number;
  readonly alphaError: number;
  readonly halo: number;
  readonly confidence: number;
}

function score({ name, image, alpha, colour }: Composite, cut: CutOut): Score {
  let [both, either, error] = [0, 0, 0];
  for (let i = 0; i < alpha.length; i++) {
    const [mine, truth] = [cut.alpha[i]! >= 128, alpha[i]! >= 128];
    if (mine && truth) both++;
    if (mine || truth) either++;
    error += Math.abs(cut.alpha[i]! - alpha[i]!) / 255;
  }
  const { width, height } = image;
  const near = boxMean({ width, height, data: Float32Array.from(alpha, (v) => (v >= 128 ? 1 : 0)) }, 5).data;
  const opposite = [0, 1, 2].map((c) => (meanOf(image.data, c) > 127 ? 10 : 245));
  let [halo, count] = [0, 0];
  for (let i = 0; i < alpha.length; i++) {
    if (near[i]! < 0.01 || near[i]! > 0.99) continue;
    for (let c = 0; c < 3; c++) {
      const over = (a: number, v: number): number => (a / 255) * v + (1 - a / 255) * opposite[c]!;
      halo += Math.abs(over(cut.alpha[i]!, cut.colour[3 * i + c]!) - over(alpha[i]!, colour[3 * i + c]!));
      count++;
    }
  }
  return {
    name,
    iou: both / Math.max(1, either),
    alphaError: error / alpha.length,
    halo: halo / Math.max(1, count),
    confidence: cut.confidence,
  };
}

const meanOf = (data: Uint8Array, c: number): number => data.reduce((sum, v, i) => (i % 3 === c ? sum + v : sum), 0) / (data.length / 3);

async function drawn({ image }: Composite, { alpha }: CutOut): Promise<Buffer> {
  const pixels = Uint8Array.from(image.data, (v, i) => {
    const a = alpha[Math.floor(i / 3)]! / 255;
    return Math.round(v * a + (1 - a) * (0.25 * v + (i % 3 === 0 ? 190 : 20)));
  });
  return sharp(pixels, { raw: { width: image.width, height: image.height, channels: 3 } })
    .resize(240)
    .png()
    .toBuffer();
}

const inference = createInferenceHost({ log: createLog('silent') });
const pool = createStudioPool();
const tools = { inference, pool, signal: new AbortController().signal };
const scores: Score[] = [];
const tiles: Buffer[] = [];
const cpu = process.cpuUsage();
for (const [index, name] of figureNames.entries()) {
  if (values.only && !values.only.split(',').includes(name)) continue;
  const figure = await figureOf(name, values.folder, tools);
  for (const [turn, ground] of groundNames.entries()) {
    const composite = await compositeOf(figure, ground, 100 * index + turn);
    const detections = () => detect(composite.image, tools);
    const cut = await cutOut(composite.image, { ...tools, detections });
    const one = score(composite, cut);
    scores.push(one);
    if (values.sheet) tiles.push(await drawn(composite, cut));
    console.log(
      `${one.name.padEnd(26)} IoU ${one.iou.toFixed(4)}  alpha ${one.alphaError.toFixed(4)}  halo ${one.halo.toFixed(1).padStart(5)}  sure ${one.confidence.toFixed(2)}`,
    );
  }
}
const { user, system } = process.cpuUsage(cpu);
await pool.close();
await inference.close();

const mean = (of: (one: Score) => number, from = scores): number => from.reduce((sum, one) => sum + of(one), 0) / Math.max(1, from.length);
for (const ground of groundNames) {
  const own = scores.filter((one) => one.name.endsWith(ground));
  console.log(
    `${ground.padEnd(10)} IoU ${mean((o) => o.iou, own).toFixed(4)}  alpha ${mean((o) => o.alphaError, own).toFixed(4)}  halo ${mean((o) => o.halo, own).toFixed(1)}`,
  );
}
const good = scores.filter(({ iou }) => iou >= 0.95).length;
console.log(
  `${scores.length} composites: IoU ${mean((o) => o.iou).toFixed(4)}, median ${scores
    .map((o) => o.iou)
    .toSorted((a, b) => a - b)
    [scores.length >> 1]!.toFixed(4)}, ` +
    `${good} of them >= 0.95; alpha error ${mean((o) => o.alphaError).toFixed(4)}; halo ${mean((o) => o.halo).toFixed(2)}; ${((user + system) / 1e6).toFixed(0)} s of processor time`,
);
if (values.sheet) {
  const columns = 8;
  const cell = { width: 240, height: 187 };
  await sharp({
    create: { width: columns * cell.width, height: Math.ceil(tiles.length / columns) * cell.height, channels: 3, background: '#000' },
  })
    .composite(tiles.map((input, i) => ({ input, left: (i % columns) * cell.width, top: Math.floor(i / columns) * cell.height })))
    .png()
    .toFile(values.sheet);
}
