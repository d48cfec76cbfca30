/**
 * The header of a safetensors file: its JSON, and the checks that make every byte of the file belong to exactly one tensor.
 *
 * source   safetensors 0.8.0, tensor.rs: `read_metadata` and `Metadata::validate`. Stricter than it in one point, which the format's
 *          description asks for and the reference parser does not check: a key twice is refused.
 */
import { formatNames, formatOf, isFormatName } from './formats.ts';
import { isJsonObject, type JsonObject, parseJsonObject } from './json-object.ts';
import type { ListedTensor } from './tensor-entry.ts';
import { showValue, weightsInvalid } from './weights-error.ts';

export interface Header {
  /** In the order of their bytes. */
  readonly tensors: readonly ListedTensor[];
  /** What the writer noted under `__metadata__`. */
  readonly metadata: ReadonlyMap<string, string>;
}

interface Place {
  /** The file's real path. */
  readonly path: string;
  /** Where the tensors' bytes begin, after the header. */
  readonly dataOffset: number;
  /** Bytes of the file after the header. */
  readonly dataLength: number;
}

const metadataKey = '__metadata__';
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

function readMetadata(value: unknown, file: string): ReadonlyMap<string, string> {
  const isText = isJsonObject(value) && Object.values(value).every((entry) => typeof entry === 'string');
  if (!isText) throw weightsInvalid(`${metadataKey} must map strings to strings`, { file, key: metadataKey });
  return new Map(Object.entries(value as Record<string, string>));
}

function readTensor(name: string, value: unknown, { path, dataOffset, dataLength }: Place): ListedTensor {
  const fault = (field: string, expected: string, found: unknown): never => {
    throw weightsInvalid(`the ${field} of tensor ${showValue(name)} is wrong`, {
      file: path,
      key: name,
      expected,
      found: showValue(found),
    });
  };
  if (!isJsonObject(value)) return fault('entry', 'an object with dtype, shape and data_offsets', value);
  const { dtype: format, shape, data_offsets: offsets } = value;
  if (!isFormatName(format)) return fault('dtype', `one of ${formatNames.join(' ')}`, format);
  if (!Array.isArray(shape) || !shape.every(isCount)) return fault('shape', 'a list of whole numbers', shape);
  if (!Array.isArray(offsets) || offsets.length !== 2 || !offsets.every(isCount)) return fault('data_offsets', '[begin, end]', offsets);
  const [begin, end] = offsets as [number, number];
  if (end < begin || end > dataLength) fault('data_offsets', `a range within the ${dataLength} bytes of data`, offsets);
  const { bits, dtype } = formatOf(format);
  const byteLength = (shape.reduce((product, dim) => product * dim, 1) * bits) / 8;
  if (byteLength !== end - begin) fault('length in bytes', `${byteLength} for ${format}${showValue(shape)}`, end - begin);
  return { name, format, dtype, dims: shape, path, offset: dataOffset + begin, length: end - begin };
}

/** No byte twice, no byte left over: else a file can say one thing to one parser and another to the next. */
function checkCoverage(tensors: readonly ListedTensor[], { path, dataOffset, dataLength }: Place): void {
  let end = dataOffset;
  for (const { name, offset, length } of tensors) {
    const problem = offset < end ? 'overlaps the tensor before it' : 'leaves a gap before it';
    if (offset !== end) {
      const numbers = { expected: `it to begin at byte ${end - dataOffset} of the data`, found: String(offset - dataOffset) };
      throw weightsInvalid(`tensor ${showValue(name)} ${problem}`, { file: path, key: name, ...numbers });
    }
    end = offset + length;
  }
  const total = { expected: `${end - dataOffset} bytes after the header`, found: String(dataLength) };
  if (end - dataOffset !== dataLength) throw weightsInvalid('the file has bytes of no tensor at its end', { file: path, ...total });
}

/** throws weights_invalid, naming the file, the key, what was expected and what was found */
export function parseHeader(text: string, place: Place): Header {
  const header: JsonObject = parseJsonObject(text, place.path, 'the header');
  const names = Object.keys(header).filter((name) => name !== metadataKey);
  const tensors = names.map((name) => readTensor(name, header[name], place));
  // Empty tensors may share their place with the next one: they go first.
  tensors.sort((a, b) => a.offset - b.offset || a.length - b.length);
  checkCoverage(tensors, place);
  const metadata = header[metadataKey] === undefined ? new Map<string, string>() : readMetadata(header[metadataKey], place.path);
  return { tensors, metadata };
}
