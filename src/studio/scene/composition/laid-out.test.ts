import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createRng } from '../../../shared/index.ts';
import type { SceneObject } from '../scene.ts';
import type { Body } from './body.ts';
import { buildGroup, type Group } from './group.ts';
import { isToBeLaid, laidOut, sidesOf } from './laid-out.ts';

const [sine, cosine] = [Math.sin(0.75), Math.cos(0.75)];
/** 0.2 m by 0.04 m, best seen turned by 0.75. */
const spoon: Body = {
  widthMetres: 0.2 * cosine + 0.04 * sine,
  heightMetres: 0.014,
  depthMetres: 0.2 * sine + 0.04 * cosine,
  middleMetres: 0,
  turnRadians: 0.75,
  spreadRadians: 0.3,
  anchors: {},
};
const object: SceneObject = {
  id: 'spoon-1',
  label: 'spoons',
  concept: 'spoon',
  icon: 'spoon',
  count: 6,
  colour: null,
  heightMetres: 0.014,
  airborne: false,
};
const groups: Group[] = Array.from({ length: 6 }, (_, instance) =>
  buildGroup(
    { object, instance, magnification: 1 },
    { bodies: new Map([['spoon-1', spoon]]), riders: new Map(), heroId: 'spoon-1', rng: createRng(instance) },
  ),
);

describe('things that are laid out', () => {
  it('are known by their sides, whatever way they are best seen', () => {
    const { across, along } = sidesOf(spoon)!;
    assert.ok(Math.abs(across - 0.2) < 1e-9 && Math.abs(along - 0.04) < 1e-9);
    assert.equal(sidesOf({ ...spoon, turnRadians: Math.PI / 4 }), null);
  });

  it('are long ones side by side and parallel, none on another, in little room', () => {
    assert.equal(isToBeLaid(groups, 0), true);
    assert.equal(isToBeLaid(groups, 1), false);
    const laid = laidOut(groups, { aspect: 1, rise: 0.9 }, createRng(1));
    const turns = laid.groups.map(({ members }) => members[0]!.turnRadians);
    assert.ok(Math.max(...turns) - Math.min(...turns) < 0.15);
    for (const [index, a] of laid.spots.entries())
      for (const b of laid.spots.slice(index + 1)) assert.ok(Math.abs(a.x - b.x) > 0.045 || Math.abs(a.z - b.z) > 0.2);
    const xs = laid.spots.map(({ x }) => x);
    assert.ok(Math.max(...xs) - Math.min(...xs) < 0.4);
  });
});
