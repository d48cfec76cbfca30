/**
 * Between latents [C, h, w] and the transformer's tokens [h/2 * w/2, 4C]: patches of 2x2, normalised by the batch-norm statistics that
 * lie among the autoencoder's weights.
 *
 * source   diffusers 0.42, Flux2KleinPipeline._patchify_latents, _encode_vae_image, _pack_latents and their inverses
 *
 * Easy to get wrong:
 * - A token's channel is c * 4 + dy * 2 + dx, and its statistics are those of that channel: the norm comes after the patches.
 * - The deviation is sqrt(variance + epsilon), with the epsilon of the configuration (1e-4) and not the usual one.
 */
import { open } from 'node:fs/promises';
import type { DType } from '../../../graph/index.ts';
import { type Weights, weightsInvalid, weightsUnsupported } from '../../weights/index.ts';
import type { AutoencoderConfig } from './config.ts';

/** Channel after channel, row after row. */
export interface Planes {
  readonly data: Float32Array;
  readonly channels: number;
  readonly height: number;
  readonly width: number;
}

/** A number for each of the 4C channels of a token. */
export interface LatentStatistics {
  readonly mean: Float32Array;
  readonly deviation: Float32Array;
}

/** IEEE half precision. */
function halfToFloat(bits: number): number {
  const [sign, exponent, fraction] = [bits & 0x8000 ? -1 : 1, (bits >> 10) & 31, bits & 1023];
  if (exponent === 31) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY;
  return exponent === 0 ? sign * fraction * 2 ** -24 : sign * (1024 + fraction) * 2 ** (exponent - 25);
}

/** Numbers of a small tensor by the type they are stored in. */
const decoders: Partial<Record<DType, (bytes: Buffer) => Float32Array>> = {
  float32: (bytes) => Float32Array.from({ length: bytes.length / 4 }, (_, i) => bytes.readFloatLE(4 * i)),
  float16: (bytes) => Float32Array.from({ length: bytes.length / 2 }, (_, i) => halfToFloat(bytes.readUInt16LE(2 * i))),
  bfloat16: (bytes) => new Float32Array(Uint32Array.from({ length: bytes.length / 2 }, (_, i) => bytes.readUInt16LE(2 * i) << 16).buffer),
};

/** least   of the numbers; NaN and infinity are refused too */
async function readFloats(weights: Weights, name: string, { count, least }: { count: number; least: number }): Promise<Float32Array> {
  const { path, offset, length, dtype } = weights.need(name, [count]);
  const decode = decoders[dtype];
  if (!decode) {
    const types = Object.keys(decoders).join(' or ');
    throw weightsUnsupported(`${name} has an unexpected type`, { file: path, key: name, expected: types, found: dtype });
  }
  await using file = await open(path, 'r');
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, offset);
  if (bytesRead !== length) throw weightsInvalid(`the file ended while ${name} was read`, { file: path, key: name });
  const values = decode(buffer);
  const wrong = values.find((value) => !(value >= least && value <= Number.MAX_VALUE));
  if (wrong !== undefined)
    throw weightsInvalid(`${name} holds a number that it cannot`, {
      file: path,
      key: name,
      expected: `finite, at least ${least}`,
      found: String(wrong),
    });
  return values;
}

/** throws weights_invalid where the weights have no such statistics or broken ones: a NaN here would make every picture black */
export async function readLatentStatistics(weights: Weights, config: AutoencoderConfig): Promise<LatentStatistics> {
  const count = 4 * config.latentChannels;
  const mean = await readFloats(weights, 'bn.running_mean', { count, least: -Number.MAX_VALUE });
  const variance = await readFloats(weights, 'bn.running_var', { count, least: 0 });
  return { mean, deviation: variance.map((value) => Math.sqrt(Math.fround(value + config.batchNormEpsilon))) };
}

/** Calls for every number of the latents: its place in the planes, its place among the tokens, and the channel of its token. */
function eachPlace(
  { channels, height, width }: Omit<Planes, 'data'>,
  visit: (plane: number, token: number, channel: number) => void,
): void {
  const tokenChannels = 4 * channels;
  let plane = 0;
  for (let c = 0; c < channels; c++)
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++) {
        const channel = c * 4 + (y % 2) * 2 + (x % 2);
        visit(plane++, ((y >> 1) * (width >> 1) + (x >> 1)) * tokenChannels + channel, channel);
      }
}

/** latents with even sides -> tokens [h/2 * w/2, 4C], row after row, normalised. */
export function latentsToTokens(latents: Planes, { mean, deviation }: LatentStatistics): Float32Array {
  if (latents.height % 2 !== 0 || latents.width % 2 !== 0)
    throw new Error(`latents of ${latents.width}x${latents.height} have no 2x2 patches`);
  const tokens = new Float32Array(latents.data.length);
  eachPlace(latents, (plane, token, channel) => {
    tokens[token] = Math.fround(latents.data[plane]! - mean[channel]!) / deviation[channel]!;
  });
  return tokens;
}

/** tokens [rows * columns, 4C], normalised -> latents [C, 2 * rows, 2 * columns] as the decoder takes them. */
export function tokensToLatents(
  tokens: Float32Array,
  { rows, columns }: { rows: number; columns: number },
  { mean, deviation }: LatentStatistics,
): Planes {
  const shape = { channels: mean.length / 4, height: 2 * rows, width: 2 * columns };
  if (tokens.length !== rows * columns * mean.length)
    throw new Error(`${tokens.length} numbers are not ${rows}x${columns} tokens of ${mean.length}`);
  const data = new Float32Array(tokens.length);
  eachPlace(shape, (plane, token, channel) => {
    data[plane] = Math.fround(tokens[token]! * deviation[channel]!) + mean[channel]!;
  });
  return { ...shape, data };
}
