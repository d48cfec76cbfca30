/** A scene record made ready to be traced, in a worker: its drawings, solids and kernels would hold up the event loop. */
import type { ThreadStore } from '../../pool.ts';
import type { Composition, Scene } from '../../scene/index.ts';
import { prepareScene } from '../path/index.ts';
import type { PreparedSitting } from '../photograph.ts';
import { restyle } from '../style/index.ts';
import { type StageOptions, stageScene } from './stage-scene.ts';
import { createWorkshop } from './workshop.ts';

export interface StageInput extends StageOptions {
  readonly scene: Scene;
}

export interface PreparedStage extends PreparedSitting {
  readonly composition: Composition;
  /** Ids of objects that carry their texts. */
  readonly printed: readonly string[];
  readonly warnings: readonly string[];
}

/** throws engine_failed for a scene that cannot be traced */
export function stageTask({ scene, ...options }: StageInput, store: ThreadStore): PreparedStage {
  const workshop = store.of('workshop', createWorkshop);
  const { scene: staged, owners, look, composition, printed, warnings } = stageScene(scene, options, workshop);
  const isSubject = owners.map((owner) => owner !== null);
  const traced = scene.style ? restyle(staged, { style: scene.style, isSubject }) : staged;
  const prepared = prepareScene(traced, { size: options.size, cache: workshop.trace });
  // What is strange about a staged scene is the staging's doing: nothing that a prompt could mend.
  return { prepared: { ...prepared, warnings: [] }, camera: traced.camera, look, composition, printed, warnings };
}
