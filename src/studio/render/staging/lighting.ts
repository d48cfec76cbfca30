/** The setting's key light as a sun or a window, and a large soft light beside the camera that keeps faces out of the dark. */

import type { Light, Triple } from '../path/index.ts';
import type { Environment, Setting } from '../setting/index.ts';

const cross = (a: Triple, b: Triple): Triple => [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
const scale = ([x, y, z]: Triple, by: number): Triple => [x * by, y * by, z * by];
const add = (a: Triple, b: Triple): Triple => [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
const unit = (a: Triple): Triple => scale(a, 1 / Math.hypot(...a));

interface Panel {
  readonly target: Triple;
  /** Towards the light. */
  readonly direction: Triple;
  readonly distance: number;
  /** Half its side as a share of the distance. */
  readonly spread: number;
  /** On a surface at the target that faces it. */
  readonly irradiance: Triple;
}

function panel({ target, direction, distance, spread, irradiance }: Panel): Light {
  const towards = unit(direction);
  const facing = scale(towards, -1);
  const right = unit(cross([0, 1, 0], facing));
  const half = spread * distance;
  return {
    kind: 'rect',
    centre: add(target, scale(towards, distance)),
    right: scale(right, half),
    up: scale(cross(facing, right), half),
    radiance: scale(irradiance, 1 / (4 * spread * spread)),
  };
}

export interface Set {
  /** The middle of what is shown. */
  readonly target: Triple;
  /** Metres from the eye to it. */
  readonly reach: number;
}

/** How wide the sun's light is spread: clear air, or a veil. */
const sunRadius = (setting: Setting): number => (setting.weather === 'clear' ? 0.025 : 0.3);

export function lightsOf(setting: Setting, { key, look, day }: Environment, { target, reach }: Set): Light[] {
  const irradiance = scale(key.colour, Math.PI * key.intensity);
  const main: Light = look.indoors
    ? panel({ target, direction: key.direction, distance: 1.1 * reach, spread: 0.26, irradiance: scale(irradiance, 1.25) })
    : { kind: 'sun', direction: key.direction, angularRadius: sunRadius(setting), irradiance: scale(irradiance, 1.3) };
  const side = key.direction[0] > 0 ? -1 : 1;
  const sky: Triple = [0, 1, 2].map((c) => 0.5 * (day.horizon[c]! + day.zenith[c]!) + 0.02) as unknown as Triple;
  // A low sun stands behind what is shown: its front needs the sky's light.
  const soft = look.indoors ? scale(key.colour, 0.3 * key.intensity) : scale(sky, day.sunElevationDegrees < 15 ? 2.2 : 0.8);
  const fill = panel({ target, direction: [0.75 * side, 0.75, 1.15], distance: 1.6 * reach, spread: 0.4, irradiance: soft });
  return [main, fill];
}
