import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Box, lipschitzOver } from '../../../kernel/index.ts';
import { probeField } from '../../render/field/field-probe.ts';
import { recordField } from '../../render/field/index.ts';
import type { Model, ModelRequest, Posture } from '../model.ts';
import { garments, hairStyles, headlessBody, peopleConcepts, person, stances } from './index.ts';

const ask = (wish: Partial<ModelRequest>): Model => {
  const model = person({ name: 'one', concept: 'person', icon: '', label: '', colour: null, ...wish });
  assert.ok(model, `nobody is ${wish.concept}`);
  return model;
};

/** Steepness of every shape over its domain; throws where it has none. */
function assertTraceable(model: Model): void {
  for (const { name, field, images, domain } of model.shapes) {
    const box = [0, 1, 2].map((axis) => ({ low: domain.low[axis]!, high: domain.high[axis]! })) as unknown as Box;
    const steepness = lipschitzOver(recordField(field, images), box, 2);
    assert.ok(steepness > 0 && steepness < 8, `${name} has steepness ${steepness}`);
  }
}

describe('people', () => {
  it('stands for every concept on its list, in at most 14 shapes', () => {
    for (const concept of peopleConcepts) {
      const model = ask({ concept });
      assert.ok(model.shapes.length <= 14, `${concept} has ${model.shapes.length} shapes`);
      assert.ok(model.heightMetres > 0.6 && model.heightMetres < 2.4, `${concept} is ${model.heightMetres} m tall`);
    }
  });

  it('has fields of known steepness for every garment', () => {
    for (const concept of Object.keys(garments))
      assertTraceable(ask({ concept: 'woman', person: { garments: [{ concept, colour: null }] } }));
  });

  it('has fields of known steepness for every hair style and posture', () => {
    for (const style of Object.keys(hairStyles)) assertTraceable(ask({ concept: 'man', person: { hair: { style } } }));
    for (const posture of Object.keys(stances) as Posture[]) assertTraceable(ask({ posture, seed: 3 }));
  });

  it('keeps its feet on the ground and its head on top when it stands, walks and sits', () => {
    for (const posture of ['stand', 'walk', 'sit'] as const) {
      const model = ask({ concept: 'man', posture, seed: 4 });
      const shoe = model.shapes.findIndex(({ name }) => name.endsWith('-shoe'));
      const probe = probeField(model.shapes[shoe]!.field);
      const lowest = Math.min(...model.parts!.filter((part) => part.shape === shoe).map(({ position: [, y] }) => y - deepest(probe.at)));
      assert.ok(Math.abs(lowest) < 0.03, `${posture}: the shoe ends at ${lowest}`);
      assert.ok(model.anchors!.head!.at[1] > model.anchors!.seat!.at[1] + 0.5);
    }
  });

  it('gives the same person for the same seed and others for other seeds', () => {
    const looks = [1, 1, 2, 3, 4].map((seed) => JSON.stringify(ask({ concept: 'woman', seed }).parts));
    assert.equal(looks[0], looks[1]);
    assert.equal(new Set(looks).size, 4);
  });

  it('wears what is asked for in its colour', () => {
    const red = [0.6, 0.02, 0.02] as const;
    const model = ask({ concept: 'man', person: { garments: [{ concept: 'scarf', colour: red }] } });
    assert.ok(model.shapes.some(({ name }) => name.endsWith('-scarf')));
    assert.equal(person({ name: 'a', concept: 'teapot', icon: 'teapot', label: 'teapot', colour: null }), null);
  });

  it('brings the hand to the mouth to drink', () => {
    const { anchors } = ask({ concept: 'man', posture: 'drink', seed: 7 });
    const [mouth, hand] = [anchors!.mouth!.at, anchors!.hand!.at];
    assert.ok(Math.hypot(...mouth.map((value, axis) => value - hand[axis]!)) < 0.2);
  });
});

/** How far below its origin a field reaches on the line through heel and ball, metres. */
function deepest(at: (x: number, y: number, z: number) => number): number {
  for (let y = -0.15; y < 0; y += 0.002) if ([-0.03, 0.05, 0.1].some((z) => at(0, y, z) < 0)) return -y;
  return 0;
}

describe('bodies for photographed heads', () => {
  const suit = { age: 'adult', sex: 'male', build: 'average', garments: [{ concept: 'suit', colour: null }] } as const;
  const hands = { left: { at: [0.14, 0.75, 0.37], grips: false }, right: { at: [-0.24, 1.2, 0.1], grips: true } } as const;
  const bodyOf = (isBeast: boolean) =>
    headlessBody({ name: 'body', seed: 1, heightPixels: 900, person: suit, isSeated: true, hands, isBeast });
  const shapeOf = ({ model }: ReturnType<typeof bodyOf>, name: RegExp) => model.shapes.findIndex((shape) => name.test(shape.name));

  it('gives a beast claws where its hands are, and a person none', () => {
    assert.equal(shapeOf(bodyOf(false), /-claw/), -1);
    const { model } = bodyOf(true);
    for (const arm of [0, 1]) {
      const placed = (name: string) => {
        const { position, rotation } = model.parts!.find(
          ({ shape }) => shape === shapeOf({ model } as never, new RegExp(`-${name}${arm}$`)),
        )!;
        return { position, rotation };
      };
      assert.deepEqual(placed('claw'), placed('hand'));
    }
    assertTraceable(model);
  });

  it('hangs a coat in folds about the bent elbow, deeper than those of its cloth', () => {
    const body = bodyOf(false);
    const coat = body.model.shapes[shapeOf(body, /-outer$/)]!;
    const plain = person({ name: 'one', concept: 'man', icon: '', label: '', colour: null, seed: 1, person: suit })!.shapes.find(
      ({ name }) => name.endsWith('-outer'),
    )!;
    const [x, y, z] = body.palms.right;
    const relief = (bump: NonNullable<typeof coat.bump>): number => {
      const { at } = probeField((tools, p) => bump(tools, p));
      const heights = Array.from({ length: 1000 }, (_, i) =>
        at(x - 0.1 + 0.02 * (i % 10), y - 0.3 + 0.02 * (Math.floor(i / 10) % 10), z - 0.1 + 0.02 * Math.floor(i / 100)),
      );
      return Math.max(...heights) - Math.min(...heights);
    };
    assert.ok(relief(coat.bump!) > 1.4 * relief(plain.bump!), `${relief(coat.bump!)} and ${relief(plain.bump!)} m`);
  });
});
