import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, describe, it } from 'node:test';
import { createInferenceHost } from '../../../inference/index.ts';
import { createLog, createRng } from '../../../shared/index.ts';
import { createStudioPool } from '../../pool.ts';
import { shapeCutOut } from '../fixtures/figures.ts';
import { type DressRequest, dressInPhotograph, readHead } from './index.ts';

const pool = createStudioPool(2);
const inference = createInferenceHost({ log: createLog('warn') });
after(() => Promise.all([pool.close(), inference.close()]));
const tools = { pool, inference, seed: 3, signal: new AbortController().signal };
const hashOf = (data: Uint8Array): string => createHash('sha256').update(data).digest('hex');

const side = 192;
const person = shapeCutOut(
  side / 2,
  side / 2,
  [190, 140, 110],
  (u, v) =>
    ((u - 0.5) / 0.13) ** 2 + ((v - 0.2) / 0.18) ** 2 < 1 ||
    (Math.abs(u - 0.5) < 0.06 && v > 0.2 && v < 0.5) ||
    (Math.abs(u - 0.5) < 0.3 && v > 0.46),
);
const rng = createRng(1).fork('photo');
const photograph = {
  width: side,
  height: side,
  channels: 3 as const,
  data: Uint8Array.from({ length: 3 * side * side }, (_, i) => {
    const ground = [90, 120, 60][i % 3]!;
    return Math.round((person.alpha[Math.floor(i / 3)]! > 128 ? person.colour[i]! : ground) + 10 * (rng.float() - 0.5));
  }),
};
const request: DressRequest = {
  mask: person.alpha,
  box: person.box,
  garments: [{ concept: 'suit', colour: null }],
  sex: 'male',
  age: 'adult',
  isPerson: true,
  who: 'man',
  what: 'suit',
};

describe('dressing somebody in one photograph', () => {
  it('keeps face and background to the byte, covers the old body, and gives the same bytes on one worker and on two', async () => {
    const { image, mayChange, warnings } = (await dressInPhotograph(photograph, request, tools))!;
    const head = readHead(person)!;
    let [covered, old] = [0, 0];
    for (let y = 0, i = 0; y < side; y++)
      for (let x = 0; x < side; x++, i++) {
        const differs = [0, 1, 2].some((c) => image.data[3 * i + c] !== photograph.data[3 * i + c]);
        if (mayChange[i] === 0) assert.equal(differs, false, `${x}, ${y} outside of the mask`);
        const isOwn = person.alpha[i]! > 128;
        if (isOwn && y < head.top + 0.8 * head.collarRow) assert.equal(differs, false, `${x}, ${y} of the face`);
        if (isOwn && y > head.top + 1.3 * head.collarRow) [old, covered] = [old + 1, covered + (differs ? 1 : 0)];
      }
    assert.ok(covered > 0.97 * old, `${covered} of ${old} pixels of the old body`);
    assert.match(warnings.join(), /head is the photograph's/);
    const single = createStudioPool(1);
    const again = await dressInPhotograph(photograph, request, { ...tools, pool: single });
    await single.close();
    assert.equal(hashOf(again!.image.data), hashOf(image.data));
  });
});
