import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { RasterImage } from '../../../engine.ts';
import { contrastOn } from './ink.ts';
import { addTextTask, type TextInput } from './text.task.ts';

const [width, height] = [420, 300];

function picture(colourAt: (x: number, y: number) => readonly number[]): RasterImage {
  const data = new Uint8Array(3 * width * height);
  for (let y = 0, i = 0; y < height; y++) for (let x = 0; x < width; x++, i++) data.set(colourAt(x, y), 3 * i);
  return { width, height, channels: 3, data };
}

const plain: Omit<TextInput, 'image' | 'content'> = { ink: null, avoid: [], target: null, vertical: null, horizontal: null };
const grey = picture(() => [128, 128, 128]);
const boxOf = (mask: Uint8Array) => {
  const on = [...mask.keys()].filter((i) => mask[i]! > 0);
  const [xs, ys] = [on.map((i) => i % width), on.map((i) => Math.floor(i / width))];
  return { left: Math.min(...xs), right: Math.max(...xs) + 1, top: Math.min(...ys), bottom: Math.max(...ys) + 1, count: on.length };
};

describe('a text over a photograph', () => {
  it('leaves every pixel that it does not report to the byte', () => {
    const noisy = picture((x, y) => [(x * 7 + y * 13) % 256, (x * 3) % 256, (y * 5) % 256]);
    const { image, mayChange } = addTextTask({ ...plain, image: noisy, content: 'Hello there' });
    for (let i = 0; i < mayChange.length; i++)
      if (mayChange[i] === 0) for (let c = 0; c < 3; c++) assert.equal(image.data[3 * i + c], noisy.data[3 * i + c]);
    assert.ok(boxOf(mayChange).count > 500);
  });

  it('can be read on grounds of any lightness: 4.5 to 1 at least', () => {
    for (const level of [10, 90, 128, 190, 250]) {
      const { image, mayChange } = addTextTask({
        ...plain,
        image: picture(() => [level, level, level]),
        content: 'Hello',
        vertical: 'top',
        horizontal: 'left',
      });
      const { left, right, top, bottom } = boxOf(mayChange);
      const middle = { left: left + 20, right: right - 20, top: top + 12, bottom: bottom - 12 };
      let [dark, bright] = [255, 0];
      for (let y = middle.top; y < middle.bottom; y++)
        for (let x = middle.left; x < middle.right; x++) {
          dark = Math.min(dark, image.data[3 * (y * width + x) + 1]!);
          bright = Math.max(bright, image.data[3 * (y * width + x) + 1]!);
        }
      const ink: [number, number, number] = Math.abs(bright - level) > Math.abs(dark - level) ? [255, 251, 243] : [22, 19, 22];
      const ground = ink[0] > 128 ? dark : bright;
      assert.ok(
        contrastOn(
          picture(() => [ground, ground, ground]),
          { left: 0, right: 9, top: 0, bottom: 9 },
          ink,
        ) >= 4.5,
        `${level}: ${ground}`,
      );
    }
  });

  it('keeps off the subject when there is room', () => {
    const subject = new Uint8Array(width * height);
    for (let i = 0; i < subject.length; i++) if (i % width > 60 && i % width < 240) subject[i] = 255;
    const { mayChange, warnings } = addTextTask({ ...plain, image: picture(() => [60, 60, 60]), content: 'Summer days', avoid: [subject] });
    assert.ok(boxOf(mayChange).left > 225, `${boxOf(mayChange).left}`);
    assert.deepEqual(warnings, []);
  });

  it('stands where it was asked for', () => {
    const at = (vertical: 'top' | 'bottom', horizontal: 'left' | 'right') =>
      boxOf(addTextTask({ ...plain, image: grey, content: 'Here', vertical, horizontal }).mayChange);
    assert.ok(at('top', 'left').right < width / 2 && at('top', 'left').bottom < height / 2);
    assert.ok(at('bottom', 'right').left > width / 2 && at('bottom', 'right').top > height / 2);
  });

  it('gives a colour without contrast an outline, and says so', () => {
    const { warnings } = addTextTask({ ...plain, image: grey, content: 'Red', ink: [220, 40, 30] });
    assert.match(warnings.join(), /contrast/);
  });
});

describe('a text on a thing', () => {
  const inMug = (x: number, y: number): boolean => x > 130 && x < 290 && y > 60 && y < 250;
  const mug = picture((x, y) => (inMug(x, y) ? [60 + (x - 130), 60 + (x - 130), 70 + (x - 130)] : [30, 120, 40]));
  const mask = Uint8Array.from({ length: width * height }, (_, i) => (inMug(i % width, Math.floor(i / width)) ? 255 : 0));
  const target = { mask, box: { left: 131, top: 61, width: 159, height: 189 }, isRound: true };

  it('stays on it and takes its shading', () => {
    const { image, mayChange } = addTextTask({ ...plain, image: mug, content: 'HHHHH', ink: [250, 250, 250], target });
    const { left, right, top, bottom } = boxOf(mayChange);
    assert.ok(left > 131 && right < 290 && top > 61 && bottom < 250);
    const brightest = (from: number, to: number): number => {
      let most = 0;
      for (let y = top; y < bottom; y++)
        for (let x = from; x < to; x++) if (mayChange[y * width + x]) most = Math.max(most, image.data[3 * (y * width + x) + 1]!);
      return most;
    };
    const third = Math.round((right - left) / 3);
    assert.ok(brightest(left, left + third) < brightest(right - third, right) - 20);
  });
});
