/**
 * The invisible mark "made by Seedbed", put in and found again on threads of its own, so that the event loop stays free.
 * It carries no message and no user. Method, measurements and limits: docs/watermark.md.
 */
import assert from 'node:assert/strict';
import { availableParallelism } from 'node:os';
import { Piscina } from 'piscina';
import type { RasterImage } from '../../engine.ts';
import type { WatermarkReport } from './detect.ts';
import type { WatermarkTask } from './worker.ts';

export interface Watermarker {
  /** A marked copy; `image` is not touched. The same pixels give the same bytes. Alpha is kept as it is. */
  embed(image: RasterImage): Promise<RasterImage>;
  detect(image: RasterImage): Promise<WatermarkReport>;
  /** Ends the threads; calls under way are rejected. */
  close(): Promise<void>;
}

export interface WatermarkerOptions {
  /** The pattern is drawn from this text. The default is public, as this source is: anyone can detect, forge or subtract that mark. */
  readonly key?: string;
}

const publicKey = 'seedbed watermark 1';

/** Threads start with the first call and end after a minute of idleness. */
export function createWatermarker({ key = publicKey }: WatermarkerOptions = {}): Watermarker {
  const pool = new Piscina({
    filename: new URL('./worker.ts', import.meta.url).href,
    minThreads: 0,
    maxThreads: Math.min(2, availableParallelism()),
    idleTimeout: 60_000,
  });

  async function run<Output>(action: WatermarkTask['action'], image: RasterImage): Promise<Output> {
    const { width, height, channels } = image;
    const expected = width * height * channels;
    assert(image.data.length === expected, `an image of ${width}x${height}x${channels} has ${expected} bytes, got ${image.data.length}`);
    const data = new Uint8Array(image.data);
    const task: WatermarkTask = { action, image: { width, height, channels, data }, key };
    return (await pool.run(task, { transferList: [data.buffer] })) as Output;
  }
  return {
    embed: async ({ width, height, channels, data }) => {
      const marked = await run<Uint8Array>('embed', { width, height, channels, data });
      return { width, height, channels, data: marked };
    },
    detect: (image) => run<WatermarkReport>('detect', image),
    close: () => pool.destroy(),
  };
}

async function runOnce<Output>(use: (watermarker: Watermarker) => Promise<Output>): Promise<Output> {
  const watermarker = createWatermarker();
  try {
    return await use(watermarker);
  } finally {
    await watermarker.close();
  }
}

/** Marks one picture on a thread started for it. A server that marks many keeps one `createWatermarker()`. */
export const embedWatermark = (image: RasterImage): Promise<RasterImage> => runOnce((watermarker) => watermarker.embed(image));

/** Looks for the mark in one picture, of any size, on a thread started for it. */
export const detectWatermark = (image: RasterImage): Promise<WatermarkReport> => runOnce((watermarker) => watermarker.detect(image));
