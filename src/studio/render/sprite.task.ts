/**
 * Worker task: one thing, rasterised at its size in the picture, inflated, lit, and blurred where it is out of focus.
 * Knows nothing of where in the picture it goes.
 */
import { Resvg } from '@resvg/resvg-js';
import { blurDisc } from './bokeh.ts';
import { createEnvironment, type KeyLight } from './environment.ts';
import { type Icon, svgOf } from './icon.ts';
import { gatherSoftLight, irradiance, reflection, type SoftLight } from './irradiance.ts';
import { fbm2, smoothstep } from './noise.ts';
import { inflate, type Relief } from './relief.ts';
import type { Setting } from './setting.ts';
import { meanAlbedo } from './surface.ts';

export interface SpriteInput {
  readonly setting: Setting;
  readonly icon: Icon;
  /** Size of the thing in picture pixels, before tilt. */
  readonly width: number;
  readonly height: number;
  readonly mirrored: boolean;
  readonly tiltRadians: number;
  /** Diameter of the blur disc in picture pixels. */
  readonly blurPixels: number;
  /** Stands on something, so its foot is darker. */
  readonly grounded: boolean;
}

/** Linear premultiplied RGBA floats. Sprite pixel (sx, sy) covers picture pixel middle + ((sx, sy) - (width, height) / 2) * step. */
export interface Sprite {
  readonly width: number;
  readonly height: number;
  readonly data: SharedArrayBuffer;
  /** Picture pixels per sprite pixel: 1 when in focus. */
  readonly step: number;
}

