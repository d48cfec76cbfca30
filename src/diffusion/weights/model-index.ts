/** model_index.json: which pipeline a folder is made for, and of which classes its parts are. source: diffusers 0.42, Flux2KleinPipeline */
import { join } from 'node:path';
import { z } from 'zod';
import { readConfig } from './config-file.ts';

/** A part as [library, class]. */
const part = <const Names extends readonly [string, ...string[]]>(...names: Names) =>
  z.tuple([z.string(), z.enum(names)], { error: () => `[library, class] with class ${names.join(' or ')}` });

const schema = z.object({
  _class_name: z.literal('Flux2KleinPipeline'),
  is_distilled: z.boolean().default(false),
  scheduler: part('FlowMatchEulerDiscreteScheduler'),
  text_encoder: part('Qwen3ForCausalLM'),
  tokenizer: part('Qwen2TokenizerFast', 'Qwen2Tokenizer'),
  transformer: part('Flux2Transformer2DModel'),
  vae: part('AutoencoderKLFlux2'),
});

export interface ModelIndex {
  /** Trained to take few steps and no guidance. */
  readonly isDistilled: boolean;
}

/** folder: of a checkpoint. throws weights_invalid or weights_unsupported, the latter for another pipeline or another class of a part */
export async function readModelIndex(folder: string): Promise<ModelIndex> {
  const { is_distilled: isDistilled } = await readConfig(join(folder, 'model_index.json'), schema);
  return { isDistilled };
}
