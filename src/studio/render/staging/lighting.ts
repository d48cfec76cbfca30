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

const isVeiled = ({ weather }: Setting): boolean => weather !== 'clear';

/** Under a veil of cloud most light comes from above, out of a wide part of the sky: shadows are soft and lie beneath things. */
function sunOf(setting: Setting, { key }: Environment): Light {
  const irradiance = scale(key.colour, Math.PI * key.intensity);
  if (!isVeiled(setting)) return { kind: 'sun', direction: key.direction, angularRadius: 0.025, irradiance: scale(irradiance, 1.6) };
  const [x, y, z] = key.direction;
  return { kind: 'sun', direction: unit([0.5 * x, y + 1.1, 0.5 * z + 0.1]), angularRadius: 0.42, irradiance: scale(irradiance, 1.9) };
}

/** The dimmest that the front of a thing may be lit by the fill. */
const leastFill: Triple = [0.2, 0.19, 0.2];

/** What the front is filled with: light of the room, of the sky, or of the lamps of a town by night. */
function fillOf(setting: Setting, { key, look, day }: Environment): Triple {
  if (look.indoors) return scale(key.colour, 0.3 * key.intensity);
  const sky: Triple = [0, 1, 2].map((c) => 0.5 * (day.horizon[c]! + day.zenith[c]!) + 0.02) as unknown as Triple;
  // A low sun stands behind what is shown: its front needs the sky's light.
  const soft = scale(sky, day.sunElevationDegrees < 15 ? 2.2 : isVeiled(setting) ? 0.3 : 0.5);
  return [0, 1, 2].map((c) => Math.max(soft[c]!, leastFill[c]!)) as unknown as Triple;
}

export function lightsOf(setting: Setting, environment: Environment, { target, reach }: Set): Light[] {
  const { key, look } = environment;
  const window = {
    direction: key.direction,
    distance: 1.1 * reach,
    spread: 0.26,
    irradiance: scale(key.colour, 1.25 * Math.PI * key.intensity),
  };
  const main = look.indoors ? panel({ target, ...window }) : sunOf(setting, environment);
  const side = key.direction[0] > 0 ? -1 : 1;
  const fill = {
    direction: [0.75 * side, 0.75, 1.15],
    distance: 1.6 * reach,
    spread: 0.4,
    irradiance: fillOf(setting, environment),
  } as const;
  return [main, panel({ target, ...fill })];
}
