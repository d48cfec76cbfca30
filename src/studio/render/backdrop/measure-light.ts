/** The light of a setting in numbers, for what is composited into it. */
import { createEnvironment, type KeyLight, type Setting, type SurfaceName } from '../setting/index.ts';
import { gatherSoftLight, irradiance } from './irradiance.ts';
import type { BackdropLight } from './render-backdrop.ts';

/** Mean colour of each surface, for the light that it throws back up. */
const meanAlbedo: Readonly<Record<SurfaceName, readonly [number, number, number]>> = {
  wood: [0.23, 0.12, 0.06],
  marble: [0.6, 0.59, 0.57],
  stone: [0.28, 0.27, 0.25],
  grass: [0.1, 0.14, 0.03],
  soil: [0.09, 0.08, 0.035],
  sand: [0.58, 0.43, 0.27],
  snow: [0.82, 0.85, 0.92],
  cloth: [0.55, 0.53, 0.5],
  floor: [0.29, 0.155, 0.08],
  asphalt: [0.08, 0.08, 0.085],
  water: [0.03, 0.08, 0.1],
  paper: [0.45, 0.45, 0.45],
  none: [0.02, 0.02, 0.03],
};

/** What the surface throws back up: its albedo in the key light and the sky's. */
function groundRadiance(setting: Setting, key: KeyLight, skyLevel: number): [number, number, number] {
  const albedo = meanAlbedo[setting.surface];
  const level = skyLevel + key.intensity * Math.max(0.1, key.direction[1]);
  return [albedo[0] * level * key.colour[0], albedo[1] * level * key.colour[1], albedo[2] * level * key.colour[2]];
}

/** Reads the setting's probe, where it has one: 5 ms. */
export function measureLight(setting: Setting): BackdropLight {
  const environment = createEnvironment(setting);
  const { key, day } = environment;
  const ambient = new Float32Array(3);
  irradiance(gatherSoftLight(environment, groundRadiance(setting, key, 0.25 * day.windowShare)), 0, 0, 1, ambient);
  return { direction: key.direction, colour: key.colour, intensity: key.intensity, ambient: [ambient[0]!, ambient[1]!, ambient[2]!] };
}
