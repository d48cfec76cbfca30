/** Sets photographed heads on traced bodies, and photographed vessels in their hands; what is nearer than the neck covers it. In a worker. */
import type { RasterImage } from '../../../engine.ts';
import type { BackdropLight } from '../../render/index.ts';
import { boxMean, type CutOut, createPlane, type Plane, sampleBilinear } from '../../segment/index.ts';
import { grade } from '../grade.ts';
import { cropToBox, type Layer, toLayer } from '../layer.ts';
import { clamp, linearOfByte, luminance, smoothStep, toSrgb255 } from '../light.ts';
import { paintLayer, type Surroundings, softBackdrop } from '../paint-layer.ts';
import { relightFor } from '../relight.ts';
import type { FigurePlace } from './figure-scene.ts';
import type { Head } from './head.ts';
import { columnsOf, fitNeck, headBox, turnLayer } from './warp.ts';

export interface HeldPicture {
  readonly cutOut: CutOut;
  /** Pixels of the picture. */
  readonly height: number;
  /** Middle and half width of the vessel's body, as fractions of the cut-out's box. */
  readonly middle: number;
  readonly half: number;
  readonly isDrunkFrom: boolean;
}

export interface PaintedFigure {
  readonly cutOut: CutOut;
  readonly head: Head;
  readonly place: FigurePlace;
  readonly held: HeldPicture | null;
}

export interface PaintFiguresInput {
  readonly image: RasterImage;
  /** Of the traced picture. */
  readonly id: Uint16Array;
  readonly depth: Float32Array;
  readonly light: BackdropLight;
  readonly figures: readonly PaintedFigure[];
  readonly seed: number;
}

type Traced = Pick<PaintFiguresInput, 'id' | 'depth'> & { readonly width: number; readonly height: number };

/** 1 where what is told shows, one pixel soft. */
function maskOf({ width, height, id, depth }: Traced, shows: (instance: number, depth: number) => boolean): Plane {
  const plane = createPlane(width, height);
  for (let i = 0; i < plane.data.length; i++) plane.data[i] = id[i] !== 0 && id[i] !== 65535 && shows(id[i]! - 1, depth[i]!) ? 1 : 0;
  return boxMean(plane, 1);
}

/** The collar's and the lapels' shadow on the neck. */
function collarShadow(hidden: Plane): Plane {
  const radius = Math.max(2, Math.round(0.008 * hidden.height));
  const soft = boxMean(boxMean(hidden, radius), radius);
  return { ...hidden, data: soft.data.map((v) => 1 - 0.62 * clamp(1.5 * v, 0, 1)) };
}

async function paintHead(frame: RasterImage, { cutOut, head, place }: PaintedFigure, traced: Traced, around: Surroundings): Promise<void> {
  const box = headBox(cutOut, head);
  const scale = place.headScale;
  const { left } = columnsOf(head);
  const placement = {
    index: 0,
    left: place.collar.x - (head.neckX - left) * scale,
    top: place.collar.y - head.collarRow * scale,
    width: box.width * scale,
    height: box.height * scale,
    mirrored: false,
    hiddenFromY: null,
  };
  const layer = fitNeck(await toLayer(box, placement), head, { scale, collarWidth: place.collarWidth });
  const [first, end] = place.body;
  const hidden = maskOf(traced, (instance, depth) => instance >= first && instance < end && depth < place.collar.depth - 0.005);
  // Below the collar only what shows through the opening of the clothes is neck.
  const lowest = place.collar.y + 0.5 * place.collarWidth;
  paintLayer(frame, { layer, hiddenFromY: lowest, base: 1, isStanding: false, hidden, kept: collarShadow(hidden) }, around);
}

/** Lightness of the neck's skin without its large shades, about 1: wrinkles and scales. A square of `side` pixels. */
function skinTexture({ width, colour }: CutOut, head: Head): { side: number; at: (x: number, y: number) => number } {
  const side = Math.max(8, Math.round(0.78 * head.neckWidth));
  const [left, top] = [Math.round(head.neckX - side / 2), Math.round(head.top + head.collarRow - side)];
  const light = createPlane(side, side);
  for (let y = 0, i = 0; y < side; y++)
    for (let x = 0; x < side; x++, i++) {
      const at = 3 * ((top + y) * width + left + x);
      light.data[i] = 4 + luminance(colour[at]!, colour[at + 1]!, colour[at + 2]!);
    }
  const radius = Math.max(2, Math.round(0.12 * side));
  const base = boxMean(boxMean(light, radius), radius);
  const texture = { ...light, data: light.data.map((v, i) => clamp(v / base.data[i]!, 0.6, 1.5)) };
  return { side, at: (x, y) => sampleBilinear(texture, x, y) };
}

/** Less than all of it: the neck's folds would read as drawn on a hand. */
const textureShare = 0.45;

