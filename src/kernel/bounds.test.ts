import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { type Box, boundOver, lipschitzOver, type RecordedField, solidBox } from './bounds.ts';
import { KernelBuilder } from './builder.ts';
import { instantiateReference } from './compile.ts';
import { type Operators, operatorsOf } from './operators.ts';
import type { F32, Value } from './value.ts';
import { vectorOf } from './vector.ts';

type Field = (o: Operators, x: F32, y: F32, z: F32, k: KernelBuilder) => F32;

function record(write: Field): { field: RecordedField; evaluate: (x: number, y: number, z: number) => number } {
  const k = new KernelBuilder();
  const o = operatorsOf(k);
  const { target } = k.function({ name: 'field', parameters: ['f32', 'f32', 'f32'], results: ['f32'] }, (x, y, z) => [
    write(o, x, y, z, k),
  ]);
  const run = instantiateReference(k.module, new ArrayBuffer(65_536)).field!;
  const evaluate = (x: number, y: number, z: number): number => run(Math.fround(x), Math.fround(y), Math.fround(z))![0]!;
  const parameters = target.parameters as [Value, Value, Value];
  return { field: { value: target.results[0]!, parameters, lemmas: k.lemmas }, evaluate };
}

const cube = (half: number): Box => [
  { low: -half, high: half },
  { low: -half, high: half },
  { low: -half, high: half },
];

const length = (o: Operators, x: F32, y: F32, z: F32): F32 => vectorOf(o).length([x, y, z]);
const sphere: Field = (o, x, y, z) => o.sub(length(o, o.sub(x, 0.5), y, o.add(z, 0.25)), 0.5);
const turnedBox: Field = (o, x, y, z, k) => {
  const [c, s] = [Math.cos(0.6), Math.sin(0.6)];
  const [u, v] = [o.add(o.mul(x, c), o.mul(z, s)), o.sub(o.mul(z, c), o.mul(x, s))];
  const [qx, qy, qz] = [o.sub(o.abs(u), 0.4), o.sub(o.abs(y), 0.2), o.sub(o.abs(v), 0.3)];
  const inner = o.max(qx, o.max(qy, qz));
  const distance = o.select(o.gt(inner, 0), length(o, o.max(qx, 0), o.max(qy, 0), o.max(qz, 0)), inner);
  return k.notSteeperThan(distance, [length(o, u, y, v)]);
};
/** Quadratic smooth minimum of two spheres. source: Quilez, "smooth minimum" */
const blended: Field = (o, x, y, z, k) => {
  const a = o.sub(length(o, o.sub(x, 0.35), y, z), 0.4);
  const b = o.sub(length(o, o.add(x, 0.35), y, z), 0.4);
  const h = o.div(o.max(o.sub(0.2, o.abs(o.sub(a, b))), 0), 0.2);
  return k.notSteeperThan(o.sub(o.min(a, b), o.mul(o.mul(h, h), 0.05)), [a, b]);
};
const fields: [name: string, field: Field, steepness: number][] = [
  ['a sphere', sphere, 1],
  ['a turned box', turnedBox, 1],
  ['two blended spheres', blended, 1],
  ['a stretched sphere', (o, x, y, z) => o.sub(length(o, o.mul(x, 3), y, z), 1), 3],
];

