import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, describe, it } from 'node:test';
import type { RasterImage } from '../../../engine.ts';
import { createInferenceHost } from '../../../inference/index.ts';
import { createLog, createRng } from '../../../shared/index.ts';
import { createStudioPool } from '../../pool.ts';
import type { SceneObject } from '../../scene/index.ts';
import { shapeCutOut } from '../fixtures/figures.ts';
import type { Retouched, RetouchTools } from '../operator.ts';
import { addThing, holdThing, replaceThing, wearThing } from './index.ts';
import { spotInRegion } from './region-spot.ts';
import { spotFor } from './spots.ts';

const pool = createStudioPool(2);
const inference = createInferenceHost({ log: createLog('warn') });
after(() => Promise.all([pool.close(), inference.close()]));
const tools: RetouchTools = { pool, inference, seed: 3, signal: new AbortController().signal };
const hashOf = (data: Uint8Array): string => createHash('sha256').update(data).digest('hex');
const thing = (concept: string, heightMetres: number): SceneObject => ({
  id: `${concept}-1`,
  label: concept,
  concept,
  icon: concept,
  count: 1,
  colour: null,
  heightMetres,
  airborne: false,
});

const side = 240;
const person = shapeCutOut(
  side / 2,
  side / 2,
  [190, 140, 110],
  (u, v) =>
    ((u - 0.5) / 0.13) ** 2 + ((v - 0.35) / 0.17) ** 2 < 1 ||
    (Math.abs(u - 0.5) < 0.06 && v > 0.4 && v < 0.62) ||
    ((u - 0.5) / 0.35) ** 2 + ((v - 1) / 0.4) ** 2 < 1,
);
const target = { mask: person.alpha, box: person.box, heightMetres: 0.9, topShare: 0.05, isFlatTopped: false };

/** Grass and sky with grain, and the person before them. */
const photograph: RasterImage = (() => {
  const rng = createRng(1).fork('photo');
  const data = new Uint8Array(3 * side * side);
  for (let i = 0; i < side * side; i++) {
    const ground = i > 0.6 * side * side ? [90, 120, 60] : [150, 180, 210];
    for (let c = 0; c < 3; c++)
      data[3 * i + c] = Math.round((person.alpha[i]! > 128 ? person.colour[3 * i + c]! : ground[c]!) + 8 * (rng.float() - 0.5));
  }
  return { width: side, height: side, channels: 3, data };
})();

/** Bytes outside of the mask are the photograph's; inside of it most pixels are not. */
function assertExact({ image, mayChange }: Retouched): void {
  let [inside, changed] = [0, 0];
  for (let i = 0; i < side * side; i++) {
    const differs = [0, 1, 2].some((c) => image.data[3 * i + c] !== photograph.data[3 * i + c]);
    if (mayChange[i] === 0) assert.equal(differs, false, `pixel ${i} outside of the mask`);
    else [inside, changed] = [inside + 1, changed + (differs ? 1 : 0)];
  }
  assert.ok(inside > 150 && changed > 0.5 * inside, `${changed} of ${inside}`);
}

/** Mean row and column of what changed much. */
function middleOf({ image }: Retouched): { x: number; y: number; count: number } {
  let [x, y, count] = [0, 0, 0];
  for (let i = 0; i < side * side; i++)
    if ([0, 1, 2].some((c) => Math.abs(image.data[3 * i + c]! - photograph.data[3 * i + c]!) > 40))
      [x, y, count] = [x + (i % side), y + Math.floor(i / side), count + 1];
  return { x: x / count / side, y: y / count / side, count };
}

