/** The stages that every picture goes through, run in the pool: plate, sprites, bands of linear light, glow, bands of finished pixels. */
import type { PixelSize, RasterImage } from '../../engine.ts';
import { AppError } from '../../errors.ts';
import type { StudioPool } from '../pool.ts';
import type { Camera } from '../scene/camera.ts';
import type { Actor, BandInput, Frame } from './compose.task.ts';
import { daylights } from './daylight.ts';
import type { FinishInput, Glow, GlowInput } from './finish.task.ts';
import { grades } from './grade.ts';
import type { Plate, PlateInput } from './plate.task.ts';
import type { Setting } from './setting.ts';
import { scatterWeather } from './weather.ts';

export interface FrameOptions {
  readonly setting: Setting;
  readonly camera: Camera;
  readonly size: PixelSize;
  readonly scaleMetres: number;
  readonly defocus: number;
  readonly grain: number;
  readonly vignette: boolean;
  readonly pool: StudioPool;
  readonly signal: AbortSignal;
  readonly onProgress: (fraction: number, stage: string) => void;
}

/** throws generation_cancelled. */
export function checkSignal(signal: AbortSignal): void {
  if (signal.aborted) throw new AppError('generation_cancelled', 'The generation was cancelled');
}

const taskUrl = (name: string): string => new URL(`./${name}.task.ts`, import.meta.url).href;

/** Rows of a band: few enough that cancelling is quick, many enough that opening the stage is cheap. */
const bandRows = 128;

const cutBands = (height: number): { top: number; bottom: number }[] =>
  Array.from({ length: Math.ceil(height / bandRows) }, (_, i) => ({ top: i * bandRows, bottom: Math.min(height, (i + 1) * bandRows) }));

export function shootPlate(options: FrameOptions): Promise<Plate> {
  const { setting, camera, size, defocus } = options;
  const input: PlateInput = { setting, camera, size, defocus };
  return options.pool.run<PlateInput, Plate>({ moduleUrl: taskUrl('plate'), name: 'shootPlateTask', input }, options.signal);
}

/** The row where a table ends: a little behind what stands on it. */
export const tableEdgeRow = (camera: Camera): number => {
  const back = camera.horizonY + (camera.focal * camera.eyeMetres) / (camera.focusMetres * 2.1);
  return Math.max(0, back);
};

function describeFrame(options: FrameOptions, plate: Plate, actors: readonly Actor[]): Frame {
  const { setting, camera, size } = options;
  const day = daylights[setting.timeOfDay];
  const hazeColour = [0, 1, 2].map((c) => 0.5 * day.horizon[c]! + 0.25 * day.zenith[c]! + 0.22 * day.keyIntensity * day.windowShare) as [
    number,
    number,
    number,
  ];
  return {
    setting,
    camera,
    size,
    plate,
    actors,
    scaleMetres: options.scaleMetres,
    tableEdgeY: setting.kind === 'table' ? tableEdgeRow(camera) : 0,
    weather: scatterWeather(setting, size, Math.max(0.1, 0.75 * day.windowShare)),
    hazeColour,
    target: new SharedArrayBuffer(size.width * size.height * 3 * 4),
  };
}

/** Composes and finishes; progress from 0.4 to 1. */
export async function developFrame(options: FrameOptions, plate: Plate, actors: readonly Actor[]): Promise<RasterImage> {
  const { pool, signal, size, setting, onProgress } = options;
  const frame = describeFrame(options, plate, actors);
  const bands = cutBands(size.height);
  let done = 0;
  const advance = (stage: string): void => onProgress(0.4 + (0.6 * ++done) / (2 * bands.length), stage);
  await Promise.all(
    bands.map(async (band) => {
      await pool.run<BandInput, void>({ moduleUrl: taskUrl('compose'), name: 'composeBandTask', input: { frame, ...band } }, signal);
      advance('render');
    }),
  );
  checkSignal(signal);
  const glow = await pool.run<GlowInput, Glow>(
    { moduleUrl: taskUrl('finish'), name: 'gatherGlowTask', input: { size, source: frame.target } },
    signal,
  );
  const target = new SharedArrayBuffer(size.width * size.height * 3);
  const grade = { ...grades[setting.timeOfDay], ...(options.vignette ? {} : { vignette: 0 }) };
  const shared = { size, source: frame.target, glow, grade, grain: options.grain, seed: setting.seed % 65_521, target };
  await Promise.all(
    bands.map(async (band) => {
      await pool.run<FinishInput, void>({ moduleUrl: taskUrl('finish'), name: 'finishBandTask', input: { ...shared, ...band } }, signal);
      advance('finish');
    }),
  );
  return { ...size, channels: 3, data: new Uint8Array(target) };
}
