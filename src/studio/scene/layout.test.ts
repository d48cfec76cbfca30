import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { project } from './camera.ts';
import { type Layout, type LayoutOptions, layoutScene, type Placement } from './layout.ts';
import type { Preposition, Scene, SceneObject, SceneText } from './scene.ts';

const thing = (id: string, part: Partial<SceneObject> = {}): SceneObject => ({
  id,
  label: id,
  concept: id,
  icon: id,
  count: 1,
  colour: null,
  heightMetres: 0.3,
  airborne: false,
  ...part,
});

const sceneOf = (objects: SceneObject[], relations: [string, Preposition, string][] = [], texts: SceneText[] = []): Scene => ({
  version: 2,
  place: 'park',
  timeOfDay: 'noon',
  weather: 'clear',
  support: null,
  objects,
  relations: relations.map(([subject, preposition, object]) => ({ subject, relation: preposition, object })),
  texts,
});

const arrange = (scene: Scene, part: Partial<LayoutOptions> = {}): Layout =>
  layoutScene(scene, { aspect: 1, seed: 7, kind: 'ground', outlines: {}, ...part });

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** In fractions of width and height. */
function boxOf(layout: Layout, item: Placement, aspect = 1): Box {
  const foot = project(layout.camera, item.xMetres, item.baseMetres, item.depthMetres);
  const scale = layout.camera.focal / item.depthMetres;
  const middle = 0.5 + foot.x / aspect;
  const half = (item.widthMetres * scale) / aspect / 2;
  return { left: middle - half, right: middle + half, top: foot.y - item.heightMetres * scale, bottom: foot.y };
}

const overlapShare = (a: Box, b: Box): number => {
  const width = Math.max(0, Math.min(a.right, b.right) - Math.max(a.left, b.left));
  const height = Math.max(0, Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top));
  return (width * height) / Math.min((a.right - a.left) * (a.bottom - a.top), (b.right - b.left) * (b.bottom - b.top));
};

