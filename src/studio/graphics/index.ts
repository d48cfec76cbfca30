export { drawGraphic } from './draw-graphic.ts';
export { graphicOf, type SceneSheet } from './from-scene.ts';
export type { TextRole } from './graphic.ts';
export { type DataRow, type Design, designs, type GraphicRequest, type GraphicResult, type GraphicText } from './graphic.ts';
export { type GraphicOptions, type RenderedGraphic, renderGraphic } from './render-graphic.ts';
