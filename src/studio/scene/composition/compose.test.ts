import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { RelationName, Scene, SceneObject, SceneRelation } from '../scene.ts';
import type { Ground } from './bearing.ts';
import type { Body } from './body.ts';
import { compose } from './compose.ts';
import type { Composition, PlacedThing } from './placed.ts';
import { look } from './viewpoint.ts';

const aspects = [1 / 3, 0.5625, 1, 1.7778, 3];

const thing = (id: string, part: Partial<SceneObject> = {}): SceneObject => ({
  id,
  label: id,
  concept: id,
  icon: id,
  count: 1,
  colour: null,
  heightMetres: 0.5,
  airborne: false,
  ...part,
});

const sceneOf = (objects: SceneObject[], relations: SceneRelation[] = [], part: Partial<Scene> = {}): Scene => ({
  version: 2,
  place: 'park',
  timeOfDay: 'noon',
  weather: 'clear',
  support: null,
  objects,
  relations,
  texts: [],
  ...part,
});

const bodyOf = (object: SceneObject, part: Partial<Body> = {}): Body => ({
  widthMetres: 0.8 * object.heightMetres,
  heightMetres: object.heightMetres,
  depthMetres: 0.6 * object.heightMetres,
  middleMetres: 0,
  turnRadians: 0,
  spreadRadians: 0.3,
  anchors: {},
  ...part,
});

interface Options {
  aspect?: number;
  seed?: number;
  ground?: Ground;
  bodies?: Record<string, Partial<Body>>;
}

function arrange(scene: Scene, { aspect = 1, seed = 7, ground = 'ground', bodies = {} }: Options = {}): Composition {
  const known = new Map(scene.objects.map((object) => [object.id, bodyOf(object, bodies[object.id])]));
  return compose(scene, { aspect, seed, ground, bodies: known });
}

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** In fractions of width and height. */
function boxOf({ camera }: Composition, { position: [x, y, z], widthMetres, heightMetres }: PlacedThing, aspect = 1): Box {
  const [foot, head] = [look(camera, [x, y, z]), look(camera, [x, y + heightMetres, z])];
  const half = (camera.focal * widthMetres) / foot.depth / aspect / 2;
  return { left: 0.5 + foot.x / aspect - half, right: 0.5 + foot.x / aspect + half, top: head.y, bottom: foot.y };
}

/** Share of each thing's box that no nearer box covers, on a grid of points. */
function visibleShares(composition: Composition, aspect: number): number[] {
  const boxes = composition.things.map((item) => ({ box: boxOf(composition, item, aspect), z: item.position[2] }));
  const inside = ({ left, right, top, bottom }: Box, x: number, y: number): boolean => x > left && x < right && y > top && y < bottom;
  return boxes.map(({ box, z }) => {
    let [seen, all] = [0, 0];
    for (let step = 0; step < 400; step++) {
      const x = box.left + (box.right - box.left) * (((step % 20) + 0.5) / 20);
      const y = box.top + (box.bottom - box.top) * ((Math.floor(step / 20) + 0.5) / 20);
      all += 1;
      if (!boxes.some((other) => other.z > z && inside(other.box, x, y))) seen += 1;
    }
    return seen / all;
  });
}

const related = (subject: string, relation: RelationName, object: string): SceneRelation => ({ subject, relation, object });

