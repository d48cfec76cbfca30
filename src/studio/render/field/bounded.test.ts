import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { steepnessOf } from './bounded.ts';

type Triple = readonly [number, number, number];

const fade = (t: number): number => t * t * t * (t * (t * 6 - 15) + 10);
const fadeSlope = (t: number): number => 30 * t * t * (t - 1) ** 2;
const dot = (a: Triple, b: Triple): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const corners = Array.from({ length: 8 }, (_, index): Triple => [index & 1, (index >> 1) & 1, (index >> 2) & 1]);
/** The 12 edge vectors of gradient noise. */
const edges = [
  [0, 1],
  [0, 2],
  [1, 2],
].flatMap(([a, b]) =>
  [-1, 1].flatMap((s) => [-1, 1].map((t): Triple => [0, 1, 2].map((axis) => (axis === a ? s : axis === b ? t : 0)) as unknown as Triple)),
);
const directions = Array.from({ length: 150 }, (_, index): Triple => {
  const [height, angle] = [1 - (2 * (index + 0.5)) / 150, index * 2.399963];
  const radius = Math.sqrt(1 - height * height);
  return [radius * Math.cos(angle), radius * Math.sin(angle), height];
}).concat([
  [1, 0, 0],
  [0, Math.SQRT1_2, Math.SQRT1_2],
]);

/** Weight of a corner at a place in the cell, and the weight's slope in a direction. */
function weightAt(place: Triple, corner: Triple, direction: Triple): [weight: number, slope: number] {
  const parts = place.map((t, axis) => (corner[axis] ? fade(t) : 1 - fade(t))) as unknown as Triple;
  const slopes = place.map((t, axis) => (corner[axis] ? fadeSlope(t) : -fadeSlope(t))) as unknown as Triple;
  const along: Triple = [slopes[0] * parts[1] * parts[2], parts[0] * slopes[1] * parts[2], parts[0] * parts[1] * slopes[2]];
  return [parts[0] * parts[1] * parts[2], dot(along, direction)];
}

/** The steepest that noise can be: at each place and in each direction every corner takes what is worst. */
function steepest(worstOf: (weight: number, slope: number, offset: Triple, direction: Triple) => number): number {
  const steps = 8;
  let most = 0;
  for (let i = 0; i <= steps; i++) {
    for (let j = 0; j <= i; j++) {
      for (let k = 0; k <= j; k++) {
        const place: Triple = [i / steps, j / steps, k / steps];
        for (const direction of directions) {
          const terms = corners.map((corner) => {
            const offset = place.map((t, axis) => t - corner[axis]!) as unknown as Triple;
            return worstOf(...weightAt(place, corner, direction), offset, direction);
          });
          most = Math.max(
            most,
            terms.reduce((sum, term) => sum + term, 0),
          );
        }
      }
    }
  }
  return most;
}

describe('the stated steepness of noise', () => {
  it('is that of the worst choice of lattice values', () => {
    const found = steepest((_, slope) => Math.max(0, slope));
    assert.ok(Math.abs(found - steepnessOf.valueNoise) < 1e-9, `${found}`);
  });

  it('is that of the worst choice of lattice gradients', () => {
    const found = steepest((weight, slope, offset, direction) =>
      Math.max(...edges.map((edge) => weight * dot(edge, direction) + slope * dot(edge, offset))),
    );
    assert.ok(found <= steepnessOf.gradientNoise + 1e-9 && found > steepnessOf.gradientNoise - 0.05, `${found}`);
  });
});
