/** The two networks: where their weights lie, and what the files must be. Source and licence: assets/oidn/NOTICE.md. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { AppError } from '../../../errors.ts';
import { parseTza, type TzaTensor } from './tza.ts';

/** standard: 251 kFLOP a pixel. small: 124 kFLOP, 0.1 to 0.2 dB behind (measured by the prototype), for drafts and for 4K. */
export type Network = 'standard' | 'small';

export interface WeightsFile {
  readonly name: string;
  readonly sha256: string;
}

export const weightsFiles: Readonly<Record<Network, WeightsFile>> = {
  standard: { name: 'rt_hdr_alb_nrm.tza', sha256: 'e586ef2ff48d7fbb7611986405220ed8fc5c13ca79bfc40be4dc742fbf959e1a' },
  small: { name: 'rt_hdr_alb_nrm_small.tza', sha256: '980ea307e7825cae23ed8b1addf8de62ece84b61094795a5631ebf1c91b2e1a7' },
};

export const weightsFolder = fileURLToPath(new URL('../../../../assets/oidn/', import.meta.url));

export type Weights = ReadonlyMap<string, TzaTensor>;

/** The bytes of a network's file in a folder. throws engine_failed when it is missing or its bytes are not the published ones. */
export async function readWeightsFile(network: Network, folder = weightsFolder): Promise<Uint8Array> {
  const { name, sha256 } = weightsFiles[network];
  const path = `${folder}/${name}`;
  const bytes = await readFile(path).catch((cause: unknown) => {
    throw new AppError('engine_failed', `The denoiser's weights cannot be read from ${path}`, { cause });
  });
  const found = createHash('sha256').update(bytes).digest('hex');
  if (found !== sha256) throw new AppError('engine_failed', `${path} is not the published ${name}: SHA-256 is ${found}, wanted ${sha256}`);
  return bytes;
}

/** throws engine_failed */
export const loadWeights = async (network: Network): Promise<Weights> => parseTza(await readWeightsFile(network));
