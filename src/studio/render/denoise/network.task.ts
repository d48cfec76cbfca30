/** Runs in the inference process: one tile through the network. */
import type { Task } from '../../../inference/task.ts';
import { makeDenoiser } from './network.ts';
import type { Network } from './weights.ts';

export interface NetworkInput {
  readonly network: Network;
  /** Multiples of 16. */
  readonly width: number;
  readonly height: number;
  /** Linear light, 3 floats a pixel as all planes; finite. */
  readonly colour: Float32Array;
  /** Floats, or bytes of what the network sees: of [0, 1] for albedo, of [-1, 1] for normals. They halve what is sent. */
  readonly albedo: Float32Array | Uint8Array;
  readonly normal: Float32Array | Uint8Array;
  /** Of the whole picture, never of the tile: tiles of different exposure would not fit together. */
  readonly exposure: number;
}

/** Bytes to [low, 1]. */
function floatsOf(values: Float32Array | Uint8Array, low: 0 | -1): Float32Array {
  if (values instanceof Float32Array) return values;
  const table = Float32Array.from({ length: 256 }, (_, byte) => low + ((1 - low) * byte) / 255);
  const floats = new Float32Array(values.length);
  for (let i = 0; i < values.length; i++) floats[i] = table[values[i]!]!;
  return floats;
}

/** Of a tile, in the runtime's memory (measured at 400x400 to 848x848). */
const bytesPerPixel: Readonly<Record<Network, number>> = { standard: 1200, small: 700 };

/** The clean tile, 3 floats a pixel. */
export const denoiseTile: Task<NetworkInput, Float32Array> = async (input, { sessionOf, Tensor }) => {
  const neededBytes = bytesPerPixel[input.network] * input.width * input.height;
  const session = await sessionOf(`denoiser ${input.network}`, () => makeDenoiser(input.network), neededBytes);
  const plane = (values: Float32Array) => new Tensor('float32', values, [1, input.height, input.width, 3]);
  const outputs = await session.run({
    colour: plane(input.colour),
    albedo: plane(floatsOf(input.albedo, 0)),
    normal: plane(floatsOf(input.normal, -1)),
    exposure: new Tensor('float32', Float32Array.of(input.exposure), [1]),
  });
  return outputs.clean!.data as Float32Array;
};
