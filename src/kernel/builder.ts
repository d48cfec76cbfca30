/**
 * Writes kernels: records operations as values in structured blocks. Equal pure operations on equal values are recorded once per scope,
 * and operations on constants are folded in float32, so the recorded graph is the same for the same source.
 * Knows nothing of back ends.
 *
 * A block inside `if` or `while` runs for the lanes whose mask is set. Values made inside it are not visible outside: carry results
 * out in variables.
 */
import type { Lemma, Lemmas, Opaque, Through } from './lemma.ts';
import { type OperationName, ruleOf } from './operations.ts';
import type { F32, I32, KernelFunction, KernelModule, Kind, Mask, Operation, Statement, Uniform, Value, Variable } from './value.ts';

export type FloatLike = F32 | number;
export type IntLike = I32 | number;
export type UniformLike = Uniform | number;

type ValueOf<K extends Kind> = Value<K>;
type ValuesOf<Kinds extends readonly Kind[]> = { [Index in keyof Kinds]: ValueOf<Kinds[Index]> };
type ArgumentsOf<Kinds extends readonly Kind[]> = { [Index in keyof Kinds]: ValueOf<Kinds[Index]> | number };

/** A function of a kernel module, callable while another is being written. */
export interface KernelCallable<Parameters extends readonly Kind[], Results extends readonly Kind[]> {
  (...args: ArgumentsOf<Parameters>): ValuesOf<Results>;
  readonly target: KernelFunction;
}

interface Scope {
  readonly known: Map<string, Value>;
  readonly outer: Scope | null;
}

interface Draft {
  readonly kinds: Kind[];
  statements: Statement[];
  scope: Scope;
}

export interface FunctionShape<Parameters extends readonly Kind[], Results extends readonly Kind[]> {
  readonly name: string;
  readonly parameters: Parameters;
  readonly results: Results;
  /** Exported functions can be called from JavaScript; they take uniforms only and give nothing. */
  readonly isExported?: boolean;
}

export const roundTo = (kind: Kind, x: number): number => (kind === 'f32' ? Math.fround(x) : x | 0);

const makeConstant = <K extends Kind>(kind: K, x: number): Value<K> => ({ kind, id: -1, constant: roundTo(kind, x), definition: null });

/** The same motion stated again, as by an expression that is recorded twice and found again. */
const isSame = (a: Lemma, b: Lemma): boolean =>
  a.type === 'through' && b.type === 'through' && a.point.every((axis, index) => axis === b.point[index]);

function keyOf(value: Value): string {
  if (value.constant === null) return `v${value.id}`;
  return `${value.kind}${Object.is(value.constant, -0) ? '-0' : value.constant}`;
}

/** All methods record into the function being written; calling them outside of one throws. */
export class KernelBuilder {
  readonly #functions: KernelFunction[] = [];
  readonly #names = new Set<string>();
  readonly #lemmas = new Map<Value, readonly Lemma[]>();
  #draft: Draft | null = null;

