/** Whole requests over HTTP: text to image at 2K and 4K, and the documented edit of two references, from request to answer. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeMachine, median } from './machine.ts';
import { type ServerProcess, startServerProcess } from './server-process.ts';

const rounds = 3;
const model = 'bytedance/seedream-4-5';
const documentedEdit =
  'Combine the images so the T-Rex is wearing a business suit, sitting in a cozy small café, drinking from the mug. Blur the background slightly to create a bokeh effect.';

/** The documented photographs where they lie beside the checkout, else two pictures made now. */
async function references(server: ServerProcess): Promise<string[]> {
  const folder = '../shared/reference/images';
  if (existsSync(`${folder}/t-rex.png`))
    return ['t-rex.png', 'blue-mug.jpg'].map((name) => readFileSync(`${folder}/${name}`).toString('base64'));
  console.log('the documented photographs are not here: two pictures of our own stand in for them');
  return Promise.all(
    ['A T-Rex in a studio', 'A blue mug in a studio'].map(
      async (prompt) => (await request(server, { prompt, response_format: 'b64_json' })).b64_json!,
    ),
  );
}

async function request(server: ServerProcess, body: object): Promise<{ b64_json?: string }> {
  const response = await fetch(`${server.url}/v1/images/generations`, {
    method: 'POST',
    headers: { authorization: `Bearer ${server.key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ model, ...body }),
  });
  if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`);
  return ((await response.json()) as { data: { b64_json?: string }[] }).data[0]!;
}

const dataDir = mkdtempSync(join(tmpdir(), 'seedbed-bench-'));
const server = await startServerProcess(dataDir);
const images = await references(server);
const cases: [name: string, limitSeconds: number, body: object][] = [
  ['2048x2048, one object', 3, { prompt: 'A red fox in a forest' }],
  ['documented two-reference edit', 10, { prompt: documentedEdit, image_urls: images }],
  ['4096x4096, one object', 12, { prompt: 'A red fox in a forest', image_size: '4K' }],
];
const times = new Map<string, number[]>(cases.map(([name]) => [name, []]));
for (let round = 0; round <= rounds; round++) {
  for (const [name, , body] of cases) {
    const startedMs = performance.now();
    await request(server, { ...body, seed: round });
    // The first round warms up: threads, fonts, networks.
    if (round > 0) times.get(name)!.push((performance.now() - startedMs) / 1000);
  }
}
await server.stop();
rmSync(dataDir, { recursive: true });

console.log(describeMachine());
for (const [name, limitSeconds] of cases)
  console.log(`${name.padEnd(32)} ${median(times.get(name)!).toFixed(2)} s  (limit ${limitSeconds} s)`);
