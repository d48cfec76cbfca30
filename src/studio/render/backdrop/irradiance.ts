/** A small panorama of a setting, blurred enough for soft reflections, and its irradiance as nine spherical harmonics. */
import type { Environment } from '../setting/index.ts';

export interface SoftLight {
  /** 32 x 16 latitude-longitude map of linear RGB; the middle column looks along -z. */
  readonly map: Float32Array;
  /** Nine coefficients of irradiance over pi for each channel: [coefficient * 3 + channel]. */
  readonly harmonics: Float64Array;
}

const columns = 32;
const rows = 16;

/** Basis of Ramamoorthi and Hanrahan, "An Efficient Representation for Irradiance Environment Maps" (2001), with the cosine lobe folded in. */
function basis(x: number, y: number, z: number): number[] {
  return [
    0.282095,
    0.488603 * y,
    0.488603 * z,
    0.488603 * x,
    1.092548 * x * y,
    1.092548 * y * z,
    0.315392 * (3 * z * z - 1),
    1.092548 * x * z,
    0.546274 * (x * x - y * y),
  ];
}

const lobe = [1, 2 / 3, 2 / 3, 2 / 3, 0.25, 0.25, 0.25, 0.25, 0.25];

export function gatherSoftLight(environment: Environment, groundRadiance: readonly [number, number, number]): SoftLight {
  const map = new Float32Array(columns * rows * 3);
  const harmonics = new Float64Array(27);
  const out = new Float32Array(3);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const texel = map.subarray((row * columns + column) * 3, (row * columns + column) * 3 + 3);
      for (let sub = 0; sub < 4; sub++) {
        const polar = ((row + 0.25 + 0.5 * (sub >> 1)) / rows) * Math.PI;
        const azimuth = ((column + 0.25 + 0.5 * (sub & 1)) / columns - 0.5) * 2 * Math.PI;
        const y = Math.cos(polar);
        environment.radiance([Math.sin(azimuth) * Math.sin(polar), Math.max(y, 0.001), -Math.cos(azimuth) * Math.sin(polar)], out);
        for (let c = 0; c < 3; c++) texel[c] = texel[c]! + 0.25 * (y < 0 ? groundRadiance[c]! : Math.min(4, out[c]!));
      }
      addHarmonics(harmonics, texel, row, column);
    }
  }
  return { map, harmonics };
}

function addHarmonics(harmonics: Float64Array, texel: Float32Array, row: number, column: number): void {
  const polar = ((row + 0.5) / rows) * Math.PI;
  const azimuth = ((column + 0.5) / columns - 0.5) * 2 * Math.PI;
  const solidAngle = ((2 * Math.PI) / columns) * (Math.PI / rows) * Math.sin(polar);
  const values = basis(Math.sin(azimuth) * Math.sin(polar), Math.cos(polar), -Math.cos(azimuth) * Math.sin(polar));
  for (let i = 0; i < 9; i++) {
    for (let c = 0; c < 3; c++) harmonics[i * 3 + c] = harmonics[i * 3 + c]! + texel[c]! * values[i]! * solidAngle * lobe[i]!;
  }
}

/** Irradiance over pi (so albedo times it is radiance) for the unit normal, to out[0..2]. */
export function irradiance(light: SoftLight, nx: number, ny: number, nz: number, out: Float32Array): void {
  const h = light.harmonics;
  const a = 1.092548;
  for (let c = 0; c < 3; c++) {
    const value =
      0.282095 * h[c]! +
      0.488603 * (ny * h[3 + c]! + nz * h[6 + c]! + nx * h[9 + c]!) +
      a * (nx * ny * h[12 + c]! + ny * nz * h[15 + c]! + nx * nz * h[21 + c]!) +
      0.315392 * (3 * nz * nz - 1) * h[18 + c]! +
      0.546274 * (nx * nx - ny * ny) * h[24 + c]!;
    out[c] = Math.max(0, value);
  }
}
