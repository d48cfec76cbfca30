/** Real Chromium for the tests of the page, and what they ask of a page. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, chromium, type Locator, type Page } from 'playwright-core';

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => existsSync(path));

/** Why the tests of the page cannot run here; false when they can. */
export const noBrowser: string | false = executablePath ? false : 'Chromium is not installed';

export const launchBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: executablePath!,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });

export interface PageOptions {
  readonly colorScheme?: 'light' | 'dark';
  readonly viewport?: { readonly width: number; readonly height: number };
}

/** A page of its own session. `requests` holds every address it asked for, `faults` every uncaught error. */
export async function openPage(browser: Browser, { colorScheme = 'light', viewport = { width: 1440, height: 900 } }: PageOptions = {}) {
  const context = await browser.newContext({
    colorScheme,
    viewport,
    reducedMotion: 'reduce',
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  const requests: string[] = [];
  const faults: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('pageerror', (error) => faults.push(error.message));
  return { page, requests, faults, close: () => context.close() };
}

/** Every rule of axe, best practices too. Legacy mode leaves out frames, of which the page has none, and saves a second page for each check. */
export async function assertAccessible(page: Page, state: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  const found = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target, failureSummary }) => `${target.join(' ')} ${failureSummary}`).join('; ')}`,
  );
  assert.deepEqual(found, [], state);
}

/** All the text in it, seen or not. */
export const textOf = async (locator: Locator): Promise<string> => (await locator.textContent()) ?? '';

/** What the clipboard holds. */
export const readClipboard = (page: Page): Promise<string> => page.evaluate('navigator.clipboard.readText()');

interface TestFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Buffer;
}

/** Builds a DataTransfer with the files in the page and does `action` with it there. */
async function transferFiles(page: Page, files: readonly TestFile[], action: string): Promise<void> {
  const items = files.map(({ name, type, bytes }) => ({ name, type, base64: bytes.toString('base64') }));
  await page.evaluate(`(() => {
    const transfer = new DataTransfer();
    for (const { name, type, base64 } of ${JSON.stringify(items)})
      transfer.items.add(new File([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], name, { type }));
    ${action}
  })()`);
}

/** Drops files on the page as another program would. */
export const dropFiles = (page: Page, files: readonly TestFile[]): Promise<void> =>
  transferFiles(
    page,
    files,
    `for (const kind of ['dragenter', 'dragover', 'drop'])
      document.body.dispatchEvent(new DragEvent(kind, { dataTransfer: transfer, bubbles: true, cancelable: true }));`,
  );

/** Pastes files where the focus is. */
export const pasteFiles = (page: Page, files: readonly TestFile[]): Promise<void> =>
  transferFiles(
    page,
    files,
    'document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData: transfer, bubbles: true, cancelable: true }));',
  );
