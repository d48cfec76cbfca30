/** JSON of weights folders, read strictly: JSON.parse keeps the last of two equal keys, and here a key names bytes. */
import { readFile, stat } from 'node:fs/promises';
import { realFile } from './real-file.ts';
import { showValue, weightsInvalid } from './weights-error.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

export const isJsonObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The index after the string that opens at `start`. A loop, since a pattern would need memory for every character of a long string. */
function endOfString(text: string, start: number): number {
  let i = start + 1;
  while (text[i] !== '"') i += text[i] === '\\' ? 2 : 1;
  return i + 1;
}

/** The first key that one object of the text has twice, or null. text: valid JSON. */
export function duplicateKey(text: string): string | null {
  const open: Set<string>[] = [];
  const colonNext = /\s*:/y;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '{') open.push(new Set());
    else if (text[i] === '}') open.pop();
    else if (text[i] === '"') {
      const end = endOfString(text, i);
      colonNext.lastIndex = end;
      if (colonNext.test(text)) {
        const key = JSON.parse(text.slice(i, end)) as string;
        if (open.at(-1)!.has(key)) return key;
        open.at(-1)!.add(key);
      }
      i = end - 1;
    }
  }
  return null;
}

/** throws weights_invalid, naming the file, where the text is no JSON object or has a key twice */
export function parseJsonObject(text: string, file: string, what: string): JsonObject {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw weightsInvalid(`${what} is not JSON (${(error as Error).message.slice(0, 120)})`, { file }, error);
  }
  if (!isJsonObject(value)) throw weightsInvalid(`${what} must be a JSON object`, { file });
  const twice = duplicateKey(text);
  if (twice !== null) throw weightsInvalid(`${what} has the key ${showValue(twice)} twice`, { file, key: twice });
  return value;
}

/** The tokenizer.json of Qwen3 takes 11 MB; a file far beyond that is something else. */
const maxJsonBytes = 100_000_000;

/** A JSON object in a file, for example a config.json. throws weights_invalid, naming the file */
export async function readJsonObject(path: string): Promise<JsonObject> {
  const real = await realFile(path);
  const { size } = await stat(real);
  if (size > maxJsonBytes) {
    throw weightsInvalid('the file is too long', { file: path, expected: `at most ${maxJsonBytes} bytes`, found: String(size) });
  }
  return parseJsonObject(await readFile(real, 'utf8'), path, 'the file');
}
