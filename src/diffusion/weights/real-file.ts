import { realpath, stat } from 'node:fs/promises';
import { weightsInvalid } from './weights-error.ts';

/** A file's real path, with links resolved (the cache of Hugging Face links names to blobs). throws weights_invalid */
export async function realFile(path: string): Promise<string> {
  const real = await realpath(path).catch((error: unknown) => {
    throw weightsInvalid(`the file is missing (${(error as NodeJS.ErrnoException).code})`, { file: path }, error);
  });
  // Also keeps out pipes and devices, which would block or never end.
  if (!(await stat(real)).isFile()) throw weightsInvalid('this is not a file', { file: path });
  return real;
}
