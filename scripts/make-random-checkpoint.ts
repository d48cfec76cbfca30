/**
 * A checkpoint folder with random weights in bfloat16, for benches: `node scripts/make-random-checkpoint.ts klein-4b|medium|SHAPE.json FOLDER`.
 * klein-4b takes 14 GB of disk. A shape is a file with the config.json of its parts: { transformer, textEncoder, vae }.
 */
import { existsSync, readFileSync } from 'node:fs';
import { type CheckpointShape, klein4b, medium, writeRandomCheckpoint } from '../fixtures/diffusion/random-checkpoint.ts';

const [name, folder] = process.argv.slice(2);
const known: Readonly<Record<string, CheckpointShape>> = { 'klein-4b': klein4b, medium };
const shape = known[name ?? ''] ?? (name && existsSync(name) ? (JSON.parse(readFileSync(name, 'utf8')) as CheckpointShape) : null);
if (!shape || !folder) {
  console.error(`usage: node scripts/make-random-checkpoint.ts ${Object.keys(known).join('|')}|SHAPE.json FOLDER`);
  process.exit(1);
}
if (existsSync(folder)) {
  console.error(`${folder} is there already`);
  process.exit(1);
}
await writeRandomCheckpoint(folder, shape);
console.log(`wrote ${folder}`);
