/** The sky as a function of direction: gradient, glow and disc of the sun or moon, clouds, stars. */
import type { Scene } from '../../scene/scene.ts';
import type { Daylight } from './daylight.ts';
import { fbm2, hash2, mix, smoothstep } from './noise.ts';

export interface Sky {
  readonly day: Daylight;
  /** Unit vector towards the sun or moon: x right, y up, z towards the viewer. */
  readonly sunDirection: readonly [number, number, number];
  readonly weather: Scene['weather'];
  readonly night: boolean;
  /** Share of cloud, 0 to 1. */
  readonly cloudiness: number;
  readonly seed: number;
}

function addStars(sky: Sky, dx: number, dy: number, dz: number, out: Float32Array): void {
  const azimuth = (Math.atan2(dx, -dz) * 180) / Math.PI;
  const elevation = (Math.asin(dy) * 180) / Math.PI;
  const column = Math.floor(azimuth * 2.2);
  const row = Math.floor(elevation * 2.2);
  const chance = hash2(column, row, sky.seed + 5);
  if (chance > 0.3) return;
  const x = azimuth * 2.2 - column - 0.2 - 0.6 * hash2(column, row, sky.seed + 6);
  const y = elevation * 2.2 - row - 0.2 - 0.6 * hash2(column, row, sky.seed + 7);
  const size = 0.03 + 0.05 * hash2(column, row, sky.seed + 8);
  const glow = Math.max(0, 1 - Math.sqrt(x * x + y * y) / size) * (0.12 + 1.6 * (chance / 0.3) ** 8) * smoothstep(0, 0.2, dy);
  for (let c = 0; c < 3; c++) out[c] = out[c]! + glow * (c === 2 ? 1.1 : 0.95);
}

function addClouds(sky: Sky, dx: number, dy: number, dz: number, out: Float32Array): void {
  const lift = Math.max(dy, 0) + 0.09;
  const u = (dx / lift) * 0.75 + (sky.seed % 97);
  const v = (dz / lift) * 0.75;
  const warp = fbm2(u * 0.6, v * 0.6, 3, sky.seed + 40);
  const density = fbm2(u + warp * 0.6, v * 1.15 + warp * 0.5, 6, sky.seed + 41);
  const cover = smoothstep(0.62 - sky.cloudiness, 1.02 - sky.cloudiness, density + 0.32) * smoothstep(-0.02, 0.1, dy);
  if (cover <= 0) return;
  const thick = fbm2(u + warp * 0.6 + sky.sunDirection[0] * 0.16, v * 1.15 + warp * 0.5 - 0.1, 4, sky.seed + 41);
  const lit = Math.max(0, Math.min(1, 0.52 + (density - thick) * 1.5 + 0.25 * (1 - cover)));
  const towards = dx * sky.sunDirection[0] + dy * sky.sunDirection[1] + dz * sky.sunDirection[2];
  // A low sun lights clouds from its own side only.
  const reached = sky.sunDirection[1] < 0.2 ? 0.3 + 0.7 * smoothstep(0.55, 1, towards) : 1;
  const silver = smoothstep(0.75, 1, towards) * 0.35;
  for (let c = 0; c < 3; c++) {
    const cloud = mix(sky.day.cloudShade[c]!, sky.day.cloudLit[c]!, Math.min(1.2, (lit + silver) * reached));
    out[c] = mix(out[c]!, mix(sky.day.horizon[c]!, cloud, smoothstep(-0.02, 0.16, dy)), cover * 0.92);
  }
}

function addSun(sky: Sky, towards: number, out: Float32Array): void {
  const near = Math.max(0, towards);
  const low = 1 - Math.min(1, sky.sunDirection[1] * 1.6);
  const halo = sky.night ? 0.16 : 0.35 + 0.3 * low;
  const glow = halo * (0.3 * near ** 6 + 0.45 * near ** 40 + 0.9 * near ** 400);
  const disc = sky.night
    ? 2.2 * smoothstep(0.99982, 0.9999, towards)
    : smoothstep(0.99925, 0.9995, towards) * (sky.day.keyIntensity > 0.5 ? 9 : 0);
  for (let c = 0; c < 3; c++) out[c] = out[c]! + sky.day.sun[c]! * (glow * Math.max(0.2, sky.day.keyIntensity) + disc);
}

interface Cover {
  /** Of a plain grey sky. */
  readonly light: number;
  /** How far folds of cloud are lighter and darker. */
  readonly relief: number;
}

const covers: Readonly<Record<Exclude<Sky['weather'], 'clear'>, Cover>> = {
  cloudy: { light: 1.05, relief: 0.55 },
  rain: { light: 0.72, relief: 0.4 },
  snow: { light: 1.12, relief: 0.16 },
  fog: { light: 1.15, relief: 0.03 },
  storm: { light: 0.4, relief: 0.95 },
};

/** A closed cover of cloud in folds that lie flatter towards the horizon; brighter low down, where one looks beneath it. */
function addOvercast(sky: Sky, [dx, dy, dz]: readonly [number, number, number], out: Float32Array): void {
  if (sky.weather === 'clear') return;
  const { light, relief } = covers[sky.weather];
  const grey = light * (0.25 * (out[0]! + out[1]! + out[2]!) + 0.07 * sky.day.keyIntensity);
  const lift = Math.max(0, dy) + 0.16;
  const [u, v] = [(dx / lift) * 0.8 + (sky.seed % 53), (dz / lift) * 0.8];
  const warp = fbm2(u * 0.7, v * 0.7, 3, sky.seed + 44);
  const folds = fbm2(u + 0.9 * warp, v * 1.3 + 0.7 * warp, 5, sky.seed + 43);
  const texture =
    Math.max(0.25, 1 + relief * folds * smoothstep(-0.02, 0.12, dy)) *
    (1 + 0.25 * (1 - Math.min(1, Math.max(0, dy) * 3)) * (relief > 0.5 ? 1 : 0));
  for (let c = 0; c < 3; c++) out[c] = mix(out[c]!, grey * texture * [0.96, 1, 1.09][c]!, 0.86);
}

/** Radiance from the unit direction (dx, dy, dz), dy >= 0, written to out[0..2]. */
export function sampleSky(sky: Sky, direction: readonly [number, number, number], out: Float32Array): void {
  const [dx, dy, dz] = direction;
  const towards = dx * sky.sunDirection[0] + dy * sky.sunDirection[1] + dz * sky.sunDirection[2];
  const isLow = sky.sunDirection[1] < 0.2;
  // Warm light lies along the horizon only, the farther from the sun the lower.
  const height = isLow
    ? Math.min(1, Math.max(0, dy) ** 0.7 * (2.3 - 0.7 * smoothstep(0.5, 1, towards)))
    : Math.min(1, Math.max(0, dy) ** 0.62 * 1.25);
  for (let c = 0; c < 3; c++) out[c] = mix(sky.day.horizon[c]!, sky.day.zenith[c]!, height);
  if (sky.weather === 'clear') {
    if (sky.night) addStars(sky, dx, Math.max(0, dy), dz, out);
    addSun(sky, towards, out);
    addClouds(sky, dx, dy, dz, out);
    return;
  }
  addOvercast(sky, direction, out);
}
