import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { createLanguage } from './index.ts';

const rowsOf = (name: string): string[][] =>
  readFileSync(new URL(`../../../assets/lexicon/${name}`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line.includes('|') && !line.startsWith('#'))
    .map((line) => line.split('|').map((cell) => cell.trim()));

const concepts = rowsOf('concepts.txt').map(([concept]) => concept!);
const named = rowsOf('concept-names.txt');
const language = createLanguage();
/** A prompt that names one thing, so that the language is told by its small words. */
const prompts = {
  ja: (name: string) => `${name}がある`,
  ko: (name: string) => `${name} 사진`,
  es: (name: string) => `hay un ${name} en el fondo blanco`,
  fr: (name: string) => `il y a un ${name} sur un fond blanc`,
  de: (name: string) => `es gibt ein ${name} vor weißem Hintergrund`,
};

describe('names of concepts in five languages', () => {
  it('are there for 98 % of the concepts, and for nothing that is no concept', () => {
    const known = new Set(concepts);
    assert.deepEqual(
      named.map(([concept]) => concept!).filter((concept) => !known.has(concept)),
      [],
    );
    for (const column of [1, 2, 3, 4, 5]) {
      const count = named.filter((row) => row[column] !== '').length;
      assert.ok(count >= 0.98 * concepts.length, `column ${column}: ${count} of ${concepts.length}`);
    }
  });

  for (const [column, [code, promptOf]] of Object.entries(prompts).entries()) {
    it(`are read from a prompt in ${code}: at least 99 % of the first names`, () => {
      const missed = named.flatMap((row) => {
        const name = row[column + 1]!.split(',')[0]!.trim();
        if (name === '') return [];
        const { objects } = language.parsePrompt(promptOf(name)).scene;
        return objects.some(({ concept }) => concept === row[0]) ? [] : [`${row[0]}: ${name}`];
      });
      assert.ok(missed.length <= 0.01 * named.length, `${missed.length} missed: ${missed.join('; ')}`);
    });
  }
});
