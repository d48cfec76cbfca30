/** What the stages of the tracer are written with: columns of paths and rays by name, loops over lists, parameters of the scene. */
import type { F32, FloatLike, I32, Mask, Uniform, UniformLike, Variable, Vec3 } from '../../../kernel/index.ts';
import type { FieldTools } from '../field/index.ts';
import {
  type PathColumn,
  parameterAddress,
  type parameters,
  pathAddress,
  pathCount,
  pathSet,
  type RayColumn,
  rayOffset,
  raySetAddress,
  registersAddress,
} from './memory-map.ts';

type Parameter = keyof typeof parameters;

/** Reads and writes one column of the listed paths. Writes to spare paths are harmless, so lists need no mask. */
function pathAccess({ o, k }: FieldTools) {
  const always = o.mask(true);
  const read = (name: PathColumn, i: I32, component = 0): F32 => o.gather(pathAddress(name, component), i);
  const write = (name: PathColumn, i: I32, value: FloatLike, mask: Mask = always, component = 0): void =>
    k.scatter({ base: o.uniform(pathAddress(name, component)), index: i, mask }, o.float(value));
  return {
    read,
    write,
    read3: (name: PathColumn, i: I32): Vec3<F32> => [read(name, i), read(name, i, 1), read(name, i, 2)],
    readInt: (name: PathColumn, i: I32): I32 => o.intGather(pathAddress(name), i),
    write3: (name: PathColumn, i: I32, [x, y, z]: Vec3, mask: Mask = always): void => {
      write(name, i, x, mask, 0);
      write(name, i, y, mask, 1);
      write(name, i, z, mask, 2);
    },
    writeInt: (name: PathColumn, i: I32, value: I32 | number, mask: Mask = always): void =>
      k.scatter({ base: o.uniform(pathAddress(name)), index: i, mask }, o.int(value)),
  };
}

/** The same for the rays of a set, whose address is a uniform or known. */
function rayAccess({ o, k }: FieldTools, set: UniformLike) {
  const always = o.mask(true);
  const at = (name: RayColumn, component = 0): Uniform => o.uniformAdd(set, rayOffset(name, component));
  const read = (name: RayColumn, i: I32, component = 0): F32 => o.gather(at(name, component), i);
  const write = (name: RayColumn, i: I32, value: FloatLike, mask: Mask = always, component = 0): void =>
    k.scatter({ base: at(name, component), index: i, mask }, o.float(value));
  return {
    read,
    write,
    read3: (name: RayColumn, i: I32): Vec3<F32> => [read(name, i), read(name, i, 1), read(name, i, 2)],
    readInt: (name: RayColumn, i: I32): I32 => o.intGather(at(name), i),
    write3: (name: RayColumn, i: I32, [x, y, z]: Vec3, mask: Mask = always): void => {
      write(name, i, x, mask, 0);
      write(name, i, y, mask, 1);
      write(name, i, z, mask, 2);
    },
    writeInt: (name: RayColumn, i: I32, value: I32 | number, mask: Mask = always): void =>
      k.scatter({ base: at(name), index: i, mask }, o.int(value)),
  };
}

export type PathAccess = ReturnType<typeof pathAccess>;
export type RayAccess = ReturnType<typeof rayAccess>;

/** A list of path indices: words from `start` to `end`, in bytes. */
export interface List {
  readonly start: UniformLike;
  readonly end: UniformLike;
}

export type StageTools = ReturnType<typeof stageToolsOf>;

export function stageToolsOf(tools: FieldTools) {
  const { o, k } = tools;
  return {
    ...tools,
    path: pathAccess(tools),
    ray: rayAccess(tools, raySetAddress(pathSet)),
    raysAt: (set: UniformLike): RayAccess => rayAccess(tools, set),
    parameter: (name: Parameter, component = 0): F32 => o.splatLoad(parameterAddress(name, component)),
    parameter3: (name: Parameter): Vec3<F32> => [
      o.splatLoad(parameterAddress(name, 0)),
      o.splatLoad(parameterAddress(name, 1)),
      o.splatLoad(parameterAddress(name, 2)),
    ],
    /** Runs the body for the paths of a list; `isLive` is false for the spare ones at its end. */
    forEach: (step: Uniform, list: List, body: (i: I32, isLive: Mask) => void): void => {
      k.for(list.start, list.end, o.uniformShiftLeft(step, 2), (address) => {
        const i = o.intLoad(address);
        body(i, o.intLt(i, pathCount));
      });
    },
    /** Puts spare paths behind the end of a list, which it gives. */
    pad: (pointer: Variable<'uniform'>): Uniform => {
      const end = k.get(pointer);
      k.store(end, o.laneIndex(o.uniform(pathCount)));
      return end;
    },
    /** Tells the driver the end of list `index` that a stage wrote. */
    report: (index: number, pointer: Variable<'uniform'>): void => {
      k.store(registersAddress + 16 * index, o.splat(k.get(pointer)));
    },
    /** A unit vector, and two that stand square on it. source: Duff et al., "Building an orthonormal basis, revisited" (2017) */
    basis: ([x, y, z]: Vec3<F32>): readonly [Vec3<F32>, Vec3<F32>] => {
      const sign = o.select(o.ge(z, 0), 1, -1);
      const a = o.div(-1, o.add(sign, z));
      const b = o.mul(o.mul(x, y), a);
      return [
        [o.add(1, o.mul(o.mul(sign, o.mul(x, x)), a)), o.mul(sign, b), o.neg(o.mul(sign, x))],
        [b, o.add(sign, o.mul(o.mul(y, y), a)), o.neg(y)],
      ];
    },
  };
}

/** Combination of the basis of a normal. */
export function inFrame({ v }: StageTools, frame: readonly [Vec3<F32>, Vec3<F32>], normal: Vec3, local: Vec3): Vec3<F32> {
  return v.add3(v.add3(v.scale(frame[0], local[0]), v.scale(frame[1], local[1])), v.scale(normal, local[2]));
}

export const luminance = ({ v }: FieldTools, colour: Vec3): F32 => v.dot(colour, [0.2126, 0.7152, 0.0722]);
