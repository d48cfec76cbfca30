/**
 * A piece of clothing on a person: the parts of the outline that are neither skin nor hair, between the heights where such a piece is worn,
 * of the colour that it has in the middle. Runs in a studio worker thread. Rules of thumb, measured on the studio's own people.
 */
import type { PixelSize, RasterImage } from '../../engine.ts';
import { bytesToLab } from '../colour/index.ts';
import type { FaceSight } from '../detect/index.ts';
import type { LinearColour } from '../scene/index.ts';
import { boxMean, type PixelBox, roughMarks, shrinkPart } from '../segment/index.ts';
import { matchColour } from './colour-match.ts';
import { faceMarks } from './face.task.ts';
import { fillContour } from './face-parts.ts';
import type { Garment } from './garments.ts';
import { headMarks } from './head.task.ts';
import { type Marks, patchesOf } from './patches.ts';

export interface GarmentInput {
  image: RasterImage;
  garment: Garment;
  /** Of the person, in pixels of the picture. */
  person: PixelBox;
  /** The person's outline, [height, width] of the picture. */
  outline: Uint8Array;
  /** That it is told by; null: any. */
  colour: LinearColour | null;
  /** The person's face where one was seen; null: head and skin are told by colour and proportions. */
  sight: FaceSight | null;
}

/** As the head's marks have it, which are laid over this. */
const lookSide = 400;

/** [from, to] of a body from crown to sole; `anchor` is where the piece is surely seen. */
const heights: Readonly<Record<Garment, { from: number; to: number; anchor: readonly [number, number] }>> = {
  hat: { from: -0.05, to: 0.16, anchor: [0, 0.07] },
  top: { from: 0.11, to: 0.66, anchor: [0.2, 0.38] },
  dress: { from: 0.11, to: 0.97, anchor: [0.22, 0.55] },
  bottom: { from: 0.38, to: 0.97, anchor: [0.55, 0.75] },
  shoes: { from: 0.86, to: 1.05, anchor: [0.94, 1] },
};
/** Of the clothed person: less than this is a stripe or a toe. */
const leastShare: Readonly<Record<Garment, number>> = { hat: 0.008, top: 0.1, dress: 0.15, bottom: 0.08, shoes: 0.004 };
/** Heads in a body, crown to sole. */
const headsTall = 7;

interface Look {
  readonly width: number;
  readonly height: number;
  readonly lab: Float32Array;
  /** 1 on the person where neither skin nor hair is. */
  readonly cloth: Uint8Array;
  /** 1 inside the outline. */
  readonly own: Uint8Array;
  /** Rows; null: no face was told. */
  readonly face: { readonly top: number; readonly tall: number } | null;
}

interface HeadMarks {
  readonly skin: Marks | null;
  readonly hair: Marks | null;
  readonly face: Marks | null;
}

/** At the size of the look. */
async function headOf({ image, person, outline, sight }: GarmentInput, size: PixelSize): Promise<HeadMarks> {
  const head = { image, person, outline };
  if (!sight)
    return {
      skin: await headMarks({ ...head, region: 'skin' }),
      hair: await headMarks({ ...head, region: 'hair' }),
      face: await headMarks({ ...head, region: 'face' }),
    };
  const seen = { image, outline, area: person, sight };
  return {
    skin: await faceMarks({ ...seen, region: 'skin' }),
    hair: await faceMarks({ ...seen, region: 'hair' }),
    face: outlined(sight, person, size),
  };
}

function outlined({ outline }: FaceSight, person: PixelBox, { width, height }: PixelSize): Marks {
  const [sx, sy] = [width / person.width, height / person.height];
  const points = outline.map(({ x, y }) => ({ x: (x - person.left) * sx, y: (y - person.top) * sy }));
  const { box, data } = fillContour(points, { width, height }, 0);
  const marks: Marks = { width, height, data: new Uint8Array(width * height).fill(roughMarks.not) };
  for (let k = 0; k < data.length; k++)
    if (data[k]! > 0.5) marks.data[(box.top + Math.floor(k / box.width)) * width + box.left + (k % box.width)] = roughMarks.sure;
  return marks;
}

