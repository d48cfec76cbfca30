/**
 * Paints a picture with alpha onto the part of a photograph that it and its shadow reach, and tells which pixels that touches; runs in a
 * studio worker.
 */
import type { PixelSize, RasterImage } from '../../../engine.ts';
import { createRng } from '../../../shared/rng.ts';
import { boxMean, createPlane, type PixelBox, type Plane } from '../../segment/index.ts';
import { shareBytes } from '../../shared-bytes.ts';
import { turnLayer } from '../figure/warp.ts';
import type { Layer } from '../layer.ts';
import { clamp, linearOfByte, toSrgb255 } from '../light.ts';
import type { Mask } from '../operator.ts';
import { asBackdropLight, type PhotoLight } from '../photo-light.ts';
import { relightFor, shadeOfColumn, shadeOfRow } from '../relight.ts';
import { castShadows, shadowScale } from '../shadow.ts';

export interface ShapeInput {
  /** With alpha. */
  readonly picture: RasterImage;
  /** Of the picture's top left corner, pixels of the frame. */
  readonly left: number;
  readonly top: number;
  /** Clockwise about its middle. */
  readonly turnRadians: number;
  readonly light: PhotoLight;
  /** 'ground': it stands on something; 'worn': its shadow falls on `on` alone; 'none'. */
  readonly shadow: 'ground' | 'worn' | 'none';
  /** What wears it: a mask of the frame. */
  readonly on: Mask | null;
  /** It comes from another photograph, in another light. */
  readonly isPhotograph?: boolean | undefined;
  /** The part of a photograph that it and its shadow may reach. */
  readonly frame: PixelSize;
}

export interface PropShape {
  /** Lit, turned, as soft as the photograph; in the frame. */
  readonly layer: Layer;
  /** Light that its shadow takes, at a quarter of the frame's size. */
  readonly loss: Plane | null;
}

export interface LayInput extends PropShape {
  /** Of the whole picture, in shared memory: written in the region alone. */
  readonly width: number;
  readonly channels: 3 | 4;
  readonly data: Uint8Array;
  readonly mayChange: Mask;
  readonly before: Mask | null;
  /** The frame in the picture. */
  readonly region: PixelBox;
  readonly grain: number;
  readonly seed: number;
  /** Rows of the region. */
  readonly fromY: number;
  readonly toY: number;
}

/** Light lost to what is worn: soft, below it and away from the light, on the wearer alone. */
function wornShadow(layer: Layer, { frame, light, on }: ShapeInput): Plane {
  const plane = createPlane(Math.ceil(frame.width / shadowScale), Math.ceil(frame.height / shadowScale));
  const reach = 0.06 * Math.min(layer.width, layer.height) + 1;
  const [dx, dy] = [-light.direction[0] * reach, Math.max(0.35, light.direction[1]) * reach];
  for (let y = 0; y < plane.height; y++)
    for (let x = 0; x < plane.width; x++) {
      const [u, v] = [Math.round(x * shadowScale - dx - layer.left), Math.round(y * shadowScale - dy - layer.top)];
      if (u >= 0 && v >= 0 && u < layer.width && v < layer.height)
        plane.data[y * plane.width + x] = layer.data[4 * (v * layer.width + u) + 3]! / 255;
    }
  const radius = Math.max(1, Math.round(reach / shadowScale / 1.5));
  const soft = boxMean(boxMean(plane, radius), radius);
  for (let y = 0; y < plane.height; y++)
    for (let x = 0; x < plane.width; x++) {
      const at = Math.min(frame.height - 1, y * shadowScale) * frame.width + Math.min(frame.width - 1, x * shadowScale);
      soft.data[y * plane.width + x]! *= (0.5 * (on?.[at] ?? 255)) / 255;
    }
  return soft;
}

function shadowOf(layer: Layer, shaping: ShapeInput): Plane | null {
  const { shadow, light, frame } = shaping;
  if (shadow === 'none') return null;
  if (shadow === 'worn') return wornShadow(layer, shaping);
  const placement = {
    index: 0,
    left: layer.left,
    top: layer.top,
    width: layer.width,
    height: layer.height,
    mirrored: false,
    hiddenFromY: null,
  };
  return castShadows([{ layer, placement }], asBackdropLight(light), frame);
}

/** The photograph's softness, on premultiplied colour. */
function softened(layer: Layer, radius: number): Layer {
  if (radius < 0.5) return layer;
  const { width, height, data } = layer;
  const share = clamp(radius, 0, 1);
  const row = 4 * width;
  const sharp = new Float32Array(data.length);
  const across = new Float32Array(data.length);
  for (let i = 0; i < data.length; i += 4) {
    const alpha = data[i + 3]!;
    if (alpha === 0) continue;
    for (let c = 0; c < 3; c++) sharp[i + c] = (data[i + c]! * alpha) / 255;
    sharp[i + 3] = alpha;
  }
  for (let y = 0, i = 0; y < height; y++)
    for (let k = 0; k < row; k++, i++) {
      const [left, right] = [k >= 4 ? sharp[i - 4]! : 0, k < row - 4 ? sharp[i + 4]! : 0];
      across[i] = (left + sharp[i]! + right) / (1 + (k >= 4 ? 1 : 0) + (k < row - 4 ? 1 : 0));
    }
  const out = new Uint8Array(data.length);
  const soft = (i: number, isFirst: boolean, isLast: boolean): number => {
    const sum = (isFirst ? 0 : across[i - row]!) + across[i]! + (isLast ? 0 : across[i + row]!);
    return sharp[i]! + (sum / (3 - (isFirst ? 1 : 0) - (isLast ? 1 : 0)) - sharp[i]!) * share;
  };
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i += 4) {
      const alpha = soft(i + 3, y === 0, y === height - 1);
      if (alpha <= 0) continue;
      out[i + 3] = Math.round(alpha);
      for (let c = 0; c < 3; c++) out[i + c] = Math.round(clamp((255 * soft(i + c, y === 0, y === height - 1)) / alpha, 0, 255));
    }
  return { ...layer, data: out };
}

