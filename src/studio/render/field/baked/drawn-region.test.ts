import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { lipschitzOver } from '../../../../kernel/index.ts';
import { probeField, spotsWithin } from '../field-probe.ts';
import { extrude } from '../primitives/index.ts';
import { drawnRegion } from './drawn-region.ts';

const frame = { x: 0, y: 0, width: 100, height: 100 };
const ring = '<path fill-rule="evenodd" d="M50 0A50 50 0 1 1 49.99 0ZM50 20A30 30 0 1 0 50.01 20Z"/>';

describe('a drawn region', () => {
  const { region, image } = drawnRegion({ name: 'ring', drawing: { body: ring, frame }, size: 1 });
  const probe = probeField(extrude(region, 0.1), [image]);

  it('is the distance to the silhouette, to half a texel', () => {
    for (const [x, y] of spotsWithin({ low: [-0.55, -0.55, 0], high: [0.55, 0.55, 0] }, 400, 2)) {
      const wanted = Math.max(Math.hypot(x, y) - 0.5, 0.3 - Math.hypot(x, y), -0.1);
      // The crease in the middle of the ring and the tip in the middle of the hole are rounded by two texels.
      const tolerance = wanted < -0.09 || wanted > 0.28 ? 0.004 : 0.0015;
      assert.ok(Math.abs(probe.at(x, y, 0) - wanted) < tolerance, `${probe.at(x, y, 0)} instead of ${wanted} at ${x}, ${y}`);
    }
  });

  it('can be extruded without the analysis losing its steepness', () => {
    const side = { low: -0.55, high: 0.55 };
    const found = lipschitzOver(probe.recorded, [side, side, side], 2);
    assert.ok(found < 1.25, `${found}`);
  });
});
