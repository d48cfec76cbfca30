import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { RasterImage } from '../../../engine.ts';
import {
  breakEvenly,
  breakGreedily,
  busyness,
  calmestBox,
  cleanText,
  createFontCase,
  fitLettering,
  joinPieces,
  printImage,
  setTexts,
  splitPieces,
} from './index.ts';

const measured = (text: string) => splitPieces(text).map((piece) => ({ piece, width: [...piece.text].length }));
const linesOf = (text: string, count: number): string[] => {
  const pieces = measured(text);
  return breakEvenly(pieces, 1, count)!.map(([from, to]) => joinPieces(pieces.slice(from, to).map(({ piece }) => piece)));
};
const fitted = (content: string, box: { width: number; height: number; mostLines?: number }) => {
  const face = createFontCase().find('sans', content);
  return { face, lettering: fitLettering(face.content, face, { largest: box.height, mostLines: 4, ...box }) };
};

describe('line breaks', () => {
  it('balance lines, and keep small words with what follows', () => {
    assert.deepEqual(linesOf('The quick brown fox jumps over', 2), ['The quick brown', 'fox jumps over']);
    assert.deepEqual(linesOf('My love of the sea', 2), ['My love', 'of the sea']);
  });

  it('never start a line with a closing mark nor end one with an opening bracket, in Chinese and Japanese', () => {
    const text = '吾輩は猫である。名前はまだ無い。（どこで生れたか）とんと「見当」がつかぬ。';
    for (let count = 2; count <= 8; count++) {
      const lines = linesOf(text, count);
      assert.equal(lines.join(''), text);
      for (const line of lines) {
        assert.doesNotMatch(line, /^[。、）」ー]/u);
        assert.doesNotMatch(line, /[（「]$/u);
      }
    }
  });

  it('leave no widow in running text', () => {
    const pieces = measured('one two three four five six seven eight a');
    const lines = breakGreedily(pieces, 1, 19);
    const [from, to] = lines.at(-1)!;
    assert.ok(to - from > 1, JSON.stringify(lines));
  });
});

describe('fitted lettering', () => {
  it('stays within its box for every writing, and keeps the characters', () => {
    const texts = [
      'Hello, wide world',
      '你好，世界',
      '臺灣歡迎您',
      'こんにちは世界',
      '안녕하세요 세계',
      'Привет, мир',
      'Καλημέρα κόσμε',
      'مرحبا بالعالم',
      'नमस्ते दुनिया',
    ];
    for (const content of texts) {
      const { face, lettering } = fitted(content, { width: 300, height: 160 });
      assert.deepEqual(face.missing, [], content);
      assert.ok(lettering.width <= 300.5 && lettering.height <= 160.5, `${content}: ${lettering.width} x ${lettering.height}`);
      assert.equal(lettering.lines.join('').replace(/\s/g, ''), content.replace(/\s/g, ''));
    }
  });

  it('sets Arabic from right to left and never tracks joined letters', () => {
    const joined = fitted('مخبز السلام', { width: 400, height: 80, mostLines: 1 });
    assert.equal(joined.face.direction, 'rtl');
    const face = createFontCase().find('sans', 'مخبز');
    const tracked = fitLettering('مخبز', face, { width: 999, height: 99, largest: 50, mostLines: 1, tracking: 0.5 });
    const plain = fitLettering('مخبز', face, { width: 999, height: 99, largest: 50, mostLines: 1 });
    assert.ok(Math.abs(tracked.width - plain.width) < 30, `${tracked.width} ${plain.width}`);
  });

  it('takes a paragraph of 5,000 characters', () => {
    const content = 'Lorem ipsum dolor sit amet. '.repeat(180);
    const { lettering } = fitted(content, { width: 800, height: 600 });
    assert.ok(lettering.height <= 600.5 && lettering.width <= 800.5, `${lettering.width} x ${lettering.height}`);
  });

  it('names the characters that no font has, and leaves them out', () => {
    const { face } = fitted('A😀ሰB', { width: 100, height: 50 });
    assert.deepEqual(face.missing, ['😀', 'ሰ']);
    assert.equal(face.content, 'AB');
  });
});

describe('clean text', () => {
  it('keeps line ends and drops controls and overrides, telling of each', () => {
    const { content, warnings } = cleanText('One\r\n two\u0000\u202e three\n\n\n\nfour ');
    assert.equal(content, 'One\ntwo three\n\nfour');
    assert.equal(warnings.length, 2);
  });
});

const half = (): RasterImage => {
  const data = new Uint8Array(256 * 256 * 3).fill(90);
  for (let y = 0; y < 256; y++)
    for (let x = 0; x < 128; x++) data.fill(((x >> 2) + (y >> 2)) & 1 ? 250 : 5, (y * 256 + x) * 3, (y * 256 + x) * 3 + 3);
  return { width: 256, height: 256, channels: 3, data };
};

describe('calm places', () => {
  const left = { left: 4, top: 40, right: 104, bottom: 80 };
  const right = { left: 140, top: 40, right: 240, bottom: 80 };

  it('are found by the steps of lightness beneath', () => {
    const image = half();
    assert.ok(busyness(image, left) > 0.5 && busyness(image, right) < 0.05);
    assert.equal(calmestBox(image, [left, right]), right);
  });

  it('are not where the id plane shows a thing', () => {
    const image: RasterImage = { ...half(), data: new Uint8Array(256 * 256 * 3).fill(90) };
    const ids = Uint16Array.from({ length: 64 * 64 }, (_, i) => (i % 64 < 32 ? 7 : 0));
    assert.equal(calmestBox(image, [left, right], { width: 64, height: 64, ids, grounds: [0] }), right);
  });

  it('take a caption to the calm side of a picture, at 4.5:1 or more', () => {
    const image = half();
    const { texts } = setTexts(image, [{ content: 'By the sea', role: 'caption' }], {
      layout: { titleBand: null, captionBand: { top: 0.8, bottom: 0.95 } },
      place: 'beach',
    });
    assert.ok(texts[0]!.box.left >= 120, JSON.stringify(texts[0]));
    assert.ok(texts[0]!.contrast >= 4.5, `${texts[0]!.contrast}`);
  });
});

describe('a print', () => {
  it('covers the middle, leaves the margin clear and is premultiplied', () => {
    const { pixels, width, height, channels } = printImage({
      texts: ['Good Morning', 'coffee first'],
      widthPixels: 256,
      heightPixels: 128,
      ink: '#ff0000',
    });
    assert.deepEqual([width, height, channels], [256, 128, 4]);
    let inked = 0;
    for (let i = 0; i < width * height; i++) {
      const [red, green, , cover] = pixels.subarray(4 * i, 4 * i + 4) as unknown as [number, number, number, number];
      assert.ok(Math.abs(red - cover) < 1e-6 && green === 0);
      if (i % width === 0 || i < width) assert.equal(cover, 0);
      inked += cover;
    }
    assert.ok(inked > 0.05 * width * height, `${inked}`);
  });

  it('tells of what it cannot print', () => {
    const heard: string[] = [];
    printImage({ texts: ['Hi 😀'], widthPixels: 64, heightPixels: 32, onWarning: (sentence) => heard.push(sentence) });
    assert.match(heard.join(), /😀/u);
  });
});
