/**
 * A small picture of latents without the decoder: a linear map from the 32 channels to red, green and blue, which shows colours and
 * shapes of a step in a millisecond. Fitted to the published FLUX.2 weights; for other weights there is no map, and no picture.
 *
 * source of the numbers   stable-diffusion.cpp, src/runtime/latent-preview.h, flux2_latent_rgb_proj (commit 583a02e, by stduhpf):
 *
 *   MIT License. Copyright (c) 2023 leejet
 *
 *   Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files
 *   (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge,
 *   publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do
 *   so, subject to the following conditions: The above copyright notice and this permission notice shall be included in all copies or
 *   substantial portions of the Software. THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING
 *   BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
 *   AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
 *   OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
 *
 * Easy to get wrong: the map reads normalised tokens, as the transformer has them, and not what the decoder takes.
 */
import type { RasterImage } from '../../../engine.ts';

/** By channel of the latents: red, green, blue in -1 to 1. */
const factors: readonly (readonly [red: number, green: number, blue: number])[] = [
  [0.000736, -0.008385, -0.01971],
  [-0.001352, -0.016392, 0.020693],
  [-0.006376, 0.002428, 0.036736],
  [0.039384, 0.074167, 0.119789],
  [0.007464, -0.005705, -0.004734],
  [-0.004086, 0.005287, -0.000409],
  [-0.032835, 0.050802, -0.02812],
  [-0.003158, -0.000835, 0.000406],
  [-0.11284, -0.084337, -0.023083],
  [0.001462, -0.006656, 0.000549],
  [-0.00998, -0.00748, 0.009702],
  [0.03254, 0.000214, -0.061388],
  [0.011023, 0.000694, 0.007143],
  [-0.001468, -0.006723, -0.001678],
  [-0.005921, -0.01032, -0.003907],
  [-0.028434, 0.027584, 0.018457],
  [0.014349, 0.011523, 0.000441],
  [0.009874, 0.003081, 0.001507],
  [0.002218, 0.005712, 0.001563],
  [0.05301, -0.019844, 0.008683],
  [-0.002507, 0.005384, 0.000938],
  [-0.002177, -0.011366, 0.003559],
  [-0.000261, 0.015121, -0.00324],
  [-0.003944, -0.002083, 0.005043],
  [-0.009138, 0.011336, 0.003781],
  [0.011429, 0.003985, -0.003855],
  [0.010518, -0.005586, 0.010131],
  [0.007883, 0.002912, -0.001473],
  [-0.003318, -0.00316, 0.003684],
  [-0.03456, -0.00874, 0.012996],
  [0.000166, 0.001079, -0.012153],
  [0.017772, 0.000937, -0.011953],
];
const bias = [-0.028738, -0.098463, -0.107619] as const;

/**
 * tokens   [rows * columns, 128], normalised; of a step, best the estimate of the end: sample - sigma * velocity
 * returns  a picture of 2 * columns x 2 * rows pixels (1/8 of the image's sides); null when the latents are not FLUX.2's 32 channels
 */
export function previewTokens(tokens: Float32Array, { rows, columns }: { rows: number; columns: number }): RasterImage | null {
  const tokenChannels = 4 * factors.length;
  if (tokens.length !== rows * columns * tokenChannels) return null;
  const [width, height] = [2 * columns, 2 * rows];
  const data = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const start = ((y >> 1) * columns + (x >> 1)) * tokenChannels + (y % 2) * 2 + (x % 2);
      for (let colour = 0; colour < 3; colour++) {
        const level = factors.reduce<number>((sum, factor, c) => sum + tokens[start + 4 * c]! * factor[colour]!, bias[colour]!);
        data[(y * width + x) * 3 + colour] = Math.round(Math.min(Math.max(level / 2 + 0.5, 0), 1) * 255);
      }
    }
  return { data, width, height, channels: 3 };
}
