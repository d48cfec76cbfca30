/**
 * Face, skin, hair and eyes of a person, by the colour of skin and the proportions of a head; runs in a studio worker thread.
 * source   for the colour of skin: that it varies in lightness far more than in hue, over all people; limits measured on the studio's own
 *          and the reference photographs
 */
import type { RasterImage } from '../../engine.ts';
import { bytesToLab } from '../colour/index.ts';
import { boxMean, type PixelBox, type Plane, roughMarks, shrinkPart } from '../segment/index.ts';
import { type Marks, type Patch, patchesOf } from './patches.ts';

export interface HeadInput {
  image: RasterImage;
  region: 'face' | 'skin' | 'hair' | 'eyes' | 'lips';
  /** Of the person, in pixels of the picture. */
  person: PixelBox;
  /** The person's outline, [height, width] of the picture. */
  outline: Uint8Array;
}

const lookSide = 400;
/** Of who is so much taller than wide all is seen, and the face is some 40 pixels high: eyes and lips in wide windows would hide its skin. */
const standing = 1.8;

interface Look {
  readonly width: number;
  readonly height: number;
  readonly lightness: Float32Array;
  /** OKLab's a: lips have more of it than the skin round them. */
  readonly redness: Float32Array;
  /** 1 where the colour is one of skin, inside the outline. */
  readonly skin: Uint8Array;
  /** 1 inside the outline. */
  readonly own: Uint8Array;
}

/** `roughMarks` over the part of the picture that is the person's box; null where no face was found in it. */
export async function headMarks(input: HeadInput): Promise<Marks | null> {
  const look = await lookAtPerson(input);
  const face = faceOf(look);
  if (!face) return null;
  if (input.region === 'eyes') return eyeMarks(look, face);
  if (input.region === 'lips') return lipMarks(look, face);
  if (input.region === 'hair') return hairMarks(look, face);
  if (input.region === 'skin') return seam(look, look.skin);
  return faceMarks(look, face);
}

async function lookAtPerson({ image, person, outline }: HeadInput): Promise<Look> {
  const { pixels, width, height } = await shrinkPart(image, person, lookSide);
  const count = width * height;
  const lightness = new Float32Array(count);
  const [skin, own] = [new Uint8Array(count), new Uint8Array(count)];
  const chroma = new Float32Array(count);
  const redness = new Float32Array(count);
  const lab = new Float64Array(3);
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i++) {
      bytesToLab(pixels[3 * i]!, pixels[3 * i + 1]!, pixels[3 * i + 2]!, lab);
      lightness[i] = lab[0]!;
      redness[i] = lab[1]!;
      const at = Math.floor(person.top + ((y + 0.5) * person.height) / height) * image.width;
      own[i] = outline[at + Math.floor(person.left + ((x + 0.5) * person.width) / width)]! > 128 ? 1 : 0;
      skin[i] = own[i] && isSkin(lab[0]!, lab[1]!, lab[2]!) ? 1 : 0;
      chroma[i] = Math.hypot(lab[1]!, lab[2]!);
    }
  dropDull(skin, chroma);
  const grain = height > standing * width ? 1 : 3;
  const texture = spreadOf({ width, height, data: lightness }, grain);
  for (let i = 0; i < count; i++) if (texture[i]! > 0.055) skin[i] = 0;
  const even = boxMean({ width, height, data: Float32Array.from(skin) }, Math.min(2, grain)).data;
  return { width, height, lightness, redness, own, skin: skin.map((v, i) => (v && even[i]! > 0.5 ? 1 : 0)) };
}

/** Grey hair has the hue of skin, but little of it: what has much less chroma than the liveliest of the skin is none. */
function dropDull(skin: Uint8Array, chroma: Float32Array): void {
  const all = chroma.filter((_, i) => skin[i] === 1).toSorted();
  const lively = all[Math.floor(0.8 * all.length)] ?? 0;
  for (let i = 0; i < skin.length; i++) if (chroma[i]! < 0.55 * lively) skin[i] = 0;
}

/** Standard deviation over a square of 2 * radius + 1 pixels: strands of hair are rougher than skin. */
function spreadOf(plane: Plane, radius: number): Float32Array {
  const mean = boxMean(plane, radius).data;
  const square = boxMean({ ...plane, data: plane.data.map((v) => v * v) }, radius).data;
  return square.map((v, i) => Math.sqrt(Math.max(0, v - mean[i]! ** 2)));
}

