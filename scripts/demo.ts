/**
 * `npm run demo`: starts the server on the embedded engine and does the main job through the public API: one text-to-image and
 * one edit that combines two references (--image A --image B, else two pictures that it has just made). Writes to demo/.
 * --once stops after the job; the exit status is not 0 if any part failed.
 */
import { type ChildProcess, execFileSync, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { withAllocator } from '../src/shared/allocator.ts';

interface Picture {
  url: string;
  size: string;
  seed: number;
}

interface Answer {
  data: Picture[];
  meta: { engine: string; warnings: string[]; usage: { credits_used: number } };
}

interface Server {
  url: string;
  key: string;
  child: ChildProcess;
}

const folder = 'demo';
const model = 'bytedance/seedream-4-5';
const mimeTypes: Record<string, string> = {
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.gif': 'image/gif',
  '.avif': 'image/avif',
  '.tif': 'image/tiff',
  '.tiff': 'image/tiff',
};
const documentedEdit =
  'Combine the images so the T-Rex is wearing a business suit, sitting in a cozy small café, drinking from the mug. Blur the background slightly to create a bokeh effect.';

async function startServer(): Promise<Server> {
  console.log('Starting the server ...');
  const child = fork('src/cli/main.ts', ['serve', '--log', 'warn'], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: withAllocator(process.env),
  });
  const outcome = await Promise.race([once(child, 'message'), once(child, 'exit').then(() => null)]);
  if (!outcome) throw new Error('the server did not start; its own words are above');
  const [ready] = outcome as [{ url: string; operatorKey: string }];
  return { url: ready.url, key: ready.operatorKey, child };
}

/** Shows seconds while `work` runs: on one line of a terminal, every five seconds elsewhere. */
async function withProgress<T>(label: string, work: Promise<T>): Promise<T> {
  const startedMs = performance.now();
  const seconds = (): string => ((performance.now() - startedMs) / 1000).toFixed(0);
  const everyMs = process.stdout.isTTY ? 250 : 5000;
  const ticker = setInterval(
    () => process.stdout.write(process.stdout.isTTY ? `\r${label} ... ${seconds()} s ` : `${label} ... ${seconds()} s\n`),
    everyMs,
  );
  try {
    return await work;
  } finally {
    clearInterval(ticker);
    process.stdout.write(`${process.stdout.isTTY ? '\r' : ''}${label}: ${((performance.now() - startedMs) / 1000).toFixed(1)} s\n`);
  }
}

const abbreviate = (text: string): string =>
  text.startsWith('data:') ? `${text.slice(0, 40)}... (${Math.round(text.length / 1024)} KB)` : text;

function printRequest(server: Server, body: { image_urls?: string[] }): void {
  const shown = { ...body, ...(body.image_urls && { image_urls: body.image_urls.map(abbreviate) }) };
  console.log(`\nPOST ${server.url}/v1/images/generations\nAuthorization: Bearer <key>\n${JSON.stringify(shown, null, 2)}`);
}

async function generate(server: Server, body: { prompt: string; image_urls?: string[]; seed?: number }, name: string): Promise<string> {
  const request = { model, ...body };
  printRequest(server, request);
  const call = fetch(`${server.url}/v1/images/generations`, {
    method: 'POST',
    headers: { authorization: `Bearer ${server.key}`, 'content-type': 'application/json' },
    body: JSON.stringify(request),
  });
  const response = await withProgress(`making ${name}`, call);
  const answer = (await response.json()) as Answer & { message?: string };
  console.log(`HTTP ${response.status}\n${JSON.stringify(answer, null, 2)}`);
  if (!response.ok) throw new Error(`${name}: the server answered ${response.status}: ${answer.message}`);
  const picture = await fetch(answer.data[0]!.url);
  if (!picture.ok) throw new Error(`${name}: its URL answered ${picture.status}`);
  const path = join(folder, `${name}.jpg`);
  writeFileSync(path, Buffer.from(await picture.arrayBuffer()));
  console.log(`-> ${path}`);
  return path;
}

function toDataUri(path: string): string {
  const type = mimeTypes[extname(path).toLowerCase()] ?? 'image/jpeg';
  return `data:${type};base64,${readFileSync(path).toString('base64')}`;
}

/** Two pictures to combine: the photos that were given, else two that the server makes now. */
async function findReferences(server: Server, photos: string[]): Promise<string[]> {
  if (photos.length >= 2) return photos;
  const tRex = await generate(server, { prompt: 'A T-Rex in a studio', seed: 11 }, 'reference-t-rex');
  const mug = await generate(server, { prompt: 'A blue mug in a studio', seed: 12 }, 'reference-blue-mug');
  return [...photos, tRex, mug].slice(0, 2);
}

async function doTheJob(server: Server, photos: string[]): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await generate(server, { prompt: 'A red fox and two blue mugs on a wooden table in a cozy café at sunset', seed: 42 }, 'text-to-image');
  const references = await findReferences(server, photos);
  console.log(`\nCombining ${references.map((path) => basename(path)).join(' and ')}`);
  await generate(server, { prompt: documentedEdit, image_urls: references.map(toDataUri), seed: 42 }, 'edit');
  console.log(`\nThe pictures are in ${folder}/.`);
}

async function stop(server: Server): Promise<void> {
  const exited = once(server.child, 'exit');
  server.child.kill('SIGTERM');
  await exited;
}

const { values } = parseArgs({ options: { once: { type: 'boolean' }, image: { type: 'string', multiple: true } } });
execFileSync(process.execPath, ['scripts/build-web.mjs'], { stdio: 'inherit' });
const server = await startServer();
try {
  await doTheJob(server, values.image ?? []);
} catch (error) {
  console.error(`\nThe demo failed: ${(error as Error).message}`);
  process.exitCode = 1;
}
if (values.once || process.exitCode) await stop(server);
else {
  console.log(`The playground stays up: ${server.url}/#key=${server.key}  (Ctrl+C stops it)`);
  await once(server.child, 'exit');
}
