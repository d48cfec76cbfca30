/** What every field promises: sign, steepness, bounds, the same bits on both back ends; and exactness of those that state it. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Box, boundOver, lipschitzOver } from '../../../kernel/index.ts';
import { fbm, gradientNoise, sine, smoothstep, valueNoise, worley } from './bounded.ts';
import { type FieldProbe, gradientAt, probeField, type Spot, spotsWithin, surfaceSpots } from './field-probe.ts';
import * as operators from './operators/index.ts';
import * as primitives from './primitives/index.ts';
import type { Bounds, Field } from './shape.ts';

interface Case {
  readonly field: Field;
  /** everywhere, outside only, or a bound nowhere above the distance. */
  readonly exact: 'everywhere' | 'outside' | 'bound';
  /** Points known to be inside and outside. */
  readonly inside: Spot;
  readonly outside: Spot;
  /** The steepness that the analysis may find at most. Default 1.001. */
  readonly steepness?: number;
}

const { box, sphere } = primitives;
const brick = box([0.6, 0.25, 0.4], 0.05);
const bottle = [
  { u: 0.4, v: -0.7 },
  { u: 0.4, v: 0.1, bulge: 0.3 },
  { u: 0.12, v: 0.4 },
  { u: 0.12, v: 0.7 },
];
const star = Array.from({ length: 10 }, (_, index): [number, number] => {
  const [radius, angle] = [index % 2 ? 0.3 : 0.7, (index * Math.PI) / 5];
  return [radius * Math.sin(angle), radius * Math.cos(angle)];
});
const origin: Spot = [0, 0, 0];
const far: Spot = [0.95, 0.9, 0.95];

