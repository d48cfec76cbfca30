/**
 * Hair and skin of a person whose face was found; runs in a studio worker thread. Skin is what has the colour of the middle of the face; hair is
 * what has the colours of what lies about the forehead, is of the person and is no skin.
 */
import type { RasterImage } from '../../engine.ts';
import { bytesToLab } from '../colour/index.ts';
import type { FaceSight } from '../detect/index.ts';
import { boxMean, type PixelBox, roughMarks, shrinkPart } from '../segment/index.ts';
import { type FacePart, fillContour, grown, paintPart, rounded } from './face-parts.ts';
import { type Marks, patchesOf } from './patches.ts';

export interface FaceMarksInput {
  image: RasterImage;
  region: 'hair' | 'skin';
  sight: FaceSight;
  /** The part of the picture that the marks are of. */
  area: PixelBox;
  /** The person's outline, [height, width] of the picture. */
  outline: Uint8Array;
}

export interface FaceMaskInput {
  width: number;
  height: number;
  part: FacePart;
  sights: readonly FaceSight[];
}

/** [height, width]. */
export function faceMask({ width, height, part, sights }: FaceMaskInput): Uint8Array {
  const mask = new Uint8Array(width * height);
  for (const sight of sights) paintPart(mask, part, sight, { width, height });
  return mask;
}

const lookSide = 400;

interface Look {
  readonly width: number;
  readonly height: number;
  /** Lightness of OKLab, and its a and b divided by it. */
  readonly lab: Float32Array;
  /** 1 inside the person's outline. */
  readonly own: Uint8Array;
  /** In the face's own measure: 0 in its middle, 1 at the ears; 0 at the brow's top, 1 at the chin. */
  readonly across: Float32Array;
  readonly down: Float32Array;
  /** [0, 1] inside the face's outline; features that are no skin. */
  readonly face: Float32Array;
  readonly features: Uint8Array;
  /** Standard deviation of lightness about each pixel: strands of hair are rougher than skin. */
  readonly roughness: Float32Array;
}

async function lookAt({ image, sight, area, outline }: FaceMarksInput): Promise<Look> {
  const { pixels, width, height } = await shrinkPart(image, area, lookSide);
  const count = width * height;
  const look: Look = { width, height, lab: new Float32Array(3 * count), own: new Uint8Array(count), across: new Float32Array(count), down: new Float32Array(count), face: new Float32Array(count), features: new Uint8Array(count), roughness: new Float32Array(count) }; // biome-ignore format: one record
  const lab = new Float64Array(3);
  const [cosine, sine] = [Math.cos(sight.roll), Math.sin(sight.roll)];
  const middle = { x: (sight.ears[0].x + sight.ears[1].x) / 2, y: (sight.ears[0].y + sight.ears[1].y) / 2 };
  const half = Math.max(1, Math.hypot(sight.ears[1].x - sight.ears[0].x, sight.ears[1].y - sight.ears[0].y) / 2);
  const tall = Math.max(1, Math.hypot(sight.chin.x - sight.brow.x, sight.chin.y - sight.brow.y));
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i++) {
      const [px, py] = [area.left + ((x + 0.5) * area.width) / width, area.top + ((y + 0.5) * area.height) / height];
      bytesToLab(pixels[3 * i]!, pixels[3 * i + 1]!, pixels[3 * i + 2]!, lab);
      // Shade and light scale all three alike: a and b against the lightness stay.
      const light = Math.max(0.15, lab[0]!);
      look.lab.set([lab[0]!, lab[1]! / light, lab[2]! / light], 3 * i);
      look.own[i] = outline[Math.floor(py) * image.width + Math.floor(px)]! > 128 ? 1 : 0;
      look.across[i] = ((px - middle.x) * cosine + (py - middle.y) * sine) / half;
      look.down[i] = ((py - sight.brow.y) * cosine - (px - sight.brow.x) * sine) / tall;
    }
  drawFace(look, sight, area);
  look.roughness.set(roughnessOf(look));
  return look;
}

function roughnessOf({ width, height, lab }: Look): Float32Array {
  const light = Float32Array.from({ length: width * height }, (_, i) => lab[3 * i]!);
  const mean = boxMean({ width, height, data: light }, 2).data;
  const square = boxMean({ width, height, data: light.map((v) => v * v) }, 2).data;
  return square.map((v, i) => Math.sqrt(Math.max(0, v - mean[i]! ** 2)));
}

