/** `<stem>.safetensors.index.json`: which shard of the folder holds which tensor. source: transformers 5.23, `save_pretrained` */
import { basename } from 'node:path';
import { isJsonObject, readJsonObject } from './json-object.ts';
import { showValue, weightsInvalid } from './weights-error.ts';

/** A shard lies beside its index: a name with a folder in it could lead anywhere. */
const isPlainName = (value: unknown): value is string =>
  typeof value === 'string' && value.endsWith('.safetensors') && basename(value) === value && !/[\\/\0]/.test(value);

/** Tensor names by shard file name. throws weights_invalid */
export async function readShardIndex(path: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const { weight_map: map } = await readJsonObject(path);
  if (!isJsonObject(map)) throw weightsInvalid('the index has no weight_map', { file: path, key: 'weight_map' });
  const namesByShard = new Map<string, string[]>();
  for (const [name, shard] of Object.entries(map)) {
    if (!isPlainName(shard)) {
      const expected = 'the name of a .safetensors file beside the index';
      throw weightsInvalid(`the shard of ${showValue(name)} is wrong`, { file: path, key: name, expected, found: showValue(shard) });
    }
    const names = namesByShard.get(shard) ?? [];
    names.push(name);
    namesByShard.set(shard, names);
  }
  return namesByShard;
}
