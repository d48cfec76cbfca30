/** A kernel module as text: for tests, for bug reports, and as the source of its hash. One line a statement. */
import type { Block, KernelFunction, KernelModule, Statement, Value } from './value.ts';

export function printValue(value: Value): string {
  if (value.constant === null) return `%${value.id}`;
  const text = Object.is(value.constant, -0) ? '-0' : String(value.constant);
  return value.kind === 'f32' ? text : `${value.kind}:${text}`;
}

const list = (values: readonly Value[]): string => values.map(printValue).join(', ');

function printStatement(statement: Statement, indent: string): string {
  const nested = `${indent}  `;
  switch (statement.type) {
    case 'operation': {
      const { result, name, args, offset } = statement.operation;
      return `${indent}${printValue(result)}: ${result.kind} = ${name}(${list(args)})${offset ? ` +${offset}` : ''}\n`;
    }
    case 'declare':
      return `${indent}${printValue(statement.variable.value)}: ${statement.variable.value.kind} = ${printValue(statement.initial)}\n`;
    case 'assign':
      return `${indent}${printValue(statement.variable.value)} := ${printValue(statement.value)}\n`;
    case 'if':
      return `${indent}if ${printValue(statement.condition)} {\n${printBlock(statement.body, nested)}${indent}}\n`;
    case 'while':
      return `${indent}while {\n${printBlock(statement.head, nested)}${indent}} ${printValue(statement.condition)} {\n${printBlock(statement.body, nested)}${indent}}\n`;
    case 'store':
      return `${indent}[${printValue(statement.address)} +${statement.offset}] = ${printValue(statement.value)}\n`;
    case 'scatter':
      return `${indent}[${printValue(statement.base)} + 4 * ${printValue(statement.index)}] = ${printValue(statement.value)} where ${printValue(statement.mask)}\n`;
    case 'append':
      return `${indent}append ${printValue(statement.value)} at ${printValue(statement.pointer.value)} where ${printValue(statement.mask)}\n`;
    case 'call':
      return `${indent}${list(statement.results)} = ${statement.callee.name}(${list(statement.args)})\n`;
  }
}

const printBlock = (block: Block, indent: string): string => block.map((statement) => printStatement(statement, indent)).join('');

export function printFunction(target: KernelFunction): string {
  const parameters = target.parameters.map((value) => `${printValue(value)}: ${value.kind}`).join(', ');
  const head = `${target.isExported ? 'export ' : ''}${target.name}(${parameters})`;
  return `${head} {\n${printBlock(target.body, '  ')}  return ${list(target.results)}\n}\n`;
}

export const printModule = (module: KernelModule): string => module.functions.map(printFunction).join('\n');
