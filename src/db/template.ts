/**
 * Unpacks the database directory that `scripts/make-database-template.ts` made, so that a first start need not run initdb (4 s).
 * The directory appears whole or not at all. Reads the plain ustar entries that PGlite's `dumpDataDir` writes, nothing more.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, normalize } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { AppError } from '../errors.ts';
import { syncDirectory } from './durable-fs.ts';

const blockBytes = 512;

export const templateUrl = new URL('../../assets/database/template.tar.gz', import.meta.url);
export const templateManifestUrl = new URL('../../assets/database/template.json', import.meta.url);

/** What the template was made with; the template is not used when PGlite has another version. */
export interface TemplateManifest {
  readonly pglite: string;
  readonly pgBoss: string;
  readonly migrations: number;
  readonly sha256: string;
}

interface TarEntry {
  readonly path: string;
  readonly isDirectory: boolean;
  readonly data: Uint8Array;
}

const text = (block: Uint8Array, start: number, length: number): string =>
  Buffer.from(block.buffer, block.byteOffset + start, length)
    .toString('latin1')
    .replace(/\0.*$/s, '');

function readHeader(header: Uint8Array): { path: string; sizeBytes: number; type: string } {
  const prefix = text(header, 345, 155);
  const name = text(header, 0, 100);
  return {
    path: prefix === '' ? name : `${prefix}/${name}`,
    sizeBytes: Number.parseInt(text(header, 124, 12).trim() || '0', 8),
    type: text(header, 156, 1) || '0',
  };
}

function* readTar(archive: Uint8Array): Generator<TarEntry> {
  let at = 0;
  while (at + blockBytes <= archive.length && archive[at] !== 0) {
    const { path, sizeBytes, type } = readHeader(archive.subarray(at, at + blockBytes));
    at += blockBytes;
    if (type !== '0' && type !== '5') throw new AppError('internal', `the database template holds an entry of type ${type}: ${path}`);
    yield { path, isDirectory: type === '5', data: archive.subarray(at, at + sizeBytes) };
    at += Math.ceil(sizeBytes / blockBytes) * blockBytes;
  }
}

/** The path inside `root`. throws internal when the entry points out of it */
function placeOf(root: string, path: string): string {
  const inside = normalize(`/${path}`);
  if (path.split('/').includes('..')) throw new AppError('internal', `the database template holds a path that leaves it: ${path}`);
  return join(root, inside);
}

/** Returns the paths of the files written. */
function writeEntries(root: string, archive: Uint8Array): string[] {
  const files: string[] = [];
  const directories = new Set<string>();
  for (const entry of readTar(archive)) {
    const place = placeOf(root, entry.path);
    const directory = entry.isDirectory ? place : dirname(place);
    if (!directories.has(directory)) mkdirSync(directory, { recursive: true, mode: 0o700 });
    directories.add(directory);
    if (entry.isDirectory) continue;
    writeFileSync(place, entry.data, { mode: 0o600 });
    files.push(place);
  }
  return files;
}

async function syncFiles(files: readonly string[]): Promise<void> {
  const waiting = [...files];
  const lane = async (): Promise<void> => {
    for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
      const handle = await open(file, 'r+');
      await handle.datasync();
      await handle.close();
    }
  };
  await Promise.all(Array.from({ length: 16 }, lane));
}

const packageVersion = (name: string): string => {
  const entry = createRequire(import.meta.url).resolve(name);
  for (let folder = dirname(entry); folder !== dirname(folder); folder = dirname(folder)) {
    const manifest = join(folder, 'package.json');
    if (!existsSync(manifest)) continue;
    const { name: found, version } = JSON.parse(readFileSync(manifest, 'utf8')) as { name?: string; version?: string };
    if (found === name && version) return version;
  }
  throw new AppError('internal', `the package ${name} has no package.json`);
};

/** The versions that a template depends on, as installed now. */
export const installedVersions = (): { pglite: string; pgBoss: string } => ({
  pglite: packageVersion('@electric-sql/pglite'),
  pgBoss: packageVersion('pg-boss'),
});

/** True when the shipped template was made by the PGlite that is installed. */
export function hasUsableTemplate(): boolean {
  if (!existsSync(templateUrl) || !existsSync(templateManifestUrl)) return false;
  const manifest = JSON.parse(readFileSync(templateManifestUrl, 'utf8')) as TemplateManifest;
  return manifest.pglite === packageVersion('@electric-sql/pglite');
}

/** Makes `directory` (which must not exist) from the shipped template, durably. */
export async function unpackTemplate(directory: string): Promise<void> {
  const parent = dirname(directory);
  for (const name of readdirSync(parent)) if (name.startsWith('.unpacking-')) rmSync(join(parent, name), { recursive: true, force: true });
  const unpacking = join(parent, `.unpacking-${process.pid}`);
  await syncFiles(writeEntries(unpacking, gunzipSync(readFileSync(templateUrl))));
  renameSync(unpacking, directory);
  syncDirectory(parent);
}
