import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { layMembrane, solutionAt, solveMembrane } from './membrane.ts';

/** A disc whose surroundings are `step` brighter at its border, but for the rows at the picture's top when `cut`. */
function correctionOf(width: number, height: number, { step, cut }: { step: number; cut: boolean }): { least: number; most: number } {
  const membrane = layMembrane({ width, height }, 0);
  const { inside, right, solution } = membrane.grids[0]!;
  const centreY = cut ? 0 : height / 2;
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i++)
      if (((x - width / 2) / (width / 2 - 2)) ** 2 + ((y - centreY) / (height - centreY - 2)) ** 2 < 1) inside[i] = 1;
  for (let i = 0; i < inside.length; i++)
    if (inside[i]) for (const n of [i - 1, i + 1, i - width, i + width]) if (n >= 0 && inside[n] === 0) right[4 * i + 1]! += step;
  solveMembrane(membrane);
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let i = 0; i < inside.length; i++) {
    const solved = solution[solutionAt({ width }, i % width, Math.floor(i / width)) + 1]!;
    if (inside[i]) [least, most] = [Math.min(least, solved), Math.max(most, solved)];
  }
  return { least, most };
}

describe('the membrane', () => {
  it('lifts the whole of a hole by a step that is the same all round, at any size', () => {
    for (const [width, height] of [
      [9, 7],
      [64, 64],
      [67, 101],
      [300, 211],
    ] as const) {
      const { least, most } = correctionOf(width, height, { step: 10, cut: false });
      assert.ok(least > 9.5 && most < 10.1, `${width}x${height}: ${least} to ${most}`);
    }
  });

  it('is held by the known sides alone where the hole is cut by the border of the picture', () => {
    const { least, most } = correctionOf(160, 120, { step: 10, cut: true });
    assert.ok(least > 9 && most < 10.3, `${least} to ${most}`);
  });
});
