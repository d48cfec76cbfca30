/** Step 1 of a pipeline: prompts to what the transformer reads of them. The text encoder is loaded for this step alone. */
import { qwen3Feeds, qwen3Graph } from '../models/qwen3/index.ts';
import type { Flux2Klein } from './flux2-klein.ts';
import { floatsOf, type Runtime, withStage } from './stage.ts';

export interface PromptEmbeddings {
  /** [1, length, textDim] of each prompt, in order. */
  readonly embeddings: readonly Float32Array[];
  readonly length: number;
  /** A sentence for each prompt that was cut. */
  readonly warnings: readonly string[];
}

/** throws weights_invalid, engine_failed, generation_cancelled */
export async function encodePrompts(
  { tokenizer, textEncoder, hiddenStates }: Flux2Klein,
  prompts: readonly string[],
  { runtime, length, signal }: { runtime: Runtime; length: number; signal: AbortSignal },
): Promise<PromptEmbeddings> {
  const tokens = prompts.map((prompt) => tokenizer.encodePrompt(prompt, length));
  const { config, weights } = textEncoder;
  const graph = qwen3Graph(config, weights, { length, hiddenStates, backend: runtime.backend });
  const embeddings = await withStage(runtime, { graph, weights }, async (session) => {
    const results: Float32Array[] = [];
    for (const each of tokens) results.push(floatsOf(await session.run(qwen3Feeds(each), { signal }), 'embeddings'));
    return results;
  });
  const warnings = tokens.flatMap(({ wantedLength }) =>
    wantedLength > length ? [`The prompt has ${wantedLength} tokens with its frame; the model reads the first ${length}.`] : [],
  );
  return { embeddings, length, warnings };
}
