/** Figures over grounds as photographs have them: four a figure, with its true alpha and colour. Deterministic. */
import sharp from 'sharp';
import type { RasterImage } from '../../src/engine.ts';
import { createRng } from '../../src/shared/index.ts';
import { probeNames, readProbe } from '../../src/studio/render/setting/probe.ts';
import type { Figure } from './figures.ts';

export interface Composite {
  readonly name: string;
  readonly image: RasterImage;
  /** [height, width]; the truth. */
  readonly alpha: Uint8Array;
  /** [height, width, 3]: the figure's own colour where alpha is above 0. */
  readonly colour: Uint8Array;
}

export const groundNames = ['bokeh', 'place', 'paper', 'planks'] as const;
type GroundName = (typeof groundNames)[number];

const [width, height] = [720, 560];
type Rng = ReturnType<typeof createRng>;

export async function compositeOf(figure: Figure, ground: GroundName, seed: number): Promise<Composite> {
  const rng = createRng(seed);
  const data = await grounds[ground](rng);
  const size = Math.round((0.62 + 0.3 * rng.float()) * height);
  const left = Math.round((width - size) * (0.25 + 0.5 * rng.float()));
  const top = Math.round((height - size) * (0.4 + 0.5 * rng.float()));
  const scaled = await sharp(figure.rgba, { raw: { width: figure.side, height: figure.side, channels: 4 } })
    .resize(size, size)
    .raw()
    .toBuffer();
  const alpha = new Uint8Array(width * height);
  const colour = new Uint8Array(3 * width * height);
  if (ground === 'planks' || ground === 'paper') layShadow(data, { left, top, size });
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) {
      const from = 4 * (y * size + x);
      const to = (top + y) * width + left + x;
      const a = scaled[from + 3]! / 255;
      alpha[to] = scaled[from + 3]!;
      for (let c = 0; c < 3; c++) {
        colour[3 * to + c] = scaled[from + c]!;
        data[3 * to + c] = data[3 * to + c]! * (1 - a) + scaled[from + c]! * a;
      }
    }
  const grain = (): number => 3.2 * (rng.float() + rng.float() - 1);
  const bytes = Uint8Array.from(data, (v) => Math.min(255, Math.max(0, Math.round(v + grain()))));
  return { name: `${figure.name} on ${ground}`, image: { width, height, channels: 3, data: bytes }, alpha, colour };
}

/** Contact shadow: an ellipse under the figure. */
function layShadow(data: Float32Array, { left, top, size }: { left: number; top: number; size: number }): void {
  const [cx, cy] = [left + size / 2, top + 0.93 * size];
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const far = Math.hypot((x - cx) / (0.42 * size), (y - cy) / (0.07 * size));
      const dark = 1 - 0.45 * Math.max(0, 1 - far / 1.6) ** 1.5;
      if (dark < 1) for (let c = 0; c < 3; c++) data[3 * (y * width + x) + c]! *= dark;
    }
}

const grounds: Readonly<Record<GroundName, (rng: Rng) => Promise<Float32Array>>> = {
  bokeh: (rng) => panorama(rng, 9),
  place: (rng) => panorama(rng, 0),
  paper: async (rng) => plain(rng),
  planks: async (rng) => planks(rng),
};

/** A crop of a panorama, developed; `blur` in pixels of the composite. The panoramas are small: even unblurred the crop is soft. */
async function panorama(rng: Rng, blur: number): Promise<Float32Array> {
  const probe = readProbe(probeNames[Math.floor(rng.float() * probeNames.length)]!);
  const [w, h] = [190, 148];
  const [x0, y0] = [Math.floor(rng.float() * probe.width), Math.floor(0.22 * probe.height)];
  const crop = new Float32Array(3 * w * h);
  for (let y = 0, i = 0; y < h; y++)
    for (let x = 0; x < w; x++, i++) {
      const from = 3 * ((y0 + y) * probe.width + ((x0 + x) % probe.width));
      for (let c = 0; c < 3; c++) crop[3 * i + c] = probe.data[from + c]!;
    }
  const middle = crop.toSorted()[Math.floor(0.6 * crop.length)]!;
  const bytes = Uint8Array.from(crop, (v) => Math.round(255 * (1 - Math.exp((-0.9 * v) / Math.max(1e-4, middle))) ** (1 / 2.2)));
  const scaled = sharp(bytes, { raw: { width: w, height: h, channels: 3 } }).resize(width, height, { kernel: 'cubic', fit: 'fill' });
  return Float32Array.from(await (blur > 0 ? scaled.blur(blur) : scaled).raw().toBuffer());
}

function plain(rng: Rng): Float32Array {
  const tone = [0, 1, 2].map(() => 60 + 180 * rng.float());
  return Float32Array.from({ length: 3 * width * height }, (_, i) => tone[i % 3]! * (1.08 - (0.3 * Math.floor(i / 3 / width)) / height));
}

/** Boards with grain below, a plastered wall above. */
function planks(rng: Rng): Float32Array {
  const [wood, wall] = [
    [150, 104, 66],
    [188, 180, 168],
  ].map((tone) => tone.map((v) => v * (0.7 + 0.5 * rng.float()))) as [number[], number[]];
  const phases = Array.from({ length: 12 }, () => 20 * rng.float());
  const edge = Math.round((0.45 + 0.2 * rng.float()) * height);
  const data = new Float32Array(3 * width * height);
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i++) {
      const board = Math.floor(((x - width / 2) * (1 + edge / Math.max(1, y))) / 90 + 40) % 12;
      const line = Math.sin(0.21 * y + phases[board]! + 2 * Math.sin(0.013 * x + phases[(board + 3) % 12]!));
      const light = y < edge ? 0.9 + 0.15 * (x / width) : 0.82 + 0.08 * line + 0.012 * phases[board]!;
      for (let c = 0; c < 3; c++) data[3 * i + c] = (y < edge ? wall : wood)[c]! * light;
    }
  return data;
}
