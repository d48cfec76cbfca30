/** "Magazine "ATLAS"": a thing of paper that is all a prompt names, with words on it, is the sheet itself and no thing in a picture. */

import type { Scene, SceneGraphic, SceneText } from '../scene/scene.ts';
import { isLoneSign } from './boards.ts';

const sheets: Readonly<Record<string, SceneGraphic['kind']>> = { newspaper: 'book-cover', 'id-card': 'card' };
/** What the words of the kind name as well: the book of a book cover. */
const named: Readonly<Partial<Record<SceneGraphic['kind'], RegExp>>> = {
  'book-cover': /^(?:book|closed-book|newspaper)$/,
  card: /^id-card$/,
};

function kindOf({ objects, texts, graphic, place }: Scene, hasPlace: boolean): SceneGraphic['kind'] | null {
  const [only] = objects;
  if (texts.length === 0 || objects.length !== 1 || !only || only.count > 1) return null;
  if (graphic) return named[graphic.kind]?.test(only.concept) ? graphic.kind : null;
  return hasPlace || place !== 'studio' ? null : (sheets[only.concept] ?? null);
}

/** The sign is the sheet: its texts are nobody's. */
const alone = (scene: Scene): Scene => ({
  ...scene,
  objects: [],
  relations: [],
  texts: scene.texts.map(({ content, role }) => ({ content, role: role === 'label' ? 'sign' : role })),
});

/** The scene with the sheet in place of the thing; the same scene where the prompt shows more. `hasPlace`: the prompt names a place. */
export function withLoneSheet(scene: Scene, hasPlace: boolean): Scene {
  if (!scene.graphic && !hasPlace && scene.place === 'studio' && isLoneSign(scene)) return alone(scene);
  const kind = kindOf(scene, hasPlace);
  if (!kind) return scene;
  const texts = scene.texts.map(
    ({ content, role }, index): SceneText => ({ content, role: index === 0 ? 'title' : role === 'label' ? 'body' : role }),
  );
  return { ...scene, objects: [], relations: [], texts, graphic: { ...scene.graphic, kind } };
}
