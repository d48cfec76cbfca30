/** What a record asks for and this version of the renderer does not do: one sentence each. Shrinks as the renderer grows. */
import { isMoodShown } from './mood-words.ts';
import type { Scene } from './scene.ts';

export function unshown({ light, mood }: Scene): string[] {
  const moods = (mood ?? []).filter((word) => !isMoodShown(word));
  return [
    ...(light?.includes('rays') ? ["Rays of light cannot be asked for yet: 'rays' has no effect."] : []),
    ...(moods.length > 0 ? [`These words have no effect yet: '${moods.join("', '")}'.`] : []),
  ];
}
