/**
 * Photographs to edit: some made by the studio, whose subject's outline and whose scene without the subject are known, and the shared reference
 * photographs where they lie beside the checkout. Made once and kept as PNG files in the folder for temporary files.
 */
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, parse } from 'node:path';
import sharp from 'sharp';
import type { PixelSize, RasterImage } from '../../src/engine.ts';
import type { InferenceHost } from '../../src/inference/index.ts';
import { createLanguage, type Language } from '../../src/studio/language/index.ts';
import type { StudioPool } from '../../src/studio/pool.ts';
import { photograph } from '../../src/studio/render/photograph.ts';
import { createWorkshop, type StagedScene, stageScene, type Workshop } from '../../src/studio/render/staging/index.ts';

export interface Photo {
  readonly name: string;
  readonly image: RasterImage;
  /** What an instruction calls its subject; null: a landscape. */
  readonly subject: string | null;
  /** [height, width], 255 = subject; null where nobody knows. */
  readonly outline: Uint8Array | null;
  /** The same scene from the same place without the subject. */
  readonly bare: RasterImage | null;
}

interface Order {
  readonly name: string;
  readonly prompt: string;
  readonly subject: string | null;
  /** The first object of the scene unless told. */
  readonly object?: number;
  readonly size: PixelSize;
}

const wide: PixelSize = { width: 768, height: 576 };
const tall: PixelSize = { width: 576, height: 768 };

const orders: readonly Order[] = [
  { name: 'cat', prompt: 'a ginger cat sitting on the floor of a living room', subject: 'cat', size: wide },
  { name: 'fox', prompt: 'a red fox standing in a forest', subject: 'fox', size: wide },
  { name: 'mug', prompt: 'a blue mug on a wooden table in a cafe', subject: 'mug', size: wide },
  { name: 'woman', prompt: 'a young woman in a green dress standing in a park', subject: 'woman', size: tall },
  { name: 'man', prompt: 'portrait of a man with glasses in a library', subject: 'man', size: tall },
  { name: 'car', prompt: 'a yellow car on a city street', subject: 'car', size: wide },
  { name: 'plant', prompt: 'a potted plant on a table in an office', subject: 'plant', size: wide },
  { name: 'chair', prompt: 'a wooden chair on a lawn in a garden', subject: 'chair', size: wide },
  { name: 'lake', prompt: 'a mountain lake with firs', subject: null, size: wide },
  { name: 'beach', prompt: 'a beach in the afternoon', subject: null, size: wide },
  { name: 'dog', prompt: 'a brown dog standing on a beach', subject: 'dog', size: wide },
  { name: 'apple', prompt: 'a red apple on a wooden table', subject: 'apple', size: wide },
];

/** Not in the repository: nobody may pass them on. */
const reference: readonly (readonly [name: string, file: string, subject: string])[] = [
  ['t-rex', 't-rex.png', 'T-Rex'],
  ['blue mug', 'blue-mug.jpg', 'mug'],
];
const referenceFolder = new URL('../../../shared/reference/images/', import.meta.url);
const cacheFolder = join(tmpdir(), 'seedbed-retouch-photographs');

interface PhotoTools {
  readonly pool: StudioPool;
  readonly inference: InferenceHost;
  readonly signal: AbortSignal;
}

interface Studio extends PhotoTools {
  readonly language: Language;
  readonly workshop: Workshop;
}

/** A picture file as the engine gets it. `longest`: scaled down to that side. */
export async function loadPhoto(file: string | URL, longest = 1e6): Promise<RasterImage> {
  const path = typeof file === 'string' ? file : file.pathname;
  const { data, info } = await sharp(path)
    .rotate()
    .resize(longest, longest, { fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, channels: 3, data };
}

async function loadOutline(file: string): Promise<Uint8Array> {
  return sharp(file).extractChannel(0).raw().toBuffer();
}

/** Every picture of an order, rendered when it is not there yet. */
async function take(order: Order, studio: Studio): Promise<Photo> {
  const fileOf = (what: string): string => join(cacheFolder, `${order.name}-${what}.png`);
  if (!existsSync(fileOf('outline'))) await develop(order, fileOf, studio);
  const { name, subject } = order;
  const image = await loadPhoto(fileOf('whole'));
  if (subject === null) return { name, subject, image, outline: null, bare: null };
  return { name, subject, image, outline: await loadOutline(fileOf('outline')), bare: await loadPhoto(fileOf('bare')) };
}

async function develop({ prompt, size, object = 0 }: Order, fileOf: (what: string) => string, studio: Studio): Promise<void> {
  const { scene } = studio.language.parsePrompt(prompt);
  const staged = stageScene(scene, { size, seed: 1 }, studio.workshop);
  const options = { ...studio, size, seed: 1, quality: 'draft' as const, cache: studio.workshop.trace };
  const whole = await photograph(staged, options);
  await save(fileOf('whole'), whole.image);
  const isSubject = subjectOf(staged, scene.objects[object]?.id);
  const bare = { ...staged, scene: { ...staged.scene, instances: staged.scene.instances.filter((_, index) => !isSubject(index)) } };
  await save(fileOf('bare'), (await photograph(bare, options)).image);
  const outline = Uint8Array.from(whole.planes.id, (id) => (id > 0 && id < 65535 && isSubject(id - 1) ? 255 : 0));
  await sharp(outline, { raw: { ...size, channels: 1 } })
    .png()
    .toFile(fileOf('outline'));
}

function subjectOf({ owners, composition }: StagedScene, objectId: string | undefined): (instance: number) => boolean {
  return (instance) => {
    const owner = owners[instance];
    return owner != null && composition.things[owner]!.objectId === objectId;
  };
}

const save = (file: string, { data, width, height, channels }: RasterImage): Promise<unknown> =>
  sharp(data, { raw: { width, height, channels } }).png().toFile(file);

async function referencePhotos(): Promise<Photo[]> {
  const there = reference.filter(([, file]) => existsSync(new URL(file, referenceFolder)));
  return Promise.all(
    there.map(async ([name, file, subject]) => {
      const image = await loadPhoto(new URL(file, referenceFolder), 768);
      return { name, subject, image, outline: null, bare: null };
    }),
  );
}

const pictureFile = /\.(?:png|jpe?g|webp|tiff?|avif)$/iu;

/** Photographs of one's own, at most 768 pixels long: the file `astronaut.woman.png` is "astronaut", whose subject an instruction calls "woman". */
export async function photosIn(folder: string): Promise<Photo[]> {
  const files = readdirSync(folder)
    .filter((file) => pictureFile.test(file))
    .sort();
  return Promise.all(
    files.map(async (file): Promise<Photo> => {
      const [name = file, subject = null] = parse(file).name.split('.');
      return { name, subject, image: await loadPhoto(join(folder, file), 768), outline: null, bare: null };
    }),
  );
}

/** Fourteen where the reference photographs lie beside the checkout, else twelve. The first time takes a few seconds for each. */
export async function takePhotos(tools: PhotoTools): Promise<Photo[]> {
  mkdirSync(cacheFolder, { recursive: true });
  const studio = { ...tools, language: createLanguage(), workshop: createWorkshop() };
  const photos: Photo[] = [];
  for (const order of orders) photos.push(await take(order, studio));
  return [...photos, ...(await referencePhotos())];
}
