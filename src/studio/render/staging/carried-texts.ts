/** Which texts are on things and which are set over the picture. Knows of models only whether they bear their texts. */
import { isIndividual } from '../../models/index.ts';
import type { Scene, SceneText } from '../../scene/index.ts';
import { nameText } from '../type/index.ts';
import type { Player } from './cast.ts';

/** Ids of the things that bear their texts. */
export const bearersOf = (players: ReadonlyMap<string, Player>): string[] =>
  [...players].flatMap(([id, player]) => (player.kind === 'model' && player.model.isPrinted ? [id] : []));

const isBorne = ({ carrier }: SceneText, bearers: readonly string[]): boolean => carrier !== undefined && bearers.includes(carrier);

/** The texts that need room in the picture: those of no thing, and those whose thing cannot bear them. A sheet letters itself. */
export function freeTexts({ texts, graphic }: Pick<Scene, 'texts' | 'graphic'>, bearers: readonly string[]): SceneText[] {
  if (graphic) return [];
  return texts.filter((text) => !isBorne(text, bearers)).map(({ content, role }) => ({ content, role }));
}

/** A lone person is shown from the chest up where letters on the chest would be too small at full length. */
export function closeToLetters(scene: Scene, bearers: readonly string[]): Scene {
  const { objects, camera = {}, texts } = scene;
  const [only, second] = objects.filter(({ isSupport }) => !isSupport);
  const isRead =
    only !== undefined && !second && only.count === 1 && isIndividual(only.concept) && texts.some((text) => isBorne(text, bearers));
  if (!isRead || camera.shot || camera.isPortrait || only.posture) return scene;
  return { ...scene, camera: { ...camera, isPortrait: true } };
}

/** One sentence for each text whose thing cannot bear it. */
export function unborneWarnings({ texts, objects, graphic }: Scene, bearers: readonly string[]): string[] {
  if (graphic) return [];
  return texts.flatMap((text) => {
    const thing = objects.find(({ id }) => id === text.carrier);
    if (!thing || isBorne(text, bearers)) return [];
    return [`"${thing.label}" cannot bear letters yet: the text ${nameText(text.content)} is set beside it in the picture.`];
  });
}
