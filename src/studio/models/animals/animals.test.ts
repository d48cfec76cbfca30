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

  it('dresses whatever has a body, in one more shape, and seats it as people sit', () => {
    const suit = { garments: [{ concept: 'suit', colour: null }] };
    for (const concept of ['t-rex', 'bear', 'rabbit', 'frog', 'penguin', 'monkey', 'horse']) {
      const { shapes, anchors } = built(concept, { posture: 'sit', person: suit });
      assert.ok(
        shapes.some(({ name }) => name === 'it-clothes'),
        concept,
      );
      assert.ok(anchors!.seat && anchors!.hand && anchors!.otherHand, concept);
    }
    const { seat, head } = built('bear', { posture: 'sit', person: suit }).anchors!;
    assert.ok(seat!.at[1] > 0.15 * head!.at[1] && seat!.at[1] < 0.5 * head!.at[1]);
  });

  it('leaves a dog in a sweater on its four legs, and takes no hat for clothes', () => {
    const plain = built('dog');
    const sweater = built('dog', { person: { garments: [{ concept: 'sweater', colour: [0.2, 0.01, 0.01] }] } });
    assert.equal(sweater.heightMetres, plain.heightMetres);
    assert.equal(built('dog', { person: { garments: [{ concept: 'top-hat', colour: null }] } }).shapes.length, plain.shapes.length);
  });

  it('brings the hand to the mouth of one that drinks', () => {
    for (const concept of ['t-rex', 'fox', 'cat']) {
      const { anchors, heightMetres } = built(concept, { posture: 'sit', attributes: ['drinking'] });
      const away = Math.hypot(...anchors!.hand!.at.map((x, axis) => x - anchors!.mouth!.at[axis]!));
      assert.ok(away < 0.12 * heightMetres, `${concept}: ${away} m of ${heightMetres}`);
    }
  });

  it('makes individuals: other seeds and names other bodies, the same the same', () => {
    const measures = (more: Partial<ModelRequest>): string => JSON.stringify(built('dog', more).anchors);
    assert.notEqual(measures({ seed: 1 }), measures({ seed: 2 }));
    assert.notEqual(measures({ seed: 1 }), measures({ seed: 1, name: 'other' }));
    assert.equal(measures({ seed: 1 }), measures({ seed: 1 }));
  });

  it('knows breeds by what was said', () => {
    const shape = ({ heightMetres, widthMetres }: Model): number => widthMetres / heightMetres;
    assert.ok(shape(built('dog', { label: 'dachshund' })) > 1.25 * shape(built('dog', { label: 'husky' })));
  });
});
