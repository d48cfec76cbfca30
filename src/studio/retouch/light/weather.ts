/** Rain, snow, fog or a storm over a photograph. */
import type { RasterImage } from '../../../engine.ts';
import type { Weather } from '../../scene/scene.ts';
import { overBands, shareBytes } from '../bands.ts';
import { clamp } from '../light.ts';
import type { Mask, Retouched, RetouchTools } from '../operator.ts';
import type { Fall, Layer } from './fall.ts';
import type { Guide } from './guide.ts';
import type { Light3 } from './hours.ts';
import type { Scenery } from './scenery.task.ts';
import { readScenery, type Sight } from './scenery.ts';
import type { Air, WeatherParameters } from './weather.task.ts';

const moduleUrl = new URL('./weather.task.ts', import.meta.url).href;

export type FallingWeather = Exclude<Weather, 'clear'>;

export interface WeatherOptions extends Sight {
  readonly mask: Mask;
  readonly weather: FallingWeather;
}

const airs: Readonly<Record<FallingWeather, Air>> = {
  cloudy: {
    exposure: 0.98,
    saturation: 0.84,
    tint: [0.97, 1, 1.04],
    haze: [0.95, 1, 1.05],
    density: 0.16,
    nearest: 0.02,
    sky: 0.86,
    lumps: 0.42,
    even: 0.3,
    wet: 0,
    white: 0,
  },
  fog: {
    exposure: 0.98,
    saturation: 0.74,
    tint: [0.99, 1, 1.02],
    haze: [0.97, 1, 1.025],
    density: 2.6,
    nearest: 0.05,
    sky: 0.95,
    lumps: 0.05,
    even: 0.22,
    wet: 0.15,
    white: 0,
  },
  rain: {
    exposure: 0.72,
    saturation: 0.9,
    tint: [0.94, 0.99, 1.07],
    haze: [0.92, 1, 1.1],
    density: 0.42,
    nearest: 0.03,
    sky: 0.88,
    lumps: 0.4,
    even: 0.22,
    wet: 0.95,
    white: 0,
  },
  snow: {
    exposure: 0.92,
    saturation: 0.8,
    tint: [0.97, 0.99, 1.05],
    haze: [0.97, 1, 1.04],
    density: 0.55,
    nearest: 0.02,
    sky: 0.9,
    lumps: 0.14,
    even: 0.25,
    wet: 0,
    white: 1,
  },
  storm: {
    exposure: 0.42,
    saturation: 0.6,
    tint: [0.86, 0.97, 1.16],
    haze: [0.84, 0.98, 1.14],
    density: 0.6,
    nearest: 0.03,
    sky: 0.94,
    lumps: 0.74,
    even: 0.12,
    wet: 1,
    white: 0,
  },
};

/** Luminance of the haze over the ground's. */
const hazeLevel: Readonly<Record<FallingWeather, number>> = { cloudy: 2.4, fog: 2.8, rain: 1.5, snow: 2.8, storm: 0.62 };

const layer = (count: number, length: number, breadth: number, opacity: number, softness: number): Layer => ({
  count,
  length,
  breadth,
  opacity,
  softness,
});

const falls: Readonly<Record<FallingWeather, Omit<Fall, 'seed' | 'brightness'> | null>> = {
  cloudy: null,
  fog: null,
  rain: {
    slant: 0.14,
    near: 0.35,
    layers: [layer(1500, 0.035, 0.0011, 0.22, 0.4), layer(520, 0.085, 0.0019, 0.26, 0.6), layer(70, 0.2, 0.0048, 0.2, 1)],
  },
  storm: {
    slant: 0.36,
    near: 0.35,
    layers: [layer(2600, 0.045, 0.0011, 0.26, 0.4), layer(900, 0.11, 0.0019, 0.3, 0.6), layer(130, 0.27, 0.0048, 0.22, 1)],
  },
  snow: {
    slant: 0.2,
    near: 0.8,
    layers: [
      layer(2400, 0.001, 0.0035, 0.72, 0.6),
      layer(520, 0.003, 0.0075, 0.8, 0.7),
      layer(70, 0.01, 0.0125, 0.7, 0.9),
      layer(9, 0.014, 0.021, 0.42, 1),
    ],
  },
};

const hazeRange: Readonly<Record<FallingWeather, readonly [least: number, most: number]>> = {
  cloudy: [0.46, 0.7],
  fog: [0.62, 0.8],
  rain: [0.27, 0.5],
  snow: [0.6, 0.78],
  storm: [0.05, 0.14],
};

/** Share of the sky's own light that comes through. */
const skyShare: Readonly<Record<FallingWeather, number>> = { cloudy: 0.85, fog: 0.9, rain: 0.5, snow: 0.85, storm: 0.12 };

function hazeOf({ level, skyLevel }: Scenery, weather: FallingWeather): Light3 {
  const [least, most] = hazeRange[weather];
  const light = clamp(Math.max(hazeLevel[weather] * level, skyShare[weather] * skyLevel), least, most);
  return airs[weather].haze.map((value) => value * light) as unknown as Light3;
}

type WetInput = Pick<WeatherParameters, 'scenery' | 'air' | 'hazeColour'>;

/** The same seed gives the same drops. throws generation_cancelled */
export async function addWeather(image: RasterImage, options: WeatherOptions, tools: RetouchTools): Promise<Retouched> {
  const { weather, mask } = options;
  const shared: RasterImage = { ...image, data: shareBytes(image.data) };
  const subject = options.subject && shareBytes(options.subject);
  const scenery = await readScenery(shared, { ...options, subject }, tools);
  const seed = Math.abs(tools.seed) % 0x7fffffff;
  const hazeColour = hazeOf(scenery, weather);
  const fall = falls[weather];
  const brightness = weather === 'snow' ? 0.95 : clamp(1.5 * hazeColour[1] + 0.12, 0.2, 0.8);
  // Between walls there is less air than out of doors.
  const air = { ...airs[weather], density: airs[weather].density * (scenery.hasSky ? 1 : 0.6) };
  const mirror =
    air.wet > 0.5
      ? await tools.pool.run<WetInput, Guide>({ moduleUrl, name: 'wetMirror', input: { scenery, air, hazeColour } }, tools.signal)
      : null;
  const parameters: WeatherParameters = { scenery, subject, air, hazeColour, fall: fall && { ...fall, seed, brightness }, mirror, seed };
  const done = await overBands(shared, mask, { moduleUrl, name: 'weatherBand', parameters }, tools);
  return { image: done, mayChange: mask, warnings: [] };
}
