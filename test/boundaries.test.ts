/** Fails on an import that runs upwards between the layers, passes by a folder's door, or opens a door that is not its own. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Each layer may import the layers above it in this list, and itself. Folders of one line do not see each other. */
const layers: string[][] = [
  ['errors'],
  ['engine', 'shared'],
  ['config', 'catalog'],
  ['graph', 'kernel', 'db', 'storage', 'inference', 'imaging', 'references'],
  ['studio', 'diffusion', 'upstream', 'accounts'],
  ['jobs'],
  ['http'],
  ['main', 'doctor'],
];

/** Arrows within a layer, each with its reason. */
const sideways = new Set([
  'references -> imaging', // a reference is an image: its header is read at the door
  'storage -> db', // the keys that sign file URLs lie in the database, so that all nodes agree
]);

/** One door per heavy thing: the package, and the only place that may import it. */
const doors: [pattern: RegExp, place: RegExp][] = [
  [/^onnxruntime-node$/, /^src\/inference\/(session|task)\.ts$/],
  [/^@electric-sql\/pglite/, /^src\/db\//],
  [/^pg$/, /^src\/db\//],
  [/^pg-boss$/, /^src\/(jobs|db)\//],
  [/^fastify$|^@fastify\//, /^src\/http\//],
  [/^sharp$/, /^src\/imaging\//],
  [/^commander$/, /^src\/cli\//],
];

interface Import {
  file: string;
  specifier: string;
}

function importsOf(file: string): Import[] {
  const text = readFileSync(join(root, file), 'utf8');
  const found = [
    ...text.matchAll(
      /^\s*(?:import|export)\s[^'"`;]*?from\s+['"]([^'"]+)['"]|^\s*import\s+['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/gm,
    ),
  ];
  return found.map((match) => ({ file, specifier: (match[1] ?? match[2] ?? match[3])! }));
}

const sources = globSync('src/**/*.ts', { cwd: root })
  .map(normalize)
  .filter((file) => !file.endsWith('.test.ts'));
const imports = sources.flatMap(importsOf);
const topOf = (file: string): string => file.split('/')[1]!.replace(/\.ts$/, '');
const layerOf = (top: string): number => layers.findIndex((layer) => layer.includes(top));
const targetOf = ({ file, specifier }: Import): string => relative(root, join(root, dirname(file), specifier));

function mayImport(from: string, to: string): boolean {
  if (from === to) return true;
  if (from === 'client') return false;
  if (from === 'cli') return ['client', 'main', 'doctor', 'config', 'errors', 'shared', 'imaging', 'engine'].includes(to);
  return layerOf(to) < layerOf(from) || sideways.has(`${from} -> ${to}`);
}

describe('import directions', () => {
  it('finds the sources', () => assert.ok(sources.length > 20, `only ${sources.length} files`));

  it('run downwards between the layers', () => {
    const local = imports.filter(({ specifier }) => specifier.startsWith('.'));
    const wrong = local.filter((entry) => targetOf(entry).startsWith('src/') && !mayImport(topOf(entry.file), topOf(targetOf(entry))));
    assert.deepEqual(wrong, []);
  });

  it('enter a folder through its index.ts or a contract', () => {
    const contracts = new Set([
      'src/db/db.ts',
      'src/storage/storage.ts',
      'src/inference/task.ts',
      'src/jobs/generation.ts',
      'src/accounts/account.ts',
    ]);
    contracts.add('src/shared/rng.ts'); // alone, so that a worker thread does not load the logger
    contracts.add('src/shared/sweeper.ts'); // the same
    contracts.add('src/shared/allocator.ts'); // alone, since the process that reads it is replaced at once
    const crossing = imports.filter((entry) => entry.specifier.startsWith('.') && topOf(entry.file) !== topOf(targetOf(entry)));
    const wrong = crossing.filter((entry) => {
      const target = targetOf(entry);
      return target.split('/').length > 2 && !target.endsWith('/index.ts') && !contracts.has(target);
    });
    assert.deepEqual(wrong, []);
  });

  it('reach each heavy package through its one door', () => {
    const wrong = imports.filter(({ file, specifier }) => doors.some(([pattern, place]) => pattern.test(specifier) && !place.test(file)));
    assert.deepEqual(wrong, []);
  });

  it('leave the environment to config.ts', () => {
    // inference/child.ts reads nothing of it: it hands all of it on to its process.
    const readers = /^src\/(config|cli\/[a-z-]+|inference\/child)\.ts$/;
    const wrong = sources.filter((file) => /process\.env/.test(readFileSync(join(root, file), 'utf8')) && !readers.test(file));
    assert.deepEqual(wrong, []);
  });

  it('leave the clock and randomness to shared/', () => {
    const pattern = /Date\.now\(\)|new Date\(\)|Math\.random\(\)|randomUUID\(/;
    const wrong = sources.filter((file) => pattern.test(readFileSync(join(root, file), 'utf8')) && !file.startsWith('src/shared/'));
    assert.deepEqual(wrong, []);
  });
});

describe('sizes', () => {
  it('keep every source file at or below 500 lines', () => {
    const long = sources.filter((file) => readFileSync(join(root, file), 'utf8').split('\n').length > 501);
    assert.deepEqual(long, []);
  });
});
