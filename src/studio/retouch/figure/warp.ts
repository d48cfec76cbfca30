/** A head's layer fitted to its collar, and layers turned. Straight alpha in, straight alpha out. */
import type { CutOut } from '../../segment/index.ts';
import { type CutOutBox, cropToBox, type Layer } from '../layer.ts';
import { clamp, smoothStep } from '../light.ts';
import type { Head } from './head.ts';

/** Columns that the head's rows reach. */
export function columnsOf({ rows }: Head): { left: number; right: number } {
  const margin = 3;
  return {
    left: Math.floor(Math.min(...rows.map(({ left }) => left))) - margin,
    right: Math.ceil(Math.max(...rows.map(({ right }) => right))) + margin,
  };
}

/** The head and neck alone; below the collar what lies in the neck's column is all opaque. */
export function headBox(cutOut: CutOut, head: Head): CutOutBox {
  const { left, right } = columnsOf(head);
  const [width, height] = [right - left + 1, head.rows.length];
  const data = new Uint8Array(4 * width * height);
  for (let row = 0; row < height; row++) {
    // Ears hang apart from the head: above the neck all that is there belongs to it.
    const run = row < 0.82 * head.collarRow ? { left, right } : head.rows[row]!;
    const y = Math.min(cutOut.height - 1, head.top + row);
    for (let column = 0; column < width; column++) {
      const x = clamp(left + column, 0, cutOut.width - 1);
      const source = y * cutOut.width + x;
      const target = 4 * (row * width + column);
      for (let c = 0; c < 3; c++) data[target + c] = cutOut.colour[3 * source + c]!;
      const inside = clamp(Math.min(left + column - run.left, run.right - left - column) + 3, 0, 1);
      const isHidden = row > head.collarRow;
      data[target + 3] = Math.round(inside * (isHidden ? 255 : cutOut.alpha[source]!));
    }
  }
  return { width, height, data, groundLight: cropToBox(cutOut).groundLight };
}

/** Premultiplied, bilinear; nothing outside. */
function sample({ width, height, data }: Layer, x: number, y: number, out: Float32Array): void {
  out.fill(0);
  const [x0, y0] = [Math.floor(x), Math.floor(y)];
  for (let dy = 0; dy < 2; dy++)
    for (let dx = 0; dx < 2; dx++) {
      const [column, row] = [x0 + dx, y0 + dy];
      if (column < 0 || row < 0 || column >= width || row >= height) continue;
      const share = (dx ? x - x0 : 1 - x + x0) * (dy ? y - y0 : 1 - y + y0);
      const at = 4 * (row * width + column);
      const alpha = share * data[at + 3]!;
      for (let c = 0; c < 3; c++) out[c]! += alpha * data[at + c]!;
      out[3]! += alpha;
    }
  if (out[3]! > 0) for (let c = 0; c < 3; c++) out[c]! /= out[3]!;
}

/** Each pixel of the layer taken from where `from` says. */
function warped(
  layer: Layer,
  size: Pick<Layer, 'left' | 'top' | 'width' | 'height'>,
  from: (x: number, y: number) => readonly [number, number],
): Layer {
  const data = new Uint8Array(4 * size.width * size.height);
  const pixel = new Float32Array(4);
  for (let y = 0, i = 0; y < size.height; y++)
    for (let x = 0; x < size.width; x++, i += 4) {
      const [u, v] = from(x, y);
      sample(layer, u, v, pixel);
      for (let c = 0; c < 4; c++) data[i + c] = Math.round(pixel[c]!);
    }
  return { ...size, data, groundLight: layer.groundLight };
}

/** The neck drawn in to the collar's width, from half a neck's width above it. `scale`: pixels of the layer to one of the photograph. */
export function fitNeck(layer: Layer, head: Head, { scale, collarWidth }: { scale: number; collarWidth: number }): Layer {
  const share = Math.min(1, collarWidth / (head.neckWidth * scale));
  if (share > 0.98) return layer;
  const { left } = columnsOf(head);
  const [from, to] = [head.collarRow - 0.75 * head.neckWidth, head.collarRow];
  return warped(layer, layer, (x, y) => {
    const row = y / scale;
    const pull = 1 + (share - 1) * smoothStep(from, to, row);
    if (pull === 1) return [x, y];
    const middle = (head.neckX - left) * scale;
    return [middle + (x - middle) / pull, y];
  });
}

/** About its middle, clockwise. */
export function turnLayer(layer: Layer, radians: number): Layer {
  if (Math.abs(radians) < 1e-3) return layer;
  const [sine, cosine] = [Math.sin(radians), Math.cos(radians)];
  const width = Math.ceil(Math.abs(layer.width * cosine) + Math.abs(layer.height * sine)) + 2;
  const height = Math.ceil(Math.abs(layer.width * sine) + Math.abs(layer.height * cosine)) + 2;
  const size = {
    width,
    height,
    left: Math.round(layer.left + (layer.width - width) / 2),
    top: Math.round(layer.top + (layer.height - height) / 2),
  };
  return { ...size, data: turned(layer, size, { sine, cosine }), groundLight: layer.groundLight };
}

/** Bilinear on premultiplied colour, written out: a layer may have a million pixels. */
function turned(
  { width, height, data }: Layer,
  size: { readonly width: number; readonly height: number },
  { sine, cosine }: { sine: number; cosine: number },
): Uint8Array {
  const out = new Uint8Array(4 * size.width * size.height);
  const [middleX, middleY] = [(width - 1) / 2, (height - 1) / 2];
  for (let y = 0, i = 0; y < size.height; y++) {
    const dy = y - (size.height - 1) / 2;
    for (let x = 0; x < size.width; x++, i += 4) {
      const dx = x - (size.width - 1) / 2;
      const u = dx * cosine + dy * sine + middleX;
      const v = dy * cosine - dx * sine + middleY;
      if (u <= -1 || v <= -1 || u >= width || v >= height) continue;
      const [x0, y0] = [Math.floor(u), Math.floor(v)];
      const [fx, fy] = [u - x0, v - y0];
      let red = 0;
      let green = 0;
      let blue = 0;
      let alpha = 0;
      for (let corner = 0; corner < 4; corner++) {
        const column = x0 + (corner & 1);
        const row = y0 + (corner >> 1);
        if (column < 0 || row < 0 || column >= width || row >= height) continue;
        const at = 4 * (row * width + column);
        const share = (corner & 1 ? fx : 1 - fx) * (corner >> 1 ? fy : 1 - fy) * data[at + 3]!;
        red += share * data[at]!;
        green += share * data[at + 1]!;
        blue += share * data[at + 2]!;
        alpha += share;
      }
      if (alpha <= 0) continue;
      out[i] = Math.round(red / alpha);
      out[i + 1] = Math.round(green / alpha);
      out[i + 2] = Math.round(blue / alpha);
      out[i + 3] = Math.round(alpha);
    }
  }
  return out;
}
