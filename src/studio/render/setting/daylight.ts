/** Sky, sun and lamps of each time of day, as data. Linear sRGB; 1 is a well-exposed white. An artist's table, not a measurement. */
import type { LinearColour, TimeOfDay } from '../../scene/scene.ts';

export interface Daylight {
  readonly zenith: LinearColour;
  readonly horizon: LinearColour;
  /** Clouds where the sun reaches them, and where it does not. */
  readonly cloudLit: LinearColour;
  readonly cloudShade: LinearColour;
  readonly sun: LinearColour;
  /** Irradiance of the key light on a surface that faces it. */
  readonly keyIntensity: number;
  /** Degrees right of the view direction (0 = straight ahead, 180 = behind the camera); mirrored by the seed. */
  readonly sunAzimuthDegrees: number;
  readonly sunElevationDegrees: number;
  /** What a photograph taken by day is multiplied with to look taken now. */
  readonly landTint: LinearColour;
  /** Share of full daylight that comes in through windows, and how much the lamps are seen, both 0 to 1. */
  readonly windowShare: number;
  readonly lampShare: number;
}

export const daylights: Readonly<Record<TimeOfDay, Daylight>> = {
  dawn: {
    zenith: [0.14, 0.27, 0.52],
    horizon: [0.95, 0.62, 0.46],
    cloudLit: [1.05, 0.7, 0.56],
    cloudShade: [0.34, 0.34, 0.46],
    sun: [1, 0.74, 0.56],
    keyIntensity: 0.75,
    sunAzimuthDegrees: 52,
    sunElevationDegrees: 12,
    landTint: [0.62, 0.55, 0.54],
    windowShare: 0.5,
    lampShare: 0.5,
  },
  morning: {
    zenith: [0.15, 0.33, 0.68],
    horizon: [0.72, 0.8, 0.86],
    cloudLit: [1.15, 1.08, 0.98],
    cloudShade: [0.5, 0.56, 0.66],
    sun: [1, 0.89, 0.74],
    keyIntensity: 0.95,
    sunAzimuthDegrees: 112,
    sunElevationDegrees: 36,
    landTint: [0.95, 0.92, 0.88],
    windowShare: 0.9,
    lampShare: 0.25,
  },
  noon: {
    zenith: [0.13, 0.34, 0.76],
    horizon: [0.66, 0.82, 0.95],
    cloudLit: [1.25, 1.24, 1.22],
    cloudShade: [0.58, 0.64, 0.73],
    sun: [1, 0.96, 0.88],
    keyIntensity: 1.1,
    sunAzimuthDegrees: 138,
    sunElevationDegrees: 54,
    landTint: [1, 1, 1],
    windowShare: 1,
    lampShare: 0.15,
  },
  afternoon: {
    zenith: [0.16, 0.34, 0.68],
    horizon: [0.82, 0.8, 0.74],
    cloudLit: [1.2, 1.08, 0.9],
    cloudShade: [0.5, 0.54, 0.62],
    sun: [1, 0.85, 0.64],
    keyIntensity: 1,
    sunAzimuthDegrees: 108,
    sunElevationDegrees: 32,
    landTint: [1, 0.92, 0.8],
    windowShare: 0.85,
    lampShare: 0.3,
  },
  sunset: {
    zenith: [0.13, 0.25, 0.55],
    horizon: [1.05, 0.56, 0.25],
    cloudLit: [1.25, 0.6, 0.36],
    cloudShade: [0.3, 0.26, 0.4],
    sun: [1, 0.63, 0.36],
    keyIntensity: 0.9,
    sunAzimuthDegrees: 48,
    sunElevationDegrees: 9,
    landTint: [0.62, 0.44, 0.34],
    windowShare: 0.45,
    lampShare: 0.6,
  },
  dusk: {
    zenith: [0.04, 0.09, 0.22],
    horizon: [0.42, 0.31, 0.22],
    cloudLit: [0.38, 0.27, 0.23],
    cloudShade: [0.075, 0.1, 0.18],
    sun: [0.66, 0.74, 1],
    keyIntensity: 0.34,
    sunAzimuthDegrees: 70,
    sunElevationDegrees: 28,
    landTint: [0.17, 0.17, 0.26],
    windowShare: 0.18,
    lampShare: 0.9,
  },
  night: {
    zenith: [0.004, 0.007, 0.02],
    horizon: [0.02, 0.028, 0.06],
    cloudLit: [0.05, 0.06, 0.09],
    cloudShade: [0.01, 0.013, 0.026],
    sun: [0.68, 0.8, 1],
    keyIntensity: 0.2,
    sunAzimuthDegrees: 125,
    sunElevationDegrees: 42,
    landTint: [0.06, 0.075, 0.12],
    windowShare: 0.03,
    lampShare: 1,
  },
};