/** Each hand gets the skin of the neck that it belongs to; one patch covers a hand, so that no seam is seen on it. */
function textureHands(frame: RasterImage, { cutOut, head, place }: PaintedFigure, traced: Traced): void {
  const skin = skinTexture(cutOut, head);
  for (const hand of place.hands) {
    const mask = maskOf(traced, (instance) => instance === hand);
    let [left, right, top, bottom] = [mask.width, -1, mask.height, -1];
    for (let y = 0, i = 0; y < mask.height; y++)
      for (let x = 0; x < mask.width; x++, i++)
        if (mask.data[i]) [left, right, top, bottom] = [Math.min(left, x), Math.max(right, x), Math.min(top, y), y];
    const perPixel = Math.min(1 / place.headScale, skin.side / Math.max(1, right - left + 1, bottom - top + 1));
    for (let y = top; y <= bottom; y++)
      for (let x = left; x <= right; x++) {
        const i = y * mask.width + x;
        if (!mask.data[i]) continue;
        const factor = 1 + textureShare * mask.data[i]! * (skin.at((x - left) * perPixel, (y - top) * perPixel) - 1);
        for (let c = 0; c < 3; c++) frame.data[3 * i + c] = Math.round(clamp(frame.data[3 * i + c]! * factor, 0, 255));
      }
  }
}

/** What is far behind is out of focus and noisy with few samples: blurred a little more, from far pixels alone. */
function smoothFar(frame: RasterImage, { depth, width, height }: Traced, nearest: number): void {
  const far = createPlane(width, height);
  for (let i = 0; i < far.data.length; i++) far.data[i] = smoothStep(0.88 * nearest, 1.06 * nearest, Math.min(1e6, depth[i]!));
  const radius = Math.max(1, Math.round(0.006 * height));
  const twice = (plane: Plane): Plane => boxMean(boxMean(plane, radius), radius);
  const weight = twice(far);
  // Pixels on the rim of what is near hold some of it: they stay, or the rim would be a staircase.
  const inner = boxMean(boxMean(far, 1), Math.max(1, Math.round(0.0015 * height)));
  for (let c = 0; c < 3; c++) {
    const plane = { ...far, data: far.data.map((share, i) => share * linearOfByte[frame.data[3 * i + c]!]!) };
    const soft = twice(plane);
    for (let i = 0; i < far.data.length; i++) {
      const share = clamp(2 * inner.data[i]! - 1, 0, 1);
      if (share === 0) continue;
      const old = frame.data[3 * i + c]!;
      frame.data[3 * i + c] = Math.round(old + (toSrgb255(soft.data[i]! / weight.data[i]!) - old) * share);
    }
  }
}

const tiltRadians = 0.2;

/** The handle, if any, on the side of the hand. */
async function paintHeld(frame: RasterImage, { place, held }: PaintedFigure, traced: Traced, around: Surroundings): Promise<void> {
  const { cutOut, height, middle, half, isDrunkFrom } = held!;
  const { width: boxWidth, height: boxHeight } = cutOut.box;
  const width = (height * boxWidth) / boxHeight;
  const handleAtRight = middle < 0.5;
  const handAtRight = place.gripSide > 0;
  const hasHandle = half < 0.47;
  const mirrored = hasHandle && handleAtRight !== handAtRight;
  const centre = mirrored ? 1 - middle : middle;
  // The palm closes round the handle, or round the side of what has none.
  const gripAt = handAtRight ? centre + half + 0.6 * (1 - centre - half) : centre - half - 0.6 * (centre - half);
  const grip = place.grip!;
  const placement = { index: 0, left: grip.x - gripAt * width, top: grip.y - 0.5 * height, width, height, mirrored, hiddenFromY: null };
  const upright = await toLayer(cropToBox(cutOut), placement);
  const layer = turnLayer(upright, isDrunkFrom ? -place.gripSide * tiltRadians : 0);
  const hands = new Set([...place.hands, ...place.claws]);
  const hand = maskOf(traced, (instance) => hands.has(instance));
  const bodySide = upright.left + (centre + (handAtRight ? half : -half)) * width;
  const soft = 0.05 * width;
  for (let y = 0, i = 0; y < hand.height; y++)
    for (let x = 0; x < hand.width; x++, i++)
      if (hand.data[i]) hand.data[i]! *= clamp(((handAtRight ? x - bodySide : bodySide - x) + soft) / soft, 0, 1);
  paintLayer(frame, { layer: layer satisfies Layer, hiddenFromY: null, base: 1, isStanding: false, hidden: hand }, around);
}

/** Three channels, of the traced picture's size. */
export async function paintFigures({ image, id, depth, light, figures, seed }: PaintFiguresInput): Promise<RasterImage> {
  const { width, height } = image;
  const frame: RasterImage = { width, height, channels: 3, data: Uint8Array.from(image.data) };
  const traced: Traced = { id, depth, width, height };
  const around: Surroundings = { relight: relightFor(light), glow: await softBackdrop(image) };
  smoothFar(frame, traced, 1.3 * Math.max(...figures.map(({ place }) => place.collar.depth)));
  for (const figure of figures) {
    // Below a face seen from the front may be a collar rather than skin.
    if (figure.head.facing !== 0) textureHands(frame, figure, traced);
    await paintHead(frame, figure, traced, around);
    if (figure.held) await paintHeld(frame, figure, traced, around);
  }
  grade(frame, { seed, vignette: 0.3, grain: 1.6 });
  return frame;
}