const cases: Record<string, Case> = {
  sphere: { field: sphere(0.6), exact: 'everywhere', inside: origin, outside: far },
  'half-space': { field: primitives.halfSpace([1, 2, 0.5], 0.1), exact: 'everywhere', inside: [-0.5, -0.5, 0], outside: far },
  ellipsoid: { field: primitives.ellipsoid([0.8, 0.4, 0.5]), exact: 'bound', inside: [0.7, 0, 0], outside: [0, 0.5, 0] },
  'flat ellipsoid': { field: primitives.ellipsoid([0.8, 0.2, 0.8]), exact: 'bound', inside: [0.7, 0, 0], outside: [0, 0.3, 0] },
  capsule: {
    field: primitives.capsule({ from: [-0.4, -0.3, 0], to: [0.4, 0.3, 0.2], radius: 0.2 }),
    exact: 'everywhere',
    inside: origin,
    outside: far,
  },
  'tapered capsule': {
    field: primitives.capsule({ from: [-0.4, -0.3, 0], to: [0.4, 0.3, 0.2], radius: 0.35, endRadius: 0.08 }),
    exact: 'outside',
    inside: origin,
    outside: far,
  },
  torus: { field: primitives.torus(0.55, 0.2), exact: 'everywhere', inside: [0.55, 0.1, 0], outside: origin },
  box: { field: box([0.7, 0.4, 0.5]), exact: 'everywhere', inside: origin, outside: far },
  'rounded box': { field: box([0.7, 0.4, 0.5], 0.15), exact: 'everywhere', inside: origin, outside: [0.69, 0.39, 0.49] },
  slab: { field: primitives.slab(0.3), exact: 'everywhere', inside: origin, outside: [0, 0.4, 0] },
  cylinder: { field: primitives.cylinder(0.5, 0.6, 0.1), exact: 'everywhere', inside: origin, outside: far },
  cone: {
    field: primitives.cone({ lowRadius: 0.7, highRadius: 0.2, halfHeight: 0.5 }),
    exact: 'everywhere',
    inside: [0.6, -0.45, 0],
    outside: [0.6, 0, 0],
  },
  'lathe with arcs': { field: primitives.lathe(bottle), exact: 'everywhere', inside: [0, 0, 0.35], outside: [0.35, 0.35, 0] },
  'rounded lathe': {
    field: primitives.lathe(
      bottle.map(({ u, v }) => ({ u, v })),
      0.08,
    ),
    exact: 'everywhere',
    inside: [0, 0, 0.35],
    outside: [0.3, 0.5, 0],
  },
  'extruded star': {
    field: primitives.extrude(primitives.polygon(star), 0.3),
    exact: 'everywhere',
    inside: [0, 0.6, 0],
    outside: [0, -0.6, 0.1],
  },
  'extruded rounded star': {
    field: primitives.extrude(primitives.polygon(star, 0.05), 0.3),
    exact: 'everywhere',
    inside: [0, 0.6, 0],
    outside: [0, 0.69, 0],
  },
  'spline sweep': {
    field: primitives.splineSweep([
      { at: [-0.6, -0.5, 0], radius: 0.2 },
      { at: [0, 0.4, 0.2], radius: 0.12 },
      { at: [0.6, -0.2, -0.3], radius: 0.05 },
    ]),
    exact: 'bound',
    inside: [0, 0.4, 0.2],
    outside: origin,
  },
  'Bezier sweep': {
    field: primitives.bezierSweep([
      { at: [-0.6, -0.5, 0], radius: 0.2 },
      { at: [-0.6, 0.6, 0.2], radius: 0.12 },
      { at: [0.6, 0.6, 0.2], radius: 0.12 },
      { at: [0.6, -0.2, -0.3], radius: 0.05 },
    ]),
    exact: 'bound',
    inside: [-0.6, -0.5, 0],
    outside: origin,
  },
  union: {
    field: operators.union(sphere(0.4), operators.translate(box([0.2, 0.3, 0.2]), [0.5, 0.2, 0])),
    exact: 'outside',
    inside: [0.6, 0.4, 0],
    outside: [-0.3, 0.4, 0],
  },
  difference: { field: operators.difference(brick, sphere(0.3)), exact: 'bound', inside: [0.5, 0, 0], outside: origin },
  'smooth union': {
    field: operators.smoothUnion(0.3, sphere(0.4), operators.translate(sphere(0.3), [0.6, 0, 0]), operators.translate(brick, [0, -0.4, 0])),
    exact: 'bound',
    inside: [0.36, 0.1, 0.1],
    outside: far,
  },
  'smooth difference': {
    field: operators.smoothDifference(0.1, brick, sphere(0.3)),
    exact: 'bound',
    inside: [0.5, 0, 0],
    outside: origin,
  },
  morph: { field: operators.morph(sphere(0.5), brick, 0.5), exact: 'bound', inside: origin, outside: far },
  shell: { field: operators.shell(sphere(0.6), 0.1), exact: 'everywhere', inside: [0.6, 0, 0], outside: origin },
  round: { field: operators.round(box([0.4, 0.3, 0.2]), 0.2), exact: 'outside', inside: [0.55, 0, 0], outside: [0.59, 0.49, 0] },
  rotate: { field: operators.rotate(brick, 'z', 0.7), exact: 'everywhere', inside: [0.4, 0.33, 0], outside: [0.4, -0.33, 0] },
  scale: { field: operators.scale(brick, 1.4), exact: 'everywhere', inside: [0.75, 0, 0], outside: far },
  mirror: {
    field: operators.mirror(operators.translate(sphere(0.3), [0.5, 0, 0]), 'x'),
    exact: 'outside',
    inside: [-0.5, 0, 0],
    outside: origin,
  },
  elongate: { field: operators.elongate(sphere(0.3), [0.4, 0.2, 0]), exact: 'outside', inside: [0.65, 0, 0], outside: [0.65, 0.4, 0] },
  displace: {
    field: operators.displace(sphere(0.6), operators.roughening({ amplitude: 0.05, size: 0.3, octaves: 2 })),
    exact: 'bound',
    inside: origin,
    outside: far,
    steepness: 1.7,
  },
  twist: { field: operators.twist(brick, 2), exact: 'bound', inside: origin, outside: far, steepness: 3.2 },
  bend: {
    field: operators.bend(box([0.9, 0.1, 0.2]), 0.6),
    exact: 'bound',
    inside: [0.55, 0.4, 0],
    outside: [0.8, 0, 0],
    steepness: 6.7,
  },
  repeat: {
    field: operators.repeat(operators.rotate(box([0.12, 0.08, 0.1]), 'z', 0.5), { spacing: [0.4, 0, 0.5], count: [3, 1, 2] }),
    exact: 'outside',
    inside: [-0.4, 0, 0.25],
    outside: origin,
  },
  'repeat around': {
    field: operators.repeatAround(operators.translate(box([0.15, 0.1, 0.08]), [0.6, 0, 0]), 7),
    exact: 'outside',
    inside: [0.6, 0, 0],
    outside: origin,
  },
};

const domain: Bounds = { low: [-1, -1, -1], high: [1, 1, 1] };
const boxOf = ({ low, high }: Bounds): Box => low.map((from, axis) => ({ low: from, high: high[axis]! })) as unknown as Box;

const lengthOf = (a: Spot, b: Spot): number => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);

function assertSteepness(probe: FieldProbe, most: number): void {
  const found = lipschitzOver(probe.recorded, boxOf(domain), 2);
  assert.ok(found <= most, `the analysis finds a steepness of ${found}, more than ${most}`);
  const spots = spotsWithin(domain, 1200, 1);
  spots.forEach((spot, index) => {
    // Near and far pairs: the near ones see the gradient, the far ones see jumps.
    const other = index % 2 ? spots[index - 1]! : (spot.map((x, axis) => x + 0.003 * ((index >> axis) % 3)) as unknown as Spot);
    const apart = lengthOf(spot, other);
    const rise = Math.abs(probe.at(...spot) - probe.at(...other));
    assert.ok(
      rise <= apart * found * 1.001 + 2e-6,
      `from ${spot} to ${other} the field rises ${rise} over ${apart}: steeper than ${found}`,
    );
  });
}

