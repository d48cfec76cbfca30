/** What is ahead where there is no land: stars and gas, a sea of cloud, the depths of water. As functions of direction, like painters.ts. */
import { fbm2, hash2, mix, smoothstep } from './noise.ts';
import type { Painter } from './painters.ts';
import type { Sky } from './sky.ts';

export const stars: Painter = (sky, azimuth, elevation, out) => {
  const u = azimuth * 1.6 + (sky.seed % 61);
  const v = elevation * 1.6;
  const warp = fbm2(u, v, 4, sky.seed + 50);
  const gas = smoothstep(
    0.0,
    1,
    fbm2(u * 1.1 + warp, v * 1.1 - warp * 0.7, 6, sky.seed + 51) + 0.42 - 0.5 * Math.abs(elevation - azimuth * 0.45),
  );
  const dust = smoothstep(0.1, 0.7, fbm2(u * 2 + 9, v * 2, 6, sky.seed + 52));
  const tone = smoothstep(-0.5, 0.6, warp);
  const gasLight = gas * gas * (1 - 0.75 * dust);
  out[0] = 0.004 + gasLight * mix(0.05, 0.34, tone);
  out[1] = 0.005 + gasLight * mix(0.1, 0.07, tone);
  out[2] = 0.013 + gasLight * mix(0.38, 0.2, tone);
  for (let scale = 0; scale < 3; scale++) {
    const cells = [38, 90, 170][scale]!;
    const column = Math.floor(azimuth * cells);
    const row = Math.floor(elevation * cells);
    const chance = hash2(column, row, sky.seed + scale);
    if (chance > 0.22) continue;
    const x = azimuth * cells - column - 0.25 - 0.5 * hash2(column, row, scale + 11);
    const y = elevation * cells - row - 0.25 - 0.5 * hash2(column, row, scale + 12);
    const d = Math.sqrt(x * x + y * y);
    const core = Math.max(0, 1 - d / [0.05, 0.09, 0.14][scale]!) * [5, 1.3, 0.5][scale]! * (0.15 + (chance / 0.22) ** 5);
    const warmth = hash2(column, row, scale + 13);
    out[0] = out[0]! + core * (0.7 + 0.5 * warmth);
    out[1] = out[1]! + core * 0.9;
    out[2] = out[2]! + core * (1.3 - 0.5 * warmth);
  }
  return true;
};

/** A sea of cloud seen from above: banks of billows one behind the other, lit along their tops, blue in their folds. */
export const clouds: Painter = (sky, azimuth, elevation, out) => {
  const banks = 7;
  const side = Math.sign(sky.sunDirection[0] || 1);
  for (let bank = 0; bank < banks; bank++) {
    const near = 1 - bank / banks;
    const frequency = 2.6 + 7 * (1 - near);
    const at = azimuth * frequency + 5.3 * bank + (sky.seed % 31);
    const height = 0.035 + 0.1 * near;
    const billow = (u: number, v: number): number => 1 - Math.abs(fbm2(u, v, 5, sky.seed + 60 + bank)) * 2.2;
    const top = 0.015 - 0.2 * near * near + height * (0.55 * fbm2(at * 0.4, bank, 2, sky.seed + 80) + 0.5 * billow(at, 1.7 * bank));
    if (elevation > top) continue;
    const below = (top - elevation) / height;
    const puff = billow(at + 0.25 * below, below * 1.6);
    const slope = billow(at + 0.12 * side, below * 1.6 - 0.1) - puff;
    const lit = Math.max(0, Math.min(1, 0.92 - 0.62 * Math.min(1.2, below) + 0.5 * (puff - 0.55) + 1.1 * slope));
    const haze = 0.55 * (1 - near) ** 1.5;
    for (let c = 0; c < 3; c++) {
      const cloud = mix(sky.day.cloudShade[c]!, Math.min(1.05, sky.day.cloudLit[c]!), lit);
      out[c] = mix(cloud, sky.day.horizon[c]!, haze);
    }
    return true;
  }
  return false;
};

/** Light of the deep water that things fade into. */
export const depthsOf = (day: Sky['day']): [number, number, number] => {
  const light = Math.max(0.07, Math.min(1, 0.55 * day.keyIntensity + 0.4 * day.windowShare));
  return [0.02 * light, 0.2 * light, 0.3 * light];
};

/** Under water: bright above, where shafts of light come down; blue-green ahead, dark below. */
export const depths: Painter = (sky, azimuth, elevation, out) => {
  const deep = depthsOf(sky.day);
  const up = smoothstep(0, 0.75, elevation);
  const away = azimuth - 0.25;
  const fan = away / (1.9 - 1.1 * Math.min(1.2, Math.max(-0.3, elevation)));
  const beams =
    smoothstep(0.02, 0.5, fbm2(fan * 11, 0.3, 4, sky.seed + 71)) * Math.exp(-away * away * 1.6) * smoothstep(0.01, 0.5, elevation);
  const surface = smoothstep(0.5, 1.3, elevation) * (0.6 + 0.7 * Math.max(0, fbm2(azimuth * 6, 9 / (elevation + 0.2), 4, sky.seed + 72)));
  const gain = 1 + 1.5 * up + 1.7 * beams + 5 * surface;
  for (let c = 0; c < 3; c++) {
    const clear = [0.25, 0.8, 0.85][c]!;
    out[c] = deep[c]! * gain + deep[1]! * clear * (0.35 * up * up + 0.5 * beams + 3 * surface);
  }
  return true;
};