function isSkin(lightness: number, a: number, b: number): boolean {
  const chroma = Math.hypot(a, b);
  const hue = (Math.atan2(b, a) * 180) / Math.PI;
  return lightness > 0.25 && lightness < 0.97 && chroma > 0.022 && chroma < 0.16 && hue > 18 && hue < 82;
}

/**
 * Skin in the upper half, of who stands in the top fifth (bare arms are larger than a face), as an upright box of a head's proportions: neck
 * and shoulders cut off. Lips may end the skin of a small face; its chin is where the proportions have it.
 */
function faceOf({ width, height, skin }: Look): PixelBox | null {
  const isStanding = height > standing * width;
  const reach = isStanding ? 0.22 : 0.62;
  const upper = skin.map((v, i) => (v && i / width < reach * height ? 1 : 0));
  const patches = patchesOf({ width, height, data: upper });
  const main = patches.find(({ pixels, box }) => pixels.length > 0.004 * width * height && box.top < 0.45 * height);
  if (!main) return null;
  const patch = joined(main, patches);
  const widths = rowWidths(patch, width);
  const { top } = patch.box;
  const widest = widths
    .slice(0, Math.max(3, Math.ceil(widths.length * 0.6)))
    .map(({ count, reach }) => (isStanding ? reach : count))
    .toSorted((p, q) => q - p);
  const across = widest[Math.floor(0.2 * widest.length)]!;
  const tall = isStanding ? Math.round(1.3 * across) : Math.min(patch.box.height, Math.round(1.35 * across));
  const middles = widths.slice(Math.floor(tall * 0.3), Math.max(1, Math.ceil(tall * 0.8))).map(({ middle }) => middle);
  const middle = middles.toSorted((p, q) => p - q)[Math.floor(middles.length / 2)] ?? patch.box.left + patch.box.width / 2;
  return { left: Math.round(middle - across / 2), top, width: across, height: Math.max(1, tall) };
}

/** Glasses and brows part a face: what lies within a head's reach of the largest patch of skin, and is no speck, belongs to it. */
function joined(main: Patch, patches: readonly Patch[]): Patch {
  const { left, top, width, height } = main.box;
  const middle = left + width / 2;
  const near = patches.filter(({ pixels, box }) => {
    const isBeside = Math.abs(box.left + box.width / 2 - middle) < 0.6 * width;
    return (
      pixels.length > 0.03 * main.pixels.length && isBeside && box.top < top + 1.2 * width && box.top + box.height > top - 0.6 * height
    );
  });
  const edges = near.map(({ box }) => [box.left, box.top, box.left + box.width, box.top + box.height] as const);
  const [x0, y0] = [Math.min(...edges.map((edge) => edge[0])), Math.min(...edges.map((edge) => edge[1]))];
  const [x1, y1] = [Math.max(...edges.map((edge) => edge[2])), Math.max(...edges.map((edge) => edge[3]))];
  return { pixels: near.flatMap(({ pixels }) => [...pixels]), box: { left: x0, top: y0, width: x1 - x0, height: y1 - y0 } };
}

/** Of each row of a patch, from its top: how many pixels, where their middle lies, and how far they reach, eyes and shaded skin between them. */
function rowWidths({ pixels, box }: Patch, width: number): { count: number; middle: number; reach: number }[] {
  const rows = Array.from({ length: box.height }, () => ({ count: 0, middle: 0, left: width, right: -1 }));
  for (const i of pixels) {
    const [row, x] = [rows[Math.floor(i / width) - box.top]!, i % width];
    row.count++;
    row.middle += x;
    row.left = Math.min(row.left, x);
    row.right = Math.max(row.right, x);
  }
  return rows.map(({ count, middle, left, right }) => ({
    count,
    middle: count > 0 ? (left + right + (2 * middle) / count) / 4 : 0,
    reach: Math.max(0, right - left + 1),
  }));
}

/** Distance from the middle of the box, 1 on its inscribed ellipse. */
const fromMiddle = (i: number, width: number, { left, top, width: w, height: h }: PixelBox): number =>
  Math.hypot(((i % width) + 0.5 - left - w / 2) / (w / 2), (Math.floor(i / width) + 0.5 - top - h / 2) / (h / 2));

/** Eyes, brows and lips are no skin, but lie in the ellipse of the face. */
function faceMarks({ width, height, skin, own }: Look, face: PixelBox): Marks {
  const data = Uint8Array.from(skin, (v, i) => {
    const out = fromMiddle(i, width, face);
    if (!own[i] || out > 1.2) return roughMarks.not;
    if (out < 0.75) return roughMarks.sure;
    return v && out < 1.08 ? roughMarks.likely : roughMarks.hardly;
  });
  return { width, height, data };
}

