import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { createInferenceHost } from '../../inference/index.ts';
import { createLog } from '../../shared/index.ts';
import { createStudioPool } from '../pool.ts';
import { ballComposite, overlap } from './fixtures/composite.ts';
import { outlineBox, outlineMarks, roughMarks, SubjectStudy } from './index.ts';

const inference = createInferenceHost({ log: createLog('silent') });
const [single, pool] = [createStudioPool(1), createStudioPool(2)];
const { signal } = new AbortController();
after(() => Promise.all([inference.close(), single.close(), pool.close()]));

// Large enough that edges are found for cells of two pixels.
const [width, height] = [1400, 1100];
const { image, alpha } = ballComposite(380, [230, 60, 40], {
  width,
  height,
  seed: 5,
  ground: [
    [150, 185, 215],
    [96, 128, 70],
  ],
});
const box = { left: width / 2 - 380, top: height / 2 - 380, width: 760, height: 760 };

describe('an outline', () => {
  it('in a box is that of the thing, and the same on one worker and on two', async () => {
    const [one, two] = await Promise.all([single, pool].map((each) => outlineBox(image, { box }, { inference, pool: each, signal })));
    assert.ok(overlap(one!.alpha, alpha) > 0.985, `IoU ${overlap(one!.alpha, alpha).toFixed(4)}`);
    assert.deepEqual(one!.box, two!.box);
    assert.ok(Buffer.from(one!.alpha).equals(two!.alpha));
    assert.ok(Buffer.from(one!.colour).equals(two!.colour));
  });

  it('from marks keeps to them where they are sure, and finds the edge where they are not', async () => {
    const marks = { width: 70, height: 55, data: new Uint8Array(70 * 55) };
    for (let i = 0; i < marks.data.length; i++) {
      const far = Math.hypot((i % 70) - 34.5, Math.floor(i / 70) - 27);
      marks.data[i] = far < 14 ? roughMarks.sure : far < 25 ? roughMarks.hardly : roughMarks.not;
    }
    const [one, two] = await Promise.all([single, pool].map((each) => outlineMarks(image, marks, { pool: each, signal })));
    assert.ok(overlap(one!.alpha, alpha) > 0.985, `IoU ${overlap(one!.alpha, alpha).toFixed(4)}`);
    assert.ok(Buffer.from(one!.alpha).equals(two!.alpha));
    assert.ok(Math.abs(one!.box!.left - box.left) < 6 && Math.abs(one!.box!.width - box.width) < 12);
  });
});

describe('the study of a subject', () => {
  it('has its place before its outline, looks twice at the photograph and detects once', async () => {
    let [looks, detected] = [0, 0];
    const counting: typeof inference = {
      ...inference,
      run: (task, options) => {
        looks++;
        return inference.run(task, options);
      },
    };
    const detections = async () => {
      detected++;
      return [];
    };
    const study = new SubjectStudy(image, { inference: counting, pool, signal, detections });
    const core = (await study.core())!;
    assert.equal(looks, 1);
    const rough = (await study.rough())!;
    const [cut, again] = await Promise.all([study.cutOut(), study.cutOut()]);
    assert.equal(looks, 2);
    assert.equal(detected, 1);
    assert.equal(cut, again);
    for (const side of ['left', 'top', 'width', 'height'] as const) {
      assert.ok(Math.abs(rough.box[side] - cut.box[side]) < 12, side);
      assert.ok(Math.abs(core[side] - cut.box[side]) < 200, side);
    }
  });
});