function drawFace({ width, height, face, features }: Look, sight: FaceSight, area: PixelBox): void {
  const [sx, sy] = [width / area.width, height / area.height];
  const seen = (points: FaceSight['outline'], by: number) =>
    rounded(grown(points, by)).map(({ x, y }) => ({ x: (x - area.left) * sx, y: (y - area.top) * sy }));
  const draw = (points: FaceSight['outline'], by: number, paint: (i: number, value: number) => void): void => {
    const { box, data } = fillContour(seen(points, by), { width, height }, 0);
    for (let k = 0; k < data.length; k++)
      if (data[k]! > 0) paint((box.top + Math.floor(k / box.width)) * width + box.left + (k % box.width), data[k]!);
  };
  draw(sight.outline, 1, (i, value) => {
    face[i] = value;
  });
  for (const [points, by] of [
    [sight.eyeOutlines[0], 2],
    [sight.eyeOutlines[1], 2],
    [sight.lips, 1.15],
  ] as const)
    draw(points, by, (i) => {
      features[i] = 1;
    });
}

/** Lightness, a and b (as in Look) about which a colour lies, and how far it spreads. */
interface Tone {
  readonly mean: readonly [number, number, number];
  readonly spread: readonly [number, number, number];
}

const least = [0.035, 0.012, 0.012] as const;
const most = [0.16, 0.03, 0.03] as const;

