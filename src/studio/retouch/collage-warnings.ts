/** What a collage tells of itself: poses that stay, photographs that are small. */
import type { Combined, Figure } from './collage.ts';
import type { CollageRelation } from './collage-layout.ts';
import type { Straw } from './straw.ts';

export function poseWarnings(subjects: readonly Figure[], relations: readonly CollageRelation[], straws: readonly Straw[]): string[] {
  return relations
    .filter(({ verb }) => verb === 'drinks-from' || verb === 'holds')
    .map(({ subject, verb, object }) => {
      const [who, what] = [subjects[subject]!.label, subjects[object]!.label];
      if (verb === 'holds') return `The ${who} keeps the pose of its photograph: the ${what} stands before it instead of being held.`;
      return straws.some(({ vessel }) => vessel === object)
        ? `The ${who} keeps the pose of its photograph: it drinks from the ${what} through a straw that was added.`
        : `The ${who} keeps the pose of its photograph: the ${what} stands before it instead of being drunk from.`;
    });
}

export function sharpnessWarnings(subjects: readonly Figure[], report: Combined['subjects']): string[] {
  const coarse = report
    .filter(({ enlargement }) => enlargement > 3)
    .map(
      ({ label, enlargement }) => `The ${label} was enlarged ${enlargement.toFixed(1)} times; a larger photograph gives a sharper picture.`,
    );
  return [...coarse, ...subjects.flatMap(({ label, warnings }) => warnings.map((text) => `${label}: ${text}`))];
}
