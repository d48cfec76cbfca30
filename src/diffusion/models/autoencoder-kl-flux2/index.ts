export { type AutoencoderShape, buildDecoder, buildEncoder } from './autoencoder-kl-flux2.ts';
export { type AutoencoderConfig, readAutoencoderConfig } from './config.ts';
export { type LatentStatistics, latentsToTokens, type Planes, readLatentStatistics, tokensToLatents } from './latents.ts';
export { previewTokens } from './preview.ts';
export { decodeTiled, encodeTiled, planTiles, type RunTile, type TilePlan } from './tiling.ts';
