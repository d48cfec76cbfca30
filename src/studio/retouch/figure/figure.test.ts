import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, describe, it } from 'node:test';
import { createInferenceHost } from '../../../inference/index.ts';
import { createLog } from '../../../shared/index.ts';
import { createStudioPool } from '../../pool.ts';
import { cup, shapeCutOut } from '../fixtures/figures.ts';
import { type DressOptions, dressFigures, readHead } from './index.ts';

const pool = createStudioPool(2);
const inference = createInferenceHost({ log: createLog('warn') });
after(() => Promise.all([pool.close(), inference.close()]));

type Inside = (u: number, v: number) => boolean;
const inEllipse = (u: number, v: number, [x, y, rx, ry]: readonly [number, number, number, number]): boolean =>
  ((u - x) / rx) ** 2 + ((v - y) / ry) ** 2 < 1;

/** A head of a third of the height, a neck, shoulders; fractions of the picture. */
const bust: Inside = (u, v) =>
  inEllipse(u, v, [0.5, 0.28, 0.15, 0.2]) || (Math.abs(u - 0.5) < 0.07 && v > 0.3 && v < 0.6) || inEllipse(u, v, [0.5, 1, 0.42, 0.42]);
/** The same with a snout to the left. */
const snouted: Inside = (u, v) => bust(u, v) || (u > 0.2 && u < 0.5 && v > 0.28 && v < 0.4);

const green: readonly [number, number, number] = [40, 190, 60];
const options: DressOptions = {
  place: 'cafe',
  timeOfDay: 'afternoon',
  isSeated: true,
  blur: 0.6,
  size: { width: 224, height: 224 },
  seed: 5,
  pool,
  inference,
  signal: new AbortController().signal,
};
const mug = { cutOut: shapeCutOut(240, 200, [30, 60, 220], cup), label: 'mug', heightMetres: 0.1, isDrunkFrom: true };
const subject = {
  cutOut: shapeCutOut(300, 300, green, snouted),
  label: 'lizard',
  isBeast: true,
  garments: [{ concept: 'suit', colour: null }],
  held: mug,
};
const hashOf = (data: Uint8Array): string => createHash('sha256').update(data).digest('hex');

describe('reading a head off an outline', () => {
  it('cuts a person between chin and shoulders, looking at the viewer', () => {
    const head = readHead(shapeCutOut(300, 300, green, bust))!;
    const row = (head.top - 150 + head.collarRow) / 300;
    assert.ok(row > 0.47 && row < 0.62, `collar at ${row}`);
    assert.equal(head.facing, 0);
    assert.ok(Math.abs(head.neckWidth - 42) < 8, `neck ${head.neckWidth}`);
    assert.equal(head.isGuessed, false);
  });

  it('tells the side of a snout, and its mouth at the snout', () => {
    const head = readHead(shapeCutOut(300, 300, green, snouted))!;
    assert.equal(head.facing, -1);
    assert.ok(head.mouth.x < 225 && head.mouth.y > 230 && head.mouth.y < 275, JSON.stringify(head.mouth));
  });

  it('says that it guesses where nothing narrows', () => {
    assert.equal(readHead(shapeCutOut(200, 200, green, (u, v) => u > 0.2 && u < 0.8 && v > 0.1))!.isGuessed, true);
  });
});

describe('dressing a photographed head', () => {
  it('shows head and vessel whole within the frame, the vessel at the mouth, with the same bytes on one worker and on two', async () => {
    const single = createStudioPool(1);
    const one = await dressFigures([subject], { ...options, pool: single });
    await single.close();
    const two = await dressFigures([subject], options);
    assert.equal(hashOf(two!.image.data), hashOf(one!.image.data));
    const { width, height, data } = two!.image;
    assert.deepEqual([width, height, data.length], [224, 224, 3 * 224 * 224]);
    const boxOf = (is: (r: number, g: number, b: number) => boolean) => {
      const at = Array.from({ length: width * height }, (_, i) => i).filter((i) => is(data[3 * i]!, data[3 * i + 1]!, data[3 * i + 2]!));
      const [xs, ys] = [at.map((i) => i % width), at.map((i) => Math.floor(i / width))];
      return { count: at.length, left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
    };
    const head = boxOf((r, g, b) => g > 90 && g > 1.6 * r && g > 1.6 * b);
    const vessel = boxOf((r, g, b) => b > 80 && b > 1.7 * r && b > 1.7 * g);
    assert.ok(head.count > 0.03 * width * height && head.top > 2 && head.left > 2 && head.right < 222, JSON.stringify(head));
    assert.ok(vessel.count > 60 && vessel.left > 1 && vessel.bottom < 222, JSON.stringify(vessel));
    assert.ok(vessel.top < head.bottom && vessel.left < head.left + 0.5 * (head.right - head.left), JSON.stringify({ head, vessel }));
  });

  it('stops when cancelled', async () => {
    await assert.rejects(dressFigures([subject], { ...options, signal: AbortSignal.abort() }), { code: 'generation_cancelled' });
  });
});
