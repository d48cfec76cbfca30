/**
 * grabCut (Rother, Kolmogorov and Blake, SIGGRAPH 2004) through OpenCV: the only importer of opencv-js, in worker threads only.
 * Easy to get wrong: the module is a thenable until it is ready; `mat.data` is a getter that costs a call each time; views of wasm
 * memory are dead after any allocation; k-means draws from a random generator that lives as long as the thread.
 */
import { createRequire } from 'node:module';
import type CV from '@techstark/opencv-js';
import { grabMarks } from './trimap.ts';

type OpenCv = typeof CV & { setRNGSeed(seed: number): void; onRuntimeInitialized?: () => void };

/** sRGB, [height, width, 3], and its trimap, [height, width]. */
export interface GrabCutInput {
  width: number;
  height: number;
  pixels: Uint8Array;
  trimap: Uint8Array;
  iterations: number;
}

/** 1 where the subject is, else 0; [height, width]. A trimap without subject or without ground is answered as it stands. */
export async function grabCut({ width, height, pixels, trimap, iterations }: GrabCutInput): Promise<Uint8Array> {
  const isSubject = (v: number): number => (v === grabMarks.sureSubject || v === grabMarks.probableSubject ? 1 : 0);
  const subjectCount = trimap.reduce((n, v) => n + isSubject(v), 0);
  // Below a few pixels a side, the colour models (5 Gaussians each) have nothing to learn from.
  if (subjectCount < 25 || trimap.length - subjectCount < 25) return trimap.map(isSubject);
  const { cv } = await loadOpenCv();
  const image = cv.matFromArray(height, width, cv.CV_8UC3, pixels as unknown as number[]);
  const mask = cv.matFromArray(height, width, cv.CV_8UC1, trimap as unknown as number[]);
  const models = [new cv.Mat(), new cv.Mat()] as const;
  cv.setRNGSeed(1);
  cv.grabCut(image, mask, new cv.Rect(0, 0, 1, 1), models[0], models[1], iterations, cv.GC_INIT_WITH_MASK);
  const found = Uint8Array.from(mask.data as Uint8Array, isSubject);
  for (const mat of [image, mask, ...models]) mat.delete();
  return found;
}

/** Wrapped in an object: a promise that resolves to a thenable would wait on it. */
async function loadOpenCv(): Promise<{ cv: OpenCv }> {
  const cv = createRequire(import.meta.url)('@techstark/opencv-js') as OpenCv;
  if (!cv.Mat)
    await new Promise<void>((resolve) => {
      cv.onRuntimeInitialized = resolve;
    });
  return { cv };
}
