import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { moodWords } from '../scene/mood-words.ts';
import { unshown } from '../scene/unshown.ts';
import { createLanguage } from './index.ts';

const language = createLanguage();
const isHan = (word: string): boolean => /\p{Script=Han}/u.test(word);
/** Words that say more than a mood: a shade, a light, a style, a count, what someone does, or a forest of their own. */
const otherwise = new Set([
  'dramatic',
  'dark',
  'vibrant',
  'bright',
  'crisp',
  'solitary',
  'relaxing',
  'enchanted',
  '怀旧',
  '戏剧性',
  '明亮',
]);

describe('words of mood', () => {
  it('are at least sixty in English and thirty in Chinese', () => {
    assert.ok(moodWords.filter((word) => !isHan(word)).length >= 60);
    assert.ok(moodWords.filter(isHan).length >= 30);
  });

  it('are read from a prompt as moods of the picture, with an effect and no warning', () => {
    const missed = moodWords
      .filter((word) => !otherwise.has(word))
      .filter((word) => {
        const { scene, warnings } = language.parsePrompt(isHan(word) ? `${word}的森林` : `a ${word} forest`);
        return !scene.mood?.includes(word) || scene.place !== 'forest' || unshown(scene).length > 0 || warnings.length > 0;
      });
    assert.deepEqual(missed, []);
  });

  it('have the same effect in other languages', () => {
    const moodOf = (prompt: string) => language.parsePrompt(prompt).scene.mood;
    for (const prompt of ['ein gruseliger Wald', 'un bosque espeluznante', 'une forêt effrayante', '不気味な森', '으스스한 숲'])
      assert.deepEqual(moodOf(prompt), ['spooky'], prompt);
  });
});
