/** A graph as text: for snapshots in tests and for bug reports. One line a node, in the order they run. */
import type { Graph } from './build.ts';
import { showType } from './type.ts';
import type { Attribute, Value } from './value.ts';

const showAttribute = (attribute: Attribute): string =>
  typeof attribute === 'object' && 'float' in attribute ? `${attribute.float}f` : JSON.stringify(attribute);

export function print(graph: Graph): string {
  const lines = [`graph ${graph.name}`];
  for (const value of graph.inputs) lines.push(`  input ${graph.nameOf(value)}: ${showType(value.type)}`);
  for (const value of graph.initializers) lines.push(`  constant ${graph.nameOf(value)}: ${showType(value.type)}`);
  const name = (value: Value | null): string => (value ? graph.nameOf(value) : '-');
  for (const node of graph.nodes) {
    const attributes = Object.entries(node.attributes).map(([key, value]) => ` ${key}=${showAttribute(value)}`);
    const results = graph.resultsOf(node).map((result, output) => `${result}: ${showType(node.outputs[output]!)}`);
    const op = node.domain ? `${node.domain}.${node.op}` : node.op;
    lines.push(`  ${results.join(', ')} = ${op}(${node.inputs.map(name).join(', ')})${attributes.join('')}`);
  }
  for (const output of graph.outputs) lines.push(`  output ${output.name}: ${showType(output.value.type)}`);
  return `${lines.join('\n')}\n`;
}
