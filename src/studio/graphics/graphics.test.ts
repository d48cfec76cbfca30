import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import type { RasterImage } from '../../engine.ts';
import { createStudioPool } from '../pool.ts';
import type { Scene } from '../scene/index.ts';
import { createOpticalReader, editDistance, foldText } from './fixtures/optical-reader.ts';
import { designs, drawGraphic, type GraphicRequest, type GraphicResult, graphicOf, renderGraphic } from './index.ts';

interface TextPrompt extends Omit<GraphicRequest, 'seed'> {
  readonly language: string;
}
const prompts = JSON.parse(readFileSync(new URL('../../../fixtures/prompts/texts.json', import.meta.url), 'utf8')) as TextPrompt[];
const smallest = (entry: TextPrompt, long: number): TextPrompt => {
  const scale = long / Math.max(entry.size.width, entry.size.height);
  return { ...entry, size: { width: Math.round(entry.size.width * scale), height: Math.round(entry.size.height * scale) } };
};
const hashOf = ({ image }: GraphicResult): string => createHash('sha256').update(image.data).digest('hex');

function assertInside({ image, texts }: GraphicResult, name: string): void {
  for (const { content, box } of texts) {
    const isInside = box.left >= 0 && box.top >= 0 && box.right <= image.width && box.bottom <= image.height;
    assert.ok(isInside && box.right > box.left && box.bottom > box.top, `${name}: "${content}" at ${JSON.stringify(box)}`);
  }
}

const bars = (length: number, wave: number): RasterImage => ({
  width: length,
  height: length,
  channels: 3,
  data: Uint8Array.from({ length: length * length * 3 }, (_, i) => (Math.floor(i / 3 / wave) % 2 === 0 ? 245 : 12)),
});

