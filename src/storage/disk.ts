/**
 * Objects as plain files. A put is durable when it resolves: written aside, renamed, then file and directory forced to disk.
 * The content type is what the file's ending says; where it says another thing or nothing, it lies beside in `.<name>.content-type`.
 */
import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { AppError } from '../errors.ts';
import { systemClock } from '../shared/index.ts';
import { checkKey, contentTypeOf } from './key.ts';
import type { UrlSigner } from './signed-url.ts';
import type { Storage } from './storage.ts';

const hasCode = (error: unknown, code: string): boolean => (error as NodeJS.ErrnoException).code === code;

/** Makes the names inside `directory` durable. Windows cannot open a directory, and does not need to. */
async function syncDirectory(directory: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(directory, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Makes `directory`; returns the directories in which new names must be made durable, itself the first. */
async function makeDirectory(directory: string): Promise<string[]> {
  const firstMade = await mkdir(directory, { recursive: true, mode: 0o700 });
  const changed = [directory];
  if (firstMade === undefined) return changed;
  for (let made = directory; made.length >= firstMade.length; made = dirname(made)) changed.push(dirname(made));
  return changed;
}

interface WholeWrite {
  readonly drafts: string;
  readonly file: string;
  /** Directories in which the new name, or a directory on the way to it, must be made durable. */
  readonly changed: readonly string[];
}

/**
 * Writes `file` by way of a draft in `drafts`, so that readers see it whole or not at all; durable when it resolves. A power cut before
 * that may leave a torn file, as it may leave none.
 */
async function writeWhole({ drafts, file, changed }: WholeWrite, bytes: Uint8Array | string): Promise<void> {
  const draft = join(drafts, randomBytes(12).toString('hex'));
  try {
    const handle = await open(draft, 'wx', 0o600);
    try {
      await handle.writeFile(bytes);
      await rename(draft, file);
      // At once: the file system makes one write of all of it.
      await Promise.all([handle.datasync(), ...changed.map(syncDirectory)]);
    } finally {
      await handle.close();
    }
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

/** Makes the folder of drafts, and deletes those that a process left when it died, at least `ageMs` ago. */
async function openDrafts(drafts: string, ageMs: number): Promise<void> {
  await mkdir(drafts, { recursive: true, mode: 0o700 });
  for (const name of await readdir(drafts)) {
    const draft = join(drafts, name);
    const found = await stat(draft).catch(() => null); // another node may have renamed it
    if (found && systemClock.nowMs() - found.mtimeMs >= ageMs) await rm(draft, { force: true });
  }
}

/** `draftAgeMs` is how old a draft must be to be taken for left over; 0 where no other process uses `root`. */
export async function createDiskStorage(root: string, signer: UrlSigner, draftAgeMs = 3_600_000): Promise<Storage> {
  const drafts = join(root, '.drafts');
  await openDrafts(drafts, draftAgeMs);
  const fileOf = (key: string): string => join(root, ...checkKey(key).split('/'));
  const typeFileOf = (file: string): string => join(dirname(file), `.${basename(file)}.content-type`);

  async function put(key: string, bytes: Uint8Array, contentType: string): Promise<void> {
    const file = fileOf(key);
    const changed = await makeDirectory(dirname(file));
    if (contentTypeOf(key) === contentType) await rm(typeFileOf(file), { force: true });
    else await writeWhole({ drafts, file: typeFileOf(file), changed }, contentType);
    await writeWhole({ drafts, file, changed }, bytes);
  }

  async function get(key: string): Promise<{ bytes: Uint8Array; contentType: string }> {
    const file = fileOf(key);
    try {
      const bytes = await readFile(file);
      const stated = await readFile(typeFileOf(file), 'utf8').catch(() => null);
      return { bytes, contentType: stated ?? contentTypeOf(key) ?? 'application/octet-stream' };
    } catch (error) {
      if (hasCode(error, 'ENOENT') || hasCode(error, 'EISDIR') || hasCode(error, 'ENOTDIR'))
        throw new AppError('not_found', `no object of the key ${JSON.stringify(key)}`);
      throw error;
    }
  }

  async function remove(key: string): Promise<void> {
    const file = fileOf(key);
    await rm(file, { force: true });
    await rm(typeFileOf(file), { force: true });
  }

  return {
    kind: 'disk',
    put,
    get,
    delete: remove,
    signedUrl: async (key, { baseUrl, expiresSeconds }) => signer.sign(checkKey(key), { baseUrl, expiresSeconds }),
    verifySignedUrl: (pathAndQuery) => signer.verify(pathAndQuery),
    async isReady() {
      try {
        const probe = join(root, `.ready-${randomBytes(4).toString('hex')}`);
        await writeWhole({ drafts, file: probe, changed: [] }, '');
        await rm(probe, { force: true });
        return true;
      } catch {
        return false;
      }
    },
  };
}