/** Light of the lost share is taken away; what loses less than can be seen keeps its bytes. */
function darken({ width, channels, data, mayChange, before, region, fromY, toY }: LayInput, loss: Plane): void {
  for (let y = fromY; y < toY; y++) {
    const v = clamp((y + 0.5) / shadowScale - 0.5, 0, loss.height - 1);
    const [low, fy] = [Math.floor(v), v - Math.floor(v)];
    const high = Math.min(loss.height - 1, low + 1);
    if (Math.max(mostOf(loss, low), mostOf(loss, high)) < leastLoss) continue;
    for (let x = 0, i = (region.top + y) * width + region.left; x < region.width; x++, i++) {
      const u = clamp((x + 0.5) / shadowScale - 0.5, 0, loss.width - 1);
      const left = Math.floor(u);
      const right = Math.min(loss.width - 1, left + 1);
      const fx = u - left;
      const upper = loss.data[low * loss.width + left]! * (1 - fx) + loss.data[low * loss.width + right]! * fx;
      const lower = loss.data[high * loss.width + left]! * (1 - fx) + loss.data[high * loss.width + right]! * fx;
      const lost = (upper + (lower - upper) * fy) * (before ? 1 - before[i]! / 255 : 1);
      if (lost < leastLoss) continue;
      mayChange[i] = 255;
      for (let c = 0; c < 3; c++) data[channels * i + c] = Math.round(toSrgb255(linearOfByte[data[channels * i + c]!]! * (1 - lost)));
    }
  }
}

function mostOf({ width, data }: Plane, row: number): number {
  let value = 0;
  for (let i = row * width; i < (row + 1) * width; i++) if (data[i]! > value) value = data[i]!;
  return value;
}

const leastLoss = 0.008;

/** Brought into the photograph's light: its level and colour, its side, the dark where it stands. */
function relit(layer: Layer, { light, shadow }: ShapeInput): Layer {
  const relight = relightFor(asBackdropLight(light));
  const { width, height } = layer;
  const data = Uint8Array.from(layer.data);
  for (let y = 0, i = 0; y < height; y++) {
    const row = shadeOfRow(relight, y / height, shadow === 'ground');
    for (let x = 0; x < width; x++, i += 4) {
      if (data[i + 3] === 0) continue;
      const shade = row * shadeOfColumn(relight, x / width);
      for (let c = 0; c < 3; c++)
        data[i + c] = Math.round(clamp(toSrgb255(linearOfByte[data[i + c]!]! * shade * relight.gain[c]!), 0, 255));
    }
  }
  return { ...layer, data };
}

/** What it looks like in the frame, and its shadow. */
export function shape(input: ShapeInput): PropShape {
  const { picture, left, top, light, turnRadians, isPhotograph } = input;
  const upright: Layer = {
    left: Math.round(left),
    top: Math.round(top),
    width: picture.width,
    height: picture.height,
    data: picture.data,
    groundLight: 0,
  };
  const layer = softened(turnLayer(isPhotograph ? relit(upright, input) : upright, turnRadians), light.softPixels);
  const loss = shadowOf(layer, input);
  return { layer: { ...layer, data: shareBytes(layer.data) }, loss };
}

/** Rows of the region. Pixels that neither the thing nor its shadow reaches keep their bytes. */
export function lay(input: LayInput): void {
  const { width, channels, data, mayChange, before, region, layer, loss, grain, seed, fromY, toY } = input;
  const rng = createRng(seed).fork(`prop-grain ${fromY}`);
  if (loss) darken(input, loss);
  const [left, right] = [Math.max(0, layer.left), Math.min(region.width, layer.left + layer.width)];
  for (let y = Math.max(fromY, layer.top); y < Math.min(toY, layer.top + layer.height); y++)
    for (let x = left, i = (region.top + y) * width + region.left + left; x < right; x++, i++) {
      const source = 4 * ((y - layer.top) * layer.width + x - layer.left);
      const cover = (layer.data[source + 3]! / 255) * (before ? 1 - before[i]! / 255 : 1);
      if (cover < 0.004) continue;
      mayChange[i] = 255;
      const noise = grain * (rng.float() + rng.float() + rng.float() - 1.5) * 2;
      for (let c = 0; c < 3; c++) {
        const old = data[channels * i + c]!;
        data[channels * i + c] = Math.round(clamp(old + (layer.data[source + c]! + noise - old) * cover, 0, 255));
      }
      if (channels === 4) data[4 * i + 3] = Math.max(data[4 * i + 3]!, Math.round(255 * cover));
    }
}
