import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, describe, it } from 'node:test';
import { createStudioPool } from '../pool.ts';
import { type CombineSubject, composeOn } from './collage.ts';
import { layOutCollage, type Placement } from './collage-layout.ts';
import { animal, plainBackdrop, shapeCutOut } from './fixtures/figures.ts';
import { readOutline } from './outline.ts';

const pool = createStudioPool(2);
after(() => pool.close());
const { signal } = new AbortController();
const size = { width: 600, height: 600 };
const table = plainBackdrop(600, 'table');

const dinosaur: CombineSubject = { cutOut: shapeCutOut(300, 200, [200, 60, 30], animal), label: 'dinosaur', heightMetres: 3.5 };
const mug: CombineSubject = { cutOut: shapeCutOut(120, 100, [30, 60, 220]), label: 'mug', heightMetres: 0.1 };

const layOut = (
  subjects: readonly CombineSubject[],
  surface: 'table' | 'ground',
  relations: Parameters<typeof layOutCollage>[0]['relations'] = [],
) =>
  layOutCollage({
    subjects: subjects.map(({ cutOut, heightMetres }) => ({ outline: readOutline(cutOut), heightMetres })),
    relations,
    size,
    backdrop: { ...table, surface },
  });

describe('the outline of a cut-out', () => {
  it('tells the side that an animal looks to, and where its mouth is', () => {
    const left = readOutline(dinosaur.cutOut);
    assert.equal(left.facing, -1);
    assert.ok(Math.abs(left.mouth!.x - 0.45) < 0.02 && left.mouth!.y > 0.15 && left.mouth!.y < 0.3, JSON.stringify(left.mouth));
    const right = readOutline(shapeCutOut(300, 200, [1, 2, 3], (u, v) => animal(1 - u, v)));
    assert.equal(right.facing, 1);
    assert.ok(Math.abs(right.mouth!.x - 0.55) < 0.02);
  });

  it('claims no side and no mouth for a box or a ball', () => {
    for (const isInside of [() => true, (u: number, v: number) => (u - 0.5) ** 2 + (v - 0.5) ** 2 < 0.25]) {
      const outline = readOutline(shapeCutOut(200, 200, [1, 2, 3], isInside));
      assert.equal(outline.facing, 0);
      assert.equal(outline.mouth, null);
    }
  });
});

