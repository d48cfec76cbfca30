/** From inputs and outputs to a graph: nodes in an order in which each comes after what it reads, with stable names. */
import { showType } from './type.ts';
import { GraphError, type Node, type Value } from './value.ts';

export interface Graph {
  readonly name: string;
  readonly inputs: readonly Value[];
  readonly outputs: readonly { readonly name: string; readonly value: Value }[];
  /** In the order in which they are to run: a node's sources from the first to the last, each just before it is needed. */
  readonly nodes: readonly Node[];
  readonly initializers: readonly Value[];
  /** The name of a value that the graph uses. */
  nameOf(value: Value): string;
  /** The names of what a node gives, one an output. */
  resultsOf(node: Node): readonly string[];
}

interface Found {
  readonly nodes: Node[];
  readonly initializers: Map<string, Value>;
  readonly names: Map<Node, string>;
}

interface Visit {
  /** Order in which a node's sources are walked: the first one first, or the last one first. */
  readonly direction: 'forward' | 'backward';
  leaf(value: Value): void;
  /** After all that the node reads. */
  node(node: Node): void;
}

/** Depth first, with a stack of its own: graphs are deeper than the call stack. */
export function walk(outputs: readonly Value[], visit: Visit): void {
  const entered = new Set<Node>();
  const toStack = (values: readonly (Value | null)[]): readonly (Value | null)[] =>
    visit.direction === 'forward' ? values.toReversed() : values;
  const stack = toStack(outputs).map((value) => ({ value: value!, isLeaving: false }));
  while (stack.length > 0) {
    const { value, isLeaving } = stack.pop()!;
    if (value.origin.kind !== 'node') {
      visit.leaf(value);
      continue;
    }
    const { node } = value.origin;
    if (isLeaving) visit.node(node);
    else if (!entered.has(node)) {
      entered.add(node);
      stack.push({ value, isLeaving: true });
      for (const source of toStack(node.inputs)) if (source) stack.push({ value: source, isLeaving: false });
    }
  }
}

function collect(outputs: readonly Value[], inputs: ReadonlySet<Value>): Found {
  const found: Found = { nodes: [], initializers: new Map(), names: new Map() };
  walk(outputs, {
    direction: 'forward',
    leaf: (value) => keepLeaf(value, inputs, found),
    node: (node) => {
      found.names.set(node, `n${found.nodes.length}_${node.op}`);
      found.nodes.push(node);
    },
  });
  return found;
}

/** Equal names must mean one value: weights are named after their place in the checkpoint. */
function keepLeaf(value: Value, inputs: ReadonlySet<Value>, { initializers }: Found): void {
  const { origin } = value;
  if (origin.kind === 'input') {
    if (!inputs.has(value)) throw new GraphError(`the graph reads the input ${origin.name}, which is not among its inputs`);
  } else if (origin.kind === 'initializer') {
    const other = initializers.get(origin.name);
    if (other && other !== value && !isSameConstant(other, value))
      throw new GraphError(`two different initializers are named ${origin.name}`);
    if (!other) initializers.set(origin.name, value);
  }
}

function isSameConstant(a: Value, b: Value): boolean {
  if (a.origin.kind !== 'initializer' || b.origin.kind !== 'initializer' || showType(a.type) !== showType(b.type)) return false;
  const [x, y] = [a.origin.source, b.origin.source];
  if (x.kind === 'memory' && y.kind === 'memory') return Buffer.compare(x.bytes, y.bytes) === 0;
  return x.kind === 'file' && y.kind === 'file' && x.path === y.path && x.offset === y.offset && x.length === y.length;
}

/** Names given by the caller to what nodes make: by node, by place among its outputs. */
function nameOutputs(outputs: Readonly<Record<string, Value>>): Map<Node, Map<number, string>> {
  const names = new Map<Node, Map<number, string>>();
  for (const [name, { origin }] of Object.entries(outputs)) {
    if (origin.kind !== 'node') continue;
    const known = names.get(origin.node) ?? new Map<number, string>();
    const other = known.get(origin.output);
    if (other !== undefined) throw new GraphError(`the outputs ${other} and ${name} are one value: give it one name`);
    names.set(origin.node, known.set(origin.output, name));
  }
  return names;
}

/** throws GraphError when an input is missing, a name means two things or a value has two names */
export function build(name: string, inputs: readonly Value[], outputs: Readonly<Record<string, Value>>): Graph {
  const found = collect(Object.values(outputs), new Set(inputs));
  const outputNames = nameOutputs(outputs);
  const resultOf = (node: Node, output: number): string =>
    outputNames.get(node)?.get(output) ?? `${found.names.get(node)!}${output === 0 ? '' : `_${output}`}`;
  return {
    name,
    inputs,
    outputs: Object.entries(outputs).map(([outputName, value]) => ({ name: outputName, value })),
    nodes: found.nodes,
    initializers: [...found.initializers.values()],
    resultsOf: (node) => node.outputs.map((_, output) => resultOf(node, output)),
    nameOf: ({ origin }) => (origin.kind === 'node' ? resultOf(origin.node, origin.output) : origin.name),
  };
}
