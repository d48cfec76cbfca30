import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { createStudioPool } from '../../pool.ts';
import { bloomWeights, makeGlow } from './glow.ts';
import { identityLook } from './look.ts';
import { type Level, makeLevels, wordsOf } from './pyramid.ts';
import { createStage } from './stage.ts';

const pool = createStudioPool(2);
after(() => pool.close());
const stage = createStage(pool, new AbortController().signal);

function pictureOf(width: number, height: number, light: (x: number, y: number) => number): Level {
  const data = new SharedArrayBuffer(12 * width * height);
  const words = new Float32Array(data);
  for (let i = 0; i < words.length; i++) words[i] = light(Math.floor(i / 3) % width, Math.floor(i / 3 / width));
  return { width, height, data, offset: 0 };
}

const sumOf = (words: Float32Array, channel: number): number => words.reduce((sum, v, i) => (i % 3 === channel ? sum + v : sum), 0);

describe('bloom', () => {
  it('moves light about without making or losing any, at even and odd sizes', async () => {
    for (const [width, height] of [
      [256, 256],
      [1100, 640],
      [255, 301],
    ] as const) {
      const picture = pictureOf(width, height, (x, y) => (Math.abs(x - width / 2) < 9 && Math.abs(y - height / 2) < 5 ? 40 : 0));
      const look = { ...identityLook, bloom: { strength: 0.6, radius: 0.02, tint: [1, 0.5, 0.25] } } as const;
      const glow = await makeGlow(stage, picture, look, 1);
      const total = sumOf(wordsOf(picture), 0);
      for (let c = 0; c < 3; c++) {
        const spread = 4 * sumOf(wordsOf(glow!.level), c);
        assert.ok(
          Math.abs(spread / total + glow!.keep[c]! - 1) < 0.004,
          `${width}x${height}, channel ${c}: ${spread / total} and ${glow!.keep[c]}`,
        );
      }
    }
  });

  it('reaches as far, in shares of the picture, at every resolution', async () => {
    const look = { ...identityLook, bloom: { strength: 1, radius: 0.04, tint: [1, 1, 1] } } as const;
    const reach = async (side: number): Promise<number> => {
      const lamp = side / 64;
      const picture = pictureOf(side, side, (x, y) => (Math.abs(x + 0.5 - side / 2) < lamp && Math.abs(y + 0.5 - side / 2) < lamp ? 1 : 0));
      const glow = await makeGlow(stage, picture, look, 1);
      const words = wordsOf(glow!.level);
      const half = side / 2;
      let inside = 0;
      for (let i = 0; i < half * half; i++) {
        const [dx, dy] = [(i % half) + 0.5 - half / 2, Math.floor(i / half) + 0.5 - half / 2];
        if (Math.sqrt(dx * dx + dy * dy) < 0.06 * half) inside += words[3 * i]!;
      }
      return inside / sumOf(words, 0);
    };
    const [small, large] = [await reach(256), await reach(1024)];
    assert.ok(Math.abs(small - large) < 0.05 && small > 0.2 && small < 0.9, `${small} and ${large}`);
  });

  it('is round: as bright on the diagonal as along the axes', async () => {
    const picture = pictureOf(512, 512, (x, y) => (x >= 250 && x < 262 && y >= 250 && y < 262 ? 1 : 0));
    const look = { ...identityLook, bloom: { strength: 1, radius: 0.08, tint: [1, 1, 1] } } as const;
    const glow = await makeGlow(stage, picture, look, 1);
    const words = wordsOf(glow!.level);
    const at = (dx: number, dy: number): number => words[3 * (Math.round(127.5 + dy) * 256 + Math.round(127.5 + dx))]!;
    for (const radius of [10, 20, 40]) {
      const slant = radius * Math.SQRT1_2;
      const axes = at(radius, 0) + at(-radius, 0) + at(0, radius) + at(0, -radius);
      const diagonals = at(slant, slant) + at(-slant, slant) + at(slant, -slant) + at(-slant, -slant);
      assert.ok(Math.abs(axes / diagonals - 1) < 0.12, `${axes} and ${diagonals} at ${radius}`);
    }
  });

  it('gives each level its share, summing to the strength', () => {
    const weights = bloomWeights({ strength: 0.3, radius: 0.03, tint: [1, 0.5, 0] }, makeLevels(512, 512, 6), 512);
    for (const [c, tint] of [1, 0.5, 0].entries()) {
      assert.ok(Math.abs(weights.reduce((sum, level) => sum + level[c]!, 0) - 0.3 * tint) < 1e-9);
    }
  });

  it('is not worked out where it is not asked for', async () => {
    assert.equal(
      await makeGlow(
        stage,
        pictureOf(16, 16, () => 1),
        identityLook,
        1,
      ),
      null,
    );
  });
});
