/**
 * Light and distance of a setting as one function of direction, built the same in every worker from the plain Setting record.
 * Axes: x right, y up, z towards the viewer. Knows nothing of cameras and objects.
 */
import type { LinearColour } from '../../scene/scene.ts';
import { type Daylight, daylights } from './daylight.ts';
import { depthsOf } from './far-skies.ts';
import { mix, smoothstep } from './noise.ts';
import { painters } from './painters.ts';
import { type Probe, readProbe, sampleProbe } from './probe.ts';
import { type PlaceLook, placeLooks, type Setting } from './setting.ts';
import { type Sky, sampleSky } from './sky.ts';

type Direction = readonly [number, number, number];

export interface KeyLight {
  readonly direction: Direction;
  /** Largest channel 1. */
  readonly colour: LinearColour;
  readonly intensity: number;
}

export interface Environment {
  readonly look: PlaceLook;
  readonly day: Daylight;
  readonly key: KeyLight;
  /** Radiance from a unit direction, to out[0..2]. */
  radiance(direction: Direction, out: Float32Array): void;
}

const fromAngles = (azimuthDegrees: number, elevationDegrees: number): Direction => {
  const azimuth = (azimuthDegrees * Math.PI) / 180;
  const elevation = (elevationDegrees * Math.PI) / 180;
  return [Math.sin(azimuth) * Math.cos(elevation), Math.sin(elevation), -Math.cos(azimuth) * Math.cos(elevation)];
};

/** Share of the key light that the weather lets through. */
const veils: Readonly<Record<Setting['weather'], number>> = { clear: 1, cloudy: 0.46, rain: 0.3, snow: 0.42, fog: 0.36, storm: 0.2 };

/** The seed says on which side the key light stands: -1 left, 1 right. */
const keySide = (seed: number): number => ((seed >>> 3) & 1 ? 1 : -1);

function createKey(setting: Setting, look: PlaceLook, day: Daylight): KeyLight {
  const side = keySide(setting.seed);
  if (setting.place === 'space') return { direction: fromAngles(118 * side, 30), colour: [1, 0.95, 0.88], intensity: 1.25 };
  if (look.indoors) {
    const warm: LinearColour = [1, 0.74, 0.48];
    const share = day.windowShare;
    const colour: LinearColour = [1, mix(warm[1], day.sun[1], share), mix(warm[2], day.sun[2], share)];
    return { direction: fromAngles(112 * side, 40), colour, intensity: 0.42 + 0.55 * share };
  }
  const isFloodlit = setting.place === 'stadium' && (setting.timeOfDay === 'night' || setting.timeOfDay === 'dusk');
  if (isFloodlit) return { direction: fromAngles(128 * side, 52), colour: [0.95, 0.98, 1], intensity: 0.85 };
  const streetLamps = setting.timeOfDay === 'night' && look.lampCount > 8;
  if (streetLamps) return { direction: fromAngles(105 * side, 48), colour: [1, 0.72, 0.42], intensity: 0.62 };
  const veil = veils[setting.weather];
  const direction = fromAngles(day.sunAzimuthDegrees * side, day.sunElevationDegrees);
  return { direction, colour: day.sun, intensity: day.keyIntensity * veil };
}

/** Above the clouds the sky is deeper down to its foot: what is white stands out from it. */
function aloft(day: Daylight): Daylight {
  const horizon = day.horizon.map((value, c) => mix(0.82 * value, day.zenith[c]!, 0.4)) as unknown as LinearColour;
  return { ...day, horizon, zenith: day.zenith.map((value) => 0.72 * value) as unknown as LinearColour };
}

function createSky(setting: Setting, day: Daylight): Sky {
  const side = keySide(setting.seed);
  const low = setting.timeOfDay === 'sunset' || setting.timeOfDay === 'dawn';
  const isNight = setting.timeOfDay === 'night';
  return {
    day: setting.place === 'sky' ? aloft(day) : day,
    sunDirection: fromAngles((low ? 17 : isNight ? 11 : day.sunAzimuthDegrees) * side, low ? 5 : isNight ? 15 : day.sunElevationDegrees),
    weather: setting.weather,
    night: setting.timeOfDay === 'night' || setting.timeOfDay === 'dusk',
    cloudiness: setting.place === 'sky' ? 0.12 : 0.34 + 0.2 * ((setting.seed % 7) / 7),
    seed: setting.seed % 1_000_003,
  };
}

