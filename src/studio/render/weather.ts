/** Rain and snow in the air, as out-of-focus streaks and flakes, drawn row by row over the linear picture. */
import type { PixelSize } from '../../engine.ts';
import { createRng } from '../../shared/index.ts';
import type { Setting } from './setting.ts';

/** One drop or flake. Pixels; a streak leans by `lean` columns a row. */
export interface Weather {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  /** Rows above and below the middle; the radius for a flake. */
  readonly reach: number;
  readonly lean: number;
  readonly light: number;
}

export function scatterWeather(setting: Setting, size: PixelSize, light: number): Weather[] {
  const rng = createRng(setting.seed).fork('weather');
  const shorter = Math.min(size.width, size.height);
  const area = (size.width * size.height) / shorter ** 2;
  if (setting.weather === 'snow') {
    return Array.from({ length: Math.round(260 * area) }, (): Weather => {
      const near = rng.float() ** 4;
      const radius = shorter * (0.0014 + 0.011 * near);
      return {
        x: rng.float() * size.width,
        y: rng.float() * size.height,
        radius,
        reach: radius,
        lean: 0,
        light: light * (0.75 - 0.62 * near),
      };
    });
  }
  if (setting.weather !== 'rain') return [];
  return Array.from({ length: Math.round(520 * area) }, (): Weather => {
    const near = rng.float() ** 2;
    const reach = shorter * (0.012 + 0.035 * near);
    return {
      x: rng.float() * size.width * 1.1,
      y: rng.float() * size.height,
      radius: shorter * (0.0005 + 0.0008 * near),
      reach,
      lean: -0.14,
      light: light * (0.1 + 0.16 * rng.float()),
    };
  });
}

/** Adds what of the particles crosses picture row y. */
export function drawWeather(weather: readonly Weather[], y: number, size: PixelSize, row: Float32Array): void {
  for (const { x, y: middle, radius, reach, lean, light } of weather) {
    const dy = y - middle;
    if (dy < -reach - 1 || dy > reach + 1) continue;
    const streak = lean !== 0;
    const centre = x + lean * dy;
    const half = streak ? radius : Math.sqrt(Math.max(0, (reach + 0.5) ** 2 - dy * dy));
    const strength = light * (streak ? 1 - (dy / (reach + 1)) ** 2 : Math.min(1, reach + 1 - Math.abs(dy)));
    for (let px = Math.max(0, Math.floor(centre - half - 1)); px <= Math.min(size.width - 1, Math.ceil(centre + half + 1)); px++) {
      const cover = Math.max(0, Math.min(1, half + 0.5 - Math.abs(px + 0.5 - centre))) * strength;
      for (let c = 0; c < 3; c++) row[px * 3 + c] = row[px * 3 + c]! + cover * (streak ? 1 : Math.max(0, 1 - row[px * 3 + c]!) + 0.25);
    }
  }
}
