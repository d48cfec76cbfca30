/** The look of each time of day after the lens: exposure, tint of shadows and highlights, saturation, vignette. */
import type { TimeOfDay } from '../scene/scene.ts';

export interface Grade {
  readonly exposure: number;
  readonly shadows: readonly [number, number, number];
  readonly highlights: readonly [number, number, number];
  readonly saturation: number;
  readonly vignette: number;
  readonly bloom: number;
}

const grade = (part: Partial<Grade>): Grade => ({
  exposure: 1,
  shadows: [0, 0, 0],
  highlights: [1, 1, 1],
  saturation: 1.06,
  vignette: 0.2,
  bloom: 0.07,
  ...part,
});

export const grades: Readonly<Record<TimeOfDay, Grade>> = {
  dawn: grade({ shadows: [0.008, 0.006, 0.014], highlights: [1.05, 0.98, 0.97], bloom: 0.11, vignette: 0.24 }),
  morning: grade({ highlights: [1.02, 1, 0.97] }),
  noon: grade({ exposure: 1.05, vignette: 0.16 }),
  afternoon: grade({ highlights: [1.04, 1, 0.94] }),
  sunset: grade({ shadows: [0.008, 0.004, 0.012], highlights: [1.1, 0.97, 0.86], saturation: 1.1, bloom: 0.13, vignette: 0.28 }),
  dusk: grade({ exposure: 1.1, shadows: [0.004, 0.005, 0.014], highlights: [0.97, 0.98, 1.06], bloom: 0.12, vignette: 0.3 }),
  night: grade({
    exposure: 1.05,
    shadows: [0.002, 0.003, 0.009],
    highlights: [1, 0.99, 1.03],
    saturation: 1.02,
    bloom: 0.15,
    vignette: 0.34,
  }),
};

/** Filmic curve of linear radiance to display light in [0, 1]. source: Narkowicz, "ACES Filmic Tone Mapping Curve" (2016) */
export function filmic(radiance: number): number {
  const v = Math.max(0, radiance) * 0.72;
  return Math.min(1, (v * (2.51 * v + 0.03)) / (v * (2.43 * v + 0.59) + 0.14));
}