function assertBounds(probe: FieldProbe): void {
  const corners = spotsWithin(domain, 60, 2);
  const sizes = spotsWithin({ low: [0.01, 0.01, 0.01], high: [0.5, 0.5, 0.5] }, 60, 3);
  corners.forEach((low, index) => {
    const high = low.map((x, axis) => x + sizes[index]![axis]!) as unknown as Spot;
    const { value } = boundOver(probe.recorded, boxOf({ low, high }));
    for (const spot of spotsWithin({ low, high }, 12, index)) {
      const got = probe.at(...spot);
      assert.ok(value.low <= got && got <= value.high, `${got} at ${spot} lies outside ${value.low}..${value.high} of ${low}..${high}`);
    }
  });
}

/** Following the gradient for the stated distance ends on the surface, and no point of the surface is nearer. */
function assertExact(probe: FieldProbe, where: 'everywhere' | 'outside'): void {
  const cloud = surfaceSpots(probe, domain, 1500);
  assert.ok(cloud.length > 500, `only ${cloud.length} points of the surface found`);
  let [followed, missed] = [0, 0];
  for (const spot of spotsWithin(domain, 150, 4)) {
    const distance = probe.at(...spot);
    if (where === 'outside' && distance < 0) continue;
    const nearest = Math.min(...cloud.map((other) => lengthOf(spot, other)));
    assert.ok(nearest >= Math.abs(distance) - 1e-4, `${spot} states ${distance}, but the surface is ${nearest} away`);
    const gradient = gradientAt(probe, spot, 1e-3);
    // On a ridge, where two points are nearest, the gradient is not that of a distance.
    if (Math.abs(Math.hypot(...gradient) - 1) > 2e-3) continue;
    followed++;
    const foot = spot.map((x, axis) => x - gradient[axis]! * distance) as unknown as Spot;
    if (Math.abs(probe.at(...foot)) > 4e-3) missed++;
  }
  assert.ok(followed > 30, `only ${followed} points could be followed`);
  // A ridge within the step of the numerical gradient may mislead one.
  assert.ok(missed <= followed * 0.03, `${missed} of ${followed} points are not so far from the surface as stated`);
}

const packed = (spots: readonly Spot[]): Float32Array => Float32Array.from(spots.flat());

describe('a field', () => {
  for (const [name, { field, exact, inside, outside, steepness = 1.001 }] of Object.entries(cases)) {
    it(`keeps its promises: ${name}`, () => {
      const probe = probeField(field);
      assert.ok(probe.at(...inside) < 0, `${inside} should be inside, got ${probe.at(...inside)}`);
      assert.ok(probe.at(...outside) > 0, `${outside} should be outside, got ${probe.at(...outside)}`);
      assertSteepness(probe, steepness);
      assertBounds(probe);
      if (exact !== 'bound') assertExact(probe, exact);
      const points = packed(spotsWithin(domain, 400, 6));
      assert.deepEqual(new Int32Array(probe.wasm(points).buffer), new Int32Array(probe.reference(points).buffer));
      assert.equal(probeField(field).hash, probe.hash);
    });
  }
});

describe('a repetition', () => {
  it('lets each copy differ by the number of its cell', () => {
    const grid = { spacing: [0.5, 0, 0.5], count: [3, 1, 2] } as const;
    const probe = probeField(
      operators.repeatVaried(({ o, v }, p, [column, , row]) => o.sub(v.length(p), o.mulAdd(column, 0.03, o.mulAdd(row, 0.05, 0.05))), grid),
    );
    for (let column = 0; column < 3; column++) {
      for (let row = 0; row < 2; row++) {
        const radius = 0.05 + 0.03 * column + 0.05 * row;
        assert.ok(Math.abs(probe.at((column - 1) * 0.5, 0, (row - 0.5) * 0.5) + radius) < 1e-6);
      }
    }
    assertSteepness(probe, 1.001);
    assertBounds(probe);
  });
});

describe('bounded functions', () => {
  const functions: [name: string, field: Field, steepness: number][] = [
    ['sine', (tools, p) => sine(tools, tools.o.mul(p[0], 6)), 6],
    ['smoothstep', (tools, p) => smoothstep(tools, 0.5, -0.25, p[1]), 2],
    ['value noise', (tools, p) => valueNoise(tools, tools.v.scale(p, 4)), 7.5],
    ['gradient noise', (tools, p) => gradientNoise(tools, tools.v.scale(p, 4)), 15],
    ['fbm', (tools, p) => fbm(tools, p, 3), 5.8],
    ['Worley noise', (tools, p) => worley(tools, tools.v.scale(p, 3)), 3],
  ];
  for (const [name, field, steepness] of functions) {
    it(`hold what is stated of them: ${name}`, () => {
      const probe = probeField(field);
      assertSteepness(probe, steepness * 1.01);
      assertBounds(probe);
    });
  }
});
