/** "Keep the face as it is": what an instruction wants left alone. */
import type { LanguageParts } from '../parse-prompt.ts';
import type { Kept } from './edit-plan.ts';
import { readTarget } from './target.ts';

const keepPatterns: readonly RegExp[] = [
  /^(?:but |and |while |by )?(?:keep(?:ing)?|preserve|preserving|maintain(?:ing)?|retain(?:ing)?|leave|leaving)\s+(?<what>.+?)(?:\s+(?:exactly |just )?(?:as (?:it|they|he|she) (?:is|are|was|were)|as is|unchanged|the same|intact|untouched|alone|unaltered|original))?$/iu,
  /^(?:but |and |while )?(?:do not|don['’]t|without)\s+(?:chang(?:e|ing)|affect(?:ing)?|touch(?:ing)?|alter(?:ing)?|modify(?:ing)?|edit(?:ing)?)\s+(?<what>.+)$/iu,
  /^(?<what>.+?) (?:should|must) (?:stay|remain|be kept)(?: (?:exactly )?(?:the same|unchanged|as (?:it|they) (?:is|are)))?$/iu,
  /^(?:保持|保留)(?<what>.+?)(?:不变|原样|不动)?$/u,
  /^(?:不要|别)(?:改变|动|修改|改)(?<what>.+)$/u,
  /^(?<what>.+?)(?:保持)?(?:不变|不动)$/u,
];
const allElse = /\b(?:everything|anything|all|rest|other|others)\b|其他|其它|其余/iu;
/** Not places in a picture: whatever is not asked for keeps them anyhow. */
const abstract =
  /^(?:(?:the|his|her|its|their|my|it|all|\p{L}+['’]s|overall|original|same|exact|general|image|photo|facial) )*(?:natural|realistic|simple|subtle|clean|consistent|same|composition|poses?|posture|body(?: shape)?|light(?:ing)?|perspective|proportions?|framing|style|aspect(?: ratio)?|resolution|identity|likeness|shadows?|reflections?|quality|size|shape|layout|expression|colou?rs?|tones?|texture|mood|atmosphere|camera angle|angle|look)(?: (?:natural|realistic|the same))?$|^(?:构图|姿势|光线|光影|风格|比例|表情|画质|自然|原样|一致|色调)$/iu;

/** What the clause says must stay, or null when it says something else. `reference`: the picture that it names. */
export function readKept(clause: string, reference: number, parts: LanguageParts): Kept[] | null {
  const what = keepPatterns.map((pattern) => pattern.exec(clause)?.groups?.what).find((words) => words !== undefined);
  if (what === undefined) return null;
  // Whatever is not asked for stays to the byte without being told.
  if (allElse.test(what)) return [];
  return what
    .split(/\s*(?:,|\band\b|、|和)\s*/iu)
    .filter((part) => part !== '' && !abstract.test(part.trim()))
    .map((part) => {
      const words = part.replace(/\b(?:original|identity|identities|details?|features?|of|same|exact)\b/giu, ' ');
      const { target } = readTarget(words, { kind: 'subject' }, parts);
      return { reference, target: target.kind === 'whole' ? { kind: 'subject' } : target };
    });
}
