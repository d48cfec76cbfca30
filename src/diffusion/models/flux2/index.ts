export { type Flux2Config, readFlux2Config } from './config.ts';
export { type Flux2Options, type Flux2Sizes, flux2Graph } from './flux2.ts';
export { type ModulationName, modulationGraph, sinusoid } from './modulation.ts';
export type { Precision } from './parameters.ts';
export { type Grid, type Position, positionsOf, type RopeTables, ropeTables, type Sequence, tokenCount } from './sequence.ts';
