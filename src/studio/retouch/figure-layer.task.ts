/** One figure of a collage in a worker, of each as soon as it is cut out: its outline read, then brought to its size with its shadow. */
import type { PixelSize } from '../../engine.ts';
import type { BackdropLight } from '../render/index.ts';
import type { CutOut, Plane } from '../segment/index.ts';
import { shareBytes, sharedFloats } from '../shared-bytes.ts';
import type { Placement } from './collage-layout.ts';
import { type CutOutBox, cropToBox, type Layer, toLayer } from './layer.ts';
import { linearOfByte, luminance } from './light.ts';
import { type Outline, readOutline } from './outline.ts';
import { rimOf } from './paint-layer.ts';
import { exposureFor } from './relight.ts';
import { castShadows } from './shadow.ts';
import { type Opening, readOpening } from './straw.ts';

export interface ReadFigure {
  readonly outline: Outline;
  /** Of a vessel; null for what is none. */
  readonly opening: Opening | null;
  /** Its pixels alone, in shared memory. */
  readonly box: CutOutBox;
}

export function readFigure(cutOut: CutOut): ReadFigure {
  return { outline: readOutline(cutOut), opening: readOpening(cutOut), box: cropToBox(cutOut) };
}

export interface LayFigureInput {
  readonly box: CutOutBox;
  readonly placement: Placement;
  readonly frame: PixelSize;
  /** null: it stands on nothing that could take a shadow. */
  readonly shadowIn: BackdropLight | null;
  readonly light: BackdropLight;
}

/** Ready to be painted; all of it in shared memory. */
export interface LaidFigure {
  readonly layer: Layer;
  readonly placement: Placement;
  readonly rim: Plane;
  /** Light lost to its shadow, of `castShadows`. */
  readonly loss: Plane | null;
  /** Of `exposureFor`. */
  readonly exposure: number;
}

function shared({ width, height, data }: Plane): Plane {
  const floats = sharedFloats(data.length);
  floats.set(data);
  return { width, height, data: floats };
}

/** Mean linear luminance of what is opaque; every 16th pixel is looked at. */
function ownLightOf({ data }: Layer): number {
  let [sum, count] = [0, 0];
  for (let i = 0; i < data.length; i += 64) {
    if (data[i + 3]! < 128) continue;
    sum += luminance(linearOfByte[data[i]!]!, linearOfByte[data[i + 1]!]!, linearOfByte[data[i + 2]!]!);
    count++;
  }
  return sum / Math.max(1, count);
}

export async function layFigure({ box, placement, frame, shadowIn, light }: LayFigureInput): Promise<LaidFigure> {
  const resized = await toLayer(box, placement);
  const layer = { ...resized, data: shareBytes(resized.data) };
  // Who goes on below the frame stands on nothing that is seen.
  const isCut = placement.top + placement.height > frame.height;
  const loss = shadowIn && !isCut ? shared(castShadows([{ layer, placement }], shadowIn, frame)) : null;
  const exposure = exposureFor({ ownLight: ownLightOf(layer), groundLight: layer.groundLight }, light);
  return { layer, placement, rim: shared(rimOf(layer)), loss, exposure };
}
