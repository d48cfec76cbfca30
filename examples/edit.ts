/**
 * Photographs edited, or put together, by an instruction: `node examples/edit.ts WEIGHTS "put the cat into the room" out.png cat.jpg room.jpg`.
 * As a package the import is `seedbed/diffusion`. The answer has the first photograph's size, as the model takes it.
 */
import sharp from 'sharp';
import { createRuntime, findCheckpoint, generate, openFlux2Klein } from '../src/diffusion/index.ts';

const [weights, prompt, target, ...photographs] = process.argv.slice(2);
if (!weights || !prompt || !target || photographs.length === 0)
  throw new Error('usage: node examples/edit.ts WEIGHTS INSTRUCTION OUT PHOTOGRAPH...');

async function readPhotograph(file: string) {
  const { data, info } = await sharp(file).autoOrient().removeAlpha().toColourspace('srgb').raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, channels: 3 as const, data };
}

const model = await openFlux2Klein(await findCheckpoint(weights));
const { images, warnings } = await generate(model, createRuntime({ backend: 'cpu' }), {
  prompt,
  references: await Promise.all(photographs.map(readPhotograph)),
  seed: 7,
  onProgress: ({ fraction, stage, step = '' }) => console.log(`${Math.round(100 * fraction)} % ${stage} ${step}`),
});

for (const warning of warnings) console.warn(warning);
const { data, width, height, channels } = images[0]!;
await sharp(data, { raw: { width, height, channels } }).toFile(target);
console.log(`wrote ${target}`);
