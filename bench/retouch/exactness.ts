/** What local operators and whole edits leave untouched: outside of the mask that an operator returns no byte may differ. */
import type { RasterImage } from '../../src/engine.ts';
import { meanColourDifference } from './ciede2000.ts';
import type { Found, Kit } from './kit.ts';
import { changeOf, inverse, mean, ssim } from './measures.ts';
import type { Photo } from './photos.ts';

/** `#` is what the photograph's subject is called; "lake" and "beach" have none, and their sky is meant. */
const instructions: readonly string[] = [
  'make the # darker',
  'make the background warmer',
  'increase the contrast',
  'make the # purple',
  'make the background black and white',
  'remove the #',
  'sharpen the #',
  'denoise the picture',
  'blur the #',
  'make it sunset',
  'make it snow',
  'turn the picture into a watercolour painting',
  'add the text "HELLO" at the top',
];
/** These render a thing first, which takes seconds: on a few photographs. */
const rendered: readonly string[] = ['add a red ball next to the #', 'replace the # with a teapot'];
const renderedOn = new Set(['mug', 'dog', 'chair']);
const bodily: readonly string[] = ['put a top hat on the #', 'give the # a mug to hold'];
const bodies = new Set(['dog', 'woman', 'man', 't-rex']);
const faces = new Set(['woman', 'man']);
/** The whole engine is asked for every so manieth case, the operator alone for all. */
const engineEvery = 5;

interface Case {
  readonly instruction: string;
  readonly photo: Photo;
}

interface Result extends Case {
  readonly kind: string;
  readonly outside: number;
  readonly outsideOfEdit: number;
  readonly inside: number;
  readonly covered: number;
  readonly ssim: number;
  readonly colourDifference: number;
}

function casesOf(photo: Photo): Case[] {
  const { name, subject } = photo;
  const fitting = [
    ...instructions,
    ...(renderedOn.has(name) ? rendered : []),
    ...(bodies.has(name) ? bodily : []),
    ...(faces.has(name) ? ['smooth the skin'] : []),
  ];
  return fitting.map((instruction) => ({ photo, instruction: instruction.replace('#', subject ?? 'sky') }));
}

async function examine({ instruction, photo }: Case, kit: Kit, isWhole: boolean): Promise<Result | string> {
  const done = await kit.operate(instruction, photo);
  if (typeof done === 'string') return done;
  const edited: RasterImage = isWhole ? (await kit.edit(instruction, photo)).image : done.image;
  const { outside, inside, covered } = changeOf(photo.image, done.image, done.mayChange);
  const untouched = inverse(done.mayChange.map((value) => (value > 0 ? 255 : 0)));
  return {
    instruction,
    photo,
    kind: done.operation.kind,
    outside,
    inside,
    covered,
    outsideOfEdit: changeOf(photo.image, edited, done.mayChange).outside,
    ssim: ssim(photo.image, edited, untouched),
    colourDifference: meanColourDifference(photo.image, edited, untouched),
  };
}

function sumUp(kind: string, results: readonly Result[]): Found {
  const most = (read: (result: Result) => number): number => Math.max(...results.map(read));
  const inside = results.map((result) => result.inside);
  const outside = Math.max(
    most((result) => result.outside),
    most((result) => result.outsideOfEdit),
  );
  return {
    what: `${kind}, ${results.length} photographs`,
    value: `outside ${outside}, inside ${(100 * Math.min(...inside)).toFixed(0)} % least, ${(100 * mean(inside)).toFixed(0)} % mean changed`,
    met: outside === 0 && Math.min(...inside) > 0.5,
  };
}

export async function benchExactness(kit: Kit, photos: readonly Photo[]): Promise<{ exactness: Found[]; consistency: Found[] }> {
  const results: Result[] = [];
  const failures: Found[] = [];
  for (const [index, one] of photos.flatMap(casesOf).entries()) {
    const result = await examine(one, kit, index % engineEvery === 0).catch((error: unknown) => `error: ${String(error)}`);
    if (typeof result === 'string')
      failures.push({ what: `${one.photo.name}: ${one.instruction}`, value: result, met: result.startsWith('error') ? false : null });
    else results.push(result);
  }
  const kinds = [...new Set(results.map(({ kind }) => kind))];
  const of = (kind: string): Result[] => results.filter((result) => result.kind === kind);
  const little = results.filter(({ inside }) => inside <= 0.5);
  return {
    exactness: [
      {
        what: 'kinds of operation',
        value: `${kinds.length} on ${photos.length} photographs`,
        met: kinds.length >= 12 && photos.length >= 10,
      },
      ...kinds.map((kind) => sumUp(kind, of(kind))),
      ...little.map(({ photo, instruction, inside }) => ({
        what: `  ${photo.name}: ${instruction}`,
        value: `${(100 * inside).toFixed(0)} % changed`,
        met: null,
      })),
      ...failures,
    ],
    consistency: [
      ...kinds.map((kind) => ({
        what: kind,
        value: `SSIM ${Math.min(...bounded(of(kind))).toFixed(4)}, CIEDE2000 ${Math.max(...of(kind).map((result) => result.colourDifference)).toFixed(4)}`,
        met: null,
      })),
      { what: 'the neural way', value: 'not run: no weights lie here, and none may be fetched', met: null },
    ],
  };
}

/** An edit of the whole picture leaves nothing to compare: its similarity is 0 of no windows. */
const bounded = (results: readonly Result[]): number[] => {
  const partial = results.filter(({ covered }) => covered < 0.95).map((result) => result.ssim);
  return partial.length > 0 ? partial : [1];
};