async function lookAt(input: GarmentInput): Promise<Look> {
  const { image, person, outline } = input;
  const { pixels, width, height } = await shrinkPart(image, person, lookSide);
  const { skin, hair, face } = await headOf(input, { width, height });
  const lab = new Float32Array(3 * width * height);
  const [cloth, own] = [new Uint8Array(width * height), new Uint8Array(width * height)];
  const one = new Float64Array(3);
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i++) {
      bytesToLab(pixels[3 * i]!, pixels[3 * i + 1]!, pixels[3 * i + 2]!, one);
      lab.set(one, 3 * i);
      const row = Math.floor(person.top + ((y + 0.5) * person.height) / height) * image.width;
      const at = row + Math.floor(person.left + ((x + 0.5) * person.width) / width);
      own[i] = outline[at]! > 128 ? 1 : 0;
      cloth[i] = own[i] && !isMarked(hair, i) && !isMarked(face, i) ? 1 : 0;
    }
  const isLikeFace = nearness(lab, face);
  const isNeck = neckOf(face, width);
  for (let i = 0; i < cloth.length; i++) if ((isMarked(skin, i) && isLikeFace(i)) || isNeck(i)) cloth[i] = 0;
  return { width, height, lab, cloth, own, face: rowsOf(face, width) };
}

/** A red shirt has the hue of skin: what is skin is near to the face in all. */
function nearness(lab: Float32Array, face: Marks | null): (i: number) => boolean {
  const own = [...lab.keys()].filter((k) => k % 3 === 0 && face?.data[k / 3] === roughMarks.sure).map((k) => k / 3);
  if (own.length === 0) return () => true;
  const [light, a, b] = [0, 1, 2].map((k) => {
    const values = own.map((i) => lab[3 * i + k]!).toSorted((p, q) => p - q);
    return values[Math.floor(values.length / 2)]!;
  });
  return (i) => Math.abs(lab[3 * i]! - light!) < 0.3 && Math.hypot(lab[3 * i + 1]! - a!, lab[3 * i + 2]! - b!) < 0.045;
}

const isMarked = (marks: Marks | null, i: number): boolean =>
  marks !== null && (marks.data[i] === roughMarks.sure || marks.data[i] === roughMarks.likely);

/** Jaw and neck in shadow have not the face's colour: what lies in its column down to a little under the chin is no cloth. */
function neckOf(face: Marks | null, width: number): (i: number) => boolean {
  const rows = rowsOf(face, width);
  if (!face || !rows) return () => false;
  const columns = [...face.data.keys()].filter((i) => isMarked(face, i)).map((i) => i % width);
  const [left, right] = [Math.min(...columns), Math.max(...columns)];
  return (i) => {
    const [x, y] = [i % width, Math.floor(i / width)];
    return x > left - 0.1 * (right - left) && x < right + 0.1 * (right - left) && y < rows.top + 1.12 * rows.tall;
  };
}

function rowsOf(marks: Marks | null, width: number): Look['face'] {
  if (!marks) return null;
  const first = marks.data.findIndex((_, i) => isMarked(marks, i));
  const last = marks.data.findLastIndex((_, i) => isMarked(marks, i));
  if (first < 0) return null;
  return { top: Math.floor(first / width), tall: Math.max(1, Math.floor(last / width) - Math.floor(first / width)) };
}

/** Top and height of the whole body in rows of the look: a portrait shows a part of it, which the face tells. */
function bodyRows({ face, height }: Look): { top: number; tall: number } {
  if (!face) return { top: 0, tall: height };
  const crown = Math.min(face.top - 0.35 * face.tall, 0.02 * height);
  return { top: crown, tall: Math.max(height - crown, headsTall * 1.35 * face.tall) };
}

export interface GarmentAnswer {
  marks: Marks;
  /** [0, 1]: how far the colour stops where such a piece ends; a dress goes on below the waist, a shirt does not. */
  fit: number;
}

/** null where the person wears nothing there that can be told. */
export async function garmentMarks(input: GarmentInput): Promise<GarmentAnswer | null> {
  const look = await lookAt(input);
  const { width, height, lab, cloth } = look;
  const { from, to, anchor } = heights[input.garment];
  const body = bodyRows(look);
  const share = (i: number): number => (Math.floor(i / width) - body.top) / body.tall;
  const isAnchor = (i: number): boolean => share(i) >= anchor[0] && share(i) <= anchor[1] && Math.abs((i % width) / width - 0.5) < 0.3;
  if (input.garment === 'hat' && !isCovered(look, isAnchor)) return null;
  const main = mainColour(look, isAnchor, input.colour);
  if (!main) return null;
  const near = Uint8Array.from(cloth, (v, i) => (v && share(i) > from && share(i) < to && isNear(lab, i, main) ? 1 : 0));
  const patches = patchesOf({ width, height, data: near });
  const most = patches[0]?.pixels.length ?? 0;
  const person = cloth.reduce((sum, v) => sum + v, 0);
  // Without a face, what is of one colour all over is a hide.
  if (most < leastShare[input.garment] * person || (!look.face && most > 0.6 * person)) return null;
  const inside = new Uint8Array(width * height);
  for (const { pixels } of patches) if (pixels.length > 0.06 * most) for (const i of pixels) inside[i] = 1;
  const marks = seamed(look, inside, (i) => share(i) > from - 0.03 && share(i) < to + 0.03);
  return { marks, fit: fitOf(look, main, { garment: input.garment, share }) };
}

