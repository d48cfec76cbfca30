/**
 * The weights of one component (transformer/, text_encoder/, vae/) in the folder format of diffusers and transformers: one safetensors
 * file, or shards with an index. Knows names, types and places; what they mean is the models' matter.
 */
import { readdir } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { readShard } from './shard.ts';
import { readShardIndex } from './shard-index.ts';
import type { ListedTensor, TensorEntry } from './tensor-entry.ts';
import { weightsInvalid, weightsUnsupported } from './weights-error.ts';

/** A tensor that a model wants: [name, dims]. */
export type WantedTensor = readonly [name: string, dims: readonly number[]];

export interface Weights {
  /** As it was given to `openWeights`. */
  readonly folder: string;
  readonly tensors: ReadonlyMap<string, ListedTensor>;
  /** throws weights_invalid (no such name, other dims) or weights_unsupported (an element type that graphs do not have) */
  need(name: string, dims: readonly number[]): TensorEntry;
  /** Checks many at once, so that weights of another model are told as such. throws as `need` does */
  needAll(wanted: readonly WantedTensor[]): void;
}

/** File names without their endings, as diffusers and transformers write them. */
const stems = ['diffusion_pytorch_model', 'model'];
const suffix = '.safetensors';
const indexSuffix = '.safetensors.index.json';

const showDims = (dims: readonly number[]): string => `[${dims.join(', ')}]`;
const isSameDims = (a: readonly number[], b: readonly number[]): boolean => a.length === b.length && a.every((dim, i) => dim === b[i]);
const few = (names: readonly string[]): string => `${names.slice(0, 4).join(', ')}${names.length > 4 ? ', ...' : ''}`;

async function findFile(folder: string): Promise<string> {
  const names = await readdir(folder).catch((error: unknown) => {
    throw weightsInvalid(`the folder cannot be read (${(error as NodeJS.ErrnoException).code})`, { file: folder }, error);
  });
  const known = stems.flatMap((stem) => [`${stem}${suffix}`, `${stem}${indexSuffix}`]);
  const found = known.filter((name) => names.includes(name));
  if (found.length === 1) return found[0]!;
  const others = names.filter((name) => name.includes(suffix));
  const problem = found.length > 1 ? 'the folder holds several checkpoints: keep one' : 'the folder holds no weights';
  throw weightsInvalid(problem, { file: folder, expected: `one of ${known.join(', ')}`, found: few(others) || 'no .safetensors file' });
}

async function listTensors(folder: string): Promise<ReadonlyMap<string, ListedTensor>> {
  const file = join(folder, await findFile(folder));
  if (file.endsWith(suffix)) return new Map((await readShard(file)).tensors.map((tensor) => [tensor.name, tensor]));
  const tensors = new Map<string, ListedTensor>();
  for (const [shard, names] of await readShardIndex(file)) {
    const path = join(folder, shard);
    const inShard = new Map((await readShard(path)).tensors.map((tensor) => [tensor.name, tensor]));
    for (const name of names) {
      const tensor = inShard.get(name);
      if (!tensor) throw weightsInvalid(`tensor ${name} is not in the shard that the index names`, { file: path, key: name });
      tensors.set(name, tensor);
    }
  }
  return tensors;
}

function needIn(folder: string, tensors: ReadonlyMap<string, ListedTensor>, [name, dims]: WantedTensor): TensorEntry {
  const tensor = tensors.get(name);
  if (!tensor) {
    const found = `${tensors.size} other names (${few([...tensors.keys()])})`;
    throw weightsInvalid(`no tensor ${name}: weights of another model?`, { file: folder, key: name, expected: showDims(dims), found });
  }
  if (!isSameDims(tensor.dims, dims)) {
    const fault = { file: tensor.path, key: name, expected: showDims(dims), found: showDims(tensor.dims) };
    throw weightsInvalid(`tensor ${name} has the wrong shape`, fault);
  }
  if (tensor.dtype === null) {
    const fault = { file: tensor.path, key: name, expected: 'a type that graphs have', found: tensor.format };
    throw weightsUnsupported(`tensor ${name} is of an element type that this engine does not compute with`, fault);
  }
  return { ...tensor, dtype: tensor.dtype };
}

function needAllIn(folder: string, tensors: ReadonlyMap<string, ListedTensor>, wanted: readonly WantedTensor[]): void {
  const names = new Set(wanted.map(([name]) => name));
  const missing = [...names].filter((name) => !tensors.has(name));
  if (missing.length > 0) {
    const unexpected = [...tensors.keys()].filter((name) => !names.has(name));
    const problem = `${missing.length} of ${names.size} tensors are missing: weights of another model?`;
    throw weightsInvalid(problem, { file: folder, key: missing[0]!, expected: few(missing), found: few(unexpected) || 'nothing else' });
  }
  for (const tensor of wanted) needIn(folder, tensors, tensor);
}

/** throws weights_invalid, which names the file, the key, what was expected and what was found */
export async function openWeights(folder: string): Promise<Weights> {
  const tensors = await listTensors(folder);
  return {
    folder,
    tensors,
    need: (name, dims) => needIn(folder, tensors, [name, dims]),
    needAll: (wanted) => needAllIn(folder, tensors, wanted),
  };
}

/**
 * The deepest folder that holds every shard of all the weights given: what graphs tell external data relative to, and where a session
 * may read. Shards that are links (the cache of Hugging Face) count where they really lie.
 */
export function commonFolder(...weights: readonly Weights[]): string {
  const paths = new Set(weights.flatMap(({ tensors }) => [...tensors.values()].map(({ path }) => path)));
  const folders = [...paths].map((path) => dirname(resolve(path)));
  const [first, ...rest] = folders;
  if (first === undefined) throw weightsInvalid('the weights hold no tensor', { file: weights.map(({ folder }) => folder).join(', ') });
  let common = first;
  const isOutside = (folder: string): boolean => relative(common, folder).split(sep)[0] === '..';
  while (rest.some(isOutside)) common = dirname(common);
  return common;
}
