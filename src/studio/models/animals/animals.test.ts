import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { lipschitzOver } from '../../../kernel/index.ts';
import { probeField, spotsWithin } from '../../render/field/field-probe.ts';
import { recordField } from '../../render/field/index.ts';
import type { Model, ModelRequest, Posture } from '../model.ts';
import { animalConcepts, animals } from './index.ts';

const request = (concept: string, more: Partial<ModelRequest> = {}): ModelRequest => ({
  name: 'it',
  concept,
  icon: concept,
  label: concept,
  colour: null,
  ...more,
});

function built(concept: string, more: Partial<ModelRequest> = {}): Model {
  const model = animals(request(concept, more));
  assert.ok(model, `there is no ${concept}`);
  return model;
}

describe('animals', () => {
  it('has every animal of COCO, and nothing for a chair', () => {
    for (const concept of ['cat', 'dog', 'horse', 'sheep', 'cow', 'elephant', 'bear', 'zebra', 'giraffe', 'bird', 'teddy-bear'])
      built(concept);
    assert.equal(animals(request('chair')), null);
  });

  it('builds each of its concepts from at most six shapes, with finite measures and places for hats and glasses', () => {
    for (const concept of animalConcepts) {
      const { shapes, widthMetres, heightMetres, depthMetres, anchors } = built(concept);
      assert.ok(shapes.length <= 6, `${concept} has ${shapes.length} shapes`);
      for (const metres of [widthMetres, heightMetres, depthMetres!]) assert.ok(metres > 0.004 && metres < 40, `${concept}: ${metres} m`);
      for (const name of ['head', 'eyes', 'mouth', 'neck'] as const)
        assert.ok(anchors?.[name]?.at.every(Number.isFinite), `${concept}: ${name}`);
    }
  });

  it('gives fields that are nowhere steeper than they state, sampled across the skin', () => {
    for (const concept of ['fox', 'sheep', 'eagle', 'shark']) {
      const { field, domain } = built(concept).shapes[0]!;
      const box = [0, 1, 2].map((axis) => ({ low: domain.low[axis]!, high: domain.high[axis]! })) as never;
      assert.equal(lipschitzOver(recordField(field), box, 1), 1);
      const probe = probeField(field);
      const step = 1e-3;
      const spots = spotsWithin(domain, 4000, 3);
      const [here, there] = [spots, spots.map(([x, y, z]) => [x + step, y, z] as const)].map((points) =>
        probe.wasm(Float32Array.from(points.flat())),
      );
      // A bound that is left may jump towards the truth, which is further away; near the skin nothing may.
      spots.forEach((spot, index) => {
        if (Math.abs(here![index]!) > 0.0015) return;
        const slope = Math.abs(there![index]! - here![index]!) / step;
        assert.ok(slope < 1.15, `${concept}: ${slope} at ${spot}`);
      });
    }
  });

  it('stands lower when it lies, and is smaller when it is young', () => {
    const height = (posture: Posture, attributes: string[] = []): number => built('dog', { posture, attributes }).heightMetres;
    assert.ok(height('lie') < 0.75 * height('stand'));
    assert.ok(height('stand', ['baby']) < 0.7 * height('stand'));
  });

  it('grows strands only where the picture is close, within the instances that a scene may hold', () => {
    assert.equal(built('fox', { posture: 'sit' }).shapes.length, 2);
    const near = built('fox', { posture: 'sit', heightPixels: 1500 });
    assert.ok(near.parts!.length > 800 && near.parts!.length < 3000, `${near.parts!.length} parts`);
    assert.deepEqual(near.parts, built('fox', { posture: 'sit', heightPixels: 1500 }).parts);
  });
});
