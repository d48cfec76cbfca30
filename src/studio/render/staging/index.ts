export { castScene, createWardrobe, type Player } from './cast.ts';
export { tableEdge } from './floors.ts';
export type { PreparedStage, StageInput } from './stage.task.ts';
export { type StagedScene, type StageOptions, stageScene } from './stage-scene.ts';
export { createWorkshop, type Workshop } from './workshop.ts';
