/** The light of a setting in numbers, measured in a worker: it reads the probe. */
import type { BackdropLight } from './backdrop.ts';
import { createEnvironment } from './environment.ts';
import { gatherSoftLight, irradiance } from './irradiance.ts';
import type { Setting } from './setting.ts';
import { groundRadiance } from './sprite.task.ts';

export function measureLight(setting: Setting): BackdropLight {
  const environment = createEnvironment(setting);
  const { key, day } = environment;
  const ambient = new Float32Array(3);
  irradiance(gatherSoftLight(environment, groundRadiance(setting, key, 0.25 * day.windowShare)), 0, 0, 1, ambient);
  return { direction: key.direction, colour: key.colour, intensity: key.intensity, ambient: [ambient[0]!, ambient[1]!, ambient[2]!] };
}
