import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { placedRelations, type Scene } from '../scene/scene.ts';
import { createLanguage } from './index.ts';

interface Expected {
  place?: Scene['place'];
  timeOfDay?: Scene['timeOfDay'];
  weather?: Scene['weather'];
  support?: Scene['support'];
  /** icon null: any icon. Names the objects in order, all of them. */
  objects?: { icon: string | null; count?: number; colour?: string; airborne?: boolean }[];
  /** "icon preposition icon", each must be there */
  relations?: string[];
  texts?: { content: string; role?: string }[];
  /** icons that must be excluded */
  excluded?: string[];
  /** words that the record or a warning must name */
  warned?: string[];
}

function readCorpus(name: string): { prompt: string; expected: Expected }[] {
  return JSON.parse(readFileSync(new URL(`../../../fixtures/prompts/${name}.json`, import.meta.url), 'utf8'));
}

function relationsOf(scene: Scene): string[] {
  const icon = (id: string) => scene.objects.find((object) => object.id === id)?.icon;
  return placedRelations(scene.relations).map(({ subject, preposition, object }) => `${icon(subject)} ${preposition} ${icon(object)}`);
}

function check(scene: Scene, warnings: readonly string[], expected: Expected): void {
  for (const key of ['place', 'timeOfDay', 'weather', 'support'] as const)
    if (expected[key] !== undefined) assert.equal(scene[key], expected[key], key);
  if (expected.objects) {
    const found = scene.objects
      .filter(({ isSupport }) => !isSupport)
      .map(({ icon, count, colour, airborne }, index) => {
        const wanted = expected.objects![index];
        return {
          icon: wanted?.icon === null ? null : icon,
          ...(wanted?.icon === null ? {} : { count }),
          ...(wanted?.airborne === undefined ? {} : { airborne }),
          ...(wanted?.colour ? { colour: colour?.name } : {}),
        };
      });
    assert.deepEqual(found, expected.objects, 'objects');
  }
  for (const relation of expected.relations ?? [])
    assert.ok(relationsOf(scene).includes(relation), `relation "${relation}" among ${relationsOf(scene).join(', ')}`);
  for (const icon of expected.excluded ?? []) assert.ok(scene.excluded?.includes(icon), `excluded ${icon}`);
  if (expected.texts)
    assert.deepEqual(
      scene.texts.map(({ content, role }, index) => (expected.texts![index]?.role ? { content, role } : { content })),
      expected.texts.map(({ role, content }) => (role ? { content, role } : { content })),
    );
  const told = `${warnings.join(' ')} ${JSON.stringify(scene)}`.toLowerCase();
  for (const word of expected.warned ?? [])
    assert.ok(told.includes(word.toLowerCase()), `the record or a warning names "${word}": ${told}`);
}

const language = createLanguage();

for (const name of ['english', 'chinese', 'other']) {
  describe(`the ${name} prompt corpus`, () => {
    for (const { prompt, expected } of readCorpus(name)) {
      it(`reads: ${prompt}`, () => {
        const { scene, warnings } = language.parsePrompt(prompt);
        check(scene, warnings, expected);
      });
    }
  });
}

