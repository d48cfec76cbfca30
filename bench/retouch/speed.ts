/** What edits cost at 2048x2048, whole requests at the server: wall, processor time and memory of both processes. */
import { median } from '../machine.ts';
import { type Answer, type Door, fileOf, openDoor } from './door.ts';
import type { Found } from './kit.ts';
import type { Photo } from './photos.ts';

const side = 2048;
const mostMegabytes = 1536;

interface Case {
  readonly name: string;
  readonly instruction: string;
  readonly photos: readonly string[];
  readonly limitSeconds: number;
}

const single = (name: string, photo: string, instruction: string): Case => ({ name, instruction, photos: [photo], limitSeconds: 4 });

const cases: readonly Case[] = [
  single('tone, whole', 'fox', 'make it brighter'),
  single('tone, background', 'fox', 'make the background warmer'),
  single('recolour', 'mug', 'make the mug red'),
  single('black and white', 'fox', 'make it black and white'),
  single('remove', 'fox', 'remove the fox'),
  single('blur the background', 'fox', 'blur the background'),
  single('blur a thing', 'fox', 'blur the fox'),
  single('sharpen', 'fox', 'sharpen the picture'),
  single('denoise', 'fox', 'denoise the picture'),
  single('cut out', 'fox', 'cut out the fox'),
  single('relight', 'woman', 'make it sunset'),
  single('weather', 'woman', 'make it snow'),
  single('style', 'fox', 'turn it into a watercolour painting'),
  single('text', 'beach', 'add the text "HELLO" at the top'),
  single('portrait', 'man', 'smooth the skin'),
  single('add', 'mug', 'add a red apple next to the mug'),
  single('wear', 'dog', 'put a top hat on the dog'),
  single('hold', 'woman', 'give the woman a red umbrella to hold'),
  single('replace', 'mug', 'replace the mug with a teapot'),
  single('replace the background', 'fox', 'put it on a beach at sunset'),
  single('turn', 'fox', 'rotate it by 10 degrees'),
  {
    name: 'combine two',
    photos: ['dog', 'mug'],
    limitSeconds: 9,
    instruction: 'Combine the images so the dog is sitting in a café, drinking from the mug',
  },
  {
    name: 'combine fourteen',
    photos: ['dog', 'mug', 'cat', 'fox', 'woman', 'man', 'car', 'plant', 'chair', 'apple', 'dog', 'mug', 'cat', 'fox'],
    limitSeconds: 45,
    instruction: 'Put everything from all the images together in a park',
  },
];

async function time(one: Case, files: ReadonlyMap<string, string>, door: Door, rounds: number): Promise<Found> {
  const answers: Answer[] = [];
  const ask = {
    instruction: one.instruction,
    images: one.photos.map((name) => files.get(name)!),
    fields: { image_size: { width: side, height: side } },
  };
  for (let round = 0; round < rounds; round++) answers.push(await door.ask(ask));
  const of = (read: (answer: Answer) => number): number => median(answers.map(read));
  const wall = of(({ wallSeconds }) => wallSeconds);
  const megabytes = Math.max(...answers.map(({ peakMegabytes }) => peakMegabytes));
  const undone = answers[0]!.warnings.filter((warning) => /not done|not found|returned as/i.test(warning));
  const value = [
    `${wall.toFixed(2).padStart(6)} s wall (limit ${one.limitSeconds})`,
    `${of(({ processorSeconds }) => processorSeconds)
      .toFixed(2)
      .padStart(6)} s processor`,
    `${megabytes.toFixed(0).padStart(5)} MB`,
    ...undone,
  ].join('  ');
  return { what: one.name, value, met: wall <= one.limitSeconds && megabytes <= mostMegabytes && undone.length === 0 };
}

/** The first request warms threads and networks up and is not counted. `only`: names that contain it. */
export async function benchSpeed(photos: readonly Photo[], { rounds, only = '' }: { rounds: number; only?: string }): Promise<Found[]> {
  const names = new Set(cases.flatMap((one) => one.photos));
  const files = new Map<string, string>();
  for (const photo of photos) if (names.has(photo.name)) files.set(photo.name, await fileOf(photo.image, 'jpeg', side));
  const door = await openDoor();
  const found: Found[] = [];
  await door.ask({
    instruction: 'blur the background',
    images: [files.get('fox')!],
    fields: { image_size: { width: side, height: side } },
  });
  for (const one of cases.filter(({ name }) => name.includes(only))) {
    const row = await time(one, files, door, rounds).catch((error: unknown) => ({
      what: one.name,
      value: String(error).slice(0, 300),
      met: false,
    }));
    console.log(`  ${row.what.padEnd(26)} ${row.value}`);
    found.push(row);
  }
  await door.close();
  return found;
}

/** Fourteen photographs of 36 megapixels: a picture, in memory that is told. */
export async function benchLarge(photos: readonly Photo[]): Promise<Found[]> {
  const files: string[] = [];
  for (const photo of photos.slice(0, 7)) files.push(await fileOf(photo.image, 'jpeg', 6000));
  const door = await openDoor();
  const what = 'fourteen of 6000x6000, 2048x2048 wanted';
  const ask = {
    instruction: 'Put everything from all the images together in a park',
    images: [...files, ...files],
    fields: { image_size: { width: side, height: side } },
  };
  const row = await door.ask(ask).then(
    ({ wallSeconds, processorSeconds, peakMegabytes, peaks, bodyBytes, warnings }) => ({
      what,
      value: [
        `${wallSeconds.toFixed(1)} s wall, ${processorSeconds.toFixed(1)} s processor`,
        `${peakMegabytes.toFixed(0)} MB (server at most ${peaks.server.toFixed(0)}, inference ${peaks.inference.toFixed(0)})`,
        `a request of ${(bodyBytes / 1e6).toFixed(0)} MB, ${warnings.length} warnings`,
      ].join('; '),
      met: peakMegabytes < 3072,
    }),
    (error: unknown) => ({ what, value: String(error).slice(0, 300), met: false }),
  );
  await door.close();
  return [row];
}
