import { Option } from 'commander';
import { backendNames } from '../engine.ts';

/** What runs the diffusion engine, for the commands that start it. */
export const backendOption = (): Option =>
  new Option('--backend <name>', 'what the diffusion engine runs on (cpu; webgpu is tested in software, the others are not)').choices(
    backendNames,
  );
