/** Step 2 of a pipeline: reference images to clean latent tokens. The encoder is loaded for this step alone. */
import {
  buildEncoder,
  encodeTiled,
  type LatentStatistics,
  latentsToTokens,
  type Planes,
  planTiles,
} from '../models/autoencoder-kl-flux2/index.ts';
import type { Grid } from '../models/flux2/index.ts';
import type { Flux2Klein } from './flux2-klein.ts';
import { float32, floatsOf, type Runtime, withStage } from './stage.ts';

export interface ReferenceTokens {
  /** [tokens of all references, channels], one reference after the other. */
  readonly tokens: Float32Array;
  readonly grids: readonly Grid[];
}

interface EncodeOptions {
  readonly runtime: Runtime;
  readonly statistics: LatentStatistics;
  /** Side of a tile in pixels; what is no larger is run whole. */
  readonly tilePixels: number;
  readonly signal: AbortSignal;
  readonly onImage: (index: number) => void;
}

async function encodeOne({ autoencoder }: Flux2Klein, image: Planes, { runtime, tilePixels, signal }: EncodeOptions): Promise<Planes> {
  const { config, weights } = autoencoder;
  return encodeTiled(image, planTiles(config, tilePixels), async (tile) => {
    const [height, width] = [tile.height / config.scale, tile.width / config.scale];
    const graph = buildEncoder({ config, weights, backend: runtime.backend, height, width });
    const data = await withStage(runtime, { graph, weights, reusesMemory: false }, async (session) =>
      floatsOf(await session.run({ image: float32(tile.data, 1, 3, tile.height, tile.width) }, { signal }), 'latents'),
    );
    return { data, channels: config.latentChannels, height, width };
  });
}

/** images: prepared references, [3, h, w] each. throws weights_invalid, engine_failed, generation_cancelled */
export async function encodeReferences(model: Flux2Klein, images: readonly Planes[], options: EncodeOptions): Promise<ReferenceTokens> {
  const parts: Float32Array[] = [];
  const grids: Grid[] = [];
  for (const [index, image] of images.entries()) {
    const latents = await encodeOne(model, image, options);
    parts.push(latentsToTokens(latents, options.statistics));
    grids.push({ rows: latents.height / 2, columns: latents.width / 2 });
    options.onImage(index);
  }
  const tokens = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    tokens.set(part, at);
    at += part.length;
  }
  return { tokens, grids };
}
