import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { createLanguage } from './index.ts';

const language = createLanguage();
/** The record of any prompt can be handed back. */
function read(prompt: string) {
  const parsed = language.parsePrompt(prompt);
  assert.deepEqual(language.readRecord(JSON.parse(JSON.stringify(parsed.scene))).scene, parsed.scene);
  return parsed;
}
const conceptsOf = (prompt: string): string[] => read(prompt).scene.objects.map(({ concept }) => concept);

describe('bad prompts', () => {
  it('of emojis only: emojis are things', () => {
    assert.deepEqual(conceptsOf('🦊🍎🚗'), ['fox', 'apple', 'car']);
    assert.deepEqual(conceptsOf('🐶 🌳 ☕'), ['dog', 'tree', 'cup']);
    const { scene, warnings } = read('👩‍🚀🏳️‍🌈🇫🇷👍🏽❤️');
    assert.ok(scene.objects.length + warnings.length > 0);
  });

  it('of 20,000 words: the first 4,000 characters, told, in bounded time', () => {
    const start = process.cpuUsage();
    const { scene, warnings } = read(
      Array.from({ length: 20_000 }, (_, index) => ['fox', 'on', 'table', 'blorp', 'and'][index % 5]).join(' '),
    );
    const { user, system } = process.cpuUsage(start);
    assert.ok(user + system < 3_000_000, `${(user + system) / 1000} ms`);
    assert.match(warnings.join(' '), /only the first 4000/);
    assert.ok(scene.objects.reduce((sum, { count }) => sum + count, 0) <= 200);
    assert.ok(JSON.stringify(warnings).length < 12_000);
  });

  it('of nonsense: every word is named, with the nearest where there is one', () => {
    const { scene, warnings } = read('zxqv brillig wabe gimble mome rath');
    assert.equal(scene.version, 2);
    for (const word of ['zxqv', 'wabe']) assert.ok(warnings.join(' ').includes(word), warnings.join(' '));
    assert.match(read('????').warnings.join(' '), /No thing/);
    assert.match(read('   ').warnings.join(' '), /No thing/);
  });

  it('of 200 objects: at most 200 things, the rest told', () => {
    const many = read(Array.from({ length: 200 }, () => 'two cups').join(', '));
    assert.ok(many.scene.objects.reduce((sum, { count }) => sum + count, 0) <= 200);
    assert.match(many.warnings.join(' '), /A picture holds 200 things of 60 kinds/);
    const counted = read('500 red balloons');
    assert.deepEqual([counted.scene.objects[0]!.count, counted.warnings.length], [60, 1]);
  });

  it('of 200 different things: sixty kinds of them, the rest told', () => {
    const names = readFileSync(new URL('../../../assets/lexicon/concepts.txt', import.meta.url), 'utf8')
      .split('\n')
      .filter((line) => line.includes('|') && !line.startsWith('#'))
      .map((line) => line.split('|')[3]!.split(',')[0]!.trim())
      .filter((name) => name !== '');
    const { scene, warnings } = read(names.filter((_, index) => index % 4 === 0).slice(0, 200).map((name) => `a ${name}`).join(', ')); // biome-ignore format: one line
    assert.ok(new Set(scene.objects.map(({ concept }) => concept)).size <= 60);
    assert.match(warnings.join(' '), /of 60 kinds/);
  });

  it('of contradictory relations: the earlier stands, the later is told', () => {
    const { scene, warnings } = read('a cup on a plate. The plate is on the cup. A fork left of a knife. The fork is right of the knife.');
    assert.match(warnings.join(' '), /contradicts/);
    assert.ok(scene.relations.some(({ subject, relation }) => subject === 'cup-1' && relation === 'on'));
  });

  it('of what is asked for and excluded: told', () => {
    assert.match(read('a dog in a park, no dogs').warnings.join(' '), /also excluded/);
  });

  it('with control characters: as if they were spaces', () => {
    const plain = conceptsOf('a fox and a mug');
    assert.deepEqual(conceptsOf('a\u0007 fox\u0000 and\u001b a\u0008 mug'), plain);
    assert.deepEqual(conceptsOf('a fox\r\n\tand a mug'), plain);
    const { scene, warnings } = read('a sign that says "OP\u0007EN"');
    assert.deepEqual([scene.texts[0]!.content, /Control characters/.test(warnings.join(' '))], ['OPEN', true]);
    read('\ud800 fox \udfff');
  });

  it('with unpaired quotes: read as words, and told', () => {
    for (const prompt of ['a sign that says "OPEN and a fox', 'a fox “ and a mug', '「狐狸 和 杯子'])
      assert.match(read(prompt).warnings.join(' '), /not closed/, prompt);
  });

  it('of a wall of one letter, of digits, of deep nesting', () => {
    for (const prompt of [
      'a'.repeat(50_000),
      '9'.repeat(5000),
      'the cat of '.repeat(400),
      'a cup on '.repeat(400),
      '的'.repeat(4000),
      '"'.repeat(999),
    ])
      read(prompt);
  });
});
