import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findFloor } from './floor.ts';
import { lampsOf } from './lamps.ts';
import type { Seen } from './small.ts';
import { windowsOf } from './windows.ts';

const [width, height] = [120, 90];
const horizon = 0.5;

/** A pale wall with a row of dark panes and one warm lamp, before a grey ground, under a strip of sky. */
function street(paneCount: number): Seen {
  const rgb = new Float32Array(3 * width * height);
  const lab = new Float32Array(3 * width * height);
  const sky = new Float32Array(width * height);
  for (let i = 0; i < width * height; i++) {
    const [x, y] = [i % width, Math.floor(i / width)];
    const pane = Math.floor((x - 10) / 14);
    const isPane = y >= 20 && y < 30 && x >= 10 && pane < paneCount && (x - 10) % 14 < 6;
    const isLamp = Math.abs(x - 110) < 3 && Math.abs(y - 36) < 4;
    const isGround = y >= 62;
    if (y < 8) sky[i] = 1;
    const value =
      y < 8 ? [0.4, 0.6, 0.9] : isLamp ? [1, 0.85, 0.5] : isPane ? [0.02, 0.02, 0.02] : isGround ? [0.1, 0.1, 0.1] : [0.3, 0.28, 0.26];
    rgb.set(value, 3 * i);
    lab.set([Math.cbrt(value[1]!), y < 62 ? 0.05 : 0, 0], 3 * i);
  }
  const light = Float32Array.from({ length: width * height }, (_, i) => rgb[3 * i + 1]!);
  return { small: { width, height, rgb, lab, light }, subject: new Float32Array(width * height), sky, horizon, isOutdoors: true };
}

const normal = Float32Array.from({ length: 3 * width * height }, (_, i) => (i % 3 === 2 ? 1 : 0));

describe('lamps and windows of a photograph', () => {
  it('casts a pool of light on the ground below a lamp, and none far from it', () => {
    const seen = street(6);
    const { data } = lampsOf(seen, { floor: findFloor(seen), normal });
    const redAt = (x: number, y: number): number => data[4 * (y * width + x)]!;
    assert.ok(redAt(110, 64) > 3 * redAt(30, 85), `${redAt(110, 64)} ${redAt(30, 85)}`);
    assert.ok(redAt(110, 64) > data[4 * (64 * width + 110) + 2]!, 'it is warm');
  });

  it('lights some of the windows of a row and takes a single dark patch for none', () => {
    const lit = ({ data }: { data: Float32Array }): number => data.reduce((sum, value) => sum + value, 0);
    assert.ok(lit(windowsOf(street(6))) > 60);
    assert.ok(lit(windowsOf(street(6))) < 6 * 60);
    assert.equal(lit(windowsOf(street(1))), 0);
  });
});
