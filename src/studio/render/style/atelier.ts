/** Where a style is carried out: runs passes over bands of rows on the pool. The bands do not depend on the number of workers. */
import { AppError } from '../../../errors.ts';
import type { StudioPool } from '../../pool.ts';
import type { Job } from './pass.ts';
import { createPlane, type Plane } from './plane.ts';
import type { PassName, SurveyName } from './style.task.ts';

const taskUrl = new URL('./style.task.ts', import.meta.url).href;
const bandRows = 128;

export interface Sketch {
  /** The picture itself at full size: bytes. */
  readonly picture: Plane;
  /** At the working size: OKLab of the picture; then OKLab, the normal of the camera (right, up, towards), ln metres, and the id. */
  readonly lab: Plane;
  readonly albedo: Plane;
  readonly normal: Plane;
  readonly depth: Plane;
  readonly id: Plane;
}

export interface Call {
  readonly planes: Readonly<Record<string, Plane>>;
  readonly values?: Readonly<Record<string, number>>;
  readonly tables?: Readonly<Record<string, Float32Array>>;
}

export interface Atelier {
  /** The working size is at most about 420,000 pixels. */
  readonly work: { readonly width: number; readonly height: number };
  readonly full: { readonly width: number; readonly height: number };
  readonly seed: number;
  /** A plane of floats at the working size. throws generation_cancelled */
  pass(name: PassName, channels: number, call: Call): Promise<Plane>;
  /** The finished picture, three bytes a pixel at full size. throws generation_cancelled */
  finish(name: PassName, call: Call): Promise<SharedArrayBuffer>;
  /** A table measured from whole planes in one task. throws generation_cancelled */
  survey(name: SurveyName, call: Call): Promise<Float32Array>;
}

export interface AtelierOptions {
  readonly full: { readonly width: number; readonly height: number };
  readonly work: { readonly width: number; readonly height: number };
  readonly seed: number;
  readonly pool: StudioPool;
  readonly signal: AbortSignal;
}

export function createAtelier({ full, work, seed, pool, signal }: AtelierOptions): Atelier {
  const runBands = async (pass: PassName, target: Plane, { planes, values = {}, tables = {} }: Call): Promise<void> => {
    if (signal.aborted) throw new AppError('generation_cancelled', 'The generation was cancelled');
    const unit = Math.min(target.width, target.height) / 512;
    const jobs = Array.from({ length: Math.ceil(target.height / bandRows) }, (_, i) => ({
      pass,
      job: {
        planes,
        values,
        tables,
        target,
        top: i * bandRows,
        bottom: Math.min(target.height, (i + 1) * bandRows),
        seed,
        unit,
      } satisfies Job,
    }));
    await Promise.all(jobs.map((input) => pool.run({ moduleUrl: taskUrl, name: 'passTask', input }, signal)));
  };
  return {
    work,
    full,
    seed,
    async pass(name, channels, call) {
      const target = createPlane(work.width, work.height, channels);
      await runBands(name, target, call);
      return target;
    },
    async finish(name, call) {
      const data = new SharedArrayBuffer(3 * full.width * full.height);
      await runBands(name, { ...full, channels: 3, data }, call);
      return data;
    },
    survey(name, { planes, values = {}, tables = {} }) {
      if (signal.aborted) throw new AppError('generation_cancelled', 'The generation was cancelled');
      const unit = Math.min(work.width, work.height) / 512;
      const input = { survey: name, job: { planes, values, tables, seed, unit } };
      return pool.run({ moduleUrl: taskUrl, name: 'surveyTask', input }, signal);
    },
  };
}
