import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { addWires, openGaps } from './ground-guess.ts';

const side = 120;

/** A dark ring with spokes before a ground that grows lighter to the right; the network calls all of the disc a figure. */
function wheel() {
  const pixels = new Uint8Array(3 * side * side);
  const seen = { width: side, height: side, data: new Float32Array(side * side) };
  const isMetal = new Uint8Array(side * side);
  for (let y = 0, i = 0; y < side; y++)
    for (let x = 0; x < side; x++, i++) {
      const far = Math.hypot(x - 60, y - 60);
      const isSpoke = far < 36 && (Math.abs(x - 60) < 2 || Math.abs(y - 60) < 2);
      isMetal[i] = isSpoke || (far >= 36 && far < 42) ? 1 : 0;
      seen.data[i] = far < 42 ? 0.98 : 0;
      pixels.set(isMetal[i] ? [30, 60, 62] : [120 + x / 2, 140 + x / 3, 110 + x / 2], 3 * i);
    }
  return { picture: { width: side, height: side, pixels }, seen, isMetal };
}

describe('gaps of a wheel', () => {
  it('are told by the ground that goes on behind them, and the spokes are not', () => {
    const { picture, seen, isMetal } = wheel();
    openGaps(seen, picture, { left: 10, top: 10, width: 100, height: 100 });
    const inDisc = (i: number): boolean => Math.hypot((i % side) - 60, Math.floor(i / side) - 60) < 42;
    for (let i = 0; i < isMetal.length; i++)
      if (inDisc(i)) assert.ok(isMetal[i] ? seen.data[i]! > 0.9 : seen.data[i]! < 0.3, `pixel ${i}: ${seen.data[i]}`);
  });

  it('stay closed outside of the box', () => {
    const { picture, seen } = wheel();
    const before = seen.data.slice();
    openGaps(seen, picture, { left: 0, top: 0, width: 60, height: side });
    for (let i = 0; i < before.length; i++) if (i % side >= 60) assert.equal(seen.data[i], before[i]);
  });
});

describe('wires of a wheel', () => {
  it('that the cut shaved off are added again where they hang together with it and stand out, and no ground is', () => {
    const { picture, seen, isMetal } = wheel();
    const rim = (i: number): boolean => Math.hypot((i % side) - 60, Math.floor(i / side) - 60) >= 35;
    const cut = isMetal.map((v, i) => (v === 1 && rim(i) ? 1 : 0));
    addWires(cut, picture, { seen: seen.data, box: { left: 10, top: 10, width: 100, height: 100 } });
    let [missing, all] = [0, 0];
    for (let i = 0; i < cut.length; i++) {
      if (isMetal[i] === 0) assert.equal(cut[i], 0, `ground at ${i}`);
      else if (!rim(i)) [missing, all] = [missing + 1 - cut[i]!, all + 1];
    }
    assert.ok(missing < 0.25 * all, `${missing} of ${all} pixels of spokes are missing`);
    const apart = isMetal.map(() => 0);
    apart[0] = 1;
    addWires(apart, picture, { seen: seen.data, box: { left: 10, top: 10, width: 100, height: 100 } });
    assert.equal(
      apart.reduce((sum, v) => sum + v, 0),
      1,
      'nothing hangs together with what is elsewhere',
    );
  });
});