/** Medians, and the medians of what is off them. */
function toneOf(lab: Float32Array, pixels: readonly number[]): Tone {
  const median = (values: number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
  const mean = [0, 1, 2].map((c) => median(pixels.map((i) => lab[3 * i + c]!))) as [number, number, number];
  const spread = [0, 1, 2].map((c) =>
    Math.min(most[c]!, Math.max(least[c]!, 1.48 * median(pixels.map((i) => Math.abs(lab[3 * i + c]! - mean[c]!))))),
  );
  return { mean, spread: spread as [number, number, number] };
}

/** In spreads; what is shaded differs in lightness more than in hue. */
function farFrom(lab: Float32Array, i: number, { mean, spread }: Tone, lightWeight = 1): number {
  const off = (c: number): number => (lab[3 * i + c]! - mean[c]!) / spread[c]!;
  return Math.hypot(lightWeight * off(0), off(1), off(2));
}

/** Of the warmer and the cooler half, light, middling and dark thirds: strands, their lights and their shadows, on the lit and the other side. */
function tonesOf(lab: Float32Array, pixels: readonly number[]): Tone[] {
  const byWarmth = pixels.toSorted((a, b) => lab[3 * a + 2]! - lab[3 * b + 2]! || a - b);
  const middle = Math.ceil(byWarmth.length / 2);
  return [byWarmth.slice(0, middle), byWarmth.slice(middle)].flatMap((half) => {
    const ordered = half.toSorted((a, b) => lab[3 * a]! - lab[3 * b]! || a - b);
    const third = Math.max(1, Math.ceil(ordered.length / 3));
    return [0, 1, 2].map((k) => ordered.slice(k * third, (k + 1) * third)).flatMap((part) => (part.length > 0 ? [toneOf(lab, part)] : []));
  });
}

const indices = ({ width, height }: Look): number[] => Array.from({ length: width * height }, (_, i) => i);

interface Skin extends Tone {
  /** Lightness under which hardly any of the face lies, and the roughness that hardly any of it has. */
  readonly darkest: number;
  readonly roughest: number;
}

function skinOf(look: Look): Skin | null {
  const { face, features, down, across, lab, roughness } = look;
  const middle = indices(look).filter((i) => face[i]! > 0.99 && !features[i] && down[i]! > 0.25 && Math.abs(across[i]!) < 0.75);
  if (middle.length < 20) return null;
  const at = (values: number[], share: number): number => values.toSorted((a, b) => a - b)[Math.floor(share * values.length)]!;
  const darkest = at(middle.map((i) => lab[3 * i]!), 0.05); // biome-ignore format: one line
  const roughest = Math.max(0.02, 2.5 * at(middle.map((i) => roughness[i]!), 0.5)); // biome-ignore format: one line
  return { ...toneOf(lab, middle), darkest, roughest };
}

/** null where there is nothing of it. */
export async function faceMarks(input: FaceMarksInput): Promise<Marks | null> {
  const look = await lookAt(input);
  const skin = skinOf(look);
  if (!skin) return null;
  return input.region === 'skin' ? skinMarks(look, skin) : hairMarks(look, skin);
}

/** Face, neck, arms: as the face, whatever their light, and neither its hair nor what is worn of a colour much like it. */
function skinMarks(look: Look, skin: Skin): Marks {
  const { width, height, lab, own, face, features, roughness, across, down } = look;
  const hair = tonesOf(lab, hairSeeds(look, skin));
  const data = Uint8Array.from({ length: width * height }, (_, i) => {
    if (features[i] || (!own[i] && face[i]! < 0.5)) return roughMarks.not;
    const far = farFrom(lab, i, skin, 0.45);
    // Skin goes on above the outline to the hairline and no farther.
    if (face[i]! < 0.01 && down[i]! < 0.2 && (Math.abs(across[i]!) > 1.02 || down[i]! < -0.14)) return roughMarks.not;
    const isRough = roughness[i]! > skin.roughest;
    if (lab[3 * i]! < 0.45 * skin.mean[0] || (face[i]! < 0.01 && roughness[i]! > 1.4 * skin.roughest)) return roughMarks.not;
    if (face[i]! < 0.9 && far > (isRough ? 0.7 : 1.3) * nearest(lab, i, hair)) return roughMarks.not;
    // What lies within the outline and is no fringe is skin, in the sun too.
    if (face[i]! > 0.9 && far >= 2.2) return far > 0.6 * nearest(lab, i, hair) && far > 5 ? roughMarks.hardly : roughMarks.likely;
    if (far < 2.2) return isRough ? roughMarks.likely : roughMarks.sure;
    return far < 2.8 ? roughMarks.likely : far < 3.6 ? roughMarks.hardly : roughMarks.not;
  });
  return { width, height, data };
}

const nearest = (lab: Float32Array, i: number, list: readonly Tone[]): number =>
  list.reduce((least, tone) => Math.min(least, farFrom(lab, i, tone)), Number.POSITIVE_INFINITY);

const isOfSkin = ({ lab, roughness }: Look, i: number, skin: Skin): boolean =>
  farFrom(lab, i, skin, 0.6) < 2.6 && lab[3 * i]! > skin.darkest - 0.03 && roughness[i]! < skin.roughest;

/** Above and beside the forehead, of the person, and no skin. */
function hairSeeds(look: Look, skin: Skin): number[] {
  const { own, face, across, down } = look;
  return indices(look).filter((i) => {
    if (!own[i] || face[i]! > 0.01 || isOfSkin(look, i, skin)) return false;
    const side = Math.abs(across[i]!);
    return down[i]! < -0.04 ? down[i]! > -0.4 && side < 1 : down[i]! < 0.3 && side > 1 && side < 1.35;
  });
}

/** How far down long hair is followed, in heights of the face from the brow. */
const longest = 2.6;

/** Under the chin, in its shadow. */
const isNeck = ({ across, down, face }: Look, i: number): boolean =>
  face[i]! < 0.5 && Math.abs(across[i]!) < 0.6 && down[i]! > 0.8 && down[i]! < 1.7;

function hairMarks(look: Look, skin: Skin): Marks | null {
  const { width, height, lab, own, face, across, down, roughness } = look;
  const seeds = hairSeeds(look, skin);
  if (seeds.length < 12) return null;
  const tones = tonesOf(lab, seeds);
  const others = indices(look).filter((i) => own[i] && down[i]! > 1.45 && Math.abs(across[i]!) < 1.6 && nearest(lab, i, tones) > 2.5);
  const cloth = others.length > 30 ? tonesOf(lab, others) : [];
  const likely = Uint8Array.from({ length: width * height }, (_, i) => {
    if (!own[i] || down[i]! > longest || face[i]! > 0.99 || isNeck(look, i)) return 0;
    const far = nearest(lab, i, tones);
    if (face[i]! > 0.5 && far > 0.6 * farFrom(lab, i, skin, 0.8)) return 0;
    if (face[i]! < 0.01 && down[i]! < 0.45 && far < 6 && roughness[i]! > 1.2 * skin.roughest && far < 1.5 * farFrom(lab, i, skin, 0.6)) return 1; // biome-ignore format: one line
    return far < 4 && far < farFrom(lab, i, skin, 0.8) && (down[i]! < 1 || far < nearest(lab, i, cloth)) ? 1 : 0;
  });
  // What hangs together with the head: a fringe, the sides, what falls on the shoulders; not a belt of hair's colour.
  const kept = new Uint8Array(likely.length);
  for (const { pixels } of patchesOf({ width, height, data: likely }))
    if (pixels.some((i) => down[i]! < 0.35)) for (const i of pixels) kept[i] = 1;
  const data = Uint8Array.from(kept, (v, i) => {
    if (!own[i] || down[i]! > longest || isNeck(look, i)) return roughMarks.not;
    // A fringe lies on the forehead; below it the face has no hair of the head.
    if (face[i]! > 0.5) return down[i]! > 0.3 || isOfSkin(look, i, skin) ? roughMarks.not : v ? roughMarks.likely : roughMarks.hardly;
    if (v) return roughMarks.sure;
    if (isOfSkin(look, i, skin)) return down[i]! > -0.05 ? roughMarks.not : roughMarks.hardly;
    if (down[i]! < -0.05) return farFrom(lab, i, skin, 0.6) < 3.2 ? roughMarks.hardly : roughMarks.likely;
    return down[i]! < 1.2 && Math.abs(across[i]!) < 1.8 ? roughMarks.hardly : roughMarks.not;
  });
  return { width, height, data };
}
