/** The contract of a pass: rows of one plane made from other planes. A pass knows its rows only, so that bands can run side by side. */
import type { Plane } from './plane.ts';

export interface Job {
  readonly planes: Readonly<Record<string, Plane>>;
  readonly values: Readonly<Record<string, number>>;
  readonly tables: Readonly<Record<string, Float32Array>>;
  /** Rows top to bottom - 1 are written, and no other. */
  readonly target: Plane;
  readonly top: number;
  readonly bottom: number;
  readonly seed: number;
  /** Pixels of the target that make a 512th of the shorter side: what strokes are measured in. */
  readonly unit: number;
}

export type Pass = (job: Job) => void;

/** throws when the pass is called without a plane it needs: a fault of the program */
export function planeOf({ planes }: Job, name: string): Plane {
  const plane = planes[name];
  if (!plane) throw new Error(`the pass needs a plane named ${name}, got ${Object.keys(planes).join(', ')}`);
  return plane;
}

export function numberOf({ values }: Job, name: string): number {
  const value = values[name];
  if (value === undefined) throw new Error(`the pass needs a value named ${name}, got ${Object.keys(values).join(', ')}`);
  return value;
}

export function tableOf({ tables }: Job, name: string): Float32Array {
  const table = tables[name];
  if (!table) throw new Error(`the pass needs a table named ${name}, got ${Object.keys(tables).join(', ')}`);
  return table;
}
