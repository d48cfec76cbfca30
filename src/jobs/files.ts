/**
 * The files of a generation in storage: references staged from submission to end, and pictures. A row in `staging` stands for as long
 * as there may be staged files, so that those of a process that died are found.
 */
import { type Db, stagingSql } from '../db/index.ts';
import type { RasterImage } from '../engine.ts';
import type { Log } from '../shared/index.ts';
import type { Storage } from '../storage/index.ts';
import type { GenerationRequest, OutputFormat, StagedReference } from './generation.ts';
import type { Imaging } from './imaging.ts';

const extensions: Readonly<Record<OutputFormat, string>> = { jpeg: 'jpg', png: 'png', webp: 'webp' };

const referenceKey = (id: string, index: number): string => `references/${id}/${index}`;

/** The same for every attempt, so that work done twice ends in the same file. */
export const pictureKey = (id: string, index: number, format: OutputFormat): string => `images/${id}/${index}.${extensions[format]}`;

const indices = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

export interface GenerationFiles {
  stage(id: string, references: readonly StagedReference[]): Promise<void>;
  /** Decoded, in order. */
  load(id: string, referenceCount: number): Promise<RasterImage[]>;
  /** Deletes staged references. Failures are logged: what is left is swept later. */
  unstage(id: string, referenceCount: number): Promise<void>;
  /** Deletes the pictures of a generation that came to nothing. */
  discardPictures(id: string, request: GenerationRequest): Promise<void>;
  /** Deletes the staged references that no unfinished generation needs and that are older than `ageSeconds`. */
  sweep(ageSeconds: number): Promise<void>;
}

/**
 * What the references after the first hold together when they are decoded, 3 or 4 bytes each: larger ones are decoded smaller. No answer
 * of 4096x4096 can show more of fourteen pictures. The first keeps its size, as "keep" promises its very bytes.
 */
const furtherPixels = 40_000_000;
/** Some codings are decoded as a whole before they are scaled: 216 MB for a progressive JPEG of 36 megapixels. */
const decodedAtOnce = 2;

export function createFiles(parts: { db: Db; storage: Storage; imaging: Imaging; pixels: number; log: Log }): GenerationFiles {
  const { db, storage, imaging, pixels, log } = parts;

  async function loadOne(id: string, index: number, referenceCount: number): Promise<RasterImage> {
    const { bytes } = await storage.get(referenceKey(id, index));
    const shrinkTo = index === 0 ? pixels : Math.floor(furtherPixels / (referenceCount - 1));
    const { image } = await imaging.decodeImage(bytes, { pixels, shrinkTo });
    return image;
  }

  async function load(id: string, referenceCount: number): Promise<RasterImage[]> {
    const images: RasterImage[] = [];
    let next = 0;
    const decode = async (): Promise<void> => {
      for (let index = next++; index < referenceCount; index = next++) images[index] = await loadOne(id, index, referenceCount);
    };
    await Promise.all(Array.from({ length: decodedAtOnce }, decode));
    return images;
  }

  async function unstage(id: string, referenceCount: number): Promise<void> {
    if (referenceCount === 0) return;
    try {
      await Promise.all(indices(referenceCount).map((index) => storage.delete(referenceKey(id, index))));
      await stagingSql.deleteStaging(db, id);
    } catch (error) {
      log.warn({ err: error, generationId: id }, 'staged references could not be deleted; they are swept later');
    }
  }

  async function stage(id: string, references: readonly StagedReference[]): Promise<void> {
    if (references.length === 0) return;
    await stagingSql.insertStaging(db, id, references.length);
    await Promise.all(references.map(({ bytes, contentType }, index) => storage.put(referenceKey(id, index), bytes, contentType)));
  }

  async function discardPictures(id: string, request: GenerationRequest): Promise<void> {
    try {
      await Promise.all(indices(request.imageCount).map((index) => storage.delete(pictureKey(id, index, request.outputFormat))));
    } catch (error) {
      log.warn({ err: error, generationId: id }, 'pictures of a generation that came to nothing could not be deleted');
    }
  }

  async function sweep(ageSeconds: number): Promise<void> {
    const abandoned = await stagingSql.listAbandonedStaging(db, ageSeconds);
    for (const { generationId, referenceCount } of abandoned) await unstage(generationId, referenceCount);
  }

  return { stage, load, unstage, discardPictures, sweep };
}
