import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Scene, SceneObject } from '../../scene/index.ts';
import { withChairs } from './seats.ts';

const thing = (id: string, part: Partial<SceneObject> = {}): SceneObject => ({
  id,
  label: id,
  concept: id,
  icon: id,
  count: 1,
  colour: null,
  heightMetres: 1,
  airborne: false,
  ...part,
});

const sceneOf = (part: Partial<Scene>): Scene => ({
  version: 2,
  place: 'cafe',
  timeOfDay: 'noon',
  weather: 'clear',
  support: null,
  objects: [],
  relations: [],
  texts: [],
  ...part,
});

describe('withChairs', () => {
  it('gives a chair to people and dressed animals that sit in a room, one for each copy', () => {
    const suit = { garments: [{ concept: 'suit', colour: null }] };
    const scene = sceneOf({ objects: [thing('man', { posture: 'sit', count: 2 }), thing('t-rex', { posture: 'sit', person: suit })] });
    const { objects, relations } = withChairs(scene);
    assert.deepEqual(
      objects.slice(2).map(({ concept, count }) => [concept, count]),
      [
        ['chair', 2],
        ['chair', 1],
      ],
    );
    assert.deepEqual(
      relations.map(({ subject, relation, object }) => `${subject} ${relation} ${object}`),
      ['man sitting-on chair-of-man', 't-rex sitting-on chair-of-t-rex'],
    );
  });

  it('leaves alone who has a seat, who stands, a cat, a park, and a place where chairs are forbidden', () => {
    const man = thing('man', { posture: 'sit' });
    const scenes = [
      sceneOf({ objects: [man, thing('sofa')], relations: [{ subject: 'man', relation: 'sitting-on', object: 'sofa' }] }),
      sceneOf({ objects: [thing('man')] }),
      sceneOf({ objects: [thing('cat', { posture: 'sit' })] }),
      sceneOf({ objects: [man], place: 'park' }),
      sceneOf({ objects: [man], excluded: ['chair'] }),
    ];
    for (const scene of scenes) assert.equal(withChairs(scene).objects.length, scene.objects.length);
  });
});
