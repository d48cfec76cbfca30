/**
 * One kernel function as WebAssembly code for four float32 lanes (v128). Control flow by mask: each `if` and `while` keeps a mask
 * local, and assignments inside write through it. Uniforms are plain i32.
 * Over 300 lines, as every kind of statement and value works on the one state of masks and locals.
 *
 * hazard  V8 builds a v128.const from several instructions; constants other than zero are therefore loaded from a pool in memory
 *         (measured: 34 -> 27 ns for one field evaluation on Node 24).
 */
import { ruleOf } from '../operations.ts';
import type { Block, KernelFunction, Kind, Operation, Statement, Value } from '../value.ts';
import { ByteWriter } from './bytes.ts';
import type { ConstantPool } from './constant-pool.ts';

export const i32Type = 0x7f;
export const v128Type = 0x7b;
export const typeOf = (kind: Kind): number => (kind === 'uniform' ? i32Type : v128Type);

const op = {
  block: 0x02, loop: 0x03, if: 0x04, end: 0x0b, br: 0x0c, brIf: 0x0d, call: 0x10,
  localGet: 0x20, localSet: 0x21, i32Load: 0x28, i32Store: 0x36, f32Store: 0x38, i32Const: 0x41,
  i32Eqz: 0x45, i32Add: 0x6a, i32And: 0x71, i32Shl: 0x74, simd: 0xfd, empty: 0x40,
} as const; // biome-ignore format: a table of opcodes

const simd = {
  load: 0x00, load32Splat: 0x09, store: 0x0b, const: 0x0c, i32Splat: 0x11, i32ExtractLane: 0x1b, f32ExtractLane: 0x1f,
  and: 0x4e, bitselect: 0x52, anyTrue: 0x53, load32Lane: 0x56, load32Zero: 0x5c, i32Shl: 0xab, i32Add: 0xae,
} as const; // biome-ignore format: a table of opcodes

const lanes = [0, 1, 2, 3] as const;
const uniformOperations = new Set([
  'uniformAdd',
  'uniformSub',
  'uniformMul',
  'uniformAnd',
  'uniformOr',
  'uniformShiftLeft',
  'uniformShiftRight',
  'uniformLt',
]);

export class FunctionEmitter {
  readonly #code = new ByteWriter();
  readonly #locals: number[];
  readonly #target: KernelFunction;
  readonly #pool: ConstantPool;
  readonly #indexOf: (target: KernelFunction) => number;
  /** By index value: locals of the byte offsets of its four lanes, as far as the block being written can see them. */
  #offsets: ReadonlyMap<number, readonly number[]> = new Map();

  constructor(target: KernelFunction, pool: ConstantPool, indexOf: (target: KernelFunction) => number) {
    this.#target = target;
    this.#pool = pool;
    this.#indexOf = indexOf;
    this.#locals = target.kinds.map(typeOf);
  }

  /** The function's body as the code section wants it: length, locals, instructions. */
  emit(): Uint8Array {
    this.#block(this.#target.body, null);
    for (const result of this.#target.results) this.#push(result);
    this.#code.byte(op.end);
    const head = this.#localDeclarations();
    return new ByteWriter()
      .unsigned(head.length + this.#code.length)
      .append(head)
      .append(this.#code.bytes())
      .bytes();
  }

  #localDeclarations(): Uint8Array {
    const runs: { type: number; count: number }[] = [];
    for (const type of this.#locals.slice(this.#target.parameters.length)) {
      const last = runs.at(-1);
      if (last?.type === type) last.count += 1;
      else runs.push({ type, count: 1 });
    }
    const out = new ByteWriter().unsigned(runs.length);
    for (const { type, count } of runs) out.unsigned(count).byte(type);
    return out.bytes();
  }

  #newLocal(type: number): number {
    this.#locals.push(type);
    return this.#locals.length - 1;
  }

  #get(local: number): void {
    this.#code.byte(op.localGet).unsigned(local);
  }

