/**
 * Unpacks the database directory that `scripts/make-database-template.ts` made, so that a first start need not run initdb (4 s).
 * The directory appears whole or not at all.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { AppError } from '../errors.ts';
import { syncDirectory } from './durable-fs.ts';
import { readTar } from './tar.ts';

export const templateUrl = new URL('../../assets/database/template.tar.gz', import.meta.url);
export const templateManifestUrl = new URL('../../assets/database/template.json', import.meta.url);

/** What the template was made with; the template is not used when PGlite has another version. */
export interface TemplateManifest {
  readonly pglite: string;
  readonly pgBoss: string;
  readonly migrations: number;
  readonly sha256: string;
}

/** Returns the paths of the files written. */
function writeEntries(root: string, archive: Uint8Array): string[] {
  const files: string[] = [];
  mkdirSync(root, { mode: 0o700 });
  for (const { path, data } of readTar(archive)) {
    const place = join(root, path);
    if (data === null) mkdirSync(place, { mode: 0o700 });
    else writeFileSync(place, data, { mode: 0o600 });
    if (data !== null) files.push(place);
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
