/**
 * A picture from a folder of weights: `node examples/text-to-image.ts WEIGHTS "a red fox in the snow" fox.png`.
 * As a package the import is `seedbed/diffusion`. Without arguments: the tiny random weights of the tests, which paint noise.
 */
import sharp from 'sharp';
import { createRuntime, findCheckpoint, generate, openFlux2Klein } from '../src/diffusion/index.ts';

const [weights = 'fixtures/diffusion/tiny', prompt = 'a red fox in the snow', target = 'text-to-image.png'] = process.argv.slice(2);

const model = await openFlux2Klein(await findCheckpoint(weights));
const { images, warnings } = await generate(model, createRuntime({ backend: 'cpu' }), {
  prompt,
  size: { width: 512, height: 512 },
  seed: 7,
  onProgress: ({ fraction, stage, step = '' }) => console.log(`${Math.round(100 * fraction)} % ${stage} ${step}`),
});

for (const warning of warnings) console.warn(warning);
const { data, width, height, channels } = images[0]!;
await sharp(data, { raw: { width, height, channels } }).toFile(target);
console.log(`wrote ${target}`);
