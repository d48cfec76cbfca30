/** What a record asks for and this version of the renderer does not do: one sentence each. Shrinks as the renderer grows. */
import type { Scene } from './scene.ts';

/** Styles that the staging has to make before tracing. */
const unmade: readonly string[] = ['clay', 'isometric', 'low-poly'];

export function unshown({ style, light, mood }: Scene): string[] {
  return [
    ...(style && unmade.includes(style) ? [`The style '${style}' is not rendered yet: the picture is photographic.`] : []),
    ...(light && light.length > 0 ? [`Light is set by the place and the time only: '${light.join("', '")}' has no effect yet.`] : []),
    ...(mood && mood.length > 0 ? [`These words have no effect yet: '${mood.join("', '")}'.`] : []),
  ];
}
