/** Paints one cut-out onto a picture: shaded as the place is lit, its edges lit from behind. Knows nothing of where it stands and why. */
import type { RasterImage } from '../../engine.ts';
import { resizeImage, softenImage } from '../../imaging/index.ts';
import { boxMean, type Plane, sampleBilinear } from '../segment/index.ts';
import type { Layer } from './layer.ts';
import { clamp, linearOfByte, luminance, toSrgb255 } from './light.ts';
import { type Relight, shadeOfColumn, shadeOfRow } from './relight.ts';

export interface Surroundings {
  readonly relight: Relight;
  /** Of `softBackdrop`. */
  readonly glow: readonly Plane[];
}

export interface Painting {
  readonly layer: Layer;
  /** Row of the picture below which nothing is painted; null: all is. */
  readonly hiddenFromY: number | null;
  /** Row of the layer's height at which its base is, as a fraction. */
  readonly base: number;
  /** Its base touches something, and is dark there. */
  readonly isStanding: boolean;
  /** Share of each pixel of the picture that is hidden by what is nearer, and share of light kept; both default to nothing. */
  readonly hidden?: Plane;
  readonly kept?: Plane;
  /** Of `rimOf`; made here when left out. */
  readonly rim?: Plane;
  /** Only these are painted; default all. */
  readonly rows?: { readonly top: number; readonly bottom: number };
}

/** The backdrop as it lights the edges of things before it: very soft, a sixteenth of the size. */
export async function softBackdrop(image: RasterImage): Promise<Plane[]> {
  const { width, height, channels } = image;
  const size = { width: Math.max(2, width >> 4), height: Math.max(2, height >> 4) };
  const soft = (await softenImage(await resizeImage(image, size), 2.5)).data;
  return [0, 1, 2].map((c) => ({
    ...size,
    data: Float32Array.from({ length: size.width * size.height }, (_, i) => linearOfByte[soft[channels * i + c]!]!),
  }));
}

/** Shades in linear light, covers in sRGB: alpha was read off sRGB colours, and is right only there. Three channels, in place. */
export function paintLayer(frame: RasterImage, painting: Painting, surroundings: Surroundings): void {
  const { layer, hiddenFromY, base, isStanding, hidden, kept, rows } = painting;
  const { relight } = surroundings;
  const wrap = painting.rim ?? rimOf(layer);
  const bottom = Math.min(rows?.bottom ?? frame.height, layer.top + layer.height, Math.ceil(hiddenFromY ?? Infinity));
  const right = Math.min(frame.width, layer.left + layer.width);
  const { data } = frame;
  const [red, green, blue] = relight.gain;
  const light = new Float64Array(3);
  for (let y = Math.max(rows?.top ?? 0, layer.top); y < bottom; y++) {
    const edge = hiddenFromY === null ? 1 : clamp(hiddenFromY - y, 0, 1);
    const open = isStanding ? clamp((1 - (y - layer.top) / layer.height / base) / 0.12, 0, 1) : 1;
    const rowShade = shadeOfRow(relight, Math.min(1, (y - layer.top) / layer.height / base), isStanding);
    for (let x = Math.max(0, layer.left); x < right; x++) {
      const source = 4 * ((y - layer.top) * layer.width + x - layer.left);
      const alpha = layer.data[source + 3]!;
      if (alpha === 0) continue;
      const at = y * frame.width + x;
      const cover = (alpha / 255) * edge * (hidden ? 1 - hidden.data[at]! : 1);
      if (cover === 0) continue;
      const shade = rowShade * shadeOfColumn(relight, (x - layer.left) / layer.width) * (kept ? kept.data[at]! : 1);
      light[0] = linearOfByte[layer.data[source]!]! * shade * red;
      light[1] = linearOfByte[layer.data[source + 1]!]! * shade * green;
      light[2] = linearOfByte[layer.data[source + 2]!]! * shade * blue;
      const rim = sampleBilinear(wrap, (x - layer.left) / rimScale - 0.5, (y - layer.top) / rimScale - 0.5);
      if (rim > 0) wrapLight(light, rim, { x, y, open, groundLight: layer.groundLight, surroundings });
      else for (let c = 0; c < 3; c++) light[c] = softShoulder(light[c]!);
      for (let c = 0; c < 3; c++) data[3 * at + c] = Math.round(data[3 * at + c]! + (toSrgb255(light[c]!) - data[3 * at + c]!) * cover);
    }
  }
}

interface RimPoint {
  readonly x: number;
  readonly y: number;
  /** Share of the light from behind that comes to it. */
  readonly open: number;
  readonly groundLight: number;
  readonly surroundings: Surroundings;
}

/** Light from behind on the figure's edge, in place. */
function wrapLight(light: Float64Array, rim: number, { x, y, open, groundLight, surroundings }: RimPoint): void {
  const [red, green, blue] = surroundings.glow.map((plane) => sampleBilinear(plane, x / 16 - 0.5, y / 16 - 0.5)) as [
    number,
    number,
    number,
  ];
  // A bright studio sweep shines on the edges of what stood before it: burnt in where the new place is darker.
  const burn = 1 - 0.6 * rim * clamp(1.4 * (groundLight - luminance(red, green, blue)), 0, 1);
  const kept = 1 - 0.1 * rim;
  // What is dark sends little of that light on, and near the ground there is none behind it: else dark paws have a pale line about them.
  const own = luminance(light[0]!, light[1]!, light[2]!);
  const wrap = 0.2 * rim * open * clamp(0.2 + 5 * own, 0, 1);
  light[0] = softShoulder(light[0]! * burn) * kept + red * wrap;
  light[1] = softShoulder(light[1]! * burn) * kept + green * wrap;
  light[2] = softShoulder(light[2]! * burn) * kept + blue * wrap;
}

/** Compresses the hard sun on a reference a little; half and below pass unchanged. */
const softShoulder = (v: number): number => (v <= 0.5 ? v : 0.5 + 0.38 * (1 - Math.exp(-(v - 0.5) / 0.38)));

const rimScale = 4;

/** 1 at the figure's outline, 0 a little inside: where light from behind wraps round. A quarter of the layer's size. */
export function rimOf({ width, height, data }: Layer): Plane {
  const size = { width: Math.ceil(width / rimScale), height: Math.ceil(height / rimScale) };
  const plane: Plane = { ...size, data: new Float32Array(size.width * size.height) };
  for (let y = 0, i = 0; y < size.height; y++)
    for (let x = 0; x < size.width; x++, i++)
      plane.data[i] = data[4 * (Math.min(height - 1, rimScale * y + 2) * width + Math.min(width - 1, rimScale * x + 2)) + 3]! / 255;
  const radius = Math.max(1, Math.round(0.009 * Math.max(size.width, size.height)));
  const soft = boxMean(boxMean(plane, radius), radius);
  return { ...size, data: soft.data.map((v) => clamp(2 * (1 - v), 0, 1) ** 2) };
}
