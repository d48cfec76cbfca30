/**
 * The inner loops of the membrane as WebAssembly: three channels of a pixel are four floats. A pixel to the left and right of each row is there, and
 * rows above and below are told.
 */
import {
  add,
  and,
  type Code,
  clear,
  during,
  f32,
  get,
  i32,
  increase,
  int,
  isLess,
  loadByte,
  type MachineFunction,
  set,
  shiftLeft,
  shiftRight,
  sub,
  v128,
  vector,
  when,
} from './machine-code.ts';

const { load, store, addFloats, subtractFloats, multiplyFloats, splatFloat } = vector;

/** `row`, `above`, `below`: addresses of the pixel left of the first one; `inside` to `end`: of the first one's byte and behind the last one's. */
const [row, above, below, right, inside, end, factor, spread] = [0, 1, 2, 3, 4, 5, 6, 7];

/** What is wanted and the four neighbours; pixels of a row lie 16 bytes apart. */
const gathered: Code = addFloats(
  addFloats(addFloats(load(get(right)), load(get(row))), load(get(row), 32)),
  addFloats(load(get(above), 16), load(get(below), 16)),
);

const onBy = (pixels: number): Code => [
  [row, above, below, right].map((pointer) => increase(pointer, int(16 * pixels))),
  increase(inside, int(pixels)),
];

/** Every second pixel of a row that is inside becomes `factor` of what is gathered. */
const relaxRow: MachineFunction = {
  name: 'relaxRow',
  parameters: [i32, i32, i32, i32, i32, i32, f32],
  locals: [v128],
  body: [
    set(spread, splatFloat(get(factor))),
    during(isLess(get(inside), get(end)), [
      when(loadByte(get(inside)), store(get(row), multiplyFloats(gathered, get(spread)), 16)),
      onBy(2),
    ]),
  ],
};

const [coarseInside, coarse, x, spread2, at] = [7, 8, 9, 10, 11];

/** What is gathered less `factor` times the pixel is added to the coarse pixel it lies in, where both are inside; the first pixel is an even one. */
const restrictRow: MachineFunction = {
  name: 'restrictRow',
  parameters: [i32, i32, i32, i32, i32, i32, f32, i32, i32],
  locals: [i32, v128, i32],
  body: [
    set(spread2, splatFloat(get(factor))),
    during(isLess(get(inside), get(end)), [
      when(and(loadByte(get(inside)), loadByte(add(get(coarseInside), shiftRight(get(x), int(1))))), [
        set(at, add(get(coarse), shiftLeft(shiftRight(get(x), int(1)), int(4)))),
        store(get(at), addFloats(load(get(at)), subtractFloats(gathered, multiplyFloats(load(get(row), 16), get(spread2))))),
      ]),
      onBy(1),
      increase(x, int(1)),
    ]),
  ],
};

const floats = (value: number): Code => vector.bytes([...new Uint8Array(new Float32Array([value, value, value, value]).buffer)]);

/**
 * Adds what the coarse grid has, bilinear between the middles of its pixels; `near` and `far`: addresses of the pixel left of the first one of the row
 * that the pixels lie in and of the row next to it.
 */
const correctRow: MachineFunction = (() => {
  const [own, ownInside, ownEnd, near, far, n, left, beside] = [0, 1, 2, 3, 4, 5, 6, 7];
  const coarseAt = (line: number, offset: number): Code => load(add(get(line), get(offset)));
  return {
    name: 'correctRow',
    parameters: [i32, i32, i32, i32, i32],
    locals: [i32, i32, i32],
    body: during(isLess(get(ownInside), get(ownEnd)), [
      when(loadByte(get(ownInside)), [
        set(left, shiftLeft(add(shiftRight(get(n), int(1)), int(1)), int(4))),
        set(beside, sub(add(get(left), shiftLeft(and(get(n), int(1)), int(5))), int(16))),
        store(
          get(own),
          addFloats(
            load(get(own)),
            addFloats(
              addFloats(multiplyFloats(coarseAt(near, left), floats(9 / 16)), multiplyFloats(coarseAt(far, beside), floats(1 / 16))),
              multiplyFloats(addFloats(coarseAt(near, beside), coarseAt(far, left)), floats(3 / 16)),
            ),
          ),
        ),
      ]),
      increase(own, int(16)),
      increase(ownInside, int(1)),
      increase(n, int(1)),
    ]),
  };
})();

const clearBytes: MachineFunction = { name: 'clear', parameters: [i32, i32], locals: [], body: clear(get(0), get(1)) };

export const membraneFunctions: readonly MachineFunction[] = [relaxRow, restrictRow, correctRow, clearBytes];
