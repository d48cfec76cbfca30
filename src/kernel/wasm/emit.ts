/** A kernel module as a WebAssembly binary: sections of types, one imported memory, functions, exports, code, and the constant pool. */
import type { KernelFunction, KernelModule } from '../value.ts';
import { ByteWriter } from './bytes.ts';
import { ConstantPool } from './constant-pool.ts';
import { FunctionEmitter, typeOf } from './function-emitter.ts';

export interface WasmOptions {
  /** Where the constants lie in memory; the caller keeps [constantsAddress, constantsEnd) free. */
  readonly constantsAddress: number;
  /** The memory is a SharedArrayBuffer of at most this many 64 KiB pages; null: an own memory. */
  readonly sharedMaximumPages: number | null;
}

export interface WasmBinary {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly constantsEnd: number;
}

const functionType = 0x60;

const signatureOf = (target: KernelFunction): string => {
  const types = (values: KernelFunction['parameters']): string => values.map(({ kind }) => typeOf(kind)).join();
  return `${types(target.parameters)}>${types(target.results)}`;
};

function typeSection(signatures: readonly string[]): ByteWriter {
  const out = new ByteWriter().unsigned(signatures.length);
  for (const signature of signatures) {
    out.byte(functionType);
    for (const side of signature.split('>')) {
      const types = side === '' ? [] : side.split(',').map(Number);
      out.unsigned(types.length).byte(...types);
    }
  }
  return out;
}

function importSection(sharedMaximumPages: number | null): ByteWriter {
  const out = new ByteWriter().unsigned(1).name('kernel').name('memory').byte(2);
  return sharedMaximumPages === null ? out.byte(0).unsigned(1) : out.byte(3).unsigned(1).unsigned(sharedMaximumPages);
}

function exportSection(functions: readonly KernelFunction[]): ByteWriter {
  const exported = functions.filter(({ isExported }) => isExported);
  const out = new ByteWriter().unsigned(exported.length);
  for (const target of exported) out.name(target.name).byte(0).unsigned(functions.indexOf(target));
  return out;
}

function codeSection(functions: readonly KernelFunction[], pool: ConstantPool): ByteWriter {
  const indices = new Map(functions.map((target, index) => [target, index]));
  const out = new ByteWriter().unsigned(functions.length);
  for (const target of functions) out.append(new FunctionEmitter(target, pool, (callee) => indices.get(callee)!).emit());
  return out;
}

function dataSection(pool: ConstantPool): ByteWriter {
  const { words } = pool;
  const out = new ByteWriter()
    .unsigned(1)
    .byte(0, 0x41)
    .signed(pool.startAddress)
    .byte(0x0b)
    .unsigned(words.length * 4);
  for (const word of words) out.word(word);
  return out;
}

/** throws a TypeError when an exported function takes or gives lanes, which JavaScript cannot pass */
export function emitWasm(module: KernelModule, options: WasmOptions): WasmBinary {
  const { functions } = module;
  const unfit = functions.find(
    ({ isExported, parameters, results }) => isExported && [...parameters, ...results].some(({ kind }) => kind !== 'uniform'),
  );
  if (unfit) throw new TypeError(`exported kernel function ${unfit.name} may take and give uniforms only`);
  const pool = new ConstantPool(options.constantsAddress);
  const signatures = [...new Set(functions.map(signatureOf))];
  const typeIndices = new ByteWriter().unsigned(functions.length);
  for (const target of functions) typeIndices.unsigned(signatures.indexOf(signatureOf(target)));
  const code = codeSection(functions, pool);
  const out = new ByteWriter().byte(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);
  out.section(1, typeSection(signatures)).section(2, importSection(options.sharedMaximumPages)).section(3, typeIndices);
  out.section(7, exportSection(functions)).section(10, code);
  if (pool.words.length > 0) out.section(11, dataSection(pool));
  return { bytes: out.bytes().slice(), constantsEnd: pool.endAddress };
}
