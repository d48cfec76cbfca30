import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Box, boundOver, lipschitzOver } from '../../../../kernel/index.ts';
import { createRng } from '../../../../shared/rng.ts';
import { probeField, spotsWithin } from '../field-probe.ts';
import { distanceTo, signedDistance } from './distance-transform.ts';
import { iconSolid } from './icon-solid.ts';

/** A ring with a bar across it, and a small disc of another colour on the bar. */
const drawing = {
  body: '<path fill="#c03020" fill-rule="evenodd" d="M50 5A45 45 0 1 1 49.9 5ZM50 20A30 30 0 1 0 50.1 20Z"/><rect x="20" y="42" width="60" height="16" fill="#3050c0"/><circle cx="50" cy="50" r="5" fill="#f0e040"/>',
  frame: { x: 5, y: 5, width: 90, height: 90 },
};
const solid = iconSolid({ name: 'sign', drawing, size: 1 });
const probe = probeField(solid.field, solid.images);
/** From the drawing's units to metres. */
const at = (x: number, y: number, z: number): number => probe.at((x - 50) / 90, (50 - y) / 90, z);
const spots = spotsWithin(solid.domain, 3000, 1);

describe('distance transform', () => {
  it('finds the nearest of scattered pixels, as a plain search does', () => {
    const [width, height] = [37, 23];
    const rng = createRng(4);
    const isTarget = Uint8Array.from({ length: width * height }, () => Number(rng.float() < 0.03));
    const found = distanceTo(isTarget, width, height);
    found.forEach((distance, index) => {
      let nearest = Infinity;
      isTarget.forEach((target, other) => {
        if (!target) return;
        nearest = Math.min(nearest, Math.hypot((index % width) - (other % width), Math.floor(index / width) - Math.floor(other / width)));
      });
      assert.ok(Math.abs(distance - nearest) < 1e-4, `pixel ${index}: ${distance} instead of ${nearest}`);
    });
  });

  it('is signed about the border between pixels', () => {
    const distance = signedDistance(Uint8Array.from([0, 0, 1, 1, 1, 1, 1, 0]), 8, 1);
    assert.deepEqual([...distance], [1.5, 0.5, -0.5, -1.5, -2.5, -1.5, -0.5, 0.5]);
  });
});

describe('an icon as a solid', () => {
  it('is solid where the drawing is, hollow where it is not, and thick in between', () => {
    assert.ok(at(12, 50, 0) < -0.01 && at(50, 50, 0) < -0.01, 'ring and bar');
    assert.ok(at(50, 30, 0) > 0.05 && at(95, 95, 0) > 0.05, 'hole and corner');
    assert.ok(at(12, 50, 0.3) > 0.1 && at(12, 50, -0.3) > 0.1, 'before and behind');
  });

  it('raises a small part of another colour on the front only', () => {
    const surface = (x: number, y: number, side: number): number => {
      let [inside, outside] = [0, 0.3];
      for (let step = 0; step < 30; step++) {
        const middle = (inside + outside) / 2;
        if (at(x, y, side * middle) < 0) inside = middle;
        else outside = middle;
      }
      return inside;
    };
    assert.ok(surface(50, 50, 1) > surface(50, 50, -1) + 0.003);
    assert.ok(surface(50, 50, 1) < surface(50, 50, -1) + 0.02);
  });

  it('is nowhere steeper than the analysis says, and within its bounds', () => {
    const box = solid.domain.low.map((low, axis) => ({ low, high: solid.domain.high[axis]! })) as unknown as Box;
    const steepness = lipschitzOver(probe.recorded, box, 2);
    assert.ok(steepness < 3, `${steepness}`);
    spots.forEach((spot, index) => {
      const other = index % 2 ? spots[index - 1]! : spot.map((x, axis) => x + 0.002 * ((index >> axis) % 3));
      const apart = Math.hypot(...spot.map((x, axis) => x - other[axis]!));
      const rise = Math.abs(probe.at(...spot) - probe.at(other[0]!, other[1]!, other[2]!));
      assert.ok(rise <= apart * steepness * 1.001 + 2e-6, `${rise} over ${apart} at ${spot}`);
      const around = spot.map((x) => ({ low: x - 0.02, high: x + 0.03 })) as unknown as Box;
      if (index % 20) return;
      const { value } = boundOver(probe.recorded, around);
      for (const shift of [-0.02, 0, 0.015, 0.03]) {
        const got = probe.at(spot[0] + shift, spot[1] - shift / 2, spot[2] + shift);
        assert.ok(value.low <= got && got <= value.high, `${got} outside ${value.low}..${value.high}`);
      }
    });
  });

  it('gives the same bits on both back ends, and the same images again', () => {
    const points = Float32Array.from(spots.slice(0, 1000).flat());
    assert.deepEqual(new Int32Array(probe.wasm(points).buffer), new Int32Array(probe.reference(points).buffer));
    const again = iconSolid({ name: 'sign', drawing, size: 1 });
    assert.equal(probeField(again.field, again.images).hash, probe.hash);
    assert.deepEqual(again.images, solid.images);
  });

  it('wears its colours in front, without its face behind', () => {
    const { pixels, width, channels } = solid.images![1]!;
    const texel = (x: number, y: number): number[] => {
      const [column, row] = [(x - 50) / 90, (y - 50) / 90].map((share) => Math.round((share * 0.88 + 0.5) * width - 0.5));
      return [...pixels.subarray((row! * width + column!) * channels, (row! * width + column!) * channels + channels)];
    };
    const [red, green, blue, backRed, , backBlue] = texel(50, 50) as [number, number, number, number, number, number];
    assert.ok(red > 0.7 && green > 0.6 && blue < 0.1, 'yellow in front');
    assert.ok(backRed < 0.3 && backBlue > 0.2, `no yellow behind: ${backRed}, ${backBlue}`);
    assert.ok(Math.abs(texel(12, 50)[0]! - 0.527) < 0.02, 'red on the ring');
  });
});
