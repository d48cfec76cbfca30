import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fogRow } from './fog.ts';
import { makeLightMap } from './light-map.ts';
import type { Fog } from './look.ts';
import { levelCamera, viewOf } from './view.ts';

describe('the view of a camera whose lens is shifted', () => {
  it('fogs a picture as the same rows of a taller one', () => {
    const fog: Fog = {
      density: 0.02,
      heightMetres: 2,
      startMetres: 0,
      skyMetres: 200,
      colour: [1, 1, 1],
      tint: [1, 1, 1],
      sun: { direction: [0.3, 0.4, -1], colour: [4, 3, 2], anisotropy: 0.6 },
    };
    const fogged = (size: { width: number; height: number }, shiftUp: number, y: number): Float32Array => {
      const count = size.width * size.height;
      const light = makeLightMap(size, new Float32Array(3 * count), new Float32Array(count).fill(50));
      const row = new Float32Array(3 * size.width);
      const view = viewOf({ ...levelCamera, shift: [0, shiftUp] }, size);
      fogRow({ fog, view, size, light }, y, row, new Float32Array(size.width).fill(50));
      return row;
    };
    // The upper half of a picture is a picture of its own whose middle lies half its height above the axis.
    const tall = { width: 40, height: 80 };
    const upper = { width: 40, height: 40 };
    for (const y of [0, 17, 39]) {
      const [whole, part] = [fogged(tall, 0, y), fogged(upper, 0.5, y)];
      for (const [i, value] of whole.entries()) assert.ok(Math.abs(value - part[i]!) < 1e-5, `row ${y}: ${value} and ${part[i]}`);
    }
    assert.ok(Math.abs(fogged(upper, 0, 17)[0]! - fogged(upper, 0.5, 17)[0]!) > 1e-2);
  });
});
