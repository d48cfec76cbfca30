/**
 * A paper straw from a vessel to a mouth: a photographed figure cannot be re-posed, so this is how it is seen to drink.
 * Reads the vessel's opening off its outline, and paints a small lit cylinder. Nothing else knows of straws.
 */
import type { RasterImage } from '../../engine.ts';
import type { BackdropLight } from '../render/index.ts';
import type { CutOut } from '../segment/index.ts';
import type { Placement } from './collage-layout.ts';
import type { Layer } from './layer.ts';
import { clamp, toSrgb255 } from './light.ts';
import type { Outline } from './outline.ts';
import type { Relight } from './relight.ts';

/** The ellipse of a vessel's mouth seen from above, in fractions of the cut-out's box. */
export interface Opening {
  readonly x: number;
  readonly y: number;
  readonly radiusX: number;
  readonly radiusY: number;
}

export interface Straw {
  /** Frame pixels: at the lips, and where it passes the plane of the opening. */
  readonly tip: { readonly x: number; readonly y: number };
  readonly entry: { readonly x: number; readonly y: number };
  readonly radius: number;
  /** Which figure is the vessel, and its opening in frame pixels. */
  readonly vessel: number;
  readonly opening: Opening;
}

/**
 * The top of the outline is the far half of the rim: the ellipse's middle row is where the outline stops widening.
 * The side that reaches less far is the one without a handle. null for a vessel seen level, or no vessel.
 */
export function readOpening({ width, alpha, box }: CutOut): Opening | null {
  const spans: { left: number; right: number }[] = [];
  for (let y = 0; y < box.height * 0.4; y++) {
    const row = (box.top + y) * width + box.left;
    let [left, right] = [-1, -1];
    for (let x = 0; x < box.width; x++)
      if (alpha[row + x]! > 128) {
        if (left < 0) left = x;
        right = x;
      }
    if (left >= 0) spans.push({ left, right });
  }
  const top = spans[Math.min(spans.length - 1, Math.round(0.01 * box.height))];
  if (!top) return null;
  const x = (top.left + top.right) / 2;
  const reach = (side: -1 | 1): number[] => spans.map(({ left, right }) => (side < 0 ? x - left : right - x));
  const plain = Math.max(...reach(-1)) <= Math.max(...reach(1)) ? reach(-1) : reach(1);
  const radiusX = Math.max(...plain);
  const radiusY = plain.findIndex((v) => v >= 0.97 * radiusX);
  if (radiusY < 0.06 * radiusX || radiusY > 0.8 * radiusX || radiusX < 0.2 * box.width) return null;
  return { x: x / box.width, y: radiusY / box.height, radiusX: radiusX / box.width, radiusY: radiusY / box.height };
}

/** null where the mouth is not well above the vessel and within a straw's length. */
export function layStraw(
  drinker: { placement: Placement; outline: Outline },
  vessel: { placement: Placement; opening: Opening },
): Straw | null {
  const { mouth, facing, headWidth } = drinker.outline;
  if (!mouth) return null;
  const { placement } = vessel;
  const opening: Opening = {
    x: placement.left + vessel.opening.x * placement.width,
    y: placement.top + vessel.opening.y * placement.height,
    radiusX: vessel.opening.radiusX * placement.width,
    radiusY: vessel.opening.radiusY * placement.height,
  };
  const head = drinker.placement;
  const tip = { x: head.left + (mouth.x - facing * 0.07 * headWidth) * head.width, y: head.top + mouth.y * head.height };
  const rise = opening.y - tip.y;
  if (rise < opening.radiusX || rise > 7 * opening.radiusX || Math.abs(tip.x - opening.x) > 1.2 * rise) return null;
  const entry = { x: opening.x + clamp(0.3 * (tip.x - opening.x), -0.4 * opening.radiusX, 0.4 * opening.radiusX), y: opening.y };
  return { tip, entry, radius: Math.max(2, 0.07 * opening.radiusX), vessel: placement.index, opening };
}

interface StrawScene {
  vessel: Layer;
  relight: Relight;
  light: BackdropLight;
  /** Only these are painted; default all. */
  rows?: { readonly top: number; readonly bottom: number };
}

/** Linear sRGB of the paper and its stripe. */
const paper = [0.82, 0.76, 0.66] as const;
const stripe = [0.5, 0.07, 0.04] as const;

/** Painted last: over the drinker, and over the vessel only where its opening shows. */
export function paintStraw(frame: RasterImage, straw: Straw, { vessel, relight, light, rows }: StrawScene): void {
  const { tip, entry, radius, opening } = straw;
  const length = Math.hypot(entry.x - tip.x, entry.y - tip.y);
  const axis = { x: (entry.x - tip.x) / length, y: (entry.y - tip.y) / length };
  const end = length + 2 * opening.radiusY;
  const left = Math.floor(Math.min(tip.x, tip.x + axis.x * end) - 2 * radius);
  const right = Math.ceil(Math.max(tip.x, tip.x + axis.x * end) + 2 * radius);
  const { top, bottom } = rows ?? { top: 0, bottom: frame.height };
  for (let y = Math.max(top, Math.floor(tip.y - radius)); y < Math.min(bottom, tip.y + axis.y * end + radius); y++)
    for (let x = Math.max(0, left); x < Math.min(frame.width, right); x++) {
      const along = (x - tip.x) * axis.x + (y - tip.y) * axis.y;
      const across = ((x - tip.x) * axis.y - (y - tip.y) * axis.x) / radius;
      const cover = coverAt(straw, along, across, end) * (1 - hiddenBy(vessel, opening, x, y));
      if (cover <= 0) continue;
      const shade = shadeOf(across, light) * (1 - 0.55 * clamp((along - length + 0.3 * opening.radiusY) / opening.radiusY, 0, 1));
      const turn = along / (5.2 * radius) + 0.35 * Math.asin(clamp(across, -1, 1));
      const colour = turn - Math.floor(turn) < 0.42 ? stripe : paper;
      const target = 3 * (y * frame.width + x);
      for (let c = 0; c < 3; c++) {
        const seen = toSrgb255(colour[c]! * shade * relight.gain[c]!);
        frame.data[target + c] = Math.round(frame.data[target + c]! + (seen - frame.data[target + c]!) * cover);
      }
    }
}

/** One pixel of soft edge; the tip, between the lips, fades over its own width. */
function coverAt({ radius }: Straw, along: number, across: number, end: number): number {
  const side = clamp((1 - Math.abs(across)) * radius + 0.5, 0, 1);
  return side * clamp(along / (0.8 * radius), 0, 1) * clamp(end - along, 0, 1);
}

/** The light's share on a cylinder: sideways light makes one flank bright. */
function shadeOf(across: number, { direction }: BackdropLight): number {
  const bulge = Math.sqrt(Math.max(0, 1 - across * across));
  return 0.34 + 0.66 * clamp(0.75 * bulge + 0.6 * direction[0] * across, 0, 1);
}

/** 1 where the vessel's front hides the straw: everywhere on it but inside its opening. */
function hiddenBy({ left, top, width, height, data }: Layer, opening: Opening, x: number, y: number): number {
  const [u, v] = [x - left, y - top];
  if (u < 0 || v < 0 || u >= width || v >= height) return 0;
  const span = 1 - ((x - opening.x) / opening.radiusX) ** 2;
  // The rim has a thickness, about a sixth of the ellipse's height.
  const nearRim = opening.y + 0.83 * opening.radiusY * Math.sqrt(Math.max(0, span));
  return (data[4 * (v * width + u) + 3]! / 255) * clamp(y - nearRim + 0.5, 0, 1);
}
