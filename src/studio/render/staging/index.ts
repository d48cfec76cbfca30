export { type StagedScene, type StageOptions, stageScene } from './stage-scene.ts';
