/**
 * Configuration files of checkpoint folders (config.json, scheduler_config.json, model_index.json), read against a schema: what a
 * model does not know it refuses, since a value that is passed over gives a wrong picture and no error.
 *
 * As in diffusers, null means that a key is left out. Keys that begin with an underscore are notes of the writer.
 */
import type { z } from 'zod';
import type { AppError } from '../../errors.ts';
import { type JsonObject, readJsonObject } from './json-object.ts';
import { showValue, weightsInvalid, weightsUnsupported } from './weights-error.ts';

type Issue = z.core.$ZodIssue;

const nameOf = (path: readonly PropertyKey[]): string => path.map(String).join('.');
const valueAt = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((part, key) => (part as Record<PropertyKey, unknown> | null | undefined)?.[key], value);

function expectedBy(issue: Issue): string {
  if (issue.code === 'invalid_type') return issue.expected;
  if (issue.code === 'invalid_value') return issue.values.map(showValue).join(' or ');
  if (issue.code === 'too_small') return `at least ${issue.minimum}`;
  if (issue.code === 'too_big') return `at most ${issue.maximum}`;
  return issue.message;
}

/** A value outside of a list, or an option nobody knows, may be right for another program: unsupported. All else is broken. */
function errorOf(issue: Issue, config: JsonObject, file: string): AppError {
  const isUnknown = issue.code === 'unrecognized_keys';
  const key = isUnknown ? nameOf([...issue.path, issue.keys[0]!]) : nameOf(issue.path);
  const found = showValue(valueAt(config, isUnknown ? [...issue.path, issue.keys[0]!] : issue.path));
  const expected = isUnknown ? 'no such key' : expectedBy(issue);
  const fault = { file, key, expected, found };
  const isForeign = isUnknown || (issue.code === 'invalid_value' && found !== 'nothing');
  return isForeign ? weightsUnsupported(`${key} is not supported`, fault) : weightsInvalid(`${key} is wrong`, fault);
}

/** Without what counts as left out: nulls, notes, and options that the schema does not know but that are switched off. */
function withoutSilence(config: JsonObject, known: JsonObject): JsonObject {
  const speaks = ([key, value]: [string, unknown]): boolean =>
    value !== null && (key in known || (!key.startsWith('_') && value !== false));
  return Object.fromEntries(Object.entries(config).filter(speaks));
}

/**
 * A configuration file against a schema (strict: unknown keys are refused; loose or plain: they are passed over).
 * throws weights_invalid where the file is missing or broken, weights_unsupported for values and keys that the schema does not know;
 * both name file, key, expected and found
 */
export async function readConfig<Schema extends z.ZodObject>(path: string, schema: Schema): Promise<z.output<Schema>> {
  const config = withoutSilence(await readJsonObject(path), schema.shape);
  const result = schema.safeParse(config);
  if (!result.success) throw errorOf(result.error.issues[0]!, config, path);
  return result.data;
}
