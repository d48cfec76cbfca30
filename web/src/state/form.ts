/** What the user has filled in, and what of it cannot be sent. Texts stay as typed until they are checked. */

import { type ModelOption, seedream45 } from './models.ts';
import { type Reference, totalProblem } from './references.ts';
import { customSizeProblems, defaultSize, modeProblem, type SizeChoice } from './sizes.ts';

export const outputFormats = ['jpeg', 'png', 'webp'] as const;
type OutputFormat = (typeof outputFormats)[number];

export interface Form {
  readonly prompt: string;
  readonly model: string;
  /** null leaves the choice to the server. */
  readonly engine: string | null;
  readonly references: readonly Reference[];
  readonly size: SizeChoice;
  /** As typed; empty means random. */
  readonly seed: string;
  readonly isSeedLocked: boolean;
  readonly hasWatermark: boolean;
  readonly format: OutputFormat;
}

export const emptyForm: Form = {
  prompt: '',
  model: seedream45.id,
  engine: null,
  references: [],
  size: defaultSize,
  seed: '',
  isSeedLocked: false,
  hasWatermark: false,
  format: 'jpeg',
};

export type FormField = 'prompt' | 'model' | 'engine' | 'references' | 'size' | 'width' | 'height' | 'seed' | 'watermark' | 'format';
export type FieldProblems = Partial<Record<FormField, string>>;

/** One sentence when the seed cannot be sent. */
export function seedProblem(text: string): string | null {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  if (/^-?\d+$/.test(trimmed) && Number.isSafeInteger(Number(trimmed))) return null;
  return `The seed must be a whole number up to ${Number.MAX_SAFE_INTEGER}, or empty for a random one.`;
}

function referencesProblem(references: readonly Reference[], { name, maxReferences }: ModelOption): string | null {
  const count = references.length;
  if (count <= maxReferences) return totalProblem(references);
  return maxReferences === 0
    ? `${name} takes no references. Remove them or choose another model.`
    : `${name} takes up to ${maxReferences} references, there are ${count}.`;
}

/** Problems that are told at once, while the form is filled in. What is still missing is only told on sending. */
export function formProblems(form: Form, model: ModelOption): FieldProblems {
  const { limits } = model;
  const problems: FieldProblems = {};
  const seed = seedProblem(form.seed);
  if (seed) problems.seed = seed;
  const references = referencesProblem(form.references, model);
  if (references) problems.references = references;
  const mode = modeProblem(form.size, limits, form.references.length);
  if (mode) problems.size = mode;
  if (form.size.mode !== 'custom') return problems;
  const { width, height } = customSizeProblems(form.size, limits);
  if (width) problems.width = width;
  if (height) problems.height = height;
  return problems;
}

/** Problems that stop a request from being sent, in the order of the form. */
export function sendingProblems(form: Form, model: ModelOption): FieldProblems {
  const isBare = form.references.length < model.minReferences;
  return {
    ...(form.prompt.trim() === '' && { prompt: 'Write what the picture should show.' }),
    ...(isBare && { references: `${model.name} needs at least ${model.minReferences} reference.` }),
    ...formProblems(form, model),
  };
}

/** A random seed a person can read out: 0 to 2^31 - 1. */
export const rollSeed = (random: () => number): string => String(Math.floor(random() * 0x8000_0000));
