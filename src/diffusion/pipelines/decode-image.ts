/** Step 4 of a pipeline: latents to pixels. The decoder is loaded for this step alone. */
import type { RasterImage } from '../../engine.ts';
import {
  buildDecoder,
  decodeTiled,
  type LatentStatistics,
  type Planes,
  planTiles,
  tokensToLatents,
} from '../models/autoencoder-kl-flux2/index.ts';
import type { Grid } from '../models/flux2/index.ts';
import type { Flux2Klein } from './flux2-klein.ts';
import { float32, floatsOf, type Runtime, withStage } from './stage.ts';

interface DecodeOptions {
  readonly runtime: Runtime;
  readonly statistics: LatentStatistics;
  readonly target: Grid;
  /** Side of a tile in pixels; what is no larger is run whole. */
  readonly tilePixels: number;
  readonly signal: AbortSignal;
  readonly onTile: (index: number, count: number) => void;
}

/** tokens [rows * columns, channels] -> image [3, H, W], about -1 to 1. throws weights_invalid, engine_failed, generation_cancelled */
export async function decodeTokens({ autoencoder }: Flux2Klein, tokens: Float32Array, options: DecodeOptions): Promise<Planes> {
  const { runtime, statistics, target, tilePixels, signal, onTile } = options;
  const { config, weights } = autoencoder;
  return decodeTiled(tokensToLatents(tokens, target, statistics), planTiles(config, tilePixels), async (tile, { index, count }) => {
    const graph = buildDecoder({ config, weights, backend: runtime.backend, height: tile.height, width: tile.width });
    const data = await withStage(runtime, { graph, weights, reusesMemory: false }, async (session) =>
      floatsOf(await session.run({ latents: float32(tile.data, 1, config.latentChannels, tile.height, tile.width) }, { signal }), 'image'),
    );
    onTile(index, count);
    return { data, channels: 3, height: tile.height * config.scale, width: tile.width * config.scale };
  });
}

/** Planes of about -1 to 1 as bytes. source: diffusers 0.42, VaeImageProcessor.denormalize and numpy_to_pil */
export function toRaster({ data, height, width }: Planes): RasterImage {
  const area = height * width;
  const bytes = new Uint8Array(3 * area);
  for (let i = 0; i < area; i++)
    for (let c = 0; c < 3; c++) {
      const level = Math.min(1, Math.max(0, Math.fround(Math.fround(data[c * area + i]! * 0.5) + 0.5)));
      bytes[3 * i + c] = roundHalfEven(level * 255);
    }
  return { width, height, channels: 3, data: bytes };
}

/** As numpy rounds. */
function roundHalfEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  if (rest !== 0.5) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
}
