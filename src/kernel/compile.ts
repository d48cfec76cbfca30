/** From a recorded module to functions that run: compiled WebAssembly, kept by the hash of the module's text, or the JavaScript reference. */
import { createHash } from 'node:crypto';
import { emitJavaScript } from './javascript.ts';
import { printModule } from './print.ts';
import type { KernelModule } from './value.ts';
import { emitWasm, type WasmOptions } from './wasm/emit.ts';

export type KernelExports = Readonly<Record<string, (...uniforms: number[]) => number | undefined>>;

export interface CompiledKernel {
  readonly hash: string;
  readonly module: WebAssembly.Module;
  /** First byte behind the constants. */
  readonly constantsEnd: number;
}

/** SHA-256 of the printed module: equal for equal graphs, whatever process recorded them. */
export const hashModule = (module: KernelModule): string => createHash('sha256').update(printModule(module)).digest('hex');

export interface KernelCache {
  compile(module: KernelModule, options: WasmOptions): CompiledKernel;
}

/** Keeps the `capacity` modules used last. Compiled modules can be posted to worker threads. */
export function createKernelCache(capacity = 32): KernelCache {
  const kept = new Map<string, CompiledKernel>();
  return {
    compile(module, options) {
      const hash = hashModule(module);
      const key = `${hash} ${options.constantsAddress} ${options.sharedMaximumPages}`;
      const known = kept.get(key);
      kept.delete(key);
      const compiled = known ?? compileKernel(module, options, hash);
      kept.set(key, compiled);
      if (kept.size > capacity) kept.delete(kept.keys().next().value!);
      return compiled;
    },
  };
}

function compileKernel(module: KernelModule, options: WasmOptions, hash: string): CompiledKernel {
  const { bytes, constantsEnd } = emitWasm(module, options);
  return { hash, module: new WebAssembly.Module(bytes), constantsEnd };
}

/** Runs four lanes at a time: exported loops step by 4. */
export function instantiate(module: WebAssembly.Module, memory: WebAssembly.Memory): KernelExports {
  return new WebAssembly.Instance(module, { kernel: { memory } }).exports as unknown as KernelExports;
}

/** Runs one lane at a time over `memory`, for tests: exported loops step by 1. Exported functions with a result give it in an array. */
export function instantiateReference(
  module: KernelModule,
  memory: ArrayBuffer,
): Readonly<Record<string, (...args: (number | boolean)[]) => number[] | undefined>> {
  // The source comes from emitJavaScript alone: identifiers of the module and numbers.
  return new Function('F32', 'I32', emitJavaScript(module))(new Float32Array(memory), new Int32Array(memory));
}