describe('graphics', () => {
  it('has 60 prompts over every design', () => {
    assert.equal(prompts.length, 60);
    assert.deepEqual(new Set(prompts.map(({ design }) => design)), new Set(designs));
  });

  it('sets every text of every prompt within the frame, at 4.5:1 or more, without a warning', () => {
    for (const entry of prompts) {
      const result = drawGraphic({ ...smallest(entry, 720), seed: 3 });
      assertInside(result, entry.design);
      assert.deepEqual(result.warnings, [], entry.design);
      for (const { content, contrast } of result.texts)
        assert.ok(contrast >= 4.5, `${entry.design}: "${content}" has ${contrast.toFixed(2)}`);
      const set = foldText(result.texts.map(({ content }) => content).join(''));
      for (const { content, role } of entry.texts) {
        // A menu's and an infographic's numbers are set apart from their words.
        if (role === 'menu' || entry.design === 'infographic') continue;
        assert.ok(set.includes(foldText(content)), `${entry.design}: "${content}" is not among ${set}`);
      }
    }
  });

  it('holds every design in frames from 1:3 to 3:1', () => {
    for (const design of designs)
      for (const [width, height] of [
        [240, 720],
        [360, 480],
        [720, 240],
      ] as const) {
        const entry = prompts.find((prompt) => prompt.design === design)!;
        const result = drawGraphic({ ...entry, size: { width, height }, seed: 5 });
        assertInside(result, `${design} ${width}x${height}`);
        assert.equal(result.image.data.length, width * height * 3);
      }
  });

  it('gives the same bytes for the same seed and others for another', () => {
    const entry = smallest(prompts[0]!, 400);
    const [first, again, other] = [7, 7, 8].map((seed) => hashOf(drawGraphic({ ...entry, seed })));
    assert.equal(first, again);
    assert.notEqual(first, other);
  });

  it('calms a picture of hard black and white bars until small text reads on it', () => {
    const picture = bars(512, 9);
    for (const design of ['film-poster', 'event-poster', 'magazine-cover', 'quote-card'] as const) {
      const entry = prompts.find((prompt) => prompt.design === design)!;
      const { texts } = drawGraphic({ ...smallest(entry, 640), picture, seed: 1 });
      for (const { content, contrast } of texts) assert.ok(contrast >= 4.5, `${design}: "${content}" has ${contrast.toFixed(2)}`);
    }
  });

  it('sets type on a 2048 pixel poster within 0.3 s of processor time', () => {
    const entry = prompts.find(({ design }) => design === 'travel-poster')!;
    drawGraphic({ ...entry, seed: 1 });
    const before = process.cpuUsage();
    drawGraphic({ ...entry, seed: 1 });
    const { user, system } = process.cpuUsage(before);
    assert.ok((user + system) / 1000 < 300, `${(user + system) / 1000} ms`);
  });

  it('takes a text of 5,000 characters, 40 texts, emoji, controls and overrides, with warnings that name what was left out', () => {
    const size = { width: 512, height: 724 };
    const long = drawGraphic({ design: 'event-poster', size, seed: 1, texts: [{ content: 'word '.repeat(1000), role: 'title' }] });
    assertInside(long, 'long');
    assert.match(long.warnings.join(), /very small/);
    const many = Array.from({ length: 40 }, (_, i) => ({ content: `Line number ${i}`, role: 'body' as const }));
    for (const design of designs) assertInside(drawGraphic({ design, size, seed: 1, texts: many }), design);
    const odd = drawGraphic({
      design: 'quote-card',
      size,
      seed: 1,
      texts: [{ content: 'Party 🎉\u0007 now \u202eevil\u202c ሰላም', role: 'title' }],
    });
    assert.match(odd.warnings.join('; '), /Control characters/);
    assert.match(odd.warnings.join('; '), /writing direction/);
    assert.match(odd.warnings.join('; '), /🎉.*ሰ/u);
    assert.equal(odd.texts[0]!.content.replace(/\s+/g, ' '), 'Party now evil');
  });

  it('draws no text at all without complaint, and refuses sizes and colours that are none', () => {
    for (const design of designs) drawGraphic({ design, size: { width: 200, height: 200 }, seed: 1, texts: [] });
    const request = { design: 'logo', seed: 1, texts: [] } as const;
    assert.throws(() => drawGraphic({ ...request, size: { width: 0, height: 9 } }), /16 to 8192/);
    assert.throws(() => drawGraphic({ ...request, size: { width: 64, height: 64 }, colours: ['red'] }), /#rrggbb/);
  });

  it('makes a request of a scene, with every text, also those that a thing would carry', () => {
    const scene = {
      version: 2,
      place: 'studio',
      timeOfDay: 'noon',
      weather: 'clear',
      support: null,
      objects: [],
      relations: [],
      texts: [
        { content: 'Sales', role: 'title' },
        { content: 'On the mug', role: 'label', carrier: 'mug' },
      ],
      graphic: { kind: 'chart', chart: { kind: 'pie', unit: '%', rows: [{ label: 'A', value: 4 }] } },
    } as const;
    const request = graphicOf(scene, { size: { width: 64, height: 64 }, seed: 1, prompt: 'a pie chart' })!;
    assert.equal(request.design, 'pie-chart');
    assert.deepEqual(request.texts, [
      { content: 'Sales', role: 'title' },
      { content: 'On the mug', role: 'label' },
    ]);
    assert.deepEqual(request.rows, [{ label: 'A', value: 4, unit: '%' }]);
  });

  it('draws a poster over the rendered scene in a worker, and the same as in this thread', async () => {
    const size = { width: 200, height: 300 };
    const thing = { id: 'fox', label: 'fox', concept: 'fox', icon: 'fox', count: 1, colour: null, heightMetres: 0.6, airborne: false };
    const scene: Scene = {
      version: 2,
      place: 'forest',
      timeOfDay: 'noon',
      weather: 'clear',
      support: null,
      objects: [thing],
      relations: [],
      texts: [{ content: 'Forest Walks', role: 'title' }],
      graphic: { kind: 'poster' },
    };
    const picture = bars(64, 32);
    const pool = createStudioPool(1);
    let asked: Scene | null = null;
    const renderPicture = async (wanted: Scene) => {
      asked = wanted;
      return { image: picture, warnings: ['from the picture'], printed: ['mug-1'] };
    };
    const prompt = 'a travel poster';
    const drawn = await renderGraphic(scene, { size, seed: 2, prompt, pool, signal: new AbortController().signal, renderPicture });
    const borne = { content: 'Camp', role: 'label', carrier: 'mug-1' } as const;
    const onThing = await renderGraphic(
      { ...scene, texts: [...scene.texts, borne] },
      { size, seed: 2, prompt, pool, signal: new AbortController().signal, renderPicture },
    );
    await pool.close();
    assert.deepEqual((asked as Scene | null)?.texts, [borne]);
    assert.deepEqual(onThing!.image.data, drawn!.image.data, 'what the thing bears is not on the sheet too');
    assert.deepEqual(drawn!.warnings, ['from the picture']);
    const here = drawGraphic({ ...graphicOf(scene, { size, seed: 2, prompt })!, picture });
    assert.deepEqual(drawn!.image.data, here.image.data);
  });
});

/** Joined letters, which the recogniser was not trained on. */
const scripts = new Set(['brush', 'script', 'tube', 'hand']);

describe('texts read back from the pixels', () => {
  it('are exact in Latin letters up to 60 characters', async (t) => {
    const reader = await createOpticalReader('eng');
    if (!reader) return t.skip('tesseract.js is not installed');
    for (const entry of prompts.filter(({ language }) => language === 'en').filter((_, i) => i % 3 === 0)) {
      const result = drawGraphic({ ...entry, seed: 1 });
      for (const text of result.texts.filter(({ face, content }) => !scripts.has(face!) && content.length <= 60 && !content.includes('°')))
        assert.equal(foldText(await reader.read(result.image, text)), foldText(text.content), entry.design);
    }
    await reader.close();
  });

  it('have at most 2 % wrong characters in Chinese', async (t) => {
    const reader = await createOpticalReader('chi_sim');
    if (!reader) return t.skip('@tesseract.js-data/chi_sim is not installed');
    let [characters, errors] = [0, 0];
    for (const entry of prompts.filter(({ language }) => language === 'zh')) {
      const result = drawGraphic({ ...entry, seed: 1 });
      for (const text of result.texts.filter(({ content }) => /\p{Script=Han}/u.test(content))) {
        characters += text.content.length;
        errors += editDistance(foldText(await reader.read(result.image, text)), foldText(text.content));
      }
    }
    await reader.close();
    assert.ok(characters > 100, `${characters}`);
    assert.ok(errors <= 0.02 * characters, `${errors} of ${characters}`);
  });
});
