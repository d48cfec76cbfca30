/** Wishes that leave out what they are about ("change the colour of the mug"): asked back, and nothing is guessed. */
import type { Command } from './command.ts';

const missing: readonly (readonly [what: string, RegExp])[] = [
  [
    'no colour is named',
    /^(?:change|alter|modify|switch|edit)\s+(?:only |just )?(?:the )?colou?rs? of (?!.*\b(?:to|into)\b).+$|^(?:change|alter|modify|switch)\s+(?:only |just )?(?!.*\b(?:to|into)\b).+(?:['’]s)? colou?r$|^(?:只|仅)?(?:改变|更改|修改|换|改)一?下?(?!.*(?:成|为)).+(?:的颜色|颜色)$|^(?:把|将)(?!.*(?:成|为)).+颜色(?:改|换|变)(?:一下|了|掉)?$/iu,
  ],
  [
    'no new background is named',
    /^(?:change|swap|switch|replace|modify)\s+(?:only |just )?(?:the |its |this |my )?(?:background|backdrop|setting)(?: (?:to|with|into) (?:something (?:else|nice|different)|another one|a (?:new|different|better|nice|nicer|beautiful) one))?$|^(?:use|add|give (?:it|me)) a (?:new|different|better|nice|nicer|beautiful) (?:background|backdrop)$|^(?:只|仅)?(?:换|更换|改变|替换|换一|改)(?:个|一个|一下|掉)?(?:新的?|好看的?|别的?|不同的?)?(?:背景|场景)$/iu,
  ],
  [
    'no text is named',
    /^(?:add|write|put|insert|place)\s+(?:some |a |the )?(?:text|words?|title|caption|headline|slogan)(?: (?:to|on|over|in|at) (?:it|(?:the|this) [^\uE000]+))?$|^(?:添加|加上?|写上?)(?:一些|些)?(?:文字|标题|字)$/iu,
  ],
];

export const unnamed: Command = (clause, { words, warn }) => {
  const found = missing.find(([, pattern]) => pattern.test(clause));
  if (!found) return null;
  warn(`Not done: '${words}': ${found[0]}.`);
  return [];
};
