/**
 * The reference back end: one lane, plain JavaScript, every float operation rounded to float32. It gives the bits that the
 * WebAssembly back end gives in each lane, and is what tests compare with.
 */
import { ruleOf } from './operations.ts';
import type { Block, KernelFunction, KernelModule, Operation, Statement, Value } from './value.ts';

const prelude = `"use strict";
const fr = Math.fround, sqrt = Math.sqrt, abs = Math.abs, floor = Math.floor, imul = Math.imul;
const floatCell = new Float32Array(1), intCell = new Int32Array(floatCell.buffer);
const bits = (x) => (floatCell[0] = x, intCell[0]);
const floatOfBits = (x) => (intCell[0] = x, floatCell[0]);
const trunc = (x) => x !== x ? 0 : x >= 2147483648 ? 2147483647 : x <= -2147483648 ? -2147483648 : x | 0;
`;

function reference(value: Value): string {
  const { constant } = value;
  if (constant === null) return `v${value.id}`;
  if (value.kind === 'mask') return constant ? 'true' : 'false';
  if (Number.isNaN(constant)) return 'NaN';
  return Object.is(constant, -0) ? '(-0)' : constant < 0 ? `(${constant})` : String(constant);
}

const list = (values: readonly Value[]): string => values.map(reference).join();

function emitOperation({ name, args, offset, result }: Operation): string {
  const sources = args.map(reference);
  return `const v${result.id}=${ruleOf(name).js(...sources, ...(sources.length === 1 ? [String(offset)] : []))};`;
}

function emitCall(callee: KernelFunction, args: readonly Value[], results: readonly Value[]): string {
  const call = `${callee.name}(${list(args)})`;
  return results.length === 0 ? `${call};` : `const [${results.map(({ id }) => `v${id}`)}]=${call};`;
}

function emitStatement(statement: Statement): string {
  switch (statement.type) {
    case 'operation':
      return emitOperation(statement.operation);
    case 'declare':
      return `let v${statement.variable.value.id}=${reference(statement.initial)};`;
    case 'assign':
      return `v${statement.variable.value.id}=${reference(statement.value)};`;
    case 'if':
      return `if(${reference(statement.condition)}){${emitBlock(statement.body)}}`;
    case 'while':
      return `for(;;){${emitBlock(statement.head)}if(!${reference(statement.condition)})break;${emitBlock(statement.body)}}`;
    case 'store':
      return `${statement.value.kind === 'f32' ? 'F32' : 'I32'}[(${reference(statement.address)}+${statement.offset})>>2]=${reference(statement.value)};`;
    case 'scatter':
      return `if(${reference(statement.mask)})${statement.value.kind === 'f32' ? 'F32' : 'I32'}[(${reference(statement.base)}>>2)+${reference(statement.index)}]=${reference(statement.value)};`;
    case 'append': {
      const pointer = reference(statement.pointer.value);
      return `if(${reference(statement.mask)}){I32[${pointer}>>2]=${reference(statement.value)};${pointer}=${pointer}+4|0;}`;
    }
    case 'call':
      return emitCall(statement.callee, statement.args, statement.results);
  }
}

const emitBlock = (block: Block): string => block.map(emitStatement).join('\n');

function emitFunction(target: KernelFunction): string {
  const result = target.results.length === 0 ? '' : `return [${list(target.results)}];`;
  return `function ${target.name}(${target.parameters.map(({ id }) => `v${id}`)}){\n${emitBlock(target.body)}\n${result}}\n`;
}

/** The module as JavaScript source: the body of a function of F32 and I32, views of one memory, that returns the kernel's functions. */
export function emitJavaScript(module: KernelModule): string {
  return `${prelude}${module.functions.map(emitFunction).join('')}return {${module.functions.map(({ name }) => name)}};`;
}
