/** What the season makes of trees that were asked for: orange in autumn, blossoming in spring, bare in winter. */
import type { Scene, SceneObject } from '../../scene/index.ts';

const leafColours: Readonly<Partial<Record<NonNullable<Scene['season']>, SceneObject['colour']>>> = {
  autumn: { name: 'orange', value: [0.62, 0.2, 0.02] },
  spring: { name: 'pink', value: [0.8, 0.42, 0.5] },
};

/** A colour that was asked for stays, and so does an evergreen. */
export function inSeason(scene: Scene): Scene {
  const { season } = scene;
  if (!season || season === 'summer') return scene;
  const objects = scene.objects.map((object): SceneObject => {
    if (object.concept !== 'tree' || object.colour) return object;
    return season === 'winter' ? { ...object, concept: 'bare-tree' } : { ...object, colour: leafColours[season] ?? null };
  });
  return { ...scene, objects };
}
