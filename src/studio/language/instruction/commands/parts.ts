/** "give her red hair", "with blue eyes": the colour of a part of somebody. */
import { colourOf } from '../phrases.ts';
import { readTarget } from '../target.ts';
import { type Command, matchFirst, on } from './command.ts';

const patterns: readonly RegExp[] = [
  /^(?:give|add)\s+(?:(?:him|her|it|them|me|(?:the|this|my)\s+\S+)\s+)?(?:some )?(?<colour>\p{L}+(?: \p{L}+)?)\s+(?<part>hair|eyes|lips|lipstick|skin)(?:\s+to\b.*)?$/iu,
  /^(?:make|dye|turn)\s+(?:him|her|them|me|(?:the|this|my)\s+\S+)\s+(?:a )?(?:(?<colour>blonde?|brunette)|(?<colour2>red)(?:head|[- ]haired))$/iu,
  /^(?:给)?(?:他|她|它|.{1,4})?(?:换成?|染|涂|变成?)(?<colour>.{1,3}色)的?(?<part>头发|眼睛|口红|嘴唇)$/u,
];

export const recolourPart: Command = (clause, context) => {
  const found = matchFirst(patterns, clause);
  if (!found) return null;
  const colour = colourOf((found.colour || found.colour2 || '').replace(/^brunette$/iu, 'brown'), context.parts);
  if (!colour) return null;
  return [{ kind: 'recolour', ...on(readTarget(found.part || 'hair', context.subject, context.parts).target, context), colour }];
};
