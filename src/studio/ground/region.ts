/** Regions without an outline of their own: sky, water and ground of the picture; face, skin, hair and eyes of a person. */
import type { RasterImage } from '../../engine.ts';
import type { Detection } from '../detect/index.ts';
import type { Target } from '../language/index.ts';
import { boundsOf, type CutOut, outlineMarks, type PixelBox, paintRough } from '../segment/index.ts';
import { groundFace } from './faces.ts';
import type { GroundDeps } from './ground.ts';
import type { Grounded } from './grounded.ts';
import type { HeadInput } from './head.task.ts';
import { kindOfClass } from './kinds.ts';
import type { LandscapeAnswer } from './landscape.task.ts';
import type { LandscapeInput } from './landscape-view.ts';
import type { Marks } from './patches.ts';
import { outlineOf } from './thing.ts';

type Region = Extract<Target, { kind: 'region' }>;

const ofHead: readonly string[] = ['face', 'skin', 'hair', 'eyes', 'lips'];
const isOfHead = (region: Region['region']): region is HeadInput['region'] => ofHead.includes(region);

export function groundRegion(image: RasterImage, target: Region, deps: GroundDeps): Promise<Grounded | null> {
  const { region } = target;
  return isOfHead(region) ? groundHead(image, region, target, deps) : groundLandscape(image, region, target, deps);
}

async function groundLandscape(
  image: RasterImage,
  region: LandscapeInput['region'],
  { words }: Region,
  deps: GroundDeps,
): Promise<Grounded | null> {
  const subject = await deps.subject.rough();
  const input: LandscapeInput = {
    image,
    region,
    subject: subject && subject.confidence > 0.6 ? paintRough(subject, image) : null,
    things: await inTheWay(region, deps),
  };
  const moduleUrl = new URL('./landscape.task.ts', import.meta.url).href;
  const answer = await deps.pool.run<LandscapeInput, LandscapeAnswer | null>({ moduleUrl, name: 'landscapeMarks', input }, deps.signal);
  if (!answer) return null;
  const { alpha: mask, box } = await outlineMarks(image, answer.marks, deps);
  const warnings = answer.confidence < 0.7 ? [`'${words}' was told by colour and place alone.`] : [];
  return box && { mask, box, by: 'region', confidence: answer.confidence, warnings };
}

/** What is detected before a wall or on a floor; in a landscape colours tell things from the ground. */
async function inTheWay(region: Region['region'], deps: GroundDeps): Promise<PixelBox[]> {
  if (region !== 'wall' && region !== 'ground') return [];
  const large = (await deps.detections()).filter((one) => one.score >= 0.35 && one.class !== 'dining table');
  // The floor goes on under a thing.
  return large.map(({ box }) => (region === 'wall' ? box : { ...box, height: Math.round(0.6 * box.height) }));
}

async function groundHead(image: RasterImage, region: HeadInput['region'], { words }: Region, deps: GroundDeps): Promise<Grounded | null> {
  const seen = await groundFace(image, region, words, deps);
  if (seen) return seen;
  const found = await personIn(image, deps);
  if (!found) return null;
  const { outline, isPerson } = found;
  const input: HeadInput = { image, region, person: outline.box, outline: outline.alpha };
  const moduleUrl = new URL('./head.task.ts', import.meta.url).href;
  const marks = isPerson ? await deps.pool.run<HeadInput, Marks | null>({ moduleUrl, name: 'headMarks', input }, deps.signal) : null;
  if (!marks) return region === 'face' && !isPerson ? animalHead(image, outline, words) : null;
  const { alpha: drawn } = await outlineMarks(image, { ...marks, area: outline.box }, deps);
  const mask = drawn.map((value, i) => Math.min(value, outline.alpha[i]!));
  const box = boundsOf(image, (i) => mask[i]! > 8);
  const warnings = region === 'skin' ? [] : [`'${words}' was told by the colour of skin and the proportions of a head.`];
  return box && { mask, box, by: 'region', confidence: 0.6, warnings };
}

/** The largest detected person, else the largest animal, else the subject that may be one. */
async function personIn(image: RasterImage, deps: GroundDeps): Promise<{ outline: CutOut; isPerson: boolean } | null> {
  const living = (await deps.detections()).filter((one) => one.score >= 0.35 && kindOfClass(one.class) === 'living');
  const size = ({ box, score }: Detection): number => score * box.width * box.height;
  const [person] = living.filter((one) => one.class === 'person').toSorted((a, b) => size(b) - size(a));
  const [animal] = living.filter((one) => one.class !== 'person').toSorted((a, b) => size(b) - size(a));
  const largest = animal && (!person || size(animal) > 2 * size(person)) ? animal : person;
  if (!largest) return null;
  return { outline: await outlineOf(image, largest, living, deps), isPerson: largest === person };
}

/** The end of the outline that its highest point is at: a head is mostly held high. A guess. */
function animalHead(image: RasterImage, { alpha, box }: CutOut, words: string): Grounded | null {
  const window = headWindow(alpha, image.width, box);
  const mask = alpha.map((value, i) => {
    const [x, y] = [i % image.width, Math.floor(i / image.width)];
    return x >= window.left && x < window.left + window.width && y >= window.top && y < window.top + window.height ? value : 0;
  });
  const head = boundsOf(image, (i) => mask[i]! > 8);
  return (
    head && { mask, box: head, by: 'region', confidence: 0.35, warnings: [`'${words}' was told by the shape of the outline: a guess.`] }
  );
}

function headWindow(alpha: Uint8Array, width: number, box: PixelBox): PixelBox {
  const row = box.top + Math.round(0.08 * box.height);
  const columns = Array.from({ length: box.width }, (_, x) => box.left + x).filter((x) => alpha[row * width + x]! > 128);
  const middle = columns.length > 0 ? columns[Math.floor(columns.length / 2)]! : box.left + box.width / 2;
  const isUpright = box.height > 1.2 * box.width;
  const across = Math.round(isUpright ? box.width : 0.42 * box.width);
  const left = Math.round(Math.min(Math.max(middle - across / 2, box.left), box.left + box.width - across));
  return { left, top: box.top, width: across, height: Math.round(0.42 * box.height) };
}