describe('the layout of a collage', () => {
  it('seats the big behind the table and stands the small on it, below the mouth that drinks from it', () => {
    const [big, small] = layOut([dinosaur, mug], 'table', [{ subject: 0, verb: 'drinks-from', object: 1 }]);
    assert.equal(big!.index, 0);
    assert.equal(big!.hiddenFromY, table.backEdgeY * 600);
    assert.ok(big!.top > 0 && big!.top < 120);
    assert.equal(small!.hiddenFromY, null);
    const base = small!.top + small!.height;
    assert.ok(base > table.backEdgeY * 600 && base < 600);
    const mouthX = big!.left + 0.45 * big!.width;
    assert.ok(Math.abs(small!.left + small!.width / 2 - mouthX) < small!.width, 'the mug is near the mouth');
    assert.ok(small!.height < big!.height / 2);
  });

  it('seats even a small animal at the table when it drinks there, and leaves most of it to be seen', () => {
    const dog = { ...dinosaur, heightMetres: 0.5 };
    const [who, what] = layOut([dog, mug], 'table', [{ subject: 0, verb: 'drinks-from', object: 1 }]);
    assert.equal(who!.hiddenFromY, table.backEdgeY * 600);
    assert.ok(what!.height < 0.5 * (who!.hiddenFromY! - who!.top));
    assert.equal(layOut([dog, mug], 'table')[0]!.hiddenFromY, null, 'without the drink it stands on the table');
  });

  for (const count of [1, 2, 3, 5, 9, 14])
    it(`keeps ${count} figures on the ground inside the frame, the taller the larger`, () => {
      const subjects = Array.from({ length: count }, (_, i) => ({ ...mug, heightMetres: 0.5 + 0.25 * i }));
      const placed = layOut(subjects, 'ground');
      assert.deepEqual(
        placed.map(({ index }) => index).sort((a, b) => a - b),
        subjects.map((_, i) => i),
      );
      for (const { left, top, width, height } of placed) assert.ok(left >= 0 && top >= 0 && left + width <= 600.5 && top + height <= 600.5);
      const heights = [...placed].sort((a, b) => a.index - b.index).map(({ height }) => height);
      assert.ok(heights.at(-1)! >= heights[0]!);
      assert.ok(Math.min(...heights) > 30, 'even the smallest is seen');
    });

  it('shows every one of fourteen: none is covered by more than half', () => {
    const placed = layOut(
      Array.from({ length: 14 }, () => mug),
      'ground',
    );
    for (const [i, under] of placed.entries())
      for (const over of placed.slice(i + 1)) {
        const x = Math.max(0, Math.min(under.left + under.width, over.left + over.width) - Math.max(under.left, over.left));
        const y = Math.max(0, Math.min(under.top + under.height, over.top + over.height) - Math.max(under.top, over.top));
        assert.ok((x * y) / (under.width * under.height) < 0.5);
      }
  });

  it('stands a figure that its photograph cuts off below at the lower edge of the frame', () => {
    const bust = shapeCutOut(100, 200, [90, 80, 70]);
    const cut = {
      ...bust,
      height: bust.box.top + bust.box.height,
      alpha: bust.alpha.subarray(0, bust.width * (bust.box.top + bust.box.height)),
    };
    const placed = layOut(
      [
        { ...mug, cutOut: cut, heightMetres: 1.7 },
        { ...mug, heightMetres: 1 },
      ],
      'ground',
    );
    assert.deepEqual(
      placed.map(({ index }) => index),
      [1, 0],
      'it is in front',
    );
    assert.ok(placed[1]!.top + placed[1]!.height >= 600);
    assert.ok(placed[0]!.top + placed[0]!.height < 590);
  });

  it('sets left-of and right-of, and stands one thing on another', () => {
    const cups = [mug, mug];
    const centre = (placed: ReturnType<typeof layOut>, index: number): number => {
      const { left, width } = placed.find((placement) => placement.index === index)!;
      return left + width / 2;
    };
    const right = layOut(cups, 'ground', [{ subject: 0, verb: 'right-of', object: 1 }]);
    assert.ok(centre(right, 0) > centre(right, 1));
    const stacked = layOut([mug, { ...dinosaur, heightMetres: 0.3 }], 'ground', [{ subject: 0, verb: 'on', object: 1 }]);
    assert.equal(stacked.at(-1)!.index, 0);
    const carrier = stacked[0]!;
    const base = stacked[1]!.top + stacked[1]!.height;
    assert.ok(base > carrier.top && base < carrier.top + 0.3 * carrier.height);
  });

  it('stands things on a seat side by side, all of them and the chair within the frame', () => {
    const chair = { ...mug, heightMetres: 0.9, seat: 0.5 };
    const [dog, cat] = [
      { ...dinosaur, heightMetres: 0.6 },
      { ...mug, heightMetres: 0.4 },
    ];
    const relations = [1, 2].map((subject) => ({ subject, verb: 'on' as const, object: 0 }));
    const placed = layOutCollage({
      subjects: [chair, dog, cat].map(({ cutOut, ...rest }) => ({ outline: readOutline(cutOut), ...rest })),
      relations,
      size,
      backdrop: { ...table, surface: 'ground' },
    });
    const [under, first, second] = placed as [Placement, Placement, Placement];
    assert.deepEqual([under.index, first.index, second.index], [0, 1, 2]);
    for (const { top, height } of [first, second]) {
      assert.ok(top > 0.03 * 600, `${top}`);
      const base = (top + height - under.top) / under.height;
      assert.ok(base > 0.48 && base < 0.58, `it stands at ${base} of the chair`);
    }
    assert.ok(second.left >= first.left + first.width - 1);
    assert.ok(first.height > second.height);
  });

  it('shows who is seen to the chest near, at the height of the heads of those who stand, and whole across', () => {
    const bust = shapeCutOut(300, 300, [90, 80, 70]);
    const rows = bust.box.top + bust.box.height;
    const man = { ...mug, cutOut: { ...bust, height: rows, alpha: bust.alpha.subarray(0, bust.width * rows) }, heightMetres: 1.75 };
    const woman = { ...mug, cutOut: shapeCutOut(80, 240, [1, 2, 3]), heightMetres: 1.65 };
    const placed = layOut([woman, man], 'ground');
    const [far, near] = [placed.find(({ index }) => index === 0)!, placed.find(({ index }) => index === 1)!];
    assert.equal(placed.at(-1), near, 'before the others');
    assert.ok(near.left >= 0 && near.left + near.width <= 600, JSON.stringify(near));
    assert.ok(near.top + near.height >= 600 && near.height > 0.5 * 600);
    assert.ok(far.left >= 0 && far.left + far.width < near.left + 0.2 * near.width, 'neither covers the other');
  });
});

