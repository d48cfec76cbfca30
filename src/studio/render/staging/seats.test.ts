import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Scene, SceneObject } from '../../scene/index.ts';
import { withChairs, withWorkplaces } from './seats.ts';

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

describe('withWorkplaces', () => {
  it('seats who works on a laptop behind the desk that it is on, and who plays the piano before it', () => {
    const office = sceneOf({
      support: 'wood',
      objects: [thing('man'), thing('laptop'), thing('desk', { isSupport: true })],
      relations: [
        { subject: 'man', relation: 'using', object: 'laptop' },
        { subject: 'man', relation: 'next-to', object: 'desk' },
      ],
    });
    const { objects, relations, support } = withWorkplaces(office);
    assert.deepEqual([objects[2]!.isSupport, objects[3]!.concept, support], [false, 'chair', null]);
    assert.deepEqual(
      relations.map(({ subject, relation, object }) => `${subject} ${relation} ${object}`),
      ['man using laptop', 'chair-of-man behind desk', 'man sitting-on chair-of-man', 'laptop on desk'],
    );
    const music = sceneOf({
      objects: [thing('man'), thing('piano')],
      relations: [{ subject: 'man', relation: 'playing', object: 'piano' }],
    });
    assert.deepEqual(
      withWorkplaces(music)
        .relations.slice(1)
        .map(({ relation }) => relation),
      ['in-front-of', 'sitting-on'],
    );
    assert.equal(withWorkplaces(sceneOf({ objects: [thing('man'), thing('piano')] })).relations.length, 0);
  });
});