  #set(local: number): void {
    this.#code.byte(op.localSet).unsigned(local);
  }

  #simd(opcode: number): void {
    this.#code.byte(op.simd).unsigned(opcode);
  }

  #int(value: number): void {
    this.#code.byte(op.i32Const).signed(value);
  }

  /** alignment: log2 of the bytes. */
  #memory(alignment: number, offset: number): void {
    this.#code.byte(alignment).unsigned(offset);
  }

  #push(value: Value): void {
    if (value.constant === null) this.#get(value.id);
    else if (value.kind === 'uniform') this.#int(value.constant);
    else if (value.kind === 'mask') this.#vectorConstant(value.constant ? -1 : 0);
    else this.#pushPooled(value.kind, value.constant);
  }

  #vectorConstant(word: number): void {
    this.#simd(simd.const);
    for (const _ of lanes) this.#code.word(word);
  }

  #pushPooled(kind: Kind, constant: number): void {
    const word = this.#pool.wordOf(kind, constant);
    if (word === 0) return this.#vectorConstant(0);
    this.#int(0);
    this.#simd(simd.load32Splat);
    this.#memory(2, this.#pool.addressOf(word));
  }

  #block(block: Block, mask: number | null): void {
    const offsets = this.#offsets;
    for (const statement of block) this.#statement(statement, mask);
    this.#offsets = offsets;
  }

  #statement(statement: Statement, mask: number | null): void {
    switch (statement.type) {
      case 'operation':
        return this.#operation(statement.operation, mask);
      case 'declare':
        this.#push(statement.initial);
        return this.#set(statement.variable.value.id);
      case 'assign':
        return this.#assign(statement.variable.value, statement.value, mask);
      case 'if':
        return statement.condition.kind === 'mask'
          ? this.#maskedIf(statement.condition, statement.body, mask)
          : this.#uniformIf(statement.condition, statement.body, mask);
      case 'while':
        return this.#while(statement, mask);
      case 'store':
        this.#push(statement.address);
        this.#push(statement.value);
        this.#simd(simd.store);
        return this.#memory(2, statement.offset);
      case 'scatter':
        return this.#scatter(statement);
      case 'append':
        return this.#append(statement);
      case 'call':
        for (const arg of statement.args) this.#push(arg);
        this.#code.byte(op.call).unsigned(this.#indexOf(statement.callee));
        for (const result of statement.results.toReversed()) this.#set(result.id);
    }
  }

  #assign(variable: Value, value: Value, mask: number | null): void {
    this.#push(value);
    if (mask !== null && variable.kind !== 'uniform') {
      this.#get(variable.id);
      this.#get(mask);
      this.#simd(simd.bitselect);
    }
    this.#set(variable.id);
  }

  #maskedIf(condition: Value, body: Block, mask: number | null): void {
    const inner = this.#newLocal(v128Type);
    this.#push(condition);
    if (mask !== null) {
      this.#get(mask);
      this.#simd(simd.and);
    }
    this.#set(inner);
    this.#get(inner);
    this.#simd(simd.anyTrue);
    this.#code.byte(op.if, op.empty);
    this.#block(body, inner);
    this.#code.byte(op.end);
  }

  #uniformIf(condition: Value, body: Block, mask: number | null): void {
    this.#push(condition);
    this.#code.byte(op.if, op.empty);
    this.#block(body, mask);
    this.#code.byte(op.end);
  }

  #while({ head, condition, body }: Extract<Statement, { type: 'while' }>, mask: number | null): void {
    const isMasked = condition.kind === 'mask';
    const inner = isMasked ? this.#newLocal(v128Type) : mask;
    if (isMasked) {
      if (mask === null) this.#vectorConstant(-1);
      else this.#get(mask);
      this.#set(inner!);
    }
    this.#code.byte(op.block, op.empty, op.loop, op.empty);
    this.#block(head, inner);
    this.#push(condition);
    if (isMasked) {
      this.#get(inner!);
      this.#simd(simd.and);
      this.#set(inner!);
      this.#get(inner!);
      this.#simd(simd.anyTrue);
    }
    this.#code.byte(op.i32Eqz, op.brIf, 1);
    this.#block(body, inner);
    this.#code.byte(op.br, 0, op.end, op.end);
  }

  #operation(operation: Operation, mask: number | null): void {
    const { name, args, result } = operation;
    if (name === 'gather' || name === 'intGather') return this.#gather(args, result);
    this.#operands(operation, mask);
    this.#set(result.id);
  }

  /** Leaves the operation's value on the stack. */
  #operands({ name, args, offset }: Operation, mask: number | null): void {
    const { wasm } = ruleOf(name);
    switch (name) {
      case 'select':
      case 'intSelect':
        for (const arg of [args[1]!, args[2]!, args[0]!]) this.#push(arg);
        return this.#simd(simd.bitselect);
      case 'any':
        this.#push(args[0]!);
        if (mask !== null) {
          this.#get(mask);
          this.#simd(simd.and);
        }
        return this.#simd(simd.anyTrue);
      case 'bits':
      case 'floatOfBits':
        return this.#push(args[0]!);
      case 'laneIndex':
        this.#push(args[0]!);
        this.#simd(simd.i32Splat);
        this.#simd(simd.const);
        for (const lane of lanes) this.#code.word(lane);
        return this.#simd(simd.i32Add);
      case 'uniformLoad':
        this.#push(args[0]!);
        this.#code.byte(op.i32Load);
        return this.#memory(2, offset);
    }
    for (const arg of args) this.#push(arg);
    if (uniformOperations.has(name)) this.#code.byte(wasm!);
    else this.#simd(wasm!);
    if (name === 'load' || name === 'intLoad' || name === 'splatLoad') this.#memory(2, offset);
  }

  /** Byte offsets of the lanes of an index, taken apart once for all columns that are read or written by it. */
  #offsetsOf(index: Value): readonly number[] {
    const known = this.#offsets.get(index.id);
    if (known && index.constant === null) return known;
    const locals = lanes.map(() => this.#newLocal(i32Type));
    for (const lane of lanes) {
      this.#extract(index, lane);
      this.#int(2);
      this.#code.byte(op.i32Shl);
      this.#set(locals[lane]!);
    }
    if (index.constant === null) this.#offsets = new Map([...this.#offsets, [index.id, locals]]);
    return locals;
  }

  /** Leaves the address of a lane on the stack; a base that is known goes into the instruction instead, and is returned. */
  #laneAddress(base: Value, offset: number): number {
    this.#get(offset);
    if (base.constant !== null && base.constant >= 0) return base.constant;
    this.#push(base);
    this.#code.byte(op.i32Add);
    return 0;
  }

  #gather(args: readonly Value[], result: Value): void {
    const offsets = this.#offsetsOf(args[1]!);
    for (const lane of lanes) {
      const base = this.#laneAddress(args[0]!, offsets[lane]!);
      if (lane > 0) this.#get(result.id);
      this.#simd(lane === 0 ? simd.load32Zero : simd.load32Lane);
      this.#memory(2, base);
      if (lane > 0) this.#code.byte(lane);
      this.#set(result.id);
    }
  }

  #extract(value: Value, lane: number): void {
    this.#push(value);
    this.#simd(value.kind === 'f32' ? simd.f32ExtractLane : simd.i32ExtractLane);
    this.#code.byte(lane);
  }

  #scatter({ base, index, value, mask }: Extract<Statement, { type: 'scatter' }>): void {
    const isMasked = mask.constant !== 1;
    const offsets = this.#offsetsOf(index);
    for (const lane of lanes) {
      if (isMasked) {
        this.#extract(mask, lane);
        this.#code.byte(op.if, op.empty);
      }
      const address = this.#laneAddress(base, offsets[lane]!);
      this.#extract(value, lane);
      this.#code.byte(value.kind === 'f32' ? op.f32Store : op.i32Store);
      this.#memory(2, address);
      if (isMasked) this.#code.byte(op.end);
    }
  }

  #append({ pointer, value, mask }: Extract<Statement, { type: 'append' }>): void {
    const { id } = pointer.value;
    for (const lane of lanes) {
      this.#get(id);
      this.#extract(value, lane);
      this.#code.byte(op.i32Store);
      this.#memory(2, 0);
      this.#get(id);
      this.#extract(mask, lane);
      this.#int(4);
      this.#code.byte(op.i32And, op.i32Add);
      this.#set(id);
    }
  }
}
