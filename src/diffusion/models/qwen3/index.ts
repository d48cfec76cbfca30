export { type Qwen3Config, readQwen3Config } from './config.ts';
export { qwen3Feeds } from './positions.ts';
export { type Qwen3Options, qwen3Graph } from './qwen3.ts';
export { embeddingName } from './weight-names.ts';
