/** What tells one checkpoint from another: a name, and a revision that changes with its weights or configuration. */
import { createHash } from 'node:crypto';
import { open, readFile, realpath } from 'node:fs/promises';
import { basename, join, sep } from 'node:path';
import type { Flux2Klein } from './pipelines/index.ts';
import type { Weights } from './weights/index.ts';

export interface CheckpointName {
  /** "FLUX.2-klein-4B" */
  readonly name: string;
  /** The commit of a Hugging Face cache, else 12 hexadecimal digits of a hash. */
  readonly revision: string;
}

const shown = (text: string): string => text.replace(/[^\w.-]+/g, '-').slice(0, 60);

/** `models--org--name/snapshots/<commit>`, as the cache of Hugging Face lays checkpoints out. */
function fromCache(folder: string): CheckpointName | null {
  const parts = folder.split(sep);
  const at = parts.lastIndexOf('snapshots');
  const name = /^models--.+?--(.+)$/.exec(parts[at - 1] ?? '')?.[1];
  const revision = parts[at + 1];
  return at > 0 && name && revision ? { name: shown(name), revision: revision.slice(0, 12) } : null;
}

/** Sizes, places and names of all tensors, and the first and last kilobytes of the files: not every weight, which would take minutes. */
async function hashWeights({ tensors }: Weights, hash: ReturnType<typeof createHash>): Promise<void> {
  const paths = new Set<string>();
  for (const { name, format, dims, offset, length, path } of tensors.values()) {
    paths.add(path);
    hash.update(`${name} ${format} ${dims} ${offset} ${length}\n`);
  }
  for (const path of paths) {
    await using file = await open(path, 'r');
    const { size } = await file.stat();
    const sample = Math.min(65_536, size);
    for (const position of [0, Math.floor((size - sample) / 2), size - sample])
      hash.update((await file.read(Buffer.alloc(sample), 0, sample, position)).buffer);
  }
}

export async function nameCheckpoint({ folder, textEncoder, transformer, autoencoder }: Flux2Klein): Promise<CheckpointName> {
  const cached = fromCache(folder);
  if (cached) return cached;
  const hash = createHash('sha256');
  for (const file of [
    'model_index.json',
    'transformer/config.json',
    'text_encoder/config.json',
    'vae/config.json',
    'scheduler/scheduler_config.json',
  ])
    hash.update(await readFile(join(folder, file)));
  for (const { weights } of [textEncoder, transformer, autoencoder]) await hashWeights(weights, hash);
  return { name: shown(basename(await realpath(folder))), revision: hash.digest('hex').slice(0, 12) };
}