/** A hat hides most of the hair above the brow. */
function isCovered({ own, cloth }: Look, isAnchor: (i: number) => boolean): boolean {
  let [covered, count] = [0, 0];
  for (let i = 0; i < own.length; i++)
    if (own[i] && isAnchor(i)) {
      covered += cloth[i]!;
      count++;
    }
  return covered > 0.6 * count;
}

/** A dress has its colour above and below the waist; a shirt or trousers have theirs on one side of it alone. */
function fitOf(look: Look, main: readonly number[], { garment, share }: { garment: Garment; share: (i: number) => number }): number {
  const above = shareOfColour(look, main, (i) => share(i) > 0.2 && share(i) < 0.35);
  const below = shareOfColour(look, main, (i) => share(i) > 0.55 && share(i) < 0.75);
  if (garment === 'dress') return Math.min(above, below);
  return garment === 'bottom' ? Math.min(below, 1 - above) : Math.min(above, 1 - below);
}

function shareOfColour({ lab, cloth }: Look, main: readonly number[], isThere: (i: number) => boolean): number {
  let [same, count] = [0, 0];
  for (let i = 0; i < cloth.length; i++)
    if (cloth[i] && isThere(i)) {
      count++;
      if (isNear(lab, i, main)) same++;
    }
  return count === 0 ? 0.5 : same / count;
}

/** A strong colour is one by its hue, however it is lit and folded; a pale one by where it lies, and grey by its lightness. */
function clusterOf(light: number, a: number, b: number): string {
  if (Math.hypot(a, b) > strongChroma) return `hue ${Math.round(Math.atan2(b, a) / (Math.PI / 9))}`;
  return `${Math.round(a / 0.04)} ${Math.round(b / 0.04)} ${Math.round(light / 0.3)}`;
}

const strongChroma = 0.1;

/** The commonest colour of the anchor's cloth: the median of its largest cluster by hue, which a seam or a button does not move. */
function mainColour({ width, lab, cloth }: Look, isAnchor: (i: number) => boolean, colour: LinearColour | null): readonly number[] | null {
  const match = colour && matchColour(colour);
  const cells = new Map<string, number[]>();
  for (let i = 0; i < cloth.length; i++) {
    if (!cloth[i] || !isAnchor(i)) continue;
    if (match && match(lab[3 * i]!, lab[3 * i + 1]!, lab[3 * i + 2]!) < 0.35) continue;
    const key = clusterOf(lab[3 * i]!, lab[3 * i + 1]!, lab[3 * i + 2]!);
    cells.set(key, [...(cells.get(key) ?? []), i]);
  }
  const largest = [...cells.values()].toSorted((p, q) => q.length - p.length)[0];
  if (!largest || largest.length < 0.2 * width) return null;
  return [0, 1, 2].map((k) => {
    const values = largest.map((i) => lab[3 * i + k]!).toSorted((p, q) => p - q);
    return values[Math.floor(values.length / 2)]!;
  });
}

/** Folds change lightness far more than hue; greys have lightness alone to be told by. */
function isNear(lab: Float32Array, i: number, [light, a, b]: readonly number[]): boolean {
  const chroma = Math.hypot(a!, b!);
  const off = Math.hypot(lab[3 * i + 1]! - a!, lab[3 * i + 2]! - b!);
  return off < 0.035 + 0.4 * chroma && Math.abs(lab[3 * i]! - light!) < (chroma > 0.06 ? 0.4 : 0.24);
}

function seamed({ width, height, cloth, own, face }: Look, inside: Uint8Array, isWorn: (i: number) => boolean): Marks {
  const plane = Float32Array.from(inside);
  const close = boxMean({ width, height, data: plane }, 1).data;
  const wide = boxMean({ width, height, data: plane }, 5).data;
  // Warm light on a red sleeve has the face's colour: what the piece surrounds is of it.
  const broad = boxMean({ width, height, data: plane }, 16).data;
  const chin = face ? (face.top + 1.25 * face.tall) * width : 0;
  const data = inside.map((v, i) => {
    if (!v && own[i] && i > chin && broad[i]! > 0.6 && isWorn(i)) return roughMarks.likely;
    if (v) return close[i]! > 0.95 ? roughMarks.sure : roughMarks.likely;
    // Buttons, prints and deep folds lie within it.
    if (cloth[i] && isWorn(i) && wide[i]! > 0.6) return roughMarks.likely;
    return cloth[i] && wide[i]! > 0.1 && isWorn(i) ? roughMarks.hardly : roughMarks.not;
  });
  return { width, height, data };
}