  get module(): KernelModule {
    return { functions: [...this.#functions] };
  }

  /** What `notSteeperThan`, `opaque` and `through` stated, for the analysis of bounds. */
  get lemmas(): Lemmas {
    return this.#lemmas;
  }

  #state(result: F32, lemma: Lemma): F32 {
    const known = this.#lemmas.get(result) ?? [];
    if (result.constant === null && !known.some((other) => isSame(other, lemma))) this.#lemmas.set(result, [...known, lemma]);
    return result;
  }

  /**
   * States a theorem of the combinator that made `result`: nowhere is it steeper than the steepest of `of`, whatever they are. A smooth
   * minimum is the example: its derivatives by its two arguments are at least 0 and sum to 1, which interval arithmetic cannot see.
   * The analysis of bounds relies on it, so a test of the combinator must check it. Returns `result`.
   */
  notSteeperThan(result: F32, of: readonly F32[]): F32 {
    return this.#state(result, { type: 'not-steeper', of });
  }

  /**
   * States that `result`, as a function of `of`, is no steeper than `steepness`: an exact distance, as a function of the point, has 1.
   * A test must check it. Returns `result`.
   */
  lipschitz(result: F32, of: readonly F32[], steepness: number): F32 {
    return this.#state(result, { type: 'lipschitz', of, steepness });
  }

  /**
   * States the range and the steepness of `result` as a function of `of`, instead of having it analysed: for noise, for what is read
   * from memory, and for polynomials that stand for functions with known bounds. A test must check it. Returns `result`.
   */
  opaque(result: F32, stated: Omit<Opaque, 'type'>): F32 {
    return this.#state(result, { type: 'opaque', ...stated });
  }

  /**
   * States that `result` depends on space through `point` alone, and how much the motion of space to `point` stretches: for twists and
   * bends, whose partial derivatives by interval arithmetic forget that a rotation stretches nothing. Returns `result`.
   */
  through(result: F32, stated: Omit<Through, 'type'>): F32 {
    return this.#state(result, { type: 'through', ...stated });
  }

  get #current(): Draft {
    if (!this.#draft) throw new Error('kernel operations must be recorded inside a function');
    return this.#draft;
  }

  /** Records a function. Functions may be recorded while another is being written; each can call those finished before it. */
  function<const P extends readonly Kind[], const R extends readonly Kind[]>(
    shape: FunctionShape<P, R>,
    write: (...parameters: ValuesOf<P>) => ArgumentsOf<R> | undefined,
  ): KernelCallable<P, R> {
    if (this.#names.has(shape.name)) throw new Error(`the kernel already has a function ${shape.name}`);
    this.#names.add(shape.name);
    const outer = this.#draft;
    const draft: Draft = { kinds: [], statements: [], scope: { known: new Map(), outer: null } };
    this.#draft = draft;
    try {
      const parameters = shape.parameters.map((kind) => this.#newValue(kind));
      const returned = (write(...(parameters as ValuesOf<P>)) ?? []) as readonly (Value | number)[];
      const results = shape.results.map((kind, index) => this.lift(returned[index]!, kind));
      const target: KernelFunction = {
        name: shape.name,
        isExported: shape.isExported ?? false,
        parameters,
        body: draft.statements,
        results,
        kinds: draft.kinds,
      };
      this.#functions.push(target);
      const call = (...args: ArgumentsOf<P>): ValuesOf<R> =>
        this.#call(target, args as unknown as readonly (Value | number)[]) as ValuesOf<R>;
      return Object.assign(call, { target });
    } finally {
      this.#draft = outer;
    }
  }

  /** A number as a constant of the kind; a value as it is. throws when the value is of another kind */
  lift<K extends Kind>(value: Value | number, kind: K): Value<K> {
    if (typeof value === 'number') return makeConstant(kind, value);
    if (value?.kind !== kind) throw new TypeError(`a kernel value of kind ${kind} is needed, got ${value?.kind}`);
    return value as Value<K>;
  }

  #newValue<K extends Kind>(kind: K, definition: Operation | null = null): Value<K> {
    const value = { kind, id: this.#current.kinds.length, constant: null, definition };
    this.#current.kinds.push(kind);
    return value;
  }

  /** Records one operation of the table, folded or found again where it can be. `offset` is in bytes, for loads. */
  operation<K extends Kind>(name: OperationName, args: readonly (Value | number)[], offset = 0): Value<K> {
    const rule = ruleOf(name);
    const lifted = rule.takes.map((kind, index) => this.lift(args[index]!, kind));
    if (rule.fold && lifted.every(({ constant }) => constant !== null)) {
      return makeConstant(rule.gives, rule.fold(...lifted.map(({ constant }) => constant!))) as Value<K>;
    }
    const isPure = rule.isPure !== false;
    const key = `${name}(${lifted.map(keyOf).join()})`;
    const known = isPure ? this.#find(key) : undefined;
    if (known) return known as Value<K>;
    const operation = { name, args: lifted, offset, result: undefined as unknown as Value };
    const result = this.#newValue(rule.gives, operation);
    operation.result = result;
    this.#current.statements.push({ type: 'operation', operation });
    if (isPure) this.#current.scope.known.set(key, result);
    return result as Value<K>;
  }

  #find(key: string): Value | undefined {
    for (let scope: Scope | null = this.#current.scope; scope; scope = scope.outer) {
      const known = scope.known.get(key);
      if (known) return known;
    }
    return undefined;
  }

  #call(callee: KernelFunction, args: readonly (Value | number)[]): Value[] {
    const lifted = callee.parameters.map(({ kind }, index) => this.lift(args[index]!, kind));
    const results = callee.results.map(({ kind }) => this.#newValue(kind));
    this.#current.statements.push({ type: 'call', callee, args: lifted, results });
    return results;
  }

  variable<K extends Kind>(kind: K, initial: Value<K> | number): Variable<K> {
    const variable = { value: this.#newValue(kind) };
    this.#current.statements.push({ type: 'declare', variable, initial: this.lift(initial, kind) });
    return variable;
  }

  /** The variable's value now; a later `set` does not change what was got. */
  get<K extends Kind>(variable: Variable<K>): Value<K> {
    const copy = this.#newValue(variable.value.kind);
    this.#current.statements.push({ type: 'declare', variable: { value: copy }, initial: variable.value });
    return copy;
  }

  /** In the active lanes only, except for uniforms, which have but one value. */
  set<K extends Kind>(variable: Variable<K>, value: Value<K> | number): void {
    this.#current.statements.push({ type: 'assign', variable, value: this.lift(value, variable.value.kind) });
  }

  #record<T>(write: () => T): [body: Statement[], result: T] {
    const draft = this.#current;
    const { statements, scope } = draft;
    draft.statements = [];
    draft.scope = { known: new Map(), outer: scope };
    try {
      const result = write();
      return [draft.statements, result];
    } finally {
      draft.statements = statements;
      draft.scope = scope;
    }
  }

  /** mask: the body runs for the lanes where it is true, and is skipped when there is none. uniform: it runs where it is not 0. */
  if(condition: Mask | Uniform, write: () => void): void {
    const [body] = this.#record(write);
    this.#current.statements.push({ type: 'if', condition, body });
  }

  /** Repeats while the condition holds in some active lane; a lane that has left does not come back. */
  while(head: () => Mask | Uniform, write: () => void): void {
    const [outer, [body, condition]] = this.#record(() => {
      const condition = head();
      const [body] = this.#record(write);
      return [body, condition] as const;
    });
    this.#current.statements.push({ type: 'while', head: outer, condition, body });
  }

