/** A graphic in a worker: its canvas and fonts would hold up the event loop. */
import { drawGraphic } from './draw-graphic.ts';
import type { GraphicRequest, GraphicResult } from './graphic.ts';

export const drawGraphicTask = (request: GraphicRequest): GraphicResult => drawGraphic(request);
