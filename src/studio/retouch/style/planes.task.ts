/**
 * Worker task: what the studio's styles want to know beside the pixels, guessed from a photograph: pigment without its light, a relief,
 * a depth, and which pixels belong together.
 * source   Land & McCann, "Lightness and retinex theory" (1971), as division by an edge-keeping mean; Felzenszwalb & Huttenlocher,
 *          "Efficient graph-based image segmentation" (2004)
 */
import type { RasterImage } from '../../../engine.ts';
import { linearToLab } from '../../colour/index.ts';
import { boxMean, type Plane } from '../../segment/index.ts';
import { sharedFloats } from '../../shared-bytes.ts';
import { reliefOf } from '../light/relief.ts';
import { clamp, linearOfByte, luminance } from '../light.ts';
import type { Mask } from '../operator.ts';
import { segments } from './segments.ts';

export interface PlanesInput {
  readonly image: RasterImage;
  readonly subject: Mask | null;
}

/** As the tracer's planes, smaller. In shared memory. */
export interface PhotographPlanes {
  readonly width: number;
  readonly height: number;
  /** Linear, mean of the pixels. */
  readonly colour: Float32Array;
  readonly albedo: Float32Array;
  readonly normal: Float32Array;
  readonly depth: Float32Array;
  readonly id: Uint16Array;
  readonly sampleCount: Uint16Array;
}

const workingPixels = 420_000;

const shorts = (count: number): Uint16Array => new Uint16Array(new SharedArrayBuffer(2 * count));

interface Reduced {
  readonly width: number;
  readonly height: number;
  readonly rgb: Float32Array;
  readonly subject: Float32Array;
}

/** Means of the pixels beneath each cell. */
export function reduce({ image, subject }: PlanesInput): Reduced {
  const scale = Math.min(1, Math.sqrt(workingPixels / (image.width * image.height)));
  const width = Math.max(1, Math.round(scale * image.width));
  const height = Math.max(1, Math.round(scale * image.height));
  const out: Reduced = { width, height, rgb: sharedFloats(3 * width * height), subject: new Float32Array(width * height) };
  const { data, channels } = image;
  for (let y = 0, cell = 0; y < height; y++) {
    const top = Math.floor((y * image.height) / height);
    const bottom = Math.max(top + 1, Math.floor(((y + 1) * image.height) / height));
    for (let x = 0; x < width; x++, cell++) {
      const left = Math.floor((x * image.width) / width);
      const right = Math.max(left + 1, Math.floor(((x + 1) * image.width) / width));
      const count = (right - left) * (bottom - top);
      let [r, g, b, a] = [0, 0, 0, 0];
      for (let sy = top; sy < bottom; sy++)
        for (let pixel = sy * image.width + left; pixel < sy * image.width + right; pixel++) {
          r += linearOfByte[data[channels * pixel]!]!;
          g += linearOfByte[data[channels * pixel + 1]!]!;
          b += linearOfByte[data[channels * pixel + 2]!]!;
          if (subject) a += subject[pixel]!;
        }
      out.rgb[3 * cell] = r / count;
      out.rgb[3 * cell + 1] = g / count;
      out.rgb[3 * cell + 2] = b / count;
      out.subject[cell] = a / count / 255;
    }
  }
  return out;
}

/** A mean that stops at edges of more than about sqrt(epsilon). source: He, Sun & Tang (2010), self-guided */
export function keepEdges({ width, height, data }: Plane, radius: number, epsilon: number): Plane {
  const plane = (): Plane => ({ width, height, data: new Float32Array(data.length) });
  const squares = plane();
  for (let i = 0; i < data.length; i++) squares.data[i] = data[i]! * data[i]!;
  const mean = boxMean({ width, height, data }, radius);
  const square = boxMean(squares, radius);
  const [slope, offset] = [plane(), plane()];
  for (let i = 0; i < data.length; i++) {
    const m = mean.data[i]!;
    const variance = Math.max(0, square.data[i]! - m * m);
    slope.data[i] = variance / (variance + epsilon);
    offset.data[i] = m * (1 - slope.data[i]!);
  }
  const [softSlope, softOffset] = [boxMean(slope, radius), boxMean(offset, radius)];
  const out = plane();
  for (let i = 0; i < data.length; i++) out.data[i] = softSlope.data[i]! * data[i]! + softOffset.data[i]!;
  return out;
}

/** The pixel over the light that its neighbourhood is in, a little more than halfway. */
function albedoOf({ width, height, rgb }: Reduced, light: Plane): Float32Array {
  const shade = keepEdges(light, Math.max(2, Math.round(Math.min(width, height) / 14)), 0.012);
  let mean = 0;
  for (const value of shade.data) mean += value / shade.data.length;
  const out = sharedFloats(rgb.length);
  for (let i = 0; i < light.data.length; i++) {
    const gain = clamp((mean / Math.max(0.06, shade.data[i]!)) ** 1.15, 0.4, 2.6);
    for (let c = 0; c < 3; c++) out[3 * i + c] = Math.min(1, rgb[3 * i + c]! * gain);
  }
  return out;
}

/** Metres: the subject stands where it touches the ground; what is higher in the picture is farther. */
function depthOf({ width, height, subject }: Reduced): Float32Array {
  let foot = -1;
  for (let i = 0; i < subject.length; i++) if (subject[i]! > 0.5) foot = Math.floor(i / width);
  const base = foot < 0 ? height : foot;
  const out = sharedFloats(width * height);
  for (let y = 0, i = 0; y < height; y++) {
    const ground = 2.5 * Math.exp(clamp((1.3 * (base - y)) / height, -0.6, 1.2));
    for (let x = 0; x < width; x++, i++) out[i] = ground * (2.5 / ground) ** (foot < 0 ? 0 : subject[i]!);
  }
  return out;
}

export function photographPlanes(input: PlanesInput): PhotographPlanes {
  const reduced = reduce(input);
  const { width, height, rgb, subject } = reduced;
  const side = Math.min(width, height);
  const one = new Float64Array(3);
  const [lightness, a, b, light] = [0, 1, 2, 3].map(() => ({ width, height, data: new Float32Array(width * height) })) as [
    Plane,
    Plane,
    Plane,
    Plane,
  ];
  for (let i = 0; i < subject.length; i++) {
    linearToLab(rgb[3 * i]!, rgb[3 * i + 1]!, rgb[3 * i + 2]!, one);
    lightness.data[i] = one[0]!;
    a.data[i] = one[1]!;
    b.data[i] = one[2]!;
    light.data[i] = Math.sqrt(luminance(rgb[3 * i]!, rgb[3 * i + 1]!, rgb[3 * i + 2]!));
  }
  const planes = [lightness, a, b].map((plane, c) => keepEdges(plane, Math.max(1, Math.round(side / 160)), c === 0 ? 0.0016 : 0.0006));
  const normal = sharedFloats(rgb.length);
  normal.set(
    reliefOf(subject, keepEdges(planes[0]!, Math.max(1, Math.round(side / 60)), 0.004).data, { width, height, detail: 0.35 }).normal,
  );
  const id = shorts(width * height);
  id.set(segments(planes as [Plane, Plane, Plane], subject));
  return {
    width,
    height,
    colour: rgb,
    albedo: albedoOf(reduced, light),
    normal,
    depth: depthOf(reduced),
    id,
    sampleCount: new Uint16Array(0),
  };
}
