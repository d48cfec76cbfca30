/** What every part of the bench works with: the studio whole, its operators one by one, and the table of what was wanted and what was found. */
import type { RasterImage } from '../../src/engine.ts';
import { createInferenceHost, type InferenceHost } from '../../src/inference/index.ts';
import { createLog } from '../../src/shared/index.ts';
import { Darkroom } from '../../src/studio/edit/darkroom.ts';
import { type LocalKind, type LocalOperator, localOperators } from '../../src/studio/edit/local.ts';
import type { Grounded } from '../../src/studio/ground/index.ts';
import { createStudio } from '../../src/studio/index.ts';
import { createLanguage, type EditOperation, type Target } from '../../src/studio/language/index.ts';
import { createStudioPool, type StudioPool } from '../../src/studio/pool.ts';
import type { Retouched } from '../../src/studio/retouch/index.ts';
import type { Photo } from './photos.ts';

/** `met` null: a number that nothing is wanted of. */
export interface Found {
  readonly what: string;
  readonly value: string;
  readonly met: boolean | null;
}

export interface Operated extends Retouched {
  readonly operation: EditOperation;
  readonly grounded: Grounded;
}

export const seed = 7;

export interface Kit {
  readonly pool: StudioPool;
  readonly inference: InferenceHost;
  readonly signal: AbortSignal;
  /** A whole edit in the first photograph's own size. */
  edit(instruction: string, ...photos: readonly Photo[]): Promise<{ image: RasterImage; warnings: readonly string[] }>;
  /** The operator alone that the instruction asks for; a sentence that says why not, when there is none or its target is not found. */
  operate(instruction: string, photo: Photo): Promise<Operated | string>;
  /** Alpha of the main subject and what it rests on, as the studio finds them. */
  subjectOf(photo: Photo): Promise<Uint8Array>;
  close(): Promise<void>;
}

const settings = { signal: new AbortController().signal, onProgress: () => undefined };

export function createKit(): Kit {
  const inference = createInferenceHost({ log: createLog('warn') });
  const studio = createStudio({ inference });
  const pool = createStudioPool();
  const language = createLanguage();
  const rooms = new Map<Photo, Darkroom>();
  const roomOf = (photo: Photo): Darkroom => {
    const room = rooms.get(photo) ?? new Darkroom([photo.image], { ...settings, pool, inference });
    rooms.set(photo, room);
    return room;
  };
  return {
    pool,
    inference,
    signal: settings.signal,
    edit(instruction, ...photos) {
      const references = photos.map(({ image }) => image);
      const { width, height } = references[0]!;
      return studio.generate({ prompt: instruction, references, size: { width, height }, seed, sizeFollowsEdit: true }, settings);
    },
    async operate(instruction, photo) {
      const [operation] = language.parseInstruction(instruction, 1).operations as [EditOperation];
      const operator = localOperators[operation.kind as LocalKind] as LocalOperator<LocalKind> | undefined;
      if (!operator) return `no operator for ${operation.kind}`;
      const room = roomOf(photo);
      const grounded = await room.ground(0, (operation as { target: Target }).target);
      if (!grounded) return 'its target was not found';
      const request = { prompt: instruction, references: [photo.image], size: photo.image, seed };
      const done = await operator({ operation: operation as never, photograph: photo.image, grounded, request, room });
      return { ...done, operation, grounded };
    },
    subjectOf: async (photo) => (await roomOf(photo).cutOut(0, { withSupport: true })).alpha,
    close: async () => void (await Promise.all([studio.close(), pool.close(), inference.close()])),
  };
}

export function print(title: string, found: readonly Found[]): void {
  console.log(`\n${title}`);
  const mark = { true: 'met   ', false: 'MISSED', null: '      ' };
  for (const { what, value, met } of found) console.log(`  ${mark[`${met}`]} ${what.padEnd(46)} ${value}`);
}
