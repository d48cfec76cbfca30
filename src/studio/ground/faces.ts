/** Parts of faces that the detector of faces found: drawn by their outlines, hair and skin by their colours about them. */
import type { RasterImage } from '../../engine.ts';
import type { Detection, FaceSight } from '../detect/index.ts';
import { boundsOf, type CutOut, outlineMarks, type PixelBox } from '../segment/index.ts';
import type { FaceMarksInput, FaceMaskInput } from './face.task.ts';
import type { FacePart } from './face-parts.ts';
import type { GroundDeps } from './ground.ts';
import type { Grounded } from './grounded.ts';
import type { IrisInput } from './iris.task.ts';
import type { Marks } from './patches.ts';
import { outlineOf } from './thing.ts';

export type HeadRegion = 'face' | 'skin' | 'hair' | 'eyes' | 'lips';

const moduleUrl = new URL('./face.task.ts', import.meta.url).href;

const allOf = /\b(?:faces|everyone|everybody|all|both|their|people)\b|所有|每个|大家|他们|她们|两/iu;
const onLeft = /\b(?:left|leftmost)\b|左/iu;
const onRight = /\b(?:right|rightmost)\b|右/iu;

const pixelsOf = ({ box }: FaceSight): number => box.width * box.height;

/** Those that the words mean: all of them, the one on a side, or else the largest. Others that are far smaller are bystanders. */
export function facesMeant(faces: readonly FaceSight[], words: string): FaceSight[] {
  const bySize = faces.toSorted((a, b) => pixelsOf(b) - pixelsOf(a));
  const [largest] = bySize;
  if (!largest || allOf.test(words)) return bySize;
  const near = bySize.filter((face) => pixelsOf(face) > 0.15 * pixelsOf(largest));
  const across = near.toSorted((a, b) => a.eyes[0].x - b.eyes[0].x);
  if (onLeft.test(words)) return across.slice(0, 1);
  return onRight.test(words) ? across.slice(-1) : [largest];
}

/** null where no face was found, or it has nothing of the kind. */
export async function groundFace(image: RasterImage, region: HeadRegion, words: string, deps: GroundDeps): Promise<Grounded | null> {
  const faces = facesMeant(await deps.faces(), words);
  if (faces.length === 0) return null;
  if (region === 'hair' || region === 'skin') return colouredOf(image, region, { faces, words, deps });
  const mask = await painted(image, region, faces, deps);
  const box = boundsOf(image, (i) => mask[i]! > 8);
  return box && { mask, box, by: 'region', confidence: Math.min(...faces.map(({ score }) => score)), faces, warnings: [] };
}

type Tools = Pick<GroundDeps, 'pool' | 'signal'>;

const painted = ({ width, height }: RasterImage, part: FacePart, sights: readonly FaceSight[], { pool, signal }: Tools) =>
  pool.run<FaceMaskInput, Uint8Array>({ moduleUrl, name: 'faceMask', input: { width, height, part, sights } }, signal);

/** Where the hair of these faces is, about: [height, width]. */
export const aboutFaces = (image: RasterImage, faces: readonly FaceSight[], tools: Tools): Promise<Uint8Array> =>
  painted(image, 'about', faces, tools);

/** Of grounded eyes, what has their colour: [height, width]. */
export function irisesOf(image: RasterImage, faces: readonly FaceSight[], { pool, signal }: Tools) {
  const input: IrisInput = { image, sights: faces };
  const url = new URL('./iris.task.ts', import.meta.url).href;
  return pool.run<IrisInput, Uint8Array>({ moduleUrl: url, name: 'irisMask', input }, signal);
}

interface Asked {
  readonly faces: readonly FaceSight[];
  readonly words: string;
  readonly deps: GroundDeps;
}

async function colouredOf(image: RasterImage, region: 'hair' | 'skin', { faces, words, deps }: Asked): Promise<Grounded | null> {
  const masks: Uint8Array[] = [];
  for (const sight of faces) {
    const outline = await bodyOf(image, sight, deps);
    if (!outline) continue;
    const area = region === 'skin' ? outline.box : headArea(sight, image);
    const input: FaceMarksInput = { image, region, sight, area, outline: outline.alpha };
    const marks = await deps.pool.run<FaceMarksInput, Marks | null>({ moduleUrl, name: 'faceMarks', input }, deps.signal);
    if (!marks) continue;
    const { alpha } = await outlineMarks(image, { ...marks, area }, deps);
    masks.push(alpha.map((value, i) => Math.min(value, outline.alpha[i]!)));
  }
  const [first, ...rest] = masks;
  if (!first) return null;
  const mask = rest.length === 0 ? first : first.map((value, i) => rest.reduce((most, other) => Math.max(most, other[i]!), value));
  const box = boundsOf(image, (i) => mask[i]! > 8);
  const warnings = region === 'skin' ? [] : [`'${words}' was told by its place about the face and by its colours.`];
  return box && { mask, box, by: 'region', confidence: 0.75, faces, warnings };
}

/** Whose face it is: the smallest detected person that has it, else the main subject if that has it. */
async function bodyOf(image: RasterImage, sight: FaceSight, deps: GroundDeps): Promise<CutOut | null> {
  const all = await deps.detections();
  const x = (sight.eyes[0].x + sight.eyes[1].x) / 2;
  const y = sight.nose.y;
  const has = ({ left, top, width, height }: PixelBox): boolean => x > left && x < left + width && y > top && y < top + height;
  const people = all.filter((one) => one.class === 'person' && one.score >= 0.3 && has(one.box));
  const size = ({ box }: Detection): number => box.width * box.height;
  const [person] = people.toSorted((a, b) => b.score - a.score || size(a) - size(b));
  if (person) return outlineOf(image, person, all, deps);
  const subject = await deps.subject.cutOut();
  return subject.confidence >= 0.5 && has(subject.box) ? subject : null;
}

/** Face, hair and shoulders. */
function headArea({ box }: FaceSight, { width, height }: RasterImage): PixelBox {
  const [left, top] = [Math.max(0, Math.round(box.left - 1.1 * box.width)), Math.max(0, Math.round(box.top - 0.9 * box.height))];
  const right = Math.min(width, Math.round(box.left + 2.1 * box.width));
  const bottom = Math.min(height, Math.round(box.top + 2.7 * box.height));
  return { left, top, width: right - left, height: bottom - top };
}
