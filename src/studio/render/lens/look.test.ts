import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isAppError } from '../../../errors.ts';
import { timesOfDay } from '../../scene/scene.ts';
import { meterBins } from './air.task.ts';
import { makeDitherTile, tileSide } from './blue-noise.ts';
import { chooseEv, meanStops } from './exposure.ts';
import { identityLook, parseLook } from './look.ts';
import { lookOf, moods } from './presets.ts';
import { apply3, rgbOfWhite, whiteBalanceMatrix, whiteOf } from './white-balance.ts';

describe('parseLook', () => {
  it('takes every preset through JSON unchanged', () => {
    for (const time of timesOfDay) {
      for (const mood of moods) assert.deepEqual(parseLook(JSON.parse(JSON.stringify(lookOf(time, mood)))), lookOf(time, mood));
    }
  });

  it('names the path of what is wrong', () => {
    const wrong: [unknown, string][] = [
      [{ ...identityLook, whiteBalance: { kelvin: 10, tint: 0 } }, 'whiteBalance.kelvin'],
      [{ ...identityLook, bloom: { strength: Number.NaN, radius: 0.1, tint: [1, 1, 1] } }, 'bloom.strength'],
      [{ ...identityLook, curve: 'sepia' }, 'curve'],
      [{ ...identityLook, exposure: { mode: 'auto', key: 0.18, minEv: 3, maxEv: 1 } }, 'exposure.minEv'],
      [{ ...identityLook, sparkle: 1 }, 'the look'],
    ];
    for (const [value, path] of wrong) {
      assert.throws(
        () => parseLook(value),
        (error) => isAppError(error, 'invalid_request') && error.message.includes(path),
        path,
      );
    }
  });
});

describe('white balance', () => {
  it('turns the light of the chosen temperature to grey of the same luminance', () => {
    for (let kelvin = 1800; kelvin <= 20_000; kelvin *= 1.13) {
      for (const tint of [-0.6, 0, 0.6]) {
        const [r, g, b] = apply3(whiteBalanceMatrix(kelvin, tint), rgbOfWhite(kelvin, tint));
        assert.ok(Math.abs(r - 1) < 2e-3 && Math.abs(g - 1) < 2e-3 && Math.abs(b - 1) < 2e-3, `${kelvin} K: ${r} ${g} ${b}`);
      }
    }
  });

  it('knows the standard illuminants A and D65', () => {
    for (const [kelvin, x, y] of [
      [2856, 0.44757, 0.40745],
      [6504, 0.3127, 0.329],
    ] as const) {
      const [X, Y, Z] = whiteOf(kelvin, 0);
      assert.ok(Math.abs(X / (X + Y + Z) - x) < 1e-3 && Math.abs(Y / (X + Y + Z) - y) < 1e-3, `${kelvin} K: ${X} ${Y} ${Z}`);
    }
  });

  it('warms the picture steadily as the temperature rises, and is next to nothing at 6504 K', () => {
    let last = Number.NEGATIVE_INFINITY;
    for (let kelvin = 2000; kelvin < 15_000; kelvin += 100) {
      const [r, , b] = apply3(whiteBalanceMatrix(kelvin, 0), [1, 1, 1]);
      assert.ok(r - b > last, `${kelvin} K: ${r - b} after ${last}`);
      last = r - b;
    }
    for (const c of apply3(whiteBalanceMatrix(6504, 0), [1, 1, 1])) assert.ok(Math.abs(c - 1) < 2e-3, `${c}`);
  });

  it('takes green away where the tint says that the light is green', () => {
    const [r, g, b] = apply3(whiteBalanceMatrix(6504, 1), [1, 1, 1]);
    assert.ok(g < r && g < b);
  });
});

describe('exposure', () => {
  const countsAt = (...stops: number[]): Uint32Array => {
    const counts = new Uint32Array(meterBins.count);
    for (const stop of stops) counts[Math.floor((stop - meterBins.lowest) * meterBins.perStop)]! += 10;
    return counts;
  };

  it('brings the log-average to the key, within the limits', () => {
    const auto = { mode: 'auto', key: 0.25, minEv: -3, maxEv: 3 } as const;
    assert.ok(Math.abs(chooseEv(auto, countsAt(-4)) - 2) < 0.07);
    assert.equal(chooseEv(auto, countsAt(-12)), 3);
    assert.equal(chooseEv(auto, countsAt(9)), -3);
    assert.equal(chooseEv(auto, countsAt()), 3);
    assert.equal(chooseEv({ mode: 'manual', ev: 1.5 }, countsAt(9)), 1.5);
  });

  it('is held back by a bright thing before a dark backdrop', () => {
    const auto = { mode: 'auto', key: 0.18, minEv: -9, maxEv: 9 } as const;
    const counts = countsAt(...Array(70).fill(-6), ...Array(30).fill(0));
    assert.ok(chooseEv(auto, counts) < Math.log2(0.18) - meanStops(counts)! - 0.8);
  });

  it('does not heed a few lamps', () => {
    const counts = countsAt(...Array(99).fill(-4), 12);
    assert.ok(Math.abs(meanStops(counts)! + 4) < 0.1);
  });
});

describe('the dither tile', () => {
  const tile = makeDitherTile(5);

  it('is triangular: mean 0, variance 1/6, inside one step', () => {
    const mean = tile.reduce((sum, v) => sum + v) / tile.length;
    const variance = tile.reduce((sum, v) => sum + v * v) / tile.length;
    assert.ok(Math.abs(mean) < 1e-4 && Math.abs(variance - 1 / 6) < 1e-3 && tile.every((v) => Math.abs(v) < 1), `${mean} ${variance}`);
  });

  it('is blue: means over 4x4 pixels vary far less than those of white noise', () => {
    let square = 0;
    for (let block = 0; block < 256; block++) {
      let sum = 0;
      for (let i = 0; i < 16; i++) sum += tile[(Math.floor(block / 16) * 4 + (i >> 2)) * tileSide + (block % 16) * 4 + (i & 3)]!;
      square += (sum / 16) ** 2 / 256;
    }
    assert.ok(square < 0.35 * (1 / 6 / 16), `variance ${square} against ${1 / 96} of white noise`);
  });

  it('depends on the seed alone', () => {
    assert.deepEqual(makeDitherTile(5), tile);
    assert.notDeepEqual(makeDitherTile(6), tile);
  });
});
