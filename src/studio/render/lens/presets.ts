/**
 * Looks by time of day, and what a setting changes of them. Numbers chosen by eye on the light probes:
 * `node bench/lens.ts pictures <folder>` shows them side by side.
 *
 * The curve is AgX with contrast and saturation given back after it: of the five, side by side on probes and on traced scenes, it alone
 * takes saturated colours to white without turning their hue. ACES darkens reds and whitens cyan early, Hable is flat, Khronos Neutral
 * turns dark warm colours olive and bright oranges pink.
 */
import type { TimeOfDay } from '../../scene/scene.ts';
import { type Grade, type Look, neutralGrade } from './look.ts';

export const moods = ['plain', 'product', 'interior', 'rainy-night', 'snowfall', 'mist'] as const;
export type Mood = (typeof moods)[number];

const grade = (part: Partial<Grade>): Grade => ({ ...neutralGrade, ...part });

const day: Look = {
  exposure: { mode: 'auto', key: 0.17, minEv: -6, maxEv: 6 },
  whiteBalance: null,
  fog: null,
  rain: null,
  snow: null,
  bloom: { strength: 0.07, radius: 0.03, tint: [1, 0.97, 0.93] },
  glare: null,
  vignette: { cornerStops: 0.45 },
  curve: 'agx',
  grade: grade({ contrast: 1.35, saturation: 1.38 }),
  grain: { amount: 1.6, size: 0.0009 },
  dither: true,
};

const look = (part: Partial<Look>): Look => ({ ...day, ...part });

const spikes = (strength: number): Look['glare'] => ({ strength, bladeCount: 7, length: 0.11, threshold: 14, rotation: 0.26 });

const times: Readonly<Record<TimeOfDay, Look>> = {
  dawn: look({
    exposure: { mode: 'auto', key: 0.15, minEv: -6, maxEv: 5 },
    whiteBalance: { kelvin: 6000, tint: -0.08 },
    bloom: { strength: 0.12, radius: 0.05, tint: [1, 0.94, 0.96] },
    grade: grade({ contrast: 1.3, saturation: 1.35, shadows: [0.0, 0.0, 0.08], highlights: [0.04, -0.01, 0.0] }),
  }),
  morning: look({ whiteBalance: { kelvin: 6800, tint: 0 }, exposure: { mode: 'auto', key: 0.17, minEv: -6, maxEv: 5 } }),
  noon: look({ exposure: { mode: 'auto', key: 0.19, minEv: -6, maxEv: 5 }, vignette: { cornerStops: 0.3 } }),
  afternoon: look({
    whiteBalance: { kelvin: 7100, tint: 0 },
    grade: grade({ contrast: 1.35, saturation: 1.38, highlights: [0.02, 0, -0.03] }),
  }),
  sunset: look({
    exposure: { mode: 'auto', key: 0.14, minEv: -6, maxEv: 4 },
    whiteBalance: { kelvin: 7700, tint: -0.03 },
    bloom: { strength: 0.13, radius: 0.06, tint: [1, 0.9, 0.8] },
    vignette: { cornerStops: 0.6 },
    grade: grade({ contrast: 1.35, saturation: 1.38, shadows: [0.02, -0.02, 0.1], highlights: [0.05, 0.0, -0.06] }),
  }),
  dusk: look({
    exposure: { mode: 'auto', key: 0.09, minEv: -6, maxEv: 4 },
    whiteBalance: { kelvin: 5400, tint: -0.04 },
    bloom: { strength: 0.13, radius: 0.05, tint: [1, 0.93, 0.88] },
    glare: spikes(0.5),
    vignette: { cornerStops: 0.65 },
    grade: grade({ contrast: 1.3, saturation: 1.3, shadows: [-0.04, 0, 0.14], highlights: [0.03, 0, -0.03] }),
  }),
  night: look({
    exposure: { mode: 'auto', key: 0.05, minEv: -6, maxEv: 3 },
    whiteBalance: { kelvin: 5000, tint: -0.03 },
    bloom: { strength: 0.14, radius: 0.04, tint: [1, 0.93, 0.88] },
    glare: spikes(0.8),
    vignette: { cornerStops: 0.7 },
    grade: grade({ contrast: 1.3, saturation: 1.25, shadows: [-0.07, 0.03, 0.12], highlights: [0.03, 0, -0.03] }),
    grain: { amount: 2.4, size: 0.0011 },
  }),
};

/** Rooms are exposed for their shade, not for the window. */
const brighter = (exposure: Look['exposure'], factor: number): Look['exposure'] =>
  exposure.mode === 'auto' ? { ...exposure, key: exposure.key * factor } : exposure;

const settings: Readonly<Record<Mood, (time: Look) => Look>> = {
  plain: (time) => time,
  product: (time) => ({
    ...time,
    whiteBalance: null,
    exposure: { mode: 'auto', key: 0.25, minEv: -6, maxEv: 6 },
    bloom: { strength: 0.04, radius: 0.02, tint: [1, 1, 1] },
    glare: null,
    vignette: { cornerStops: 0.2 },
    grade: grade({ contrast: 1.3, saturation: 1.35, gain: [1.04, 1.04, 1.04] }),
    grain: null,
  }),
  interior: (time) => ({
    ...time,
    exposure: brighter(time.exposure, 1.35),
    whiteBalance: { kelvin: 6800, tint: 0 },
    bloom: { strength: 0.1, radius: 0.05, tint: [1, 0.94, 0.86] },
    grade: grade({ contrast: 1.3, saturation: 1.4, shadows: [0.03, 0.0, -0.02], highlights: [0.03, 0, -0.05] }),
  }),
  'rainy-night': (time) => ({
    ...time,
    exposure: { mode: 'auto', key: 0.055, minEv: -6, maxEv: 3 },
    whiteBalance: { kelvin: 5100, tint: 0 },
    rain: { intensity: 0.7, wind: -0.14, haze: 0.8 },
    bloom: { strength: 0.2, radius: 0.05, tint: [1, 0.94, 0.9] },
    glare: spikes(0.7),
    vignette: { cornerStops: 0.8 },
    grade: grade({ contrast: 1.3, saturation: 1.35, shadows: [-0.08, 0.04, 0.1], highlights: [0.03, 0, -0.02] }),
    grain: { amount: 2.4, size: 0.0011 },
  }),
  snowfall: (time) => ({ ...time, snow: { intensity: 0.7, wind: 0.15, haze: 0.8 } }),
  mist: (time) => ({
    ...time,
    fog: {
      density: 0.036,
      heightMetres: 6,
      startMetres: 2,
      skyMetres: 300,
      colour: null,
      tint: [1.16, 1.16, 1.19],
      sun: null,
    },
  }),
};

/** The look of a setting at a time of day. */
export const lookOf = (time: TimeOfDay, mood: Mood = 'plain'): Look => settings[mood](times[time]);
