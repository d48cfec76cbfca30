import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { gripOf } from '../handling.ts';
import { armsOf, heldThings } from '../hands.ts';
import type { SceneObject, SceneRelation } from '../scene.ts';
import { type Body, tipped, turned } from './body.ts';
import { inHand } from './in-hand.ts';
import { leaningOn } from './leaning.ts';

const bodyOf = (part: Partial<Body>): Body => ({ widthMetres: 1, heightMetres: 1, depthMetres: 1, middleMetres: 0, turnRadians: 0, spreadRadians: 0.3, anchors: {}, ...part }); // biome-ignore format: one line
const thing = (concept: string, heightMetres: number, count = 1): SceneObject => ({ id: `${concept}-1`, label: concept, concept, icon: concept, count, colour: null, heightMetres, airborne: false }); // biome-ignore format: one line
const sceneOf = (relations: [string, SceneRelation['relation'], string][], ...objects: SceneObject[]) => ({
  objects,
  relations: relations.map(([subject, relation, object]) => ({ subject: `${subject}-1`, relation, object: `${object}-1` })),
});

describe('what is in hands', () => {
  it('has the point that it is grasped at in the hand, whichever way its holder is turned', () => {
    const grip = gripOf('playing', 'guitar', { sizeShare: 0.5 })!;
    const body = bodyOf({ widthMetres: 0.4, depthMetres: 0.1 });
    const holder = { offset: [1, 2, 3] as const, turnRadians: 0.7, magnification: 2 };
    const { offset, lean } = inHand({ body, magnification: 1.5, anchor: { at: [0.1, 1.2, 0.3] }, name: 'front', grip }, holder);
    const [x, y, z] = grip.grasp;
    const held = turned(tipped([x * 0.4, y, z * 0.1], lean), lean.within);
    const hand = turned([0.1, 1.2, 0.3], 0.7);
    for (const axis of [0, 1, 2] as const)
      assert.ok(Math.abs(offset[axis] + 1.5 * held[axis] - holder.offset[axis] - 2 * hand[axis]) < 1e-9);
  });

  it("is one thing in each hand, or one in both, and nothing in two people's hands", () => {
    const both = sceneOf(
      [
        ['man', 'holding', 'cup'],
        ['man', 'holding', 'book'],
      ],
      thing('man', 1.8),
      thing('cup', 0.1),
      thing('book', 0.2),
    );
    assert.deepEqual(
      heldThings(both).map(({ thing: id, isRight }) => [id, isRight]),
      [
        ['cup-1', false],
        ['book-1', true],
      ],
    );
    assert.deepEqual(armsOf(both).get('man-1'), ['grip', 'grip']);
    const shared = sceneOf(
      [
        ['man', 'holding', 'cup'],
        ['woman', 'holding', 'cup'],
      ],
      thing('man', 1.8),
      thing('woman', 1.7),
      thing('cup', 0.1),
    );
    assert.deepEqual([...armsOf(shared).keys()], ['man-1']);
    assert.deepEqual(armsOf(sceneOf([['man', 'on', 'cell-phone']], thing('man', 1.8), thing('cell-phone', 0.15))).get('man-1'), [
      'call',
      null,
    ]);
  });
});

describe('what leans', () => {
  it('stands before a wall and touches it with its top, and leans on a post from the side', () => {
    const ladder = { body: bodyOf({ widthMetres: 0.5, heightMetres: 2, depthMetres: 0.1 }), magnification: 1 };
    const hold = (widthMetres: number) => ({
      body: bodyOf({ widthMetres, heightMetres: 3, depthMetres: 0.2 }),
      object: { concept: 'wall' },
      magnification: 1,
      offset: [0, 0, 0] as const,
      turnRadians: 0,
    });
    const wall = leaningOn(ladder, hold(5), { isPerson: false, place: 0 });
    const top = tipped([0, 0.85 * 2, -0.05], wall.lean);
    assert.ok(Math.abs(wall.offset[2] + top[2] - 0.1) < 0.03, 'the top is at the front of the wall');
    const post = leaningOn(ladder, hold(0.2), { isPerson: false, place: 0 });
    assert.ok(post.offset[0] > 0.1 && tipped([0, 2, 0], post.lean)[0] < 0);
  });
});