describe('parsePrompt', () => {
  it('never throws, and gives a record that can be read back', () => {
    const word = fc.constantFrom(
      'a',
      'two',
      'red',
      'cat',
      'table',
      'on',
      'and',
      ',',
      '.',
      'wearing',
      'hat',
      'no',
      'without',
      'of',
      'between',
      '"',
      "'",
      '一只',
      '猫',
      '桌子',
      '上',
      '的',
      '戴着',
      '旁边',
      'in',
      'forest',
      '99999999999',
      '🦊',
      '\u0000',
      'of',
      'it',
      'on the left',
      'flying over',
      'é́',
    );
    const prompt = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 120 }),
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.array(word, { maxLength: 30 }).map((words) => words.join(' ')),
    );
    fc.assert(
      fc.property(prompt, (text) => {
        const { scene } = language.parsePrompt(text);
        const ids = new Set(scene.objects.map(({ id }) => id));
        assert.equal(ids.size, scene.objects.length);
        for (const { count, heightMetres } of scene.objects) {
          assert.ok(Number.isInteger(count) && count >= 1 && count <= 60, `count ${count}`);
          assert.ok(heightMetres > 0 && Number.isFinite(heightMetres), `height ${heightMetres}`);
        }
        for (const { subject, object } of scene.relations) assert.ok(ids.has(subject) && ids.has(object));
        assert.deepEqual(language.readRecord(JSON.parse(JSON.stringify(scene))).scene, scene);
      }),
      { numRuns: 1500, seed: 42 },
    );
  });

  it('keeps every quoted text exactly as it was written', () => {
    const content = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
      .filter((text) => text.trim() !== '' && !/["“”„「」«»\uE000\u200B\u200E\u200F\u2060\uFEFF]/.test(text));
    const quotes = fc.constantFrom('""', '“”', '「」', '«»');
    fc.assert(
      fc.property(content, content, quotes, (first, second, [open, close]) => {
        const { scene } = language.parsePrompt(`a sign ${open}${first}${close} and a poster ${open}${second}${close}`);
        assert.deepEqual(
          scene.texts.map((text) => text.content),
          [first, second],
        );
      }),
      { numRuns: 500, seed: 3 },
    );
  });

  it('does not take apostrophes for quotes', () => {
    assert.deepEqual(language.parsePrompt("a dog's bowl that isn't the cats' bowl, rock 'n' roll").scene.texts, []);
    assert.deepEqual(
      language.parsePrompt("a card with 'it’s John's day' on it").scene.texts.map(({ content }) => content),
      ["it’s John's day"],
    );
  });

  it('names every word that it does not know', () => {
    const { warnings } = language.parsePrompt('a blorptang and a zzyzxian grumblewhack in a park');
    for (const word of ['blorptang', 'zzyzxian', 'grumblewhack']) assert.ok(warnings.join(' ').includes(word), word);
  });

  it('drops no word silently: whatever is put anywhere into a prompt is shown or named in a warning', () => {
    const prompts = readCorpus('english').filter(({ prompt }, index) => index % 4 === 0 && !/["'“«]| no | without | says /.test(prompt));
    for (const { prompt } of prompts) {
      const words = prompt.split(' ');
      for (let at = 0; at <= words.length; at++) {
        for (const extra of ['grumblewhack', 'a zebra', 'striped', 'watercolor', 'while juggling', 'made of glass']) {
          const text = [...words.slice(0, at), extra, ...words.slice(at)].join(' ');
          const found = JSON.stringify(language.parsePrompt(text)).toLowerCase();
          assert.ok(found.includes(extra.split(' ').at(-1)!.replace('color', 'colo')), `"${extra}" in: ${text}`);
        }
      }
    }
  });

  it('reads the first 4,000 characters of a prompt of 1 MB in bounded time and says so', () => {
    const start = performance.now();
    const { warnings } = language.parsePrompt(`a red fox ${'“lorem \' ipsum" dolor «sit '.repeat(40_000)}`);
    assert.ok(performance.now() - start < 1500, `${performance.now() - start} ms`);
    assert.match(warnings.join(' '), /only the first 4000/);
    assert.ok(warnings.join(' ').length < 12_000, 'warnings stay short');
  });

  it('gives the same scene for the same prompt whatever was read before', () => {
    const prompt = 'two foxes next to a lamp at night';
    assert.deepEqual(createLanguage().parsePrompt(prompt), language.parsePrompt(prompt));
  });

  it('gives colours in linear sRGB, shades moved the right way', () => {
    const value = (prompt: string) => language.parsePrompt(prompt).scene.objects[0]!.colour!.value;
    assert.deepEqual(
      value('a black cup').map((channel) => channel < 0.02),
      [true, true, true],
    );
    const sum = (prompt: string) => value(prompt).reduce((total, channel) => total + channel, 0);
    assert.ok(sum('a dark teal cup') < sum('a teal cup') && sum('a teal cup') < sum('a pale teal cup'));
    const [red, green, blue] = value('a light blue cup');
    assert.deepEqual(
      [red, green, blue].map((channel) => Math.round(channel * 1000)),
      [418, 687, 791],
    ); // CSS lightblue #add8e6
  });

  it('marks icons that are faces and things that fly', () => {
    const { objects } = language.parsePrompt('a fox, a horse and an airplane').scene;
    assert.deepEqual(
      objects.map(({ isFace, airborne }) => [isFace ?? false, airborne]),
      [
        [true, false],
        [false, false],
        [false, true],
      ],
    );
  });

  it('does not show what was excluded', () => {
    const { scene } = language.parsePrompt('a park with a bench and a dog, no dogs');
    assert.ok(!scene.objects.some(({ icon }) => icon === 'dog'));
  });
});