/** Multiplier that brings the mean of the forward half of a panorama, highlights held, to `exposure`. */
function exposeProbe(probe: Probe, yaw: number, exposure: number): number {
  const out = new Float32Array(3);
  let sum = 0;
  for (let i = 0; i < 400; i++) {
    sampleProbe(probe, fromAngles(((i % 20) - 9.5) * 4.5, (Math.floor(i / 20) - 8) * 2.2), yaw, out);
    sum += Math.min(2, 0.2126 * out[0]! + 0.7152 * out[1]! + 0.0722 * out[2]!);
  }
  return exposure / (sum / 400);
}

type Photograph = (direction: Direction, out: Float32Array) => void;

function indoorPhotograph(probe: Probe, look: PlaceLook, day: Daylight): Photograph {
  const yaw = (look.yawDegrees * Math.PI) / 180;
  const gain = exposeProbe(probe, yaw, look.exposure);
  return (direction, out) => {
    sampleProbe(probe, direction, yaw, out);
    const share = 0.12 + 0.88 * day.windowShare;
    for (let c = 0; c < 3; c++) {
      const v = Math.min(14, out[c]! * gain);
      const lamp = smoothstep(1.2, 3, v) * day.lampShare;
      const warmth = [1.06, 0.93, 0.76][c]!;
      out[c] = v * mix(share * mix(warmth, day.sun[c]! / 0.92, day.windowShare * 0.7), 0.9 * warmth, lamp);
    }
  };
}

/** A photograph taken by day, its sky changed for the sky of the hour and its land tinted to match. */
function outdoorPhotograph(probe: Probe, look: PlaceLook, sky: Sky): Photograph {
  const yaw = (look.yawDegrees * Math.PI) / 180;
  // A little less than exposed: the key light beside it gives things their shadows.
  const gain = 0.84 * exposeProbe(probe, yaw, look.exposure);
  const keep = sky.day.windowShare > 0.8 && sky.weather === 'clear';
  const above = new Float32Array(3);
  return (direction, out) => {
    sampleProbe(probe, direction, yaw, out);
    const level = gain * (0.2126 * out[0]! + 0.7152 * out[1]! + 0.0722 * out[2]!);
    for (let c = 0; c < 3; c++) out[c] = Math.min(3, out[c]! * gain) * sky.day.landTint[c]!;
    if (keep || direction[1] < 0) return;
    const open = smoothstep(0.28, 0.5, level) * smoothstep(0, 0.05, direction[1]);
    if (open <= 0) return;
    sampleSky(sky, direction, above);
    for (let c = 0; c < 3; c++) out[c] = mix(out[c]!, above[c]!, open);
  };
}

/** The far end of a street is sharper after dark: lit windows would else run together. */
function chooseLook(setting: Setting): PlaceLook {
  const look = placeLooks[setting.place];
  const dark = setting.timeOfDay === 'night' || setting.timeOfDay === 'dusk';
  return dark && setting.place === 'street' ? { ...look, blurRadius: 0.006 } : look;
}

/** What far land fades into: the sky's own light a little above the horizon ahead. Under water: the depths. */
export function hazeColourOf(setting: Setting): LinearColour {
  if (setting.place === 'under-water') return depthsOf(daylights[setting.timeOfDay]);
  const sky = createSky(setting, daylights[setting.timeOfDay]);
  const out = new Float32Array(3);
  const sum = [0, 0, 0];
  const azimuths = [-16, -8, 0, 8, 16];
  for (const azimuth of azimuths) {
    sampleSky(sky, fromAngles(azimuth, 4), out);
    for (let c = 0; c < 3; c++) sum[c] = sum[c]! + Math.min(1.2, out[c]!) / azimuths.length;
  }
  // Beneath leaves the far light is green and half as bright.
  const leaves = setting.place === 'forest' ? [0.5, 0.55, 0.42] : [1, 1, 1];
  return sum.map((value, c) => value * leaves[c]!) as unknown as LinearColour;
}

/** Reads a probe when the place has one (about 5 ms). */
export function createEnvironment(setting: Setting): Environment {
  const look = chooseLook(setting);
  const day = daylights[setting.timeOfDay];
  const sky = createSky(setting, day);
  const key = createKey(setting, look, day);
  const painter = look.painter ? painters[look.painter] : null;
  const photograph = look.probe && (look.indoors ? indoorPhotograph : null);
  const probe = look.probe ? readProbe(look.probe) : null;
  const inside = probe && photograph ? photograph(probe, look, day) : null;
  const outside = probe && !photograph ? outdoorPhotograph(probe, look, sky) : null;
  function radiance(direction: Direction, out: Float32Array): void {
    if (inside) return inside(direction, out);
    if (outside) return outside(direction, out);
    const [x, y, z] = direction;
    if (painter?.(sky, Math.atan2(x, -z), Math.asin(Math.max(-1, Math.min(1, y))), out)) return;
    sampleSky(sky, [x, Math.max(0, y), z], out);
  }
  return { look, day, key, radiance };
}
