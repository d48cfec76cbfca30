/** Worker task: a photograph pressed in plasticine: each patch of colour a swollen piece, one lamp from the upper left, fingerprints. */
import { boxMean, type Plane } from '../../segment/index.ts';
import { type Band, eachPixel } from '../bands.ts';
import { createGuide, type Guide, GuideReader } from '../light/guide.ts';
import { lumps } from '../light/lumps.ts';
import { depthInside } from '../light/relief.ts';
import { toSrgb255 } from '../light.ts';
import type { PhotographPlanes } from './planes.task.ts';

const shape = { height: 3, shade: 4 } as const;

/** Colour of each piece, its relief, and the dark at its rim: [r, g, b, height, shade]. */
export function claySlab({ planes }: { planes: PhotographPlanes }): Guide {
  const { width, height, id, albedo, colour } = planes;
  const rim = depthInside(
    (i) => {
      const x = i % width;
      return !((x > 0 && id[i - 1] !== id[i]) || (i >= width && id[i - width] !== id[i]));
    },
    width,
    height,
  );
  const reach = Math.min(width, height) / 40;
  const swell: Plane = { width, height, data: new Float32Array(width * height) };
  for (let i = 0; i < rim.length; i++) {
    const d = Math.min(rim[i]!, reach);
    swell.data[i] = Math.sqrt(d * (2 * reach - d));
  }
  const soft = boxMean(boxMean(swell, 2), 2);
  const sums = new Float64Array(4 * 65536);
  for (let i = 0; i < id.length; i++) {
    const at = 4 * id[i]!;
    for (let c = 0; c < 3; c++) sums[at + c]! += 0.65 * colour[3 * i + c]! + 0.35 * albedo[3 * i + c]!;
    sums[at + 3]!++;
  }
  const out = createGuide(width, height, 5);
  for (let i = 0; i < id.length; i++) {
    const at = 4 * id[i]!;
    for (let c = 0; c < 3; c++) out.data[5 * i + c] = (0.6 * sums[at + c]!) / sums[at + 3]! + 0.4 * colour[3 * i + c]!;
    out.data[5 * i + shape.height] = soft.data[i]! / reach;
    out.data[5 * i + shape.shade] = 0.68 + 0.32 * Math.min(1, rim[i]! / (0.35 * reach));
  }
  const smooth = [0, 1, 2, 4].map((c) => ({
    c,
    plane: boxMean({ width, height, data: Float32Array.from({ length: id.length }, (_, i) => out.data[5 * i + c]!) }, c === 4 ? 2 : 3),
  }));
  for (const { c, plane } of smooth) for (let i = 0; i < id.length; i++) out.data[5 * i + c] = plane.data[i]!;
  return out;
}

export interface ClayParameters {
  readonly slab: Guide;
  readonly seed: number;
}

export function clayBand(band: Band<ClayParameters>): Uint8Array {
  const { width, height, parameters } = band;
  const readers = [0, 1].map(() => new GuideReader(parameters.slab, band));
  const [here, below] = [new Float32Array(5), new Float32Array(5)];
  const right = new Float32Array(5);
  const side = Math.min(width, height);
  const step = Math.max(1, Math.round(side / 420));
  let row = -1;
  return eachPixel(band, (_, into, out, pixel) => {
    const y = Math.floor(pixel / width);
    const x = pixel - y * width;
    if (y !== row) {
      row = y;
      readers[0]!.row(y);
      readers[1]!.row(Math.min(height - 1, y + step));
    }
    readers[0]!.at(x, here);
    readers[0]!.at(Math.min(width - 1, x + step), right);
    readers[1]!.at(x, below);
    const print = lumps((64 * x) / side, (64 * y) / side, parameters.seed);
    const ridge = 0.035 * Math.sin(90 * print + (40 * y) / side);
    const slope = 4.2;
    const nx = -(right[shape.height]! - here[shape.height]!) * slope + ridge;
    const ny = -(below[shape.height]! - here[shape.height]!) * slope + 0.12 * (print - 0.5);
    const length = Math.hypot(nx, ny, 1);
    const facing = (-0.5 * nx - 0.6 * ny + 0.62) / length;
    const light = (0.42 + 0.85 * Math.max(0, facing)) * here[shape.shade]!;
    const gloss = 0.16 * Math.max(0, (-0.32 * nx - 0.4 * ny + 0.86) / length) ** 18;
    for (let c = 0; c < 3; c++)
      out[into + c] = Math.min(255, toSrgb255(Math.min(1, (here[c]! * 0.94 + 0.012) * light * 1.3 + gloss)) + 0.5);
  });
}
