/** The built page in real Chromium, against a server whose answers the test holds in hand. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { buildWeb } from '../../scripts/build-web.mjs';
import {
  assertAccessible,
  dropFiles,
  launchBrowser,
  noBrowser,
  openPage,
  type PageOptions,
  pasteFiles,
  readClipboard,
  textOf,
} from './browser.ts';
import { type StubServer, startStubServer, stubKey } from './stub-server.ts';

const swatch = async (name: string, background: string) => ({
  name,
  type: 'image/png',
  bytes: await sharp({ create: { width: 64, height: 48, channels: 3, background } })
    .png()
    .toBuffer(),
});

const generate = (page: Page) => page.getByRole('button', { name: 'Generate', exact: true });
const widthOfPicture = (page: Page): Promise<number> =>
  page.locator('section[aria-label="Picture"] img').evaluate((image) => (image as unknown as { naturalWidth: number }).naturalWidth);

describe('the playground', { skip: noBrowser, timeout: 600_000 }, () => {
  let browser: Browser;
  let stub: StubServer;
  let red: Awaited<ReturnType<typeof swatch>>;
  let blue: typeof red;

  before(async () => {
    const { directory } = await buildWeb();
    stub = await startStubServer(directory);
    browser = await launchBrowser();
    [red, blue] = await Promise.all([swatch('red.png', '#c03030'), swatch('blue.png', '#3050c0')]);
  });
  after(async () => {
    await browser?.close();
    await stub?.close();
  });
  beforeEach(() => {
    stub.outcome = 'succeed';
    stub.warnings = [];
    stub.bodies.length = 0;
    stub.cancelled.length = 0;
  });

  async function open(options: PageOptions & { key?: string | null } = {}) {
    const { key = stubKey } = options;
    const opened = await openPage(browser, options);
    await opened.page.goto(`${stub.url}/${key ? `#key=${key}` : ''}`);
    await opened.page.getByLabel('Prompt').waitFor();
    return opened;
  }

  it('makes the picture that was asked for and shows it whole, with its facts', async () => {
    const { page, requests, faults, close } = await open();
    await page.getByLabel('Prompt').fill('A fox in a misty forest');
    await generate(page).click();
    await page.getByRole('button', { name: 'Download' }).waitFor();
    assert.equal(await widthOfPicture(page), 2048);
    assert.deepEqual(stub.bodies, [{ model: 'bytedance/seedream-4-5', prompt: 'A fox in a misty forest', image_size: '2K' }]);
    const facts = await textOf(page.locator('section[aria-label="Result"] dl'));
    for (const fact of ['2048 × 2048', '1024 × 1024', '1204665871', 'studio@1', '84,000'])
      assert.ok(facts.includes(fact), `${fact} in ${facts}`);
    const foreign = requests.filter((url) => !url.startsWith(stub.url) && !/^(blob|data):/.test(url));
    assert.deepEqual(foreign, [], 'asks no other origin');
    assert.deepEqual(faults, []);
    await close();
  });

  it('saves the picture under a name that tells what it is, byte for byte', async () => {
    const { page, close } = await open();
    await page.getByLabel('Prompt').fill('A fox in a misty forest');
    await generate(page).click();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download' }).click()]);
    assert.equal(download.suggestedFilename(), 'a-fox-in-a-misty-forest-1204665871.jpg');
    const saved = await readFile(await download.path());
    const served = Buffer.from(await (await fetch(`${stub.url}/files/picture.jpeg`)).arrayBuffer());
    assert.ok(saved.equals(served));
    await close();
  });

  it('takes the key out of the address bar and keeps it for the tab', async () => {
    const { page, close } = await open();
    assert.equal(page.url(), `${stub.url}/`);
    await page.reload();
    await page.getByText('pictures left').waitFor();
    assert.equal(await page.locator('input[type=password]').count(), 0, 'the field is not asked for again');
    await close();
  });

  it('says in words that a key is wrong, leaves the form, and goes on with another', async () => {
    const { page, close } = await open({ key: 'a-wrong-key-0123456789' });
    await page.getByLabel('Prompt').fill('A bear');
    await generate(page).click();
    const alert = page.getByRole('alert');
    await alert.waitFor();
    assert.match(await textOf(alert), /key was not accepted/);
    assert.equal(await page.getByLabel('Prompt').inputValue(), 'A bear');
    await page.getByRole('button', { name: 'Enter another key' }).click();
    await page.keyboard.type(stubKey);
    await page.keyboard.press('Enter');
    await generate(page).click();
    await page.getByRole('button', { name: 'Download' }).waitFor();
    await close();
  });

  it('names each refused field with what was expected and what came', async () => {
    const { page, close } = await open();
    await page.getByLabel('Prompt').fill('A bear');
    stub.outcome = 'refuse';
    await generate(page).click();
    const text = await textOf(page.getByRole('alert'));
    for (const part of ['Width', 'at least 1440', '1439', 'Reference 2', 'text/html', 'a1b2c3d4'])
      assert.ok(text.includes(part), `${part} in ${text}`);
    assert.ok(await page.getByText('Reference 2: The address answered a web page').isVisible());
    await close();
  });

  it('shows the reason when the engine fails and when the server is full', async () => {
    const { page, close } = await open();
    await page.getByLabel('Prompt').fill('A bear');
    stub.outcome = 'fail';
    await generate(page).click();
    await page.getByText('The engine ran out of memory.').waitFor();
    stub.outcome = 'full';
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByText('64 generations are waiting').waitFor();
    await close();
  });

  it('tells at once what is wrong with a size or a seed, and sends nothing', async () => {
    const { page, close } = await open();
    await page.getByLabel('Prompt').fill('A bear');
    await page.getByRole('radio', { name: 'Custom' }).check();
    const width = page.getByLabel('width', { exact: true });
    await width.fill('1439');
    await page.getByText('Width must be from 1440 to 4096, got 1439.').waitFor();
    await page.getByLabel('Seed', { exact: true }).fill('1.5');
    await page.getByText('The seed must be a whole number').waitFor();
    await generate(page).click();
    assert.equal(
      (await width.evaluate((input) => input.matches(':focus'))) ||
        (await page.getByLabel('Seed', { exact: true }).evaluate((input) => input.matches(':focus'))),
      true,
    );
    assert.deepEqual(stub.bodies, []);
    await close();
  });

  it('takes pasted and chosen images and addresses, moves them and sends them in their order', async () => {
    const { page, close } = await open();
    await page.getByLabel('Prompt').focus();
    await pasteFiles(page, [red]);
    await page.getByTestId('reference-files').setInputFiles([{ name: blue.name, mimeType: blue.type, buffer: blue.bytes }]);
    await page.getByRole('button', { name: 'Add by address' }).click();
    await page.keyboard.type(`${stub.url}/files/picture.jpeg`);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Reference 3: picture.jpeg' }).waitFor();
    await page.getByRole('button', { name: 'Reference 2: blue.png' }).press('ArrowLeft');
    await page.getByRole('button', { name: 'Reference 1: blue.png' }).waitFor();
    assert.equal(await textOf(page.getByRole('status')), 'blue.png is now reference 1 of 3.');
    assert.ok(
      await page.getByRole('button', { name: 'Reference 1: blue.png' }).evaluate((tile) => tile.matches(':focus')),
      'focus stays on the tile',
    );
    await page.getByRole('button', { name: 'Remove reference 3' }).click();
    await page.getByRole('radio', { name: 'Keep' }).check();
    await page.getByLabel('Prompt').fill('Put them together');
    await generate(page).click();
    await page.getByRole('button', { name: 'Download' }).waitFor();
    const dataUri = ({ bytes }: typeof red): string => `data:image/png;base64,${bytes.toString('base64')}`;
    assert.deepEqual(stub.bodies[0], {
      model: 'bytedance/seedream-4-5',
      prompt: 'Put them together',
      image_urls: [dataUri(blue), dataUri(red)],
      image_size: 'keep',
    });
    await close();
  });

  it('moves a reference by dragging it', async () => {
    const { page, close } = await open();
    await dropFiles(page, [red, blue]);
    const box = (await page.getByRole('button', { name: 'Reference 2: blue.png' }).boundingBox())!;
    await page.getByRole('button', { name: 'Reference 1: red.png' }).hover();
    await page.mouse.down();
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 5 });
    await page.mouse.up();
    await page.getByRole('button', { name: 'Reference 1: blue.png' }).waitFor();
    await close();
  });

  it('says which files it did not take and why', async () => {
    const { page, close } = await open();
    await dropFiles(page, [red, { name: 'notes.pdf', type: 'application/pdf', bytes: Buffer.from('%PDF') }]);
    await page.getByText('notes.pdf is not an image (application/pdf).', { exact: true }).waitFor();
    await dropFiles(
      page,
      Array.from({ length: 15 }, () => blue),
    );
    await page.getByText('2 images were left out: a request takes up to 14.', { exact: true }).waitFor();
    assert.equal(await page.getByText('14 of 14').count(), 1);
    await close();
  });

  it('shows stage, share, time and preview while it works, and cancels on the server', async () => {
    const { page, close } = await open();
    await page.getByLabel('Prompt').fill('A bear');
    stub.outcome = 'hold';
    await generate(page).click();
    const bar = page.getByRole('progressbar');
    await page.getByText('40 %').waitFor();
    assert.equal(await bar.getAttribute('aria-valuenow'), '40');
    assert.equal(await bar.getAttribute('aria-valuetext'), 'Render, 40 %');
    await page.getByAltText('Preview of the result').waitFor();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('heading', { name: 'What should grow here?' }).waitFor();
    assert.equal(stub.cancelled.length, 1);
    assert.equal(await page.getByLabel('Prompt').inputValue(), 'A bear');
    await close();
  });

  it('cancels on the server when the page is left while it works', async () => {
    const { page, close } = await open();
    await page.getByLabel('Prompt').fill('A bear');
    stub.outcome = 'hold';
    await generate(page).click();
    await page.getByText('40 %').waitFor();
    await page.goto('about:blank');
    for (let tries = 0; tries < 50 && stub.cancelled.length === 0; tries += 1) await page.waitForTimeout(50);
    assert.equal(stub.cancelled.length, 1);
    await close();
  });

  it('shows the request as code that is short to read and complete to copy', async () => {
    const { page, close } = await open();
    await dropFiles(page, [{ ...red, bytes: Buffer.concat([red.bytes, Buffer.alloc(200_000, 7)]) }]);
    await page.getByLabel('Prompt').fill('A bear');
    await generate(page).click();
    await page.getByRole('button', { name: 'Download' }).waitFor();
    await page.getByRole('tab', { name: 'Request' }).click();
    const shown = await textOf(page.getByTestId('code'));
    assert.match(shown, /^curl http:\/\/127\.0\.0\.1:\d+\/v1\/images\/generations/);
    assert.match(shown, /data:image\/png;base64,iVBORw0KGgoA… \(196 kB\)/);
    assert.ok(!shown.includes(stubKey));
    await page.getByRole('button', { name: 'Copy code' }).click();
    const copied = await readClipboard(page);
    assert.ok(copied.includes(`Authorization: Bearer ${stubKey}`));
    assert.deepEqual(JSON.parse(copied.slice(copied.indexOf('\n{'), copied.lastIndexOf('}') + 1)), stub.bodies[0]);
    await page.getByRole('tab', { name: 'Python' }).click();
    assert.match(await textOf(page.getByTestId('code')), /^import requests/);
    await page.getByRole('checkbox', { name: 'Copy with key' }).uncheck();
    assert.match(await textOf(page.getByTestId('code')), /SEEDBED_API_KEY/);
    await close();
  });

  it('shows warnings, keeps the seed when locked, and brings an earlier form back', async () => {
    const { page, close } = await open();
    stub.warnings = ['“monocle” was not understood and is left out.'];
    await page.getByLabel('Prompt').fill('A bear with a monocle');
    await generate(page).click();
    await page.getByText('“monocle” was not understood').waitFor();
    await page.getByRole('button', { name: 'Keep the last seed' }).click();
    assert.equal(await page.getByLabel('Seed', { exact: true }).inputValue(), '1204665871');
    stub.warnings = [];
    await page.getByLabel('Prompt').fill('A fox');
    await generate(page).click();
    await page.getByRole('button', { name: 'Result 2: A fox' }).waitFor();
    assert.equal(stub.bodies[1]!.seed, 1_204_665_871);
    await page.getByRole('button', { name: 'Result 1: A bear with a monocle' }).click();
    assert.equal(await page.getByLabel('Prompt').inputValue(), 'A bear with a monocle');
    await page.getByRole('button', { name: 'Use as reference' }).click();
    await page.getByRole('button', { name: /^Reference 1: a-bear/ }).waitFor();
    await close();
  });

  it('zooms to one pixel on one pixel and back', async () => {
    const { page, close } = await open();
    await page.getByLabel('Prompt').fill('A bear');
    await generate(page).click();
    const zoom = page.getByRole('button', { name: 'Zoom to 100 %' });
    await zoom.click();
    const image = page.locator('section[aria-label="Picture at 100 %"] img');
    assert.equal(Math.round((await image.boundingBox())!.width), 2048);
    const frame = page.locator('section[aria-label="Picture at 100 %"]');
    const scrolled = (): Promise<number> => frame.evaluate((box) => box.scrollLeft);
    const before = await scrolled();
    const box = (await frame.boundingBox())!;
    await page.mouse.move(box.x + 400, box.y + 200);
    await page.mouse.down();
    await page.mouse.move(box.x + 300, box.y + 150, { steps: 4 });
    await page.mouse.up();
    assert.equal(await scrolled(), before + 100, 'a drag moves it');
    await image.click({ position: { x: 1000, y: 1000 } });
    const fitted = (await page.locator('section[aria-label="Picture"] img').boundingBox())!;
    assert.ok(fitted.height < 800 && Math.abs(fitted.width - fitted.height) < 2, JSON.stringify(fitted));
    await close();
  });

  it('keeps to what the chosen model can do', async () => {
    const { page, close } = await open();
    await page.getByLabel('Prompt').fill('A bear');
    await page.getByLabel('Model').selectOption('flux/dev');
    await page.getByText('This model does not make 2K pictures. Choose 1K.').waitFor();
    assert.equal(await page.getByRole('switch', { name: 'Watermark' }).count(), 0);
    await page.getByRole('radio', { name: '1K' }).check();
    await page.getByRole('radio', { name: 'Shape 16 to 9' }).check();
    await page.getByLabel('Engine').selectOption('diffusion');
    await generate(page).click();
    await page.getByRole('button', { name: 'Download' }).waitFor();
    assert.deepEqual(stub.bodies[0], {
      model: 'flux/dev',
      prompt: 'A bear',
      image_size: { width: 1376, height: 768 },
      engine: 'diffusion',
    });
    await close();
  });

  it('can be used from the first word to the saved picture by keyboard alone', async () => {
    const { page, close } = await open({ key: null });
    const focusOn = async (name: RegExp, limit = 40): Promise<void> => {
      for (let presses = 0; presses < limit; presses += 1) {
        await page.keyboard.press('Tab');
        const label = await page.evaluate<string>(
          `(() => { const e = document.activeElement; return e.getAttribute('aria-label') ?? e.labels?.[0]?.innerText ?? e.innerText ?? ''; })()`,
        );
        const outline = await page.evaluate<string>(`getComputedStyle(document.activeElement).outlineStyle`);
        assert.notEqual(outline, 'none', `focus shows on ${label}`);
        if (name.test(label)) return;
      }
      assert.fail(`Tab never reached ${name}`);
    };
    await focusOn(/API key/);
    await page.keyboard.type(stubKey);
    await page.keyboard.press('Enter');
    await page.getByText('pictures left').waitFor();
    await focusOn(/Prompt/);
    await page.keyboard.type('A fox');
    await focusOn(/2K/);
    await page.keyboard.press('ArrowRight');
    await focusOn(/Watermark/);
    await page.keyboard.press('Space');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('button', { name: 'Download' }).waitFor();
    assert.equal(await textOf(page.getByRole('status')), 'The picture is ready.');
    assert.deepEqual(stub.bodies[0], { model: 'bytedance/seedream-4-5', prompt: 'A fox', image_size: '4K', watermark: true });
    await focusOn(/Download/);
    const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
    assert.match(download.suggestedFilename(), /^a-fox/);
    await close();
  });

  it('never scrolls sideways at 360 pixels, and keeps its main button in reach', async () => {
    const { page, close } = await open({ viewport: { width: 360, height: 700 } });
    const overflow = (): Promise<number> => page.evaluate('document.documentElement.scrollWidth - innerWidth');
    await dropFiles(page, [red, blue]);
    await page.getByLabel('Prompt').fill('A fox in a misty forest at dawn');
    assert.equal(await overflow(), 0, 'form');
    await generate(page).click();
    await page.getByRole('button', { name: 'Download' }).waitFor();
    assert.equal(await overflow(), 0, 'result');
    assert.ok(await generate(page).evaluate((button) => button.getBoundingClientRect().bottom <= 700));
    await page.getByRole('tab', { name: 'Request' }).click();
    assert.equal(await overflow(), 0, 'request');
    await close();
  });

  for (const colorScheme of ['light', 'dark'] as const)
    it(`passes axe in every state, ${colorScheme}`, async () => {
      const { page, close } = await open({ colorScheme, key: null });
      await assertAccessible(page, 'no key');
      await page.goto(`${stub.url}/?again#key=${stubKey}`);
      await page.getByText('pictures left').waitFor();
      await assertAccessible(page, 'empty');
      await page.getByRole('button', { name: 'API key' }).click();
      await assertAccessible(page, 'key menu');
      await page.keyboard.press('Escape');
      await dropFiles(page, [red, blue]);
      await page.getByRole('button', { name: 'Add by address' }).click();
      await page.getByRole('button', { name: 'Add', exact: true }).click();
      await page.getByRole('radio', { name: 'Custom' }).check();
      await page.getByLabel('width', { exact: true }).fill('12');
      await assertAccessible(page, 'references and complaints');
      await page.getByLabel('width', { exact: true }).fill('2048');
      await page.getByLabel('Prompt').fill('A fox');
      stub.outcome = 'hold';
      await generate(page).click();
      await page.getByAltText('Preview of the result').waitFor();
      await assertAccessible(page, 'running');
      stub.outcome = 'succeed';
      stub.warnings = ['“hat” was not understood.'];
      stub.release();
      await page.getByRole('button', { name: 'Download' }).waitFor();
      await assertAccessible(page, 'result');
      await page.getByRole('button', { name: 'Zoom to 100 %' }).click();
      await assertAccessible(page, 'zoomed');
      await page.getByRole('tab', { name: 'Request' }).click();
      await assertAccessible(page, 'request');
      await page.getByRole('tab', { name: 'Picture' }).click();
      stub.outcome = 'refuse';
      await generate(page).click();
      await page.getByRole('alert').waitFor();
      await assertAccessible(page, 'error');
      await close();
    });
});