describe('things of the studio in a photograph', () => {
  it('stand beside their target, touch no byte but theirs, and are the same on one worker and on two', async () => {
    const request = { object: thing('vase', 0.3), relation: 'left-of', target, subject: null, picture: null } as const;
    const added = await addThing(photograph, request, tools);
    assertExact(added);
    assert.ok(middleOf(added).x < 0.35, JSON.stringify(middleOf(added)));
    const single = createStudioPool(1);
    const again = await addThing(photograph, request, { ...tools, pool: single });
    await single.close();
    assert.equal(hashOf(again.image.data), hashOf(added.image.data));
  });

  it('are as many as are asked for, each in its own place; birds fly in the sky and throw no shadow', async () => {
    const place = { relation: null, target: null, subject: null, picture: null } as const;
    const birds = await addThing(photograph, { ...place, object: { ...thing('seagull', 0.4), count: 2 } }, tools);
    assertExact(birds);
    assert.deepEqual(birds.warnings, []);
    assert.ok(middleOf(birds).y < 0.4, JSON.stringify(middleOf(birds)));
    const columns = Array.from({ length: side }, (_, x) =>
      Array.from({ length: side }, (_, y) => birds.mayChange[y * side + x]!).some((v) => v > 0),
    );
    const starts = columns.filter((is, x) => is && !columns[x - 1]).length;
    assert.equal(starts, 2);
  });

  it('are hidden by what they stand behind', async () => {
    const added = await addThing(
      photograph,
      { object: thing('vase', 0.3), relation: 'behind', target, subject: null, picture: null },
      tools,
    );
    assertExact(added);
    for (let i = 0; i < side * side; i++) if (person.alpha[i] === 255) assert.equal(added.mayChange[i], 0);
  });

  it('are worn: a hat on top of the head, glasses across its middle', async () => {
    const wear = (concept: string) => wearThing(photograph, { object: thing(concept, 0.2), mask: person.alpha, box: person.box }, tools);
    const [hat, glasses] = await Promise.all([wear('top-hat'), wear('sunglasses')]);
    assertExact(hat!);
    assertExact(glasses!);
    const [top, middle] = [middleOf(hat!), middleOf(glasses!)];
    assert.ok(top.y < 0.4 && Math.abs(top.x - 0.5) < 0.06, JSON.stringify(top));
    assert.ok(middle.y > 0.37 && middle.y < 0.48 && Math.abs(middle.x - 0.5) < 0.06, JSON.stringify(middle));
  });

  it('are held: in the fist that is seen, before the chest by both arms, in the mouth of an animal', async () => {
    const hold = (concept: string, isPerson: boolean, from = photograph) =>
      holdThing(from, { object: thing(concept, 0.1), target, isPerson, side: null }, tools);
    const [mug, guitar, bone] = [await hold('mug', true), await hold('teddy-bear', true), await hold('apple', false)];
    for (const held of [mug, guitar, bone]) assertExact(held);
    assert.match(mug.warnings.join(), /The hand is not seen/);
    assert.match(guitar.warnings.join(), /Arms are not bent/);
    assert.ok(middleOf(mug).y > 0.5 && middleOf(mug).x < 0.5, JSON.stringify(middleOf(mug)));
    const mouth = middleOf(bone);
    assert.ok(mouth.y > 0.4 && mouth.y < 0.6 && Math.abs(mouth.x - 0.5) < 0.08, JSON.stringify(mouth));
  });

  it('take the place of another thing', async () => {
    const replaced = await replaceThing(photograph, { object: thing('apple', 0.08), target, picture: null }, tools);
    assertExact(replaced);
    const left = Array.from({ length: side * side }, (_, i) => i).filter(
      (i) =>
        person.alpha[i] === 255 && Math.abs(replaced.image.data[3 * i]! - 190) < 12 && Math.abs(replaced.image.data[3 * i + 2]! - 110) < 12,
    );
    assert.ok(left.length < 0.05 * person.alpha.filter((v) => v === 255).length, `${left.length} pixels of the person are left`);
  });

  it('that the studio does not have are refused by name', async () => {
    const request = {
      object: { ...thing('no-such-thing', 0.3), icon: 'no-such-icon' },
      relation: null,
      target: null,
      subject: null,
      picture: null,
    };
    await assert.rejects(addThing(photograph, request, tools), { code: 'engine_failed', message: /no-such-thing/ });
  });
});

describe('where a thing goes', () => {
  const request = {
    size: { width: 1000, height: 800 },
    target: { box: { left: 400, top: 200, width: 200, height: 400 }, heightMetres: 2, topShare: 0.05 },
    subject: null,
    thing: { widthMetres: 0.5, heightMetres: 0.5 },
  };

  it('is as large as its target says, and stands on its level', () => {
    const spot = spotFor({ ...request, relation: 'right-of' });
    assert.equal(spot.pixelsPerMetre, 200);
    assert.equal(spot.y, 600);
    assert.ok(spot.x > 600);
  });

  it('is within the frame and neither a speck nor all of the picture', () => {
    const tiny = spotFor({ ...request, target: null, relation: null, thing: { widthMetres: 0.01, heightMetres: 0.01 } });
    assert.ok(0.01 * tiny.pixelsPerMetre >= 0.05 * 800);
    const huge = spotFor({ ...request, target: null, relation: null, thing: { widthMetres: 30, heightMetres: 20 } });
    assert.ok(20 * huge.pixelsPerMetre <= 0.73 * 800 && huge.x > 0 && huge.x < 1000);
  });

  describe('on a part of the picture', () => {
    const box = { left: 0, top: 500, width: 1000, height: 300 };
    const mask = new Uint8Array(1000 * 800).fill(255, 500 * 1000);
    const asked = { ...request, target: { box, heightMetres: 0.8, topShare: 0 }, relation: 'on' as const };

    it('is the farther, the larger it is, and of the size that a level plane gives it there', () => {
      const boat = spotInRegion({ ...asked, thing: { widthMetres: 8, heightMetres: 12 } }, { mask, kind: 'ground' }, box);
      const person = spotInRegion({ ...asked, thing: { widthMetres: 0.6, heightMetres: 1.7 } }, { mask, kind: 'ground' }, box);
      assert.ok(boat.y > 500 && boat.y < person.y && person.y < 800);
      assert.ok(Math.abs(boat.pixelsPerMetre - (boat.y - 500) / 1.6) < 1);
      assert.ok(Math.abs(person.pixelsPerMetre - (person.y - 500) / 1.6) < 1);
    });

    it('lies a little deep in water, without a shadow', () => {
      const [ashore, afloat] = (['ground', 'water'] as const).map((kind) => spotInRegion(asked, { mask, kind }, box));
      assert.ok(afloat!.y > ashore!.y && !afloat!.standsOn && ashore!.standsOn);
    });

    it('stands beside the subject', () => {
      const subject = { left: 100, top: 100, width: 200, height: 600 };
      const { x } = spotInRegion({ ...asked, subject }, { mask, kind: 'ground' }, box);
      assert.ok(x > 300);
    });
  });
});
