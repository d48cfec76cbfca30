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
  readonly albedo: Float32Array;
  readonly normal: Float32Array;
  /** Of the whole picture, never of the tile: tiles of different exposure would not fit together. */
  readonly exposure: number;
}

/** The clean tile, 3 floats a pixel. */
export const denoiseTile: Task<NetworkInput, Float32Array> = async (input, { sessionOf, Tensor }) => {
  const session = await sessionOf(`denoiser ${input.network}`, () => makeDenoiser(input.network));
  const plane = (values: Float32Array) => new Tensor('float32', values, [1, input.height, input.width, 3]);
  const outputs = await session.run({
    colour: plane(input.colour),
    albedo: plane(input.albedo),
    normal: plane(input.normal),
    exposure: new Tensor('float32', Float32Array.of(input.exposure), [1]),
  });
  return outputs.clean!.data as Float32Array;
};
