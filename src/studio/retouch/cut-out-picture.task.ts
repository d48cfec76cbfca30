/** The cut-out as a picture of its own: straight alpha, clean edge colours. */
import type { RasterImage } from '../../engine.ts';
import type { CutOut } from '../segment/index.ts';
import { cropToBox } from './layer.ts';

/** Four channels, the photograph's whole frame. Hidden pixels are black. */
export function drawCutOut(cutOut: CutOut): RasterImage {
  const whole = { left: 0, top: 0, width: cutOut.width, height: cutOut.height };
  const { width, height, data } = cropToBox({ ...cutOut, box: whole });
  for (let i = 0; i < data.length; i += 4) if (data[i + 3] === 0) data.fill(0, i, i + 3);
  return { width, height, channels: 4, data };
}
