import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { createInferenceHost } from '../../../inference/index.ts';
import { createLog } from '../../../shared/index.ts';
import { createStudioPool } from '../../pool.ts';
import { spreadDepths } from '../air-depths.task.ts';
import { tracedScenes } from '../denoise/fixtures/traced-scenes.ts';
import { identityLook } from '../lens/index.ts';
import { type Camera, createTraceCache, prepareScene, type TraceScene, trace } from '../path/index.ts';
import { photographPrepared } from '../photograph.ts';
import { cameraOfPart, softnessOf } from './focus-band.ts';
import { photographSoft } from './soft-photograph.ts';
import { softSitting } from './soft-sitting.ts';

const given = tracedScenes['wax and velvet by lamps']!;
const camera: Camera = { ...given.camera, lensRadius: 0.06 };
const scene: TraceScene = { ...given, camera };
const size = { width: 256, height: 448 };
const look = { ...identityLook, dither: false };

describe('a picture of which little is in focus', () => {
  const one = createStudioPool(1);
  const pool = createStudioPool(2);
  const inference = createInferenceHost({ log: createLog('warn') });
  after(() => Promise.all([one.close(), pool.close(), inference.close()]));
  const options = { seed: 3, inference, signal: new AbortController().signal };
  const cache = createTraceCache();

  it('is near to what it is when all of it is made at full size, with the same bytes on one worker', async () => {
    const sitting = softSitting({ scene, look }, size, cache)!;
    assert.ok(sitting.band && sitting.band.prepared.size.height < size.height / 2);
    const soft = await photographSoft(sitting, { ...options, pool });
    assert.deepEqual([soft.image.width, soft.image.height, soft.warnings], [256, 448, []]);
    const prepared = prepareScene(scene, { size, cache });
    const whole = await photographPrepared({ prepared, camera, look }, { ...options, pool, quality: 'standard' });
    const difference = soft.image.data.reduce((sum, byte, i) => sum + Math.abs(byte - whole.image.data[i]!), 0) / soft.image.data.length;
    assert.ok(difference < 3, `the mean difference is ${difference}`);
    assert.deepEqual((await photographSoft(sitting, { ...options, pool: one })).image.data, soft.image.data);
  });

  it('sees in its rows what the whole picture sees there', async () => {
    const pinhole = { ...camera, lensRadius: 0 };
    const shared = { ...options, pool, cache, quality: 'draft', sampleBudget: 1 } as const;
    const rows = { top: 240, bottom: 320 };
    const band = await trace(
      { ...scene, camera: cameraOfPart(pinhole, size, { ...rows, width: 256 }) },
      { ...shared, size: { width: 256, height: 80 } },
    );
    const whole = await trace({ ...scene, camera: pinhole }, { ...shared, size });
    for (const [x, y] of [
      [0, 10],
      [128, 40],
      [255, 79],
    ] as const) {
      const [near, far] = [band.depth[y * 256 + x]!, whole.depth[(y + 240) * 256 + x]!];
      assert.ok(Math.abs(near / far - 1) < 0.03, `${near} and ${far} metres`);
    }
  });
});

describe('distances for the air before a soft picture', () => {
  const size = { width: 160, height: 119 };
  const planes = (pixels: number) => ({
    depth: new Float32Array(pixels),
    sampleCount: new Uint16Array(pixels),
    hitCount: new Uint16Array(pixels),
  });
  /** Left a wall at 2 m, right the sky; between, by turns, what one ray met. */
  const from = planes(80 * 60);
  for (let i = 0; i < 80 * 60; i++) {
    const [x, y] = [i % 80, Math.floor(i / 80)];
    const isHit = x < 30 || (x < 50 && (x + y) % 2 === 0);
    from.depth[i] = isHit ? 2 : Infinity;
    from.hitCount[i] = isHit ? 1 : 0;
    from.sampleCount[i] = 1;
  }
  const spread = (discPixels: number) => {
    const target = planes(160 * 119);
    spreadDepths({ from, factor: 2, target, size, focusMetres: 1, discPixels });
    return (x: number, y: number) => ({
      metres: target.depth[y * 160 + x]!,
      share: target.hitCount[y * 160 + x]! / target.sampleCount[y * 160 + x]!,
    });
  };

  it('are spread where the lens blurs, and stay where it does not', () => {
    const soft = spread(20);
    for (const [x, y] of [
      [75, 60],
      [76, 60],
      [77, 61],
    ] as const)
      assert.ok(Math.abs(soft(x, y).share - 0.5) < 0.1 && Math.abs(soft(x, y).metres - 2) < 0.01, `${x}: ${JSON.stringify(soft(x, y))}`);
    const sharp = spread(0);
    assert.deepEqual(
      [sharp(10, 10), sharp(150, 118)],
      [
        { metres: 2, share: 1 },
        { metres: Infinity, share: 0 },
      ],
    );
    assert.ok(Math.abs(sharp(76, 60).share - sharp(78, 60).share) > 0.4);
  });
});

describe('the rows in focus', () => {
  const withOpening = (lensRadius: number): Camera => ({ ...camera, lensRadius });

  it('lie about the point that the lens is set to', () => {
    const { factor, band } = softnessOf(withOpening(0.1), size)!;
    const thin = softnessOf(withOpening(0.2), size)!;
    assert.ok(band!.top < thin.band!.top && thin.band!.bottom < band!.bottom);
    assert.equal(band!.top % factor, 0);
  });

  it('are all that is not drawn coarsely, the coarser the farther out of focus the distance is', () => {
    const factors = [0.01, 0.05].map((lensRadius) => softnessOf(withOpening(lensRadius), size)?.factor);
    assert.deepEqual(factors, [3, 4]);
  });

  it('are not told where the distance is sharp, or most of the ground', () => {
    assert.equal(softnessOf(withOpening(0), size), null);
    assert.equal(softnessOf(withOpening(0.003), size), null);
  });
});
