/** Which checkpoint a folder of weights means: itself, or the one that it holds. */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../errors.ts';

const isCheckpoint = (folder: string): Promise<boolean> =>
  stat(join(folder, 'model_index.json')).then(
    (found) => found.isFile(),
    () => false,
  );

/** The snapshots of a folder in the layout of Hugging Face's cache, the newest name last. */
const snapshotsOf = async (folder: string): Promise<string[]> =>
  (await readdir(join(folder, 'snapshots')).catch(() => [] as string[])).toSorted().map((name) => join(folder, 'snapshots', name));

/**
 * folder   a checkpoint, or a folder with one: directly below it, or in the cache layout of Hugging Face
 * throws weights_invalid when it holds none, or several
 */
export async function findCheckpoint(folder: string): Promise<string> {
  if (await isCheckpoint(folder)) return folder;
  const names = (await readdir(folder).catch(() => [] as string[])).toSorted();
  const candidates = [...(await snapshotsOf(folder))];
  for (const name of names) candidates.push(join(folder, name), ...(await snapshotsOf(join(folder, name))));
  const found: string[] = [];
  for (const candidate of candidates) if (await isCheckpoint(candidate)) found.push(candidate);
  if (found.length === 1) return found[0]!;
  const problem =
    found.length === 0
      ? 'no checkpoint with a model_index.json is in it'
      : `it holds ${found.length} checkpoints: name one of ${found.join(', ')}`;
  throw new AppError('weights_invalid', `${folder}: ${problem}`, { details: { file: folder } });
}
