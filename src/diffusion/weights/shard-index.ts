/** `<stem>.safetensors.index.json`: which shard of the folder holds which tensor. source: transformers 5.23, `save_pretrained` */
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { isJsonObject, parseJsonObject } from './json-object.ts';
import { realFile } from './shard.ts';
import { weightsInvalid } from './weights-error.ts';

/** The names of klein's three indices take 40 kB; a file far beyond that is something else. */
const maxIndexBytes = 100_000_000;

/** A shard lies beside its index: a name with a folder in it could lead anywhere. */
const isPlainName = (value: unknown): value is string =>
  typeof value === 'string' && value.endsWith('.safetensors') && basename(value) === value && !/[\\/\0]/.test(value);

/** Tensor names by shard file name. throws weights_invalid */
export async function readShardIndex(path: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const real = await realFile(path);
  const { size } = await stat(real);
  if (size > maxIndexBytes) {
    throw weightsInvalid('the index is too long', { file: path, expected: `at most ${maxIndexBytes} bytes`, found: String(size) });
  }
  const { weight_map: map } = parseJsonObject(await readFile(real, 'utf8'), path, 'the index');
  if (!isJsonObject(map)) throw weightsInvalid('the index has no weight_map', { file: path, key: 'weight_map' });
  const namesByShard = new Map<string, string[]>();
  for (const [name, shard] of Object.entries(map)) {
    if (!isPlainName(shard)) {
      const found = JSON.stringify(shard)?.slice(0, 200) ?? 'nothing';
      const expected = 'the name of a .safetensors file beside the index';
      throw weightsInvalid(`the shard of ${JSON.stringify(name)} is wrong`, { file: path, key: name, expected, found });
    }
    const names = namesByShard.get(shard) ?? [];
    names.push(name);
    namesByShard.set(shard, names);
  }
  return namesByShard;
}