describe('compose', () => {
  it('gives the same composition for the same seed, another for another, and survives JSON', () => {
    const scene = sceneOf([thing('fox'), thing('mug', { count: 2, heightMetres: 0.1 })]);
    const composition = arrange(scene);
    assert.deepEqual(arrange(scene), composition);
    assert.deepEqual(JSON.parse(JSON.stringify(composition)), composition);
    const others = [1, 2, 3, 4, 5].map((seed) => JSON.stringify(arrange(scene, { seed }).things.map(({ position }) => position)));
    assert.equal(new Set(others).size, 5);
  });

  it('keeps everything in the frame and nothing more than 40 % hidden, at every aspect', () => {
    const casts = [
      [thing('fox')],
      [thing('fox'), thing('mug', { count: 2, heightMetres: 0.1 })],
      [thing('duck', { count: 6 })],
      [
        thing('elephant', { heightMetres: 3 }),
        thing('dog'),
        thing('house', { heightMetres: 6 }),
        thing('tree', { heightMetres: 7, count: 2 }),
      ],
      [thing('apple', { count: 12, heightMetres: 0.08 })],
    ];
    for (const objects of casts) {
      for (const aspect of aspects) {
        for (const seed of [1, 2, 3]) {
          const composition = arrange(sceneOf(objects), { aspect, seed });
          const label = `${objects.map(({ id }) => id)} at ${aspect}, seed ${seed}`;
          for (const item of composition.things) {
            const box = boxOf(composition, item, aspect);
            assert.ok(
              box.left >= 0 && box.right <= 1 && box.top >= 0 && box.bottom <= 1,
              `${label}: ${item.objectId} ${JSON.stringify(box)}`,
            );
          }
          const least = Math.min(...visibleShares(composition, aspect));
          assert.ok(least >= 0.6, `${label}: ${least.toFixed(2)} to be seen`);
        }
      }
    }
  });

  it('holds relations as the camera sees them', () => {
    const holds: Partial<Record<RelationName, (a: Box, b: Box, az: number, bz: number) => boolean>> = {
      'left-of': (a, b) => a.right <= b.left + 0.04,
      'right-of': (a, b) => a.left >= b.right - 0.04,
      behind: (_a, _b, az, bz) => az < bz,
      'in-front-of': (_a, _b, az, bz) => az > bz,
      above: (a, b) => a.bottom <= b.top + 0.01,
      'next-to': (a, b) => Math.min(Math.abs(a.left - b.right), Math.abs(b.left - a.right)) < 0.25,
    };
    for (const [name, holdsFor] of Object.entries(holds)) {
      for (const aspect of aspects) {
        for (const seed of [1, 2, 3, 4]) {
          for (const heightMetres of [0.1, 0.5, 2]) {
            const scene = sceneOf([thing('cat', { heightMetres }), thing('dog')], [related('cat', name as RelationName, 'dog')]);
            const composition = arrange(scene, { aspect, seed });
            const [cat, dog] = ['cat', 'dog'].map((id) => composition.things.find(({ objectId }) => objectId === id)!);
            const [a, b] = [boxOf(composition, cat!, aspect), boxOf(composition, dog!, aspect)];
            assert.ok(holdsFor(a, b, cat!.position[2], dog!.position[2]), `${name} at ${aspect}, seed ${seed}, ${heightMetres} m`);
          }
        }
      }
    }
  });

  it('sets a rider on the anchor of what it rides, and turns both alike', () => {
    const bodies = { horse: { anchors: { back: { at: [0, 1.2, -0.1] as const, widthMetres: 0.5 } }, turnRadians: 0.9 } };
    const scene = sceneOf(
      [thing('woman', { heightMetres: 1.7 }), thing('horse', { heightMetres: 1.6 })],
      [related('woman', 'riding', 'horse')],
    );
    const { things } = arrange(scene, { bodies });
    const [horse, woman] = [things.find(({ objectId }) => objectId === 'horse')!, things.find(({ objectId }) => objectId === 'woman')!];
    assert.equal(things[woman.carrier!], horse);
    assert.equal(woman.anchor, 'back');
    const rise = woman.position[1] - horse.position[1];
    assert.ok(rise > 1 * horse.magnification && rise <= 1.2 * horse.magnification, `${rise}`);
    assert.equal(woman.turnRadians, horse.turnRadians);
  });

  it('sizes a worn hat by the head and puts a second cup in the other hand', () => {
    const anchors = {
      head: { at: [0, 0.48, 0.1] as const, widthMetres: 0.2 },
      hand: { at: [0.2, 0.25, 0.2] as const },
      otherHand: { at: [-0.2, 0.25, 0.2] as const },
    };
    const scene = sceneOf(
      [thing('bear'), thing('hat', { heightMetres: 0.15 }), thing('cup', { heightMetres: 0.1, count: 2 })],
      [related('bear', 'wearing', 'hat'), related('bear', 'holding', 'cup')],
    );
    const { things } = arrange(scene, { bodies: { bear: { anchors } } });
    const hat = things.find(({ objectId }) => objectId === 'hat')!;
    assert.ok(Math.abs(hat.widthMetres - 1.12 * 0.2) < 1e-9);
    assert.deepEqual(
      things.filter(({ objectId }) => objectId === 'cup').map(({ anchor }) => anchor),
      ['hand', 'otherHand'],
    );
  });

  it('spreads several riders over the seat of one carrier, and deals riders out to several', () => {
    const bodies = { sofa: { widthMetres: 2, anchors: { seat: { at: [0, 0.4, 0] as const, widthMetres: 1.7 } } } };
    const cats = thing('cat', { count: 3, heightMetres: 0.3 });
    const sofa = thing('sofa', { heightMetres: 0.85 });
    const on = [related('cat', 'sitting-on', 'sofa')];
    const one = arrange(sceneOf([cats, sofa], on), { bodies }).things.filter(({ objectId }) => objectId === 'cat');
    const places = one.map(({ position }) => position[0]).sort((a, b) => a - b);
    assert.ok(places[1]! - places[0]! > 0.25 && places[2]! - places[1]! > 0.25, `${places}`);
    const three = arrange(sceneOf([cats, { ...sofa, count: 3 }], on), { bodies }).things.filter(({ objectId }) => objectId === 'cat');
    assert.equal(new Set(three.map(({ carrier }) => carrier)).size, 3);
  });

  it('stands things around another one on both sides of it and behind', () => {
    const scene = sceneOf(
      [thing('child', { count: 5, heightMetres: 1.2 }), thing('table', { heightMetres: 0.75 })],
      [related('child', 'around', 'table')],
    );
    const { things } = arrange(scene, { bodies: { table: { widthMetres: 1.6 } } });
    const table = things.find(({ objectId }) => objectId === 'table')!;
    const sides = things.filter(({ objectId }) => objectId === 'child').map(({ position }) => Math.sign(position[0] - table.position[0]));
    assert.ok(sides.includes(-1) && sides.includes(1));
  });

  it('keeps room for a title, follows the asked camera, and is not led round in circles', () => {
    const title = { content: 'Open air', role: 'title' as const };
    const scene = sceneOf([thing('fox')], [], { texts: [title] });
    const composition = arrange(scene);
    const box = boxOf(composition, composition.things[0]!);
    assert.ok(box.top > composition.titleBand!.bottom);
    const fromAbove = arrange(sceneOf([thing('cup')], [], { camera: { angle: 'top' } })).camera;
    assert.ok(fromAbove.pitchRadians > 1.2);
    const low = arrange(sceneOf([thing('fox')], [], { camera: { angle: 'low' } })).camera;
    assert.ok(low.eyeMetres < 0.15 && low.pitchRadians === 0);
    const circle = sceneOf(
      [thing('a'), thing('b'), thing('c')],
      [related('a', 'on', 'b'), related('b', 'on', 'c'), related('c', 'on', 'a')],
    );
    assert.equal(arrange(circle).things.length, 3);
  });

  it('fills the frame with head and shoulders for a portrait, seen from the height of the face', () => {
    const man = thing('man', { heightMetres: 1.8 });
    const bodies = { man: { widthMetres: 0.5, anchors: { head: { at: [0, 1.78, 0.02] as const, widthMetres: 0.2 } } } };
    for (const aspect of aspects.filter((value) => value > 0.5)) {
      const composition = arrange(sceneOf([man], [], { camera: { isPortrait: true } }), { bodies, aspect });
      const [x, , z] = composition.things[0]!.position;
      const [top, chest] = [look(composition.camera, [x, 1.8, z]), look(composition.camera, [x, 1.25, z])];
      assert.ok(top.y > 0.02 && top.y < 0.35, `${aspect}: head at ${top.y}`);
      assert.ok(chest.y > 0.6, `${aspect}: chest at ${chest.y}`);
      assert.ok(Math.abs(composition.camera.eyeMetres - 1.75) < 0.2, `${composition.camera.eyeMetres}`);
    }
  });

  it('composes sixty things within 300 ms', () => {
    const scene = sceneOf([thing('sheep', { count: 60 })]);
    arrange(scene);
    const from = process.cpuUsage();
    const { things } = arrange(scene, { seed: 2 });
    const spent = process.cpuUsage(from);
    assert.equal(things.length, 60);
    assert.ok((spent.user + spent.system) / 1000 < 300, `${(spent.user + spent.system) / 1000} ms of processor`);
  });

  it('floats everything where there is no ground, and gives an empty place a camera', () => {
    const { things } = arrange(sceneOf([thing('astronaut'), thing('whale', { heightMetres: 3 })]), { ground: 'none' });
    assert.ok(things.every(({ isAirborne }) => isAirborne));
    const empty = arrange(sceneOf([]));
    assert.equal(empty.things.length, 0);
    assert.ok(empty.camera.eyeMetres > 0);
  });
});
