import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { gradientAt, probeField, type Spot } from '../field/field-probe.ts';
import { box, type Shape, sphere } from '../field/index.ts';
import { prepareScene, type TraceScene } from '../path/index.ts';
import { restyle } from './index.ts';

const ball: Shape = {
  name: 'ball',
  field: sphere(0.5),
  material: () => ({ base: [0.8, 0.1, 0.05], roughness: 0.1, transmission: 0.5 }),
  bump: (tools, local) => tools.o.mul(local[0], 0.01),
  domain: { low: [-0.7, -0.7, -0.7], high: [0.7, 0.7, 0.7] },
};
const wall: Shape = { ...ball, name: 'wall', field: box([9, 4, 0.1]), domain: { low: [-9, -4, -0.1], high: [9, 4, 0.1] } };

const scene: TraceScene = {
  shapes: [ball, wall],
  instances: [
    { shape: 0, position: [0, 0.5, -3] },
    { shape: 1, position: [0, 2, -6] },
  ],
  floor: { shape: wall, height: 0, farEdge: null },
  lights: [{ kind: 'sun', direction: [0, 1, 0], angularRadius: 0.01, irradiance: [3, 3, 3] }],
  environment: { width: 8, height: 4, pixels: new Float32Array(96).fill(0.5), rotation: 0, gain: [1, 1, 1] },
  camera: { position: [0, 1, 0], target: [0, 1, -1], fieldOfView: 0.6, focusDistance: 3, lensRadius: 0.02, bladeCount: 7 },
};

describe('a scene restyled before tracing', () => {
  for (const style of ['clay', 'low-poly', 'isometric', 'neon', 'paper-cut', 'flat-vector', 'oil'] as const)
    it(`can still be traced: ${style}`, () => {
      const made = restyle(scene, { style, isSubject: [true, false] });
      assert.deepEqual(prepareScene(made, { size: { width: 32, height: 32 } }).warnings, []);
    });

  it('is the scene itself where nothing is to be done', () => {
    for (const style of ['photographic', 'oil', 'watercolour', 'vintage-photo'] as const) assert.equal(restyle(scene, { style }), scene);
  });

  it('is of plane facets near the surface in low-poly, without fine relief', () => {
    const made = restyle(scene, { style: 'low-poly' }).shapes[0]!;
    const probe = probeField(made.field, made.images);
    assert.equal(made.bump, undefined);
    let flat = 0;
    for (let i = 0; i < 1000; i++) {
      const [z, turn] = [1 - (2 * i + 1) / 1000, 2.399963 * i];
      const across = Math.sqrt(1 - z * z);
      const spot: Spot = [0.5 * across * Math.cos(turn), 0.5 * across * Math.sin(turn), 0.5 * z];
      assert.ok(Math.abs(probe.at(...spot)) < 0.02, `the ball is ${probe.at(...spot)} off at ${spot}`);
      const beside: Spot = [spot[0] + 0.002, spot[1] - 0.002, spot[2] + 0.002];
      const other = gradientAt(probe, beside, 1e-4);
      if (gradientAt(probe, spot, 1e-4).every((slope, axis) => Math.abs(slope - other[axis]!) < 2e-3)) flat++;
    }
    assert.ok(flat > 700, `${flat} of 1,000 places have the slope of the place beside them`);
  });

  it('is seen from above and aside in isometric, on a slab, without the walls', () => {
    const { camera, instances, shapes } = restyle(scene, { style: 'isometric', isSubject: [true, false] });
    const away = camera.position.map((value, axis) => value - camera.target[axis]!) as [number, number, number];
    assert.ok(Math.abs(Math.asin(away[1] / Math.hypot(...away)) - 0.6155) < 0.01);
    assert.ok(Math.abs(away[0] - away[2]) < 1e-6 * away[0] && camera.fieldOfView < 0.2);
    assert.deepEqual(instances.map(({ shape }) => shapes[shape]!.name), ['ball', 'diorama-slab']); // biome-ignore format: one line
  });
});
