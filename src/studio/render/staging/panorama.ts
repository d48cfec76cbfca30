/**
 * The light and distance of a setting as the panorama that the path tracer takes. What lies before the camera is baked finely and blurred
 * as far as its distance asks for, with the place's lamps in it: a blur by the lens alone would cost many samples.
 */

import type { Environment as Panorama } from '../path/index.ts';
import type { Environment, Setting } from '../setting/index.ts';
import { addLamps, blurDisc, type LinearImage } from '../setting/index.ts';

export interface View {
  /** Picture heights. */
  readonly focal: number;
  readonly aspect: number;
  /** Radius in picture heights of the disc that the lens blurs it to besides. */
  readonly opening: number;
  /** Factor on the place's own blur. */
  readonly defocus: number;
}

const coarseWidth = 256;
/** The tracer sees the first column of a panorama along -z; here that is the middle one. */
const tracerTurn = Math.PI;

function shoot(environment: Environment, area: { left: number; top: number; step: number; width: number; height: number }): LinearImage {
  const { left, top, step, width, height } = area;
  const data = new Float32Array(3 * width * height);
  const out = new Float32Array(3);
  for (let y = 0; y < height; y++) {
    const polar = (top + y + 0.5) * step;
    const [up, level] = [Math.cos(polar), Math.sin(polar)];
    for (let x = 0; x < width; x++) {
      const azimuth = (left + x + 0.5) * step - Math.PI;
      environment.radiance([Math.sin(azimuth) * level, up, -Math.cos(azimuth) * level], out);
      data.set(out, 3 * (y * width + x));
    }
  }
  return { width, height, data };
}

/** Columns repeat, rows are clamped. */
function enlarge(coarse: LinearImage, width: number): LinearImage {
  const height = width / 2;
  const factor = coarse.width / width;
  const data = new Float32Array(3 * width * height);
  for (let y = 0; y < height; y++) {
    const v = Math.max(0, Math.min(coarse.height - 1.001, (y + 0.5) * factor - 0.5));
    const [row, fy] = [Math.floor(v), v - Math.floor(v)];
    for (let x = 0; x < width; x++) {
      const u = (x + 0.5) * factor - 0.5;
      const fx = u - Math.floor(u);
      const left = (Math.floor(u) + coarse.width) % coarse.width;
      const right = (left + 1) % coarse.width;
      for (let c = 0; c < 3; c++) {
        const at = (column: number, line: number): number => coarse.data[3 * (line * coarse.width + column) + c]!;
        const [high, low] = [at(left, row) * (1 - fx) + at(right, row) * fx, at(left, row + 1) * (1 - fx) + at(right, row + 1) * fx];
        data[3 * (y * width + x) + c] = high * (1 - fy) + low * fy;
      }
    }
  }
  return { width, height, data };
}

function hangLamps(
  window: LinearImage,
  setting: Setting,
  { look, day }: Environment,
  place: { horizon: number; texelsPerHeight: number; radius: number },
): void {
  const share = look.indoors ? Math.max(0.5, day.lampShare) : day.lampShare * (day.lampShare > 0.4 ? 1 : 0);
  const count = Math.round(look.lampCount * share * 1.3);
  if (count === 0) return;
  addLamps(window, {
    count,
    brightness: share * 1.6,
    radius: Math.max(place.radius * 1.1, 0.012 * place.texelsPerHeight),
    top: place.horizon - place.texelsPerHeight * 0.34,
    bottom: place.horizon - place.texelsPerHeight * 0.01,
    seed: setting.seed,
    city: !look.indoors,
  });
}

export function panoramaOf(setting: Setting, environment: Environment, { focal, aspect, opening, defocus }: View): Panorama {
  const { look } = environment;
  const width = look.blurRadius < 0.015 ? 2048 : 1024;
  const coarse = shoot(environment, { left: 0, top: 0, step: (2 * Math.PI) / coarseWidth, width: coarseWidth, height: coarseWidth / 2 });
  const whole = enlarge(coarse, width);
  const step = (2 * Math.PI) / width;
  const texelsPerHeight = 1 / focal / step;
  // At least as soft as the lens will make it: what it mixes is alike then, and leaves no noise.
  const radius = Math.max(defocus * look.blurRadius * Math.min(1, aspect), opening * 1.25) * texelsPerHeight;
  const pad = Math.ceil(2 * radius + 0.04 * texelsPerHeight);
  const halfWide = Math.min(width / 2, Math.ceil(Math.atan(aspect / 2 / focal) / step) + pad);
  // The horizon may lie near either edge of the picture.
  const halfHigh = Math.min(width / 4, Math.ceil(Math.atan(0.85 / focal) / step) + pad);
  const area = { left: width / 2 - halfWide, top: width / 4 - halfHigh, step, width: 2 * halfWide, height: 2 * halfHigh };
  const sharp = shoot(environment, area);
  const blurred = blurDisc(blurDisc(sharp, radius), radius * 0.25);
  const window = blurred === sharp ? { ...sharp } : blurred;
  hangLamps(window, setting, environment, { horizon: halfHigh, texelsPerHeight, radius });
  for (let y = pad; y < window.height - pad; y++) {
    const row = window.data.subarray(3 * (y * window.width + pad), 3 * ((y + 1) * window.width - pad));
    whole.data.set(row, 3 * ((area.top + y) * width + area.left + pad));
  }
  return { width, height: whole.height, pixels: whole.data, rotation: tracerTurn, gain: [1, 1, 1] };
}
