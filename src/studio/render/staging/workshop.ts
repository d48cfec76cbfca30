/** What a thread that stages scenes keeps from one to the next: solids, models, panoramas, compiled kernels. Each bounded. */
import type { Model } from '../../models/index.ts';
import type { Shape } from '../field/index.ts';
import type { Icon } from '../icon/index.ts';
import { createTraceCache, type Environment as Panorama, type TraceCache } from '../path/index.ts';
import { createRecent, type Recent } from './recent.ts';

export interface Workshop {
  /** As they are drawn, by name. */
  readonly icons: Recent<Icon | null>;
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