describe('layoutScene', () => {
  it('gives the same layout for the same seed, and survives JSON', () => {
    const scene = sceneOf([thing('fox'), thing('mug', { count: 2 })]);
    const layout = arrange(scene);
    assert.deepEqual(arrange(scene), layout);
    assert.deepEqual(JSON.parse(JSON.stringify(layout)), layout);
    assert.notDeepEqual(arrange(scene, { seed: 8 }), layout);
  });

  it('makes a single thing about half as tall as the picture and keeps it inside at every aspect', () => {
    for (const aspect of [1 / 3, 0.5625, 1, 1.7778, 3]) {
      const layout = arrange(sceneOf([thing('fox')]), { aspect });
      const box = boxOf(layout, layout.placements[0]!, aspect);
      assert.ok(box.left >= 0.02 && box.right <= 0.98 && box.top >= 0.02 && box.bottom <= 0.98, `aspect ${aspect}: ${JSON.stringify(box)}`);
      if (aspect >= 1) assert.ok(box.bottom - box.top > 0.42, `aspect ${aspect}: ${box.bottom - box.top}`);
      else assert.ok(box.right - box.left > 0.6, `aspect ${aspect}: ${box.right - box.left}`);
    }
  });

  it('expands counts into that many things, all inside and none hidden by another', () => {
    for (const count of [2, 3, 5, 9]) {
      for (const aspect of [0.6, 1, 1.8]) {
        const layout = arrange(sceneOf([thing('duck', { count })]), { aspect });
        const boxes = layout.placements.map((item) => boxOf(layout, item, aspect));
        assert.equal(boxes.length, count);
        for (const [i, a] of boxes.entries()) {
          assert.ok(a.left >= -0.001 && a.right <= 1.001 && a.top > 0, `${count} at ${aspect}: ${JSON.stringify(a)}`);
          assert.ok((a.right - a.left) * (a.bottom - a.top) * aspect > 0.004, `${count} at ${aspect} too small`);
          for (const b of boxes.slice(i + 1)) assert.ok(overlapShare(a, b) < 0.5, `${count} at ${aspect}: ${overlapShare(a, b)}`);
        }
      }
    }
  });

  it('keeps a mouse beside an elephant visible and the elephant larger', () => {
    for (const order of [
      ['mouse', 'elephant'],
      ['elephant', 'mouse'],
    ]) {
      const layout = arrange(sceneOf(order.map((id) => thing(id, { heightMetres: id === 'mouse' ? 0.07 : 3 }))));
      const height = (id: string): number => {
        const box = boxOf(layout, layout.placements.find((item) => item.objectId === id)!);
        return box.bottom - box.top;
      };
      assert.ok(height('mouse') > 0.1, `mouse ${height('mouse')}`);
      assert.ok(height('elephant') > 1.3 * height('mouse'));
    }
  });

  it('honours left-of, right-of, behind, in-front-of, on and above as the camera sees them', () => {
    const find = (layout: Layout, id: string): Placement => layout.placements.find((item) => item.objectId === id)!;
    const pair = (preposition: Preposition): [Placement, Placement] => {
      const layout = arrange(sceneOf([thing('a'), thing('b')], [['a', preposition, 'b']]));
      return [find(layout, 'a'), find(layout, 'b')];
    };
    const [leftA, leftB] = pair('left-of');
    assert.ok(leftA.xMetres / leftA.depthMetres < leftB.xMetres / leftB.depthMetres);
    const [rightA, rightB] = pair('right-of');
    assert.ok(rightA.xMetres / rightA.depthMetres > rightB.xMetres / rightB.depthMetres);
    const [behindA, behindB] = pair('behind');
    assert.ok(behindA.depthMetres > behindB.depthMetres * 1.1);
    const [frontA, frontB] = pair('in-front-of');
    assert.ok(frontA.depthMetres < frontB.depthMetres * 0.9);
    const [onA, onB] = pair('on');
    assert.ok(onA.baseMetres > 0.85 * onB.heightMetres && Math.abs(onA.xMetres - onB.xMetres) < 0.5 * onB.widthMetres);
    const [aboveA, aboveB] = pair('above');
    assert.ok(aboveA.baseMetres > aboveB.heightMetres);
  });

  it('puts what flies into the sky, clear of what stands', () => {
    const layout = arrange(
      sceneOf([thing('dog'), thing('sun', { airborne: true, heightMetres: 1e9 }), thing('bird', { airborne: true, count: 2 })]),
    );
    const dog = boxOf(layout, layout.placements.find((item) => item.objectId === 'dog')!);
    const flying = layout.placements.filter((item) => item.airborne);
    assert.equal(flying.length, 3);
    for (const item of flying) {
      const box = boxOf(layout, item);
      assert.ok(box.top > 0 && box.bottom < layout.camera.horizonY + 0.15 && overlapShare(box, dog) === 0, JSON.stringify(box));
    }
  });

  it('keeps the bands of texts free of things', () => {
    const texts: SceneText[] = [
      { content: 'GRAND OPENING', role: 'title' },
      { content: 'Saturday', role: 'caption' },
    ];
    for (const aspect of [0.4, 1, 2.5]) {
      const layout = arrange(sceneOf([thing('gift'), thing('balloon', { airborne: true, count: 3 })], [], texts), { aspect });
      for (const item of layout.placements) {
        const box = boxOf(layout, item, aspect);
        assert.ok(
          box.top >= layout.titleBand!.bottom - 1e-9 && box.bottom <= layout.captionBand!.top + 1e-9,
          `${aspect} ${item.objectId} ${JSON.stringify(box)}`,
        );
      }
    }
  });

  it('lays out a scene without objects', () => {
    const layout = arrange(sceneOf([]));
    assert.deepEqual(layout.placements, []);
    assert.ok(layout.camera.eyeMetres > 0);
  });
});
