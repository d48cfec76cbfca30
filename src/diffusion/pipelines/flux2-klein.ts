/** A FLUX.2 klein checkpoint, opened: its configurations and where its weights lie. Nothing large is read. */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../errors.ts';
import { type AutoencoderConfig, readAutoencoderConfig } from '../models/autoencoder-kl-flux2/index.ts';
import { type Flux2Config, readFlux2Config } from '../models/flux2/index.ts';
import { type Qwen3Config, readQwen3Config } from '../models/qwen3/index.ts';
import { type FlowMatchEulerConfig, readFlowMatchEuler } from '../schedulers/index.ts';
import { openTokenizer, type Tokenizer } from '../tokenizers/index.ts';
import { openWeights, readModelIndex, type Weights, weightsInvalid } from '../weights/index.ts';

interface Component<Config> {
  readonly config: Config;
  readonly weights: Weights;
}

export interface Flux2Klein {
  readonly folder: string;
  /** Four steps and no guidance; else about fifty, and two passes a step. */
  readonly isDistilled: boolean;
  readonly tokenizer: Tokenizer;
  readonly textEncoder: Component<Qwen3Config>;
  readonly transformer: Component<Flux2Config>;
  readonly autoencoder: Component<AutoencoderConfig>;
  readonly scheduler: FlowMatchEulerConfig;
  /** Hidden states of the text encoder that the transformer reads side by side. */
  readonly hiddenStates: readonly number[];
}

/** source: diffusers 0.42.1, Flux2KleinPipeline.__call__, text_encoder_out_layers */
const kleinHiddenStates = [9, 18, 27] as const;

async function component<Config>(folder: string, read: (folder: string) => Promise<Config>): Promise<Component<Config>> {
  return { config: await read(folder), weights: await openWeights(folder) };
}

/** The parts must fit each other: a text encoder of another size gives weights of another model. */
function checkFit({ textEncoder, transformer, autoencoder, tokenizer, hiddenStates, folder }: Flux2Klein): void {
  const wrong = (key: string, expected: number, found: number, what: string): Error =>
    weightsInvalid(`${what}: parts of different models?`, { file: folder, key, expected: String(expected), found: String(found) });
  const textDim = hiddenStates.length * textEncoder.config.hidden;
  if (transformer.config.textDim !== textDim)
    throw wrong(
      'joint_attention_dim',
      textDim,
      transformer.config.textDim,
      'the transformer reads text of another width than the encoder gives',
    );
  const tokenChannels = 4 * autoencoder.config.latentChannels;
  if (transformer.config.inChannels !== tokenChannels)
    throw wrong(
      'in_channels',
      tokenChannels,
      transformer.config.inChannels,
      'the transformer reads latents of another width than the autoencoder gives',
    );
  if (tokenizer.vocabularySize > textEncoder.config.vocabularySize)
    throw wrong(
      'vocab_size',
      tokenizer.vocabularySize,
      textEncoder.config.vocabularySize,
      'the tokenizer has more tokens than the encoder',
    );
}

/**
 * folder   a checkpoint in the format of diffusers: model_index.json, transformer/, text_encoder/, tokenizer/, vae/, scheduler/
 * throws weights_invalid or weights_unsupported, naming file, key, expected and found
 */
export async function openFlux2Klein(
  folder: string,
  { hiddenStates = kleinHiddenStates }: { hiddenStates?: readonly number[] } = {},
): Promise<Flux2Klein> {
  const found = await stat(folder).catch(() => null);
  if (!found?.isDirectory())
    throw new AppError('weights_invalid', `${folder}: there is no such folder of weights`, { details: { file: folder } });
  const { isDistilled } = await readModelIndex(folder);
  const model: Flux2Klein = {
    folder,
    isDistilled,
    hiddenStates,
    tokenizer: await openTokenizer(join(folder, 'tokenizer')),
    textEncoder: await component(join(folder, 'text_encoder'), readQwen3Config),
    transformer: await component(join(folder, 'transformer'), readFlux2Config),
    autoencoder: await component(join(folder, 'vae'), readAutoencoderConfig),
    scheduler: await readFlowMatchEuler(join(folder, 'scheduler')),
  };
  checkFit(model);
  return model;
}