describe('bounds of a field', () => {
  for (const [name, write] of fields) {
    it(`hold for every point of a box: ${name}`, () => {
      const { field, evaluate } = record(write);
      const corner = fc.double({ min: -2, max: 2, noNaN: true });
      const part = fc.double({ min: 0, max: 1, noNaN: true });
      const run = (low: number[], size: number[], at: number[]): void => {
        const box = low.map((start, axis) => ({ low: Math.fround(start), high: Math.fround(start + size[axis]!) })) as unknown as Box;
        const { value } = boundOver(field, box);
        const [x, y, z] = box.map((side, axis) =>
          Math.min(side.high, Math.max(side.low, Math.fround(side.low + (side.high - side.low) * at[axis]!))),
        ) as [number, number, number];
        const got = evaluate(x, y, z);
        assert.ok(value.low <= got && got <= value.high, `${got} outside ${value.low}..${value.high}`);
      };
      const triple = (of: fc.Arbitrary<number>) => fc.array(of, { minLength: 3, maxLength: 3 });
      fc.assert(fc.property(triple(corner), triple(part), triple(part), run), { numRuns: 500, seed: 11 });
    });
  }

  for (const [name, write, steepness] of fields) {
    it(`know how steep the field is: ${name}`, () => {
      const { field } = record(write);
      const found = lipschitzOver(field, cube(1.5), 4);
      assert.ok(found >= steepness * 0.9999, `${found} is below the true ${steepness}`);
      assert.ok(found <= steepness * 1.1, `${found} is far above the true ${steepness}`);
    });
  }

  it('find the box of a solid to within a cell, and no box where there is nothing', () => {
    const { field } = record(sphere);
    const box = solidBox(field, cube(2), 6)!;
    const wanted = [
      [0, 1],
      [-0.5, 0.5],
      [-0.75, 0.25],
    ];
    box.forEach(({ low, high }, axis) => {
      const [from, to] = wanted[axis] as [number, number];
      assert.ok(low <= from && low > from - 0.13, `low ${low} of axis ${axis}`);
      assert.ok(high >= to && high < to + 0.13, `high ${high} of axis ${axis}`);
    });
    const nothing = record((o, x, y, z) => o.add(length(o, x, y, z), 1));
    assert.equal(solidBox(nothing.field, cube(2)), null);
  });

  it('take a stated Lipschitz constant, and narrow the values by it from the middle of the box', () => {
    // Written as a product of two signs, which interval arithmetic cannot follow.
    const { field } = record((o, x, y, _, k) => {
      const sign = o.select(o.and(o.gt(x, 0), o.not(o.gt(x, 1))), -1, 1);
      return k.lipschitz(o.mul(o.min(o.abs(x), o.abs(o.sub(x, 1))), sign), [x, y], 1);
    });
    const { value, slope } = boundOver(field, [
      { low: 1.5, high: 2 },
      { low: 0, high: 0 },
      { low: 0, high: 0 },
    ]);
    assert.ok(slope <= 1.0001 && value.low > 0.49 && value.high < 1.01, `${slope}, ${value.low}..${value.high}`);
  });

  it('take what is stated of an opaque value: its range, and its steepness through its arguments', () => {
    const { field } = record((o, x, y, _, k) => {
      const [u, v] = [o.mul(x, 3), o.add(y, 1)];
      const read = k.opaque(o.gather(0, o.truncate(u)), { of: [u, v], range: ([first]) => ({ low: 0, high: first!.high }), steepness: 2 });
      return o.add(read, 1);
    });
    const { value, slope, partials } = boundOver(field, cube(1));
    assert.ok(Math.abs(value.low - 1) < 1e-5 && Math.abs(value.high - 4) < 1e-5, `${value.low}..${value.high}`);
    assert.ok(slope >= 6 && slope < 6.5, `${slope}`);
    assert.ok(Math.abs(partials[2]!.low) < 1e-30 && partials[2]!.high < 1e-30);
  });

  it('measure a field of a moved point by the moved point and the stretch of the motion', () => {
    const twisted: Field = (o, x, y, z, k) => {
      // A quarter turn stated as if its angle were unknown.
      const hidden = (value: F32): F32 => k.opaque(o.add(value, x), { of: [x, z], range: () => ({ low: -2, high: 2 }), steepness: 1 });
      const point = [hidden(x), y, hidden(z)] as const;
      return k.through(length(o, ...point), { point, of: [y], stretch: ([range]) => 1 + range!.high });
    };
    const { field } = record(twisted);
    const { slope } = boundOver(field, cube(0.5));
    assert.ok(slope >= 1.5 && slope < 1.65, `${slope}`);
  });

  it('come to an end for a moved field that is stated twice', () => {
    const stated = (times: number): number => {
      const { field } = record((o, x, y, z, k) => {
        const inner = length(o, x, y, z);
        for (let time = 0; time < times; time++) k.through(inner, { point: [x, y, z], of: [x], stretch: () => 1 });
        // Another motion of the same value, which would look into the first for ever.
        return times === 1 ? inner : k.through(inner, { point: [y, z, x], of: [y], stretch: () => 1 });
      });
      return boundOver(field, cube(1)).slope;
    };
    assert.equal(stated(2), stated(1));
  });

  it('refuse an expression that reads memory', () => {
    const { field } = record((o, x) => o.add(x, o.splatLoad(0)));
    assert.throws(() => boundOver(field, cube(1)), /no rule for bounds/);
  });
});