interface Raster {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

/** Draws the icon with `pad` empty pixels around it; turned and mirrored as asked. Straight RGBA. */
function rasterise(input: SpriteInput, scale: number, pad: number): Raster {
  const { frame, body } = input.icon;
  const turn = Math.abs(Math.sin(input.tiltRadians));
  const straight = Math.cos(input.tiltRadians);
  const unit = frame.width / Math.max(1, input.width * scale);
  const viewWidth = frame.width * straight + frame.height * turn + 2 * pad * unit;
  const viewHeight = frame.height * straight + frame.width * turn + 2 * pad * unit;
  const cx = frame.x + frame.width / 2;
  const cy = frame.y + frame.height / 2;
  const flip = input.mirrored ? ` translate(${2 * cx} 0) scale(-1 1)` : '';
  const degrees = (-input.tiltRadians * 180) / Math.PI;
  const group = `<g transform="rotate(${degrees.toFixed(4)} ${cx} ${cy})${flip}">${body}</g>`;
  const svg = svgOf(group, `${cx - viewWidth / 2} ${cy - viewHeight / 2} ${viewWidth} ${viewHeight}`);
  const image = new Resvg(svg, { fitTo: { mode: 'width', value: Math.max(3, Math.round(viewWidth / unit)) } }).render();
  const pixels = image.pixels;
  for (let i = 0; i < pixels.length; i += 4) {
    const a = pixels[i + 3]!;
    if (a === 0 || a === 255) continue;
    for (let c = 0; c < 3; c++) pixels[i + c] = Math.min(255, Math.round((pixels[i + c]! * 255) / a));
  }
  return { width: image.width, height: image.height, pixels };
}

/** Value and gradient per cell of a grid by a cubic B-spline, which has no creases, to out[0..2]. */
function sampleSpline(values: Float32Array, width: number, height: number, x: number, y: number, out: Float64Array): void {
  const xi = Math.floor(x);
  const yi = Math.floor(y);
  const fx = x - xi;
  const fy = y - yi;
  const wx0 = (1 - fx) ** 3 / 6;
  const wx1 = (3 * fx ** 3 - 6 * fx * fx + 4) / 6;
  const wx3 = fx ** 3 / 6;
  const wx2 = 1 - wx0 - wx1 - wx3;
  const gx0 = -0.5 * (1 - fx) ** 2;
  const gx1 = 1.5 * fx * fx - 2 * fx;
  const gx3 = 0.5 * fx * fx;
  const gx2 = -gx0 - gx1 - gx3;
  let value = 0;
  let slopeX = 0;
  let slopeY = 0;
  for (let j = 0; j < 4; j++) {
    const row = Math.max(0, Math.min(height - 1, yi - 1 + j)) * width;
    const a = values[row + Math.max(0, Math.min(width - 1, xi - 1))]!;
    const b = values[row + Math.max(0, Math.min(width - 1, xi))]!;
    const c = values[row + Math.max(0, Math.min(width - 1, xi + 1))]!;
    const d = values[row + Math.max(0, Math.min(width - 1, xi + 2))]!;
    const line = a * wx0 + b * wx1 + c * wx2 + d * wx3;
    const wy =
      j === 0
        ? (1 - fy) ** 3 / 6
        : j === 1
          ? (3 * fy ** 3 - 6 * fy * fy + 4) / 6
          : j === 3
            ? fy ** 3 / 6
            : (-3 * fy ** 3 + 3 * fy * fy + 3 * fy + 1) / 6;
    const gy = j === 0 ? -0.5 * (1 - fy) ** 2 : j === 1 ? 1.5 * fy * fy - 2 * fy : j === 3 ? 0.5 * fy * fy : 0.5 + fy - 1.5 * fy * fy;
    value += line * wy;
    slopeX += (a * gx0 + b * gx1 + c * gx2 + d * gx3) * wy;
    slopeY += line * gy;
  }
  out[0] = value;
  out[1] = slopeX;
  out[2] = slopeY;
}

function sampleLinear(values: Float32Array, width: number, height: number, x: number, y: number): number {
  const cx = Math.max(0, Math.min(width - 1.001, x));
  const cy = Math.max(0, Math.min(height - 1.001, y));
  const xi = Math.floor(cx);
  const yi = Math.floor(cy);
  const fx = cx - xi;
  const fy = cy - yi;
  const i = yi * width + xi;
  return (values[i]! * (1 - fx) + values[i + 1]! * fx) * (1 - fy) + (values[i + width]! * (1 - fx) + values[i + width + 1]! * fx) * fy;
}

const linearOf = Float32Array.from({ length: 256 }, (_, i) => (i / 255 <= 0.04045 ? i / 255 / 12.92 : ((i / 255 + 0.055) / 1.055) ** 2.4));

interface Lighting {
  readonly key: KeyLight;
  readonly soft: SoftLight;
  /** Light that a photographer would add from the camera's side so that a backlit subject still reads. */
  readonly fill: number;
  readonly seed: number;
  readonly grounded: boolean;
}

/** Blinn-Phong lobe normalised roughly to energy: `power` 40 is satin, 300 lacquer. */
const lobe = (cosine: number, power: number): number => (cosine <= 0 ? 0 : cosine ** power * (power + 8) * 0.04);

interface Shaded {
  readonly out: Float32Array;
  readonly light: Float32Array;
  readonly mirror: Float32Array;
  readonly spline: Float64Array;
}

/** One pixel: soft vinyl with a thin clear coat. Writes linear radiance to out[0..2]. */
function shadePixel(
  albedo: Float32Array,
  at: { u: number; v: number; x: number; y: number },
  relief: Relief,
  light: Lighting,
  work: Shaded,
): void {
  const { key, soft } = light;
  const longer = Math.max(relief.width, relief.height);
  sampleSpline(relief.level, relief.width, relief.height, at.u, at.v, work.spline);
  const bump = 0.045 * fbm2(at.x * 64, at.y * 64, 2, light.seed) + 0.02 * fbm2(at.x * 190, at.y * 190, 2, light.seed + 1);
  const bumpY = 0.045 * fbm2(at.x * 64 + 40, at.y * 64, 2, light.seed) + 0.02 * fbm2(at.x * 190 + 40, at.y * 190, 2, light.seed + 1);
  let nx = -work.spline[1]! * longer * 0.92 + bump;
  let ny = work.spline[2]! * longer * 0.92 + bumpY;
  const inverse = 1 / Math.sqrt(nx * nx + ny * ny + 1);
  nx *= inverse;
  ny *= inverse;
  const nz = inverse;
  const open = sampleLinear(relief.openness, relief.width, relief.height, at.u, at.v);
  const lit = sampleLinear(relief.lit, relief.width, relief.height, at.u, at.v);
  const foot = light.grounded ? 0.5 + 0.5 * smoothstep(0, 0.16, 1 - at.v / relief.height) : 1;
  const cosine = nx * key.direction[0] + ny * key.direction[1] + nz * key.direction[2];
  const direct = Math.max(0, (cosine + 0.18) / 1.18) * lit * key.intensity;
  irradiance(soft, nx, ny, nz, work.light);
  const mz = 2 * nz * nz - 1;
  reflection(soft, 2 * nz * nx, Math.max(-1, Math.min(1, 2 * nz * ny)), mz, work.mirror);
  const fresnel = 0.035 + 0.5 * (1 - nz) ** 4;
  const hx = key.direction[0];
  const hy = key.direction[1];
  const hz = key.direction[2] + 1;
  const halfway = (nx * hx + ny * hy + nz * hz) / Math.sqrt(Math.max(1e-6, hx * hx + hy * hy + hz * hz));
  const shine = (0.05 * lobe(halfway, 26) + 0.035 * lobe(halfway, 180)) * key.intensity * lit;
  const behind = Math.max(0, 0.35 - key.direction[2]);
  const rim = (1 - nz) ** 2.2 * Math.max(0, nx * key.direction[0] + ny * key.direction[1] + 0.15) * (0.22 + 1.5 * behind) * key.intensity;
  const ambient = open * open * foot;
  for (let c = 0; c < 3; c++) {
    const a = albedo[c]!;
    const bounce = a * (1 - open) * 0.5; // light between close parts takes on their colour
    const diffuse = a * (direct * key.colour[c]! + (work.light[c]! + light.fill * (0.55 + 0.45 * nz)) * (ambient + bounce));
    work.out[c] =
      diffuse + (fresnel * work.mirror[c]! * open + shine * key.colour[c]!) * (0.3 + 0.7 * open) + rim * key.colour[c]! * (0.25 + 0.75 * a);
  }
}

function shadeRaster(raster: Raster, relief: Relief, light: Lighting): Float32Array {
  const { width, height, pixels } = raster;
  const data = new Float32Array(width * height * 4);
  const work = { out: new Float32Array(3), light: new Float32Array(3), mirror: new Float32Array(3), spline: new Float64Array(3) };
  const albedo = new Float32Array(3);
  const longer = Math.max(width, height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = (y * width + x) * 4;
      const a = pixels[i + 3]! / 255;
      if (a === 0) continue;
      for (let c = 0; c < 3; c++) albedo[c] = 0.02 + 0.9 * linearOf[pixels[i + c]!]!;
      const at = {
        u: ((x + 0.5) * relief.width) / width - 0.5,
        v: ((y + 0.5) * relief.height) / height - 0.5,
        x: x / longer,
        y: y / longer,
      };
      shadePixel(albedo, at, relief, light, work);
      for (let c = 0; c < 3; c++) data[i + c] = work.out[c]! * a;
      data[i + 3] = a;
    }
  }
  return data;
}

