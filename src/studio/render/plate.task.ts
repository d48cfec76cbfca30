/** Worker task: the distance of a setting as the camera sees it, out of focus, at a low resolution that its blur allows. */
import type { PixelSize } from '../../engine.ts';
import type { Camera } from '../scene/camera.ts';
import { addLamps, blurDisc, type LinearImage } from './bokeh.ts';
import { createEnvironment, type Environment } from './environment.ts';
import type { Setting } from './setting.ts';

export interface PlateInput {
  readonly setting: Setting;
  readonly camera: Camera;
  readonly size: PixelSize;
  /** 1 is the place's own blur. */
  readonly defocus: number;
}

/** Linear RGB floats in shared memory, covering the whole frame. */
export interface Plate {
  readonly width: number;
  readonly height: number;
  readonly data: SharedArrayBuffer;
}

/** Blur radius of the plate as a fraction of its smaller side: a wider lens opening for small things on a table. */
function plateBlur(input: PlateInput, look: Environment['look']): number {
  return look.blurRadius * input.defocus * (input.setting.kind === 'table' ? 1.25 : 1);
}

function shootPlate(input: PlateInput, environment: Environment, plate: PixelSize): LinearImage {
  const { camera, size } = input;
  const data = new Float32Array(plate.width * plate.height * 3);
  const aspect = size.width / size.height;
  for (let y = 0; y < plate.height; y++) {
    const dy = (camera.horizonY - (y + 0.5) / plate.height) / camera.focal;
    for (let x = 0; x < plate.width; x++) {
      const dx = (((x + 0.5) / plate.width - 0.5) * aspect) / camera.focal;
      const inverse = 1 / Math.sqrt(dx * dx + dy * dy + 1);
      const k = (y * plate.width + x) * 3;
      environment.radiance([dx * inverse, dy * inverse, -inverse], data.subarray(k, k + 3));
    }
  }
  return { ...plate, data };
}

export function shootPlateTask(input: PlateInput): Plate {
  const environment = createEnvironment(input.setting);
  const blur = plateBlur(input, environment.look);
  const longest = blur > 0.02 ? 640 : blur > 0.008 ? 900 : blur > 0.002 ? 1200 : 1800;
  const scale = Math.min(1, longest / Math.max(input.size.width, input.size.height));
  const plate = { width: Math.max(2, Math.round(input.size.width * scale)), height: Math.max(2, Math.round(input.size.height * scale)) };
  const radius = blur * Math.min(plate.width, plate.height);
  const sharp = shootPlate(input, environment, plate);
  const { look, day } = environment;
  const lampShare = look.indoors ? Math.max(0.5, day.lampShare) : day.lampShare * (day.lampShare > 0.4 ? 1 : 0);
  const horizon = input.camera.horizonY * plate.height;
  const lamps = {
    count: Math.round(look.lampCount * lampShare),
    brightness: lampShare * 1.1,
    radius: Math.max(radius * 1.15, 0.012 * Math.min(plate.width, plate.height)),
    top: horizon - plate.height * 0.32,
    bottom: horizon - plate.height * (look.indoors ? 0 : 0.01),
    seed: input.setting.seed,
    city: !look.indoors,
  };
  const soft = blurDisc(blurDisc(sharp, radius), radius * 0.25);
  const image: LinearImage = soft === sharp ? { ...sharp } : soft;
  addLamps(image, lamps);
  const data = new SharedArrayBuffer(image.data.byteLength);
  new Float32Array(data).set(image.data);
  return { ...plate, data };
}
