/** Edits over HTTP at a server of our own, with the processor time and the memory that server and inference process take for each. */
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { type IncomingMessage, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import type { RasterImage } from '../../src/engine.ts';
import { startServerProcess } from '../server-process.ts';

export interface Ask {
  readonly instruction: string;
  /** Files as data URIs. */
  readonly images: readonly string[];
  readonly fields?: object;
}

export interface Answer {
  readonly bytes: Buffer;
  readonly warnings: readonly string[];
  readonly wallSeconds: number;
  readonly processorSeconds: number;
  /** The most that server and inference process held together, and each of them at its own time. */
  readonly peakMegabytes: number;
  readonly peaks: { readonly server: number; readonly inference: number };
  /** Of the request. */
  readonly bodyBytes: number;
}

export interface Door {
  /** throws an error with the answer's text when the server refuses */
  ask(ask: Ask): Promise<Answer>;
  /** What both processes hold now. */
  megabytes(): number;
  close(): Promise<void>;
}

const ticksPerSecond = 100;
const pageMegabytes = 4 / 1024;
const sampleMs = 100;

const childrenOf = (pid: number): number[] =>
  readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
    readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
  );

/** Of a process and its descendants (Linux): what /proc tells of each, summed; one that ended meanwhile counts as nothing. */
function sumOverTree(pid: number, read: (pid: number) => number): number {
  try {
    return read(pid) + childrenOf(pid).reduce((sum, child) => sum + sumOverTree(child, read), 0);
  } catch {
    return 0;
  }
}

/** User and system time so far. */
function secondsOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ');
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
}

const megabytesOf = (pid: number): number => pageMegabytes * Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]);

/** Without the five minutes after which fetch gives up. */
async function post(url: string, key: string, body: string): Promise<{ status: number; text: string }> {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
  const asked = request(url, { method: 'POST', headers });
  asked.end(body);
  const [response] = (await once(asked, 'response')) as [IncomingMessage];
  let text = '';
  for await (const chunk of response.setEncoding('utf8')) text += chunk;
  return { status: response.statusCode ?? 0, text };
}

export async function openDoor(): Promise<Door> {
  const dataDir = mkdtempSync(join(tmpdir(), 'seedbed-retouch-'));
  const server = await startServerProcess(dataDir);
  const { pid } = server.child;
  return {
    async ask({ instruction, images, fields = {} }) {
      let peakMegabytes = 0;
      const peaks = { server: 0, inference: 0 };
      const watch = setInterval(() => {
        const [all, server] = [sumOverTree(pid!, megabytesOf), megabytesOf(pid!)];
        peakMegabytes = Math.max(peakMegabytes, all);
        peaks.server = Math.max(peaks.server, server);
        peaks.inference = Math.max(peaks.inference, all - server);
      }, sampleMs);
      const [startMs, startSeconds] = [performance.now(), sumOverTree(pid!, secondsOf)];
      const body = {
        model: 'bytedance/seedream-4-5',
        prompt: instruction,
        image_urls: images,
        response_format: 'b64_json',
        seed: 7,
        ...fields,
      };
      const json = JSON.stringify(body);
      const { status, text } = await post(`${server.url}/v1/images/generations`, server.key, json).finally(() => clearInterval(watch));
      if (status !== 200) throw new Error(`${status}, at most ${peakMegabytes.toFixed(0)} MB: ${text}`);
      const { data, meta } = JSON.parse(text) as { data: [{ b64_json: string }]; meta: { warnings: string[] } };
      return {
        bytes: Buffer.from(data[0].b64_json, 'base64'),
        warnings: meta.warnings,
        wallSeconds: (performance.now() - startMs) / 1000,
        processorSeconds: sumOverTree(pid!, secondsOf) - startSeconds,
        peakMegabytes,
        peaks,
        bodyBytes: Buffer.byteLength(json),
      };
    },
    megabytes: () => sumOverTree(pid!, megabytesOf),
    async close() {
      await server.stop();
      rmSync(dataDir, { recursive: true });
    },
  };
}

/** As a client sends it. `side`: enlarged to a square of it. */
export async function fileOf({ data, width, height, channels }: RasterImage, format: 'png' | 'jpeg', side?: number): Promise<string> {
  const picture = sharp(data, { raw: { width, height, channels } });
  const sized = side ? picture.resize(side, side, { fit: 'cover', kernel: 'lanczos3' }).sharpen() : picture;
  // A quality given for PNG would reduce it to a palette.
  const bytes = await (format === 'png' ? sized.png() : sized.jpeg({ quality: 92 })).toBuffer();
  return `data:image/${format};base64,${bytes.toString('base64')}`;
}
