/** The page against the real server, as a user meets it: started on a fresh data directory, opened by the link that it prints. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import sharp from 'sharp';
import { buildWeb } from '../../scripts/build-web.mjs';
import { assertAccessible, dropFiles, launchBrowser, noBrowser, openPage, readClipboard, textOf } from './browser.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Starts `seedbed serve` and returns the link to the page with the first key in it. throws with the server's words when it ends */
async function startServer(dataDir: string): Promise<{ child: ChildProcess; link: string }> {
  const env = { PATH: process.env.PATH, HOME: process.env.HOME, PORT: '0', SEEDBED_DATA: dataDir };
  const child = spawn(process.execPath, ['src/cli/main.ts', 'serve', '--log', 'warn'], {
    cwd: root,
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  const link = await new Promise<string>((resolve, reject) => {
    child.stderr!.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const found = /http:\/\/\S+\/#key=\S+/.exec(said);
      if (found) resolve(found[0]);
    });
    child.once('close', () => reject(new Error(`the server did not start: ${said}`)));
  });
  return { child, link };
}

describe('the playground on the real server', { skip: noBrowser, timeout: 600_000 }, () => {
  let browser: Browser;
  let server: Awaited<ReturnType<typeof startServer>>;
  let dataDir: string;

  before(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'seedbed-page-'));
    await buildWeb();
    server = await startServer(dataDir);
    browser = await launchBrowser();
  });
  after(async () => {
    await browser?.close();
    if (server?.child.exitCode === null) {
      server.child.kill('SIGTERM');
      await once(server.child, 'exit');
    }
    await rm(dataDir, { recursive: true, force: true });
  });

  it('opens by the printed link and lists what the server offers', async () => {
    const { page, requests, faults, close } = await openPage(browser);
    await page.goto(server.link);
    await page.getByText('pictures left').waitFor();
    assert.ok(!page.url().includes('key'));
    const models = await page.getByLabel('Model').getByRole('option').allTextContents();
    assert.ok(models.includes('Seedream 4.5') && models.includes('FLUX.1 [dev]'), String(models));
    assert.match(String(await page.getByLabel('Engine').getByRole('option').allTextContents()), /studio/);
    const { origin } = new URL(server.link);
    assert.deepEqual(
      requests.filter((url) => !url.startsWith(origin) && !/^(blob|data):/.test(url)),
      [],
    );
    assert.deepEqual(faults, []);
    await close();
  });

  it('makes a real picture of the size asked for, behind the link it gives', async () => {
    const { page, close } = await openPage(browser);
    page.setDefaultTimeout(120_000);
    await page.goto(server.link);
    await page.getByLabel('Prompt').fill('A red apple on a wooden table');
    await page.getByLabel('Seed', { exact: true }).fill('7');
    await page.getByLabel('Prompt').press('Control+Enter');
    await page.getByRole('button', { name: 'Download' }).waitFor();
    const picture = page.locator('section[aria-label="Picture"] img');
    assert.deepEqual(
      await picture.evaluate((image) => [Reflect.get(image, 'naturalWidth'), Reflect.get(image, 'naturalHeight')]),
      [2048, 2048],
    );
    assert.match(await textOf(page.locator('section[aria-label="Result"] dl')), /2048 × 2048.*Seed7.*studio.*84,000/);
    await page.getByRole('button', { name: 'Copy link' }).click();
    const bytes = Buffer.from(await (await fetch(await readClipboard(page))).arrayBuffer());
    assert.equal((await sharp(bytes).metadata()).width, 2048);
    await close();
  });

  it('edits a dropped picture at its own size, and the copied request makes the same bytes', async () => {
    const { page, close } = await openPage(browser);
    page.setDefaultTimeout(120_000);
    await page.goto(server.link);
    const disc = `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="480"><rect width="640" height="480" fill="#9ab"/><circle cx="320" cy="260" r="120" fill="#b33"/></svg>`;
    await dropFiles(page, [{ name: 'disc.png', type: 'image/png', bytes: await sharp(Buffer.from(disc)).png().toBuffer() }]);
    await page.getByRole('radio', { name: 'Keep' }).check();
    await page.getByLabel('Prompt').fill('Blur the background');
    await page.getByLabel('Seed', { exact: true }).fill('11');
    await page.getByRole('button', { name: 'Generate', exact: true }).click();
    await page.getByRole('button', { name: 'Download' }).waitFor();
    assert.match(await textOf(page.locator('section[aria-label="Result"] dl')), /640 × 480/);
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download' }).click()]);
    const bytes = await readFile(await download.path());
    await page.getByRole('tab', { name: 'Request' }).click();
    await page.getByRole('button', { name: 'Copy code' }).click();
    const curl = spawn('sh', ['-s'], { stdio: ['pipe', 'pipe', 'ignore'] });
    curl.stdin.end(await readClipboard(page));
    let answered = '';
    for await (const text of curl.stdout.setEncoding('utf8')) answered += text;
    const answer = JSON.parse(answered);
    const again = Buffer.from(await (await fetch(answer.data[0].url)).arrayBuffer());
    assert.ok(again.equals(bytes), 'the same seed makes the same bytes');
    await close();
  });

  it('tells what the server refuses, and that a key is wrong', async () => {
    const { page, close } = await openPage(browser);
    await page.goto(server.link);
    await page.getByRole('button', { name: 'Add by address' }).click();
    await page.keyboard.type('http://127.0.0.1:9/nothing.png');
    await page.keyboard.press('Enter');
    await page.getByLabel('Prompt').fill('Blur the background');
    await page.getByRole('button', { name: 'Generate', exact: true }).click();
    assert.match(await textOf(page.getByRole('alert')), /Reference 1/);
    await assertAccessible(page, 'refused');
    await page.goto(new URL('/?other#key=not-a-key-of-this-server', server.link).href);
    await page.getByLabel('Prompt').fill('A fox');
    await page.getByRole('button', { name: 'Generate', exact: true }).click();
    assert.match(await textOf(page.getByRole('alert')), /key was not accepted/);
    await close();
  });
});
