/**
 * The noise schedule of flow matching and its Euler step. Knows numbers only: no latents' shapes, no model.
 *
 * source   diffusers 0.42, FlowMatchEulerDiscreteScheduler.set_timesteps and .step; Flux2KleinPipeline's compute_empirical_mu
 *
 * Easy to get wrong:
 * - klein ignores base_shift and max_shift of the file: its mu comes from a fit over tokens and steps of its own (`kleinMu`).
 * - The tokens that count are the target's, without references and text.
 * - The first sigmas are 1 to 1/n, and 0 comes last without being shifted.
 * - The reference computes in float32 after mu: rounding there as it does gives the same sigmas to the bit.
 */
import { join } from 'node:path';
import { z } from 'zod';
import { AppError } from '../../errors.ts';
import { readConfig } from '../weights/index.ts';

const off = z.literal(false).default(false);

const schema = z.strictObject({
  _class_name: z.literal('FlowMatchEulerDiscreteScheduler'),
  num_train_timesteps: z.int().min(1).default(1000),
  shift: z.number().positive().default(1),
  use_dynamic_shifting: z.boolean().default(false),
  time_shift_type: z.enum(['exponential', 'linear']).default('exponential'),
  // 0 counts as left out, as in the reference.
  shift_terminal: z.number().min(0).lt(1).default(0),
  // Read by other pipelines, which derive mu from them.
  base_shift: z.number().optional(),
  max_shift: z.number().optional(),
  base_image_seq_len: z.int().optional(),
  max_image_seq_len: z.int().optional(),
  invert_sigmas: off,
  use_karras_sigmas: off,
  use_exponential_sigmas: off,
  use_beta_sigmas: off,
  stochastic_sampling: off,
});

export interface FlowMatchEulerConfig {
  readonly trainStepCount: number;
  /** `static` shifts by a number of the file, the others by e^mu and by mu. */
  readonly shiftKind: 'static' | 'exponential' | 'linear';
  readonly shift: number;
  /** The last sigma before 0 is stretched to this; 0 for not. */
  readonly terminalSigma: number;
}

/** One step goes from sigmas[i] to sigmas[i + 1]; the model is told timesteps[i] / 1000. */
export interface Schedule {
  /** stepCount + 1 numbers from 1 down to 0. */
  readonly sigmas: Float32Array;
  /** stepCount numbers. */
  readonly timesteps: Float32Array;
}

/** folder: the checkpoint's scheduler/. throws weights_invalid, or weights_unsupported for options that are not computed here */
export async function readFlowMatchEuler(folder: string): Promise<FlowMatchEulerConfig> {
  const config = await readConfig(join(folder, 'scheduler_config.json'), schema);
  return {
    trainStepCount: config.num_train_timesteps,
    shiftKind: config.use_dynamic_shifting ? config.time_shift_type : 'static',
    shift: config.shift,
    terminalSigma: config.shift_terminal,
  };
}

/** FLUX.2's own fit of mu: two lines over the tokens, for 200 steps and for 10, and a line over the steps between them. */
export function kleinMu(targetTokenCount: number, stepCount: number): number {
  const at200 = 0.00016927 * targetTokenCount + 0.45666666;
  if (targetTokenCount > 4300) return at200;
  const at10 = 8.73809524e-5 * targetTokenCount + 1.89833333;
  const slope = (at200 - at10) / 190;
  return slope * stepCount + (at200 - 200 * slope);
}

/** From 1 to 1/count in even steps, as numpy's linspace. */
function evenSigmas(count: number): Float32Array {
  const step = count > 1 ? (1 / count - 1) / (count - 1) : 0;
  const sigmas = Float32Array.from({ length: count }, (_, i) => i * step + 1);
  if (count > 1) sigmas[count - 1] = 1 / count;
  return sigmas;
}

const f = Math.fround;

function shifted(sigma: number, { shiftKind, shift }: FlowMatchEulerConfig, mu: number): number {
  if (shiftKind === 'static') return f(f(f(shift) * sigma) / f(1 + f(f(shift - 1) * sigma)));
  const strength = f(shiftKind === 'exponential' ? Math.exp(mu) : mu);
  return f(strength / f(strength + f(f(1 / sigma) - 1)));
}

function stretched(sigmas: Float32Array, terminalSigma: number): Float32Array {
  const scale = f(f(1 - sigmas.at(-1)!) / f(1 - terminalSigma));
  return sigmas.map((sigma) => f(1 - f(f(1 - sigma) / scale)));
}

/**
 * mu   of the shift, unless it is static: `kleinMu` for klein
 * throws invalid_request when there is no step, and weights_unsupported where one step cannot be stretched to the terminal sigma
 */
export function makeSchedule(config: FlowMatchEulerConfig, { stepCount, mu }: { stepCount: number; mu: number }): Schedule {
  if (!Number.isInteger(stepCount) || stepCount < 1)
    throw new AppError('invalid_request', `the number of steps must be a whole number from 1 on, not ${stepCount}`);
  let sigmas: Float32Array = evenSigmas(stepCount).map((sigma) => shifted(sigma, config, mu));
  if (config.terminalSigma > 0) {
    if (stepCount === 1) throw new AppError('weights_unsupported', 'a schedule with shift_terminal needs at least 2 steps, not 1');
    sigmas = stretched(sigmas, config.terminalSigma);
  }
  const timesteps = sigmas.map((sigma) => sigma * config.trainStepCount);
  return { sigmas: Float32Array.from([...sigmas, 0]), timesteps };
}

/** One Euler step in float32: sample + (to - from) * velocity. */
export function eulerStep(sample: Float32Array, velocity: Float32Array, { from, to }: { from: number; to: number }): Float32Array {
  if (sample.length !== velocity.length) throw new Error(`a sample of ${sample.length} numbers, a velocity of ${velocity.length}`);
  const change = f(to - from);
  return sample.map((value, i) => value + f(change * velocity[i]!));
}
