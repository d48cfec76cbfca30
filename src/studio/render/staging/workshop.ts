/** What a thread that stages scenes keeps from one to the next: solids, models, panoramas, compiled kernels. Each bounded. */
import type { Model } from '../../models/index.ts';
import type { Shape } from '../field/index.ts';
import type { Icon } from '../icon/index.ts';
import { createTraceCache, type Environment as Panorama, type TraceCache } from '../path/index.ts';
import { createRecent, type Recent } from './recent.ts';

export interface KnownIcon {
  /** Coloured as asked. */
  readonly icon: Icon;
  /** Width over height. */
  readonly outline: number;
  /** Share of its height that is under water when it floats. */
  readonly draught: number;
}

export interface Workshop {
  /** By name and colour; null: there is none. */
  readonly icons: Recent<KnownIcon | null>;
  /** Inflated icons: 5 MB each. */
  readonly solids: Recent<Shape>;
  readonly models: Recent<Model | null>;
  /** 25 MB, and twice that as the tracer's table. */
  readonly panoramas: Recent<Panorama>;
  readonly trace: TraceCache;
}

export const createWorkshop = (): Workshop => ({
  icons: createRecent(64),
  solids: createRecent(14),
  models: createRecent(32),
  panoramas: createRecent(1),
  trace: createTraceCache(),
});