  /** for (i = from; i < to; i += step) over uniforms. */
  for(from: UniformLike, to: UniformLike, step: UniformLike, write: (index: Uniform) => void): void {
    const index = this.variable('uniform', from);
    this.while(
      () => this.operation<'uniform'>('uniformLt', [this.get(index), to]),
      () => {
        const now = this.get(index);
        write(now);
        this.set(index, this.operation<'uniform'>('uniformAdd', [now, step]));
      },
    );
  }

  /** Writes one float or integer a lane to consecutive words from `address + offset`. Not masked: all lanes write. */
  store(address: UniformLike, value: F32 | I32, offset = 0): void {
    this.#current.statements.push({ type: 'store', address: this.lift(address, 'uniform'), offset, value });
  }

  /** Writes word `index` of the array at `base` in the lanes of the mask (a constant mask costs nothing). Two lanes must not name the same index. */
  scatter(target: { base: UniformLike; index: I32; mask: Mask }, value: F32 | I32): void {
    const base = this.lift(target.base, 'uniform');
    this.#current.statements.push({ type: 'scatter', base, index: target.index, mask: target.mask, value });
  }

  /** Stream compaction: writes the integers of the mask's lanes at `pointer`, in lane order, and moves it behind them. May write up to 3 words further. */
  append(pointer: Variable<'uniform'>, value: I32, mask: Mask): void {
    this.#current.statements.push({ type: 'append', pointer, value, mask });
  }
}
