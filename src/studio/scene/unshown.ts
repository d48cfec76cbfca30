/** What a record asks for and this version of the renderer does not do: one sentence each. Shrinks as the renderer grows. */
import type { Scene } from './scene.ts';

export function unshown({ style, camera, light, graphic, mood }: Scene): string[] {
  const cameraWords = [camera?.angle, camera?.shot, camera?.lens, camera?.isPortrait ? 'portrait' : undefined].filter(
    (word) => word !== undefined,
  );
  return [
    ...(style && style !== 'photographic' ? [`The style '${style}' is not rendered yet: the picture is photographic.`] : []),
    ...(cameraWords.length > 0 ? [`The camera is not steered by words yet: '${cameraWords.join("', '")}'.`] : []),
    ...(light && light.length > 0 ? [`Light is set by the place and the time only: '${light.join("', '")}' has no effect yet.`] : []),
    ...(graphic?.chart
      ? ['Charts are not drawn yet.']
      : graphic && graphic.kind !== 'sign'
        ? [`Graphics are not laid out yet: '${graphic.kind}'.`]
        : []),
    ...(mood && mood.length > 0 ? [`These words have no effect yet: '${mood.join("', '")}'.`] : []),
  ];
}
