/** A place without things made ready to be traced, with its lines and light, in a worker. */
import type { ThreadStore } from '../../pool.ts';
import { look as lookAt, type Scene } from '../../scene/index.ts';
import { prepareScene } from '../path/index.ts';
import type { PreparedSitting, Sitting } from '../photograph.ts';
import { createWorkshop, type StageOptions, stageScene, tableEdge } from '../staging/index.ts';
import { measureLight } from './measure-light.ts';
import type { Backdrop } from './render-backdrop.ts';
import type { SoftSitting } from './soft-photograph.ts';
import { softFrom, softSitting } from './soft-sitting.ts';

export interface BackdropInput extends StageOptions, Pick<Scene, 'place' | 'timeOfDay' | 'weather' | 'support'> {}

export interface PreparedBackdrop extends Pick<Backdrop, 'surface' | 'horizonY' | 'backEdgeY' | 'focusY' | 'light'> {
  readonly sitting: PreparedSitting | SoftSitting;
}

/** throws engine_failed */
export function stageBackdrop({ place, timeOfDay, weather, support, ...options }: BackdropInput, store: ThreadStore): PreparedBackdrop {
  const workshop = store.of('workshop', createWorkshop);
  const empty: Scene = { version: 2, place, timeOfDay, weather, support, objects: [], relations: [], texts: [] };
  const { scene, look, composition, setting } = stageScene(empty, options, workshop);
  // Grain and vignette are for the finished picture.
  const sitting: Sitting = { scene, look: { ...look, grain: null, vignette: null } };
  const { size } = options;
  const soft = size.width * size.height > softFrom ? softSitting(sitting, size, workshop.trace) : null;
  const { camera } = composition;
  const focusY = lookAt(camera, [0, 0, -camera.focusMetres]).y;
  const edgeY = lookAt(camera, [0, 0, tableEdge(camera.focusMetres)]).y;
  return {
    sitting: soft ?? {
      look: sitting.look,
      camera: scene.camera,
      prepared: { ...prepareScene(scene, { size, cache: workshop.trace }), warnings: [] },
    },
    surface: setting.kind,
    horizonY: camera.horizonY,
    backEdgeY: setting.kind === 'table' ? Math.max(0, edgeY) : Math.min(focusY, camera.horizonY + 0.02),
    focusY,
    light: measureLight(setting),
  };
}