describe('a collage', () => {
  const relations = [{ subject: 0, verb: 'drinks-from', object: 1 }] as const;

  it('has the size of its backdrop, shows every subject, and throws shadows on the table', async () => {
    const { image, subjects } = await composeOn(table, [dinosaur, mug], { relations, seed: 1, pool, signal });
    assert.deepEqual([image.width, image.height, image.channels], [600, 600, 3]);
    const reds = countPixels(image.data, (r, g, b) => r > g + 50 && r > b + 50);
    const blues = countPixels(image.data, (r, g, b) => b > r + 50 && b > g + 50);
    assert.ok(reds > 15_000 && blues > 3_000, `${reds} red, ${blues} blue`);
    const [, placement] = layOut([dinosaur, mug], 'table', relations);
    const under = 3 * (Math.round(placement!.top + placement!.height + 2) * 600 + Math.round(placement!.left + placement!.width / 2));
    assert.ok(image.data[under]! < 110, `the table under the mug has ${image.data[under]}`);
    assert.deepEqual(
      subjects.map(({ nativeSize }) => nativeSize),
      [
        { width: 300, height: 200 },
        { width: 120, height: 100 },
      ],
    );
    assert.ok(subjects[0]!.enlargement > 1);
  });

  it('says that a pose stays, and what was enlarged beyond its sharpness', async () => {
    const coarse = { ...dinosaur, cutOut: shapeCutOut(60, 40, [200, 60, 30], animal) };
    const { warnings } = await composeOn(table, [coarse, mug], { relations, seed: 1, pool, signal });
    assert.ok(warnings.some((text) => /dinosaur keeps the pose/.test(text)));
    assert.ok(warnings.some((text) => /dinosaur was enlarged \d/.test(text)));
  });

  it('has the same bytes for the same seed on one worker and on two, and other grain for another seed', async () => {
    const single = createStudioPool(1);
    const hash = async (seed: number, workers: typeof pool): Promise<string> => {
      const { image } = await composeOn(table, [dinosaur, mug], { relations, seed, pool: workers, signal });
      return createHash('sha256').update(image.data).digest('hex');
    };
    const one = await hash(3, single);
    await single.close();
    assert.equal(await hash(3, pool), one);
    assert.notEqual(await hash(4, pool), one);
  });
});

function countPixels(data: Uint8Array, matches: (r: number, g: number, b: number) => boolean): number {
  let count = 0;
  for (let i = 0; i < data.length; i += 3) if (matches(data[i]!, data[i + 1]!, data[i + 2]!)) count++;
  return count;
}
