import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createRng } from '../../../../shared/index.ts';
import { look, type Place, type Season, type TimeOfDay } from '../../../scene/index.ts';
import { recordField } from '../../field/index.ts';
import { chooseSetting } from '../../setting/index.ts';
import type { SetPiece, SetView } from '../set.ts';
import { outdoorSets } from './outdoor-sets.ts';

interface Wish {
  readonly hero: number;
  readonly timeOfDay?: TimeOfDay;
  readonly season?: Season;
  readonly excluded?: readonly string[];
  readonly seed?: number;
}

/** A hero as wide as it is high, as a level camera frames it. */
function viewOf(place: Place, { hero, timeOfDay = 'noon', season, excluded = [], seed = 1 }: Wish): SetView {
  const distance = 2.6 * hero;
  return {
    setting: chooseSetting({ place, timeOfDay, weather: 'clear', support: null }, hero, seed),
    ...(season && { season }),
    view: { eyeMetres: 0.13 * distance, focal: 1.6, horizonY: 0.6, focusMetres: distance, pitchRadians: 0 },
    aspect: 1.2,
    clear: { left: -hero / 2, right: hero / 2, near: -distance + 0.3 * hero, far: -distance - 0.3 * hero, top: hero },
    excluded: new Set(excluded),
    rng: createRng(seed).fork('set'),
  };
}

const places = Object.keys(outdoorSets) as Place[];
const built = (place: Place, wish: Wish) => ({ view: viewOf(place, wish), parts: outdoorSets[place]!(viewOf(place, wish)) });
const heroes = [0.08, 0.5, 1.7, 4.5, 25];

const standsIn = ({ clear }: SetView, { position: [x, , z] }: SetPiece): boolean =>
  x > clear.left && x < clear.right && z < clear.near && z > clear.far;

/** Rows of the picture, from its foot up, that a piece before the hero reaches. */
function risesBefore({ clear, view }: SetView, { model, position: [x, y, z], scale = 1 }: SetPiece): number {
  if (z < clear.near) return 0;
  const half = (0.25 * model.widthMetres * scale) / -z;
  if (x / -z - half > clear.right / -clear.near || x / -z + half < clear.left / -clear.near) return 0;
  const foot = look(view, [0, 0, clear.near]).y;
  const head = look(view, [0, clear.top, clear.near]).y;
  return (foot - look(view, [x, y + model.heightMetres * scale, z]).y) / (foot - head);
}

describe('sets under the sky', () => {
  it('leave the place of what was asked for free, whatever its size, and hide no more than its feet', () => {
    for (const place of places) {
      for (const hero of heroes) {
        const { view, parts } = built(place, { hero, seed: Math.round(hero * 10) });
        const grounded = parts.pieces.filter(({ model }) => model.heightMetres > 0.01 && !/pavement/.test(model.shapes[0]!.name));
        for (const piece of grounded) {
          const told = `${place}, ${hero} m: ${piece.model.shapes[0]!.name} at ${piece.position}`;
          assert.ok(!standsIn(view, piece), told);
          assert.ok(risesBefore(view, piece) < 0.15, `${told} hides ${risesBefore(view, piece)}`);
        }
      }
    }
  });

  it('stay cheap: few different solids, not too many of them, all of finite size and recorded', () => {
    for (const place of places) {
      const { pieces } = built(place, { hero: 1.7, timeOfDay: 'night' }).parts;
      const shapes = new Set(pieces.flatMap(({ model }) => model.shapes));
      assert.ok(pieces.length > 0 && pieces.length <= 330, `${place} has ${pieces.length} pieces`);
      assert.ok(shapes.size <= 12, `${place} has ${shapes.size} shapes`);
      for (const { position, scale = 1 } of pieces) assert.ok([...position, scale].every(Number.isFinite) && scale > 0, place);
      for (const { name, field, images } of shapes) assert.ok(recordField(field, images).value, `${place}: ${name}`);
    }
  });

  it('are the same for the same seed and others for another', () => {
    const told = (seed: number): string =>
      JSON.stringify(places.map((place) => built(place, { hero: 1.7, seed }).parts.pieces.map(({ position, scale }) => [position, scale])));
    assert.equal(told(3), told(3));
    assert.notEqual(told(3), told(4));
  });

  it('have no trees where none are wanted', () => {
    for (const place of places) {
      const { pieces } = built(place, { hero: 1.7, excluded: ['tree', 'pine-tree', 'palm-tree'] }).parts;
      const names = pieces.flatMap(({ model }) => model.shapes.map(({ name }) => name));
      assert.ok(!names.some((name) => /broadleaf|fir|bole|palm/.test(name)), `${place}: ${names}`);
    }
  });
});
