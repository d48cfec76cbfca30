/** The inner loops of matching and voting as WebAssembly: distances of patches of 7x7 pixels, and what patches say of their pixels. */
import {
  add,
  type Code,
  during,
  f32,
  float,
  get,
  giveBack,
  i32,
  increase,
  int,
  isGreater,
  isGreaterFloat,
  isLess,
  loadByte,
  type MachineFunction,
  set,
  storeByte,
  sub,
  v128,
  vector,
  when,
} from './machine-code.ts';
import { patchSide } from './plate.ts';

const { load, load32, load64, store, bytes, and, or, subtractBytes, subtract16, dot16, multiplyLowBytes, multiplyHighBytes } = vector;
const { addPairs16, add32, widenLowBytes, widenLow16, lane32, toFloats, toWholes, splatFloat, floatLane } = vector;
const { addFloats, multiplyFloats, divideFloats } = vector;

/** Ones for the first `count` of sixteen bytes. */
const firstBytes = (count: number): Code => bytes(Array.from({ length: 16 }, (_, at) => (at < count ? 255 : 0)));
const sumOf = (sums: Code): Code => add(add(lane32(sums, 0), lane32(sums, 1)), add(lane32(sums, 2), lane32(sums, 3)));

const [target, source, stride, bound] = [0, 1, 2, 3];
const isTold = (row: number): boolean => row % 2 === 0 && row < patchSide - 1;

/** Rows of a patch one after the other into local `sums`; stops with what there is when that is above the bound. */
function overRows(sums: number, difference: Code): Code {
  const rows: Code[] = [];
  for (let row = 0; row < patchSide; row++) {
    rows.push(difference);
    if (isTold(row)) rows.push(when(isGreater(sumOf(get(sums)), get(bound)), giveBack(sumOf(get(sums)))));
    if (row < patchSide - 1) rows.push(increase(target, get(stride)), increase(source, get(stride)));
  }
  return [rows, sumOf(get(sums))];
}

/** 7 pixels of five 16-bit numbers are 70 bytes. */
const starts16 = [0, 16, 32, 48, 64] as const;
const difference16 = (at: number): Code => {
  const all = subtract16(load(get(target), at), load(get(source), at));
  return at === 64 ? and(all, firstBytes(6)) : all;
};

const [mask, sums16, step16] = [4, 5, 6];

const distance16: MachineFunction = {
  name: 'distance16',
  parameters: [i32, i32, i32, i32],
  givesInt: true,
  locals: [v128, v128],
  body: overRows(
    4,
    starts16.map((at) => [set(5, difference16(at)), set(4, add32(get(4), dot16(get(5), get(5))))]),
  ),
};

/** As distance16, of the numbers whose bits in the mask, rows of 80 bytes, are set. */
const maskedDistance16: MachineFunction = {
  name: 'maskedDistance16',
  parameters: [i32, i32, i32, i32, i32],
  givesInt: true,
  locals: [v128, v128],
  body: overRows(sums16, [
    starts16.map((at) => [
      set(step16, and(subtract16(load(get(target), at), load(get(source), at)), load(get(mask), at))),
      set(sums16, add32(get(sums16), dot16(get(step16), get(step16)))),
    ]),
    increase(mask, int(80)),
  ]),
};

/** Absolute differences of bytes. */
const apart = (a: Code, b: Code): Code => or(subtractBytes(a, b), subtractBytes(b, a));

const [sums8, mine, other] = [4, 5, 6];
const compared8 = (read: (address: Code) => Code, cut: (all: Code) => Code): Code => [
  set(mine, read(get(target))),
  set(other, read(get(source))),
  set(mine, cut(apart(get(mine), get(other)))),
  set(sums8, add32(get(sums8), addPairs16(multiplyLowBytes(get(mine), get(mine))))),
];

/** 7 pixels of three bytes are 21. */
const distance8: MachineFunction = {
  name: 'distance8',
  parameters: [i32, i32, i32, i32],
  givesInt: true,
  locals: [v128, v128, v128],
  body: overRows(sums8, [
    compared8(
      (address) => load(address),
      (all) => all,
    ),
    set(sums8, add32(get(sums8), addPairs16(multiplyHighBytes(get(mine), get(mine))))),
    compared8(
      (address) => load64(address, 16),
      (all) => and(all, firstBytes(5)),
    ),
  ]),
};

const colourBytes = firstBytes(3);
const one = bytes(Array.from({ length: 16 }, (_, at) => (at === 3 ? 1 : 0)));
/** Three bytes and a 1 as four floats. */
const colourAt = (address: Code, offset: number): Code =>
  toFloats(widenLow16(widenLowBytes(or(and(load32(address, offset), colourBytes), one))));

const [places, copied, placesStride, copiedStride, weight, rows, loud] = [0, 1, 2, 3, 4, 5, 6];

/** Adds the weighted colours of a patch of bytes to sums of [r, g, b, weight] floats. */
const castVotes: MachineFunction = {
  name: 'castVotes',
  parameters: [i32, i32, i32, i32, f32],
  locals: [i32, v128],
  body: [
    set(loud, splatFloat(get(weight))),
    set(rows, int(patchSide)),
    during(isGreater(get(rows), int(0)), [
      Array.from({ length: patchSide }, (_, x) =>
        store(get(places), addFloats(load(get(places), 16 * x), multiplyFloats(colourAt(get(copied), 3 * x), get(loud))), 16 * x),
      ),
      increase(places, get(placesStride)),
      increase(copied, get(copiedStride)),
      set(rows, sub(get(rows), int(1))),
    ]),
  ],
};

const [votes, holes, pixels, end, share] = [0, 1, 2, 3, 4];
const half = bytes([...new Uint8Array(new Float32Array([0.5, 0.5, 0.5, 0.5]).buffer)]);

/** Bytes of the hole from the sums of votes, where there are any; `end`: of `holes`. */
const countVotes: MachineFunction = {
  name: 'countVotes',
  parameters: [i32, i32, i32, i32],
  locals: [v128],
  body: during(isLess(get(holes), get(end)), [
    when(loadByte(get(holes)), [
      set(share, load(get(votes))),
      when(isGreaterFloat(floatLane(get(share), 3), float(0)), [
        set(share, toWholes(addFloats(divideFloats(get(share), splatFloat(floatLane(get(share), 3))), half))),
        [0, 1, 2].map((c) => storeByte(get(pixels), lane32(get(share), c), c)),
      ]),
    ]),
    increase(votes, int(16)),
    increase(holes, int(1)),
    increase(pixels, int(3)),
  ]),
};

export const patchFunctions: readonly MachineFunction[] = [distance16, maskedDistance16, distance8, castVotes, countVotes];
