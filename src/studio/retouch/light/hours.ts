/** What the hours of the day do to a photograph: the colour and level of its light and shade, and its sky. Linear light throughout. */
import type { TimeOfDay } from '../../scene/scene.ts';

export type Light3 = readonly [red: number, green: number, blue: number];

export interface Hour {
  /** Of the ground, against a photograph by day. */
  readonly exposure: number;
  /** What the light and the shade are multiplied by. */
  readonly lit: Light3;
  readonly shade: Light3;
  readonly saturation: number;
  /** Above 1: darker shade, brighter light. */
  readonly contrast: number;
  readonly zenith: Light3;
  readonly horizon: Light3;
  /** How far the sky is painted anew, [0, 1]; the rest is its own. */
  readonly skyShare: number;
  /** The glow round a low sun: [0, 1] of `glow`. */
  readonly glowShare: number;
  readonly glow: Light3;
  /** How far lamps and lit windows are seen to shine, [0, 1]. */
  readonly lamps: number;
  readonly stars: number;
  /** How far one side is lit more than the other. */
  readonly relief: number;
  /** Warm light along the outline on the sun's side, and how dark the shadow is that a low sun casts; [0, 1]. */
  readonly edge: number;
  readonly shadow: number;
  /** The sun is seen, [0, 1]. */
  readonly disc: number;
}

const day = { edge: 0, shadow: 0, disc: 0, contrast: 1, lamps: 0, stars: 0, saturation: 1 } as const;

export const hours: Readonly<Record<TimeOfDay, Hour>> = {
  noon: {
    ...day,
    exposure: 1.16,
    lit: [1.02, 1, 0.96],
    shade: [0.93, 0.98, 1.09],
    contrast: 1.12,
    saturation: 1.06,
    zenith: [0.13, 0.3, 0.68],
    horizon: [0.56, 0.74, 0.9],
    skyShare: 0.5,
    glowShare: 0,
    glow: [1, 0.95, 0.85],
    relief: 0.14,
  },
  morning: {
    ...day,
    exposure: 1,
    lit: [1.12, 1, 0.8],
    shade: [0.9, 0.97, 1.1],
    zenith: [0.19, 0.37, 0.68],
    horizon: [0.92, 0.84, 0.68],
    skyShare: 0.6,
    glowShare: 0.3,
    glow: [1, 0.82, 0.52],
    relief: 0.32,
  },
  afternoon: {
    ...day,
    exposure: 0.98,
    lit: [1.16, 1, 0.72],
    shade: [0.96, 0.96, 1.02],
    zenith: [0.17, 0.34, 0.66],
    horizon: [0.94, 0.8, 0.56],
    skyShare: 0.6,
    glowShare: 0.35,
    glow: [1, 0.78, 0.4],
    relief: 0.34,
  },
  sunset: {
    ...day,
    exposure: 0.66,
    lit: [1.5, 0.94, 0.42],
    shade: [0.94, 0.78, 0.86],
    contrast: 1.08,
    saturation: 1,
    zenith: [0.12, 0.14, 0.34],
    horizon: [1, 0.44, 0.12],
    skyShare: 0.88,
    glowShare: 1,
    glow: [1, 0.46, 0.1],
    edge: 1,
    shadow: 0.5,
    disc: 1,
    lamps: 0.25,
    relief: 0.5,
  },
  dawn: {
    ...day,
    exposure: 0.52,
    lit: [1.22, 0.93, 0.8],
    shade: [0.78, 0.84, 1.14],
    contrast: 0.96,
    saturation: 0.92,
    zenith: [0.11, 0.19, 0.42],
    horizon: [0.92, 0.56, 0.46],
    skyShare: 0.88,
    glowShare: 0.6,
    glow: [1, 0.6, 0.4],
    edge: 0.6,
    shadow: 0.25,
    disc: 0.6,
    lamps: 0.25,
    relief: 0.3,
  },
  dusk: {
    ...day,
    exposure: 0.27,
    lit: [0.98, 0.84, 1],
    shade: [0.68, 0.8, 1.26],
    saturation: 0.84,
    zenith: [0.022, 0.05, 0.17],
    horizon: [0.4, 0.2, 0.26],
    skyShare: 0.93,
    glowShare: 0.3,
    glow: [0.8, 0.32, 0.24],
    lamps: 0.85,
    stars: 0.15,
    relief: 0.15,
  },
  night: {
    ...day,
    exposure: 0.135,
    lit: [0.6, 0.86, 1.42],
    shade: [0.42, 0.7, 1.6],
    contrast: 1.1,
    saturation: 0.5,
    zenith: [0.0035, 0.007, 0.024],
    horizon: [0.017, 0.028, 0.066],
    skyShare: 0.98,
    glowShare: 0,
    glow: [0.3, 0.36, 0.5],
    lamps: 1,
    stars: 1,
    relief: 0.3,
  },
};

/** The photograph's own hour: only the side of its light changes. */
export const sameHour: Hour = {
  ...day,
  exposure: 0.92,
  lit: [1.1, 1, 0.88],
  shade: [0.94, 0.98, 1.06],
  zenith: [0, 0, 0],
  horizon: [0, 0, 0],
  skyShare: 0,
  glowShare: 0,
  glow: [1, 0.92, 0.8],
  relief: 0.95,
};
