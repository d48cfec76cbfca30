/**
 * Reads the committed light probes (assets/probes, made by scripts/make-probes.ts, whose header describes the form) and samples them by
 * direction. Knows nothing of places or cameras.
 */
import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';

export const probeNames = [
  'apartment',
  'bridge',
  'city',
  'dawn',
  'esplanade',
  'forest',
  'hall',
  'lab',
  'lobby',
  'night',
  'park',
  'sky',
  'studio',
  'sunrise',
  'sunset',
  'venice',
  'warehouse',
  'workshop',
] as const;
export type ProbeName = (typeof probeNames)[number];

/** A latitude-longitude panorama of linear radiance: interleaved RGB rows from the zenith; the middle column looks along -z. */
export interface Probe {
  readonly width: number;
  readonly height: number;
  readonly data: Float32Array;
}

/** About 5 ms. */
export function readProbe(name: ProbeName): Probe {
  const bytes = inflateSync(readFileSync(new URL(`../../../../assets/probes/${name}.rgbe`, import.meta.url)));
  const width = bytes.readUInt16LE(0);
  const height = bytes.readUInt16LE(2);
  const count = width * height;
  const planes = bytes.subarray(4);
  for (let i = 0; i < planes.length; i++) if (i % width !== 0) planes[i] = planes[i]! + planes[i - 1]!;
  const data = new Float32Array(count * 3);
  for (let i = 0; i < count; i++) {
    const scale = 2 ** (planes[3 * count + i]! - 136);
    for (let c = 0; c < 3; c++) data[i * 3 + c] = planes[c * count + i]! * scale;
  }
  return { width, height, data };
}

/** Bilinear radiance from direction (x, y up, z towards the viewer; need not be of unit length) turned by `yaw`, written to out[0..2]. */
export function sampleProbe(probe: Probe, direction: readonly [number, number, number], yaw: number, out: Float32Array): void {
  const [dx, dy, dz] = direction;
  const length = Math.sqrt(dx * dx + dy * dy + dz * dz);
  const { width, height, data } = probe;
  const u = ((Math.atan2(dx, -dz) + yaw) / (2 * Math.PI) + 0.5) * width - 0.5;
  const v = Math.max(0, Math.min(height - 1.001, (Math.acos(Math.max(-1, Math.min(1, dy / length))) / Math.PI) * height - 0.5));
  const x0 = Math.floor(u);
  const y0 = Math.floor(v);
  const fx = u - x0;
  const fy = v - y0;
  const left = ((x0 % width) + width) % width;
  const right = (left + 1) % width;
  for (let c = 0; c < 3; c++) {
    const top = data[(y0 * width + left) * 3 + c]! * (1 - fx) + data[(y0 * width + right) * 3 + c]! * fx;
    const low = data[((y0 + 1) * width + left) * 3 + c]! * (1 - fx) + data[((y0 + 1) * width + right) * 3 + c]! * fx;
    out[c] = top * (1 - fy) + low * fy;
  }
}
