import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { rotationRows } from '../render/path/instance-tree.ts';
import type { Model, Point } from './model.ts';
import { anglesOf, placeModel, rotationOf } from './place-model.ts';

function near(got: readonly number[], want: readonly number[]): void {
  assert.ok(
    got.every((value, index) => Math.abs(value - want[index]!) < 1e-9),
    `${got} is not ${want}`,
  );
}

describe('placeModel', () => {
  it('turns as the tracer turns', () => {
    const angles: Point = [0.3, -1.2, 2.1];
    const rows = rotationOf(angles);
    const inverse = [0, 1, 2].flatMap((column) => rows.map((row) => row[column]!));
    near(inverse, rotationRows(angles).flat());
  });

  it('finds angles that make the same rotation again, also at a right angle', () => {
    for (const angles of [
      [0.3, -1.2, 2.1],
      [-1.5, 3, -3],
      [Math.PI / 2, 0.7, 0.4],
      [-Math.PI / 2, 0.2, 1],
    ] as const)
      near(rotationOf(anglesOf(rotationOf(angles))).flat(), rotationOf(angles).flat());
  });

  it('carries a part with its model', () => {
    const model = { shapes: [{}], parts: [{ shape: 0, position: [1, 2, 0], rotation: [0, 0.5, 0], scale: 2 }] } as unknown as Model;
    const [instance] = placeModel(model, { position: [10, 0, 0], rotation: [0, Math.PI / 2, 0], scale: 3, shapeIndices: [7] });
    near(instance!.position, [10, 6, -3]);
    near(instance!.rotation!, [0, 0.5 + Math.PI / 2, 0]);
    assert.equal(instance!.scale, 6);
    assert.equal(instance!.shape, 7);
  });
});