/** What is redder than the face in the middle of its lower third; null where nothing is, or it is too small to tell. */
function lipMarks({ width, height, redness, skin }: Look, face: PixelBox): Marks | null {
  const usual = [...redness].filter((_, i) => skin[i] && fromMiddle(i, width, face) < 0.8).toSorted((p, q) => p - q);
  const least = (usual[Math.floor(usual.length / 2)] ?? 1) + 0.014;
  const mouth = {
    left: face.left + 0.24 * face.width,
    top: face.top + 0.62 * face.height,
    width: 0.52 * face.width,
    height: 0.26 * face.height,
  };
  const red = Uint8Array.from(redness, (v, i) => (v > least && fromMiddle(i, width, mouth) < 1 ? 1 : 0));
  const patches = patchesOf({ width, height, data: red }).filter(({ pixels }) => pixels.length > 0.002 * face.width * face.height);
  if (patches.length === 0 || patches[0]!.pixels.length < 12) return null;
  const data = new Uint8Array(red.length).fill(roughMarks.not);
  for (const { pixels } of patches.slice(0, 2)) for (const i of pixels) data[i] = roughMarks.sure;
  return { width, height, data };
}

/** Of the person, above and beside the face, and no skin. */
function hairMarks({ width, height, skin, own }: Look, face: PixelBox): Marks {
  const head = {
    left: face.left - 0.45 * face.width,
    top: face.top - 0.5 * face.height,
    width: 1.9 * face.width,
    height: 1.55 * face.height,
  };
  const data = Uint8Array.from(skin, (v, i) => {
    const y = Math.floor(i / width);
    const inHead = fromMiddle(i, width, head) < 1;
    if (!own[i] || v || (fromMiddle(i, width, face) < 0.8 && y > face.top + 0.12 * face.height)) return roughMarks.not;
    if (y < face.top && inHead) return y < face.top - 0.05 * face.height ? roughMarks.sure : roughMarks.likely;
    return inHead ? roughMarks.likely : y < face.top + 1.6 * face.height ? roughMarks.hardly : roughMarks.not;
  });
  return { width, height, data };
}

/** The darkest spots left and right of the face's middle, about half its width under the hairline: brows lie higher, lips lower. */
function eyeMarks({ width, height, lightness }: Look, face: PixelBox): Marks {
  const data = new Uint8Array(width * height);
  const soft = boxMean({ width, height, data: lightness }, Math.max(1, Math.round(0.03 * face.width))).data;
  const [rx, ry] = [0.13 * face.width, 0.075 * face.width];
  for (const [from, to] of [
    [0.12, 0.42],
    [0.58, 0.88],
  ] as const) {
    const best = darkestIn({ width, height, lightness: soft }, face, { from, to });
    if (best === null) continue;
    const eye = { left: (best % width) - rx, top: Math.floor(best / width) - ry, width: 2 * rx, height: 2 * ry };
    for (let i = 0; i < data.length; i++) if (fromMiddle(i, width, eye) < 1) data[i] = roughMarks.sure;
  }
  return { width, height, data };
}

function darkestIn(
  { width, height, lightness }: Pick<Look, 'width' | 'height' | 'lightness'>,
  face: PixelBox,
  { from, to }: { from: number; to: number },
): number | null {
  let best: { at: number; cost: number } | null = null;
  for (let y = Math.round(face.top + 0.34 * face.width); y < Math.min(height, face.top + 0.78 * face.width); y++)
    for (let x = Math.max(0, Math.round(face.left + from * face.width)); x < Math.min(width, face.left + to * face.width); x++) {
      const cost = lightness[y * width + x]! + 0.9 * Math.abs((y - face.top) / face.width - 0.56);
      if (!best || cost < best.cost) best = { at: y * width + x, cost };
    }
  return best?.at ?? null;
}

function seam({ width, height, own }: Look, inside: Uint8Array): Marks {
  const soft = boxMean({ width, height, data: Float32Array.from(inside) }, 2).data;
  const data = Uint8Array.from(inside, (v, i) => {
    if (v) return soft[i]! > 0.95 ? roughMarks.sure : roughMarks.likely;
    return own[i] && soft[i]! > 0.1 ? roughMarks.hardly : roughMarks.not;
  });
  return { width, height, data };
}