/** Disc blur of premultiplied RGBA. */
function blurSprite(data: Float32Array, width: number, height: number, radius: number): Float32Array {
  const colour = new Float32Array(width * height * 3);
  const cover = new Float32Array(width * height * 3);
  for (let i = 0; i < width * height; i++) {
    for (let c = 0; c < 3; c++) colour[i * 3 + c] = data[i * 4 + c]!;
    cover[i * 3] = data[i * 4 + 3]!;
  }
  const softColour = blurDisc({ width, height, data: colour }, radius).data;
  const softCover = blurDisc({ width, height, data: cover }, radius).data;
  const out = new Float32Array(data.length);
  for (let i = 0; i < width * height; i++) {
    for (let c = 0; c < 3; c++) out[i * 4 + c] = softColour[i * 3 + c]!;
    out[i * 4 + 3] = softCover[i * 3]!;
  }
  return out;
}

/** What the surface throws back up: its albedo in the key light and the sky's. */
export function groundRadiance(setting: Setting, key: KeyLight, skyLevel: number): [number, number, number] {
  const albedo = meanAlbedo[setting.surface];
  const level = skyLevel + key.intensity * Math.max(0.1, key.direction[1]);
  return [albedo[0] * level * key.colour[0], albedo[1] * level * key.colour[1], albedo[2] * level * key.colour[2]];
}

export function lightSpriteTask(input: SpriteInput): Sprite {
  const environment = createEnvironment(input.setting);
  const { key, day } = environment;
  const soft = gatherSoftLight(environment, groundRadiance(input.setting, key, 0.25 * day.windowShare));
  const scale = Math.min(1, 2.4 / Math.max(1, input.blurPixels));
  const radius = (input.blurPixels * scale) / 2;
  const raster = rasterise(input, scale, Math.ceil(radius) + 2);
  const longest = Math.max(48, Math.min(352, Math.round(Math.max(raster.width, raster.height) / 2)));
  const relief = inflate(raster.pixels, raster.width, raster.height, { longest, light: key.direction });
  const backlit = Math.max(0, -key.direction[2]);
  const fill = (0.06 + 0.5 * backlit) * key.intensity + 0.03;
  const data = shadeRaster(raster, relief, { key, soft, fill, seed: input.setting.seed % 1009, grounded: input.grounded });
  const blurred = radius >= 0.6 ? blurSprite(data, raster.width, raster.height, radius) : data;
  const shared = new SharedArrayBuffer(blurred.byteLength);
  new Float32Array(shared).set(blurred);
  return { width: raster.width, height: raster.height, data: shared, step: 1 / scale };
}
