/** What a record asks for and this version of the renderer does not do, or does in part: one sentence each. Shrinks as the renderer grows. */
import { isMoodShown } from './mood-words.ts';
import type { Scene } from './scene.ts';

export function unshown({ light, mood }: Scene): string[] {
  const moods = (mood ?? []).filter((word) => !isMoodShown(word));
  return [
    ...(light?.includes('rays')
      ? ["'rays' is shown as haze that glows towards the sun: separate shafts of light are not drawn, and rooms have none."]
      : []),
    ...(moods.length > 0 ? [`These words have no effect yet: '${moods.join("', '")}'.`] : []),
  ];
}
