/** How much: slight, medium or strong, as words say it. */
import type { BlurStrength } from './edit-plan.ts';

const slightWords =
  /\b(?:slight(?:ly)?|subtl[ey]|a (?:bit|little|touch|tad)|gent(?:le|ly)|soft(?:ly)?|light(?:ly)?|mild(?:ly)?|somewhat)\b|轻微|稍微|略微|一点|一些|轻度|稍稍|微微/iu;
const strongWords =
  /\b(?:strong(?:ly)?|heav(?:y|ily)|very|a lot|complete(?:ly)?|extreme(?:ly)?|much|intense(?:ly)?|fully|totally|dramatic(?:ally)?|significant(?:ly)?)\b|强烈|大幅|非常|重度|完全|很|高度|得多/iu;

export function strengthOf(clause: string): BlurStrength {
  return slightWords.test(clause) ? 'slight' : strongWords.test(clause) ? 'strong' : 'medium';
}

const percentPattern = /(?:\bby\s+)?(?:(\d{1,3})\s*(?:%|percent|per cent)|百分之(\d{1,3})|(twice|double|half))/iu;

/** Stops of light: "by half a stop"; null without them. */
export function stopsIn(clause: string): number | null {
  const found = /\b(half|one|a|two|\d+(?:\.\d+)?) (?:a |f-?)?stops?\b/iu.exec(clause)?.[1]?.toLowerCase();
  if (!found) return null;
  return { half: 0.5, one: 1, a: 1, two: 2 }[found] ?? Number(found);
}

/** The share that "50% brighter" and "by 20 percent" tell, above 0; null without one. */
export function shareIn(clause: string): number | null {
  const found = percentPattern.exec(clause);
  if (!found) return null;
  const value = found[3] ? (/half/iu.test(found[3]) ? 50 : 100) : Number(found[1] ?? found[2]);
  return value > 0 ? value / 100 : null;
}

export const withoutShares = (words: string): string =>
  words
    .replace(new RegExp(percentPattern, 'giu'), ' ')
    .replace(/\b(?:by )?(?:half|one|a|two|\d+(?:\.\d+)?) (?:a |f-?)?stops?\b/giu, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** Factor on an operation's usual amount. */
export const factorOf = (clause: string): number => ({ slight: 0.5, medium: 1, strong: 1.7 })[strengthOf(clause)];

const amountWords =
  /\b(?:slight(?:ly)?|subtl[ey]|a (?:bit|little|touch|tad|lot)|gent(?:le|ly)|softly|lightly|mild(?:ly)?|somewhat|strong(?:ly)?|heav(?:y|ily)|very|complete(?:ly)?|extremely|much|intensely|fully|totally|dramatic(?:ally)?|significantly|more|less|too|way|even|really|just)\b|轻微地?|稍微|略微|一点|一些|轻度|稍稍|微微|强烈|大幅|非常|重度|完全|很|高度|更加?|得多/giu;

export const withoutAmounts = (words: string): string => words.replace(amountWords, ' ').replace(/\s+/g, ' ').trim();
