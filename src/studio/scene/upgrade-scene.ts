/** Records of version 1 (objects by icon, relations by preposition) as version 2. Shapes are checked afterwards. */
import { oldPlaces } from './vocabulary.ts';

type Loose = Record<string, unknown>;
const isRecord = (value: unknown): value is Loose => typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** An action of version 1 stays as the words beside its preposition. */
export function upgradeScene(old: object): object {
  const scene = old as Loose;
  const place = typeof scene.place === 'string' ? (oldPlaces[scene.place] ?? scene.place) : scene.place;
  return {
    ...scene,
    version: 2,
    ...(place === undefined ? {} : { place }),
    objects: listOf(scene.objects).map((object) => (isRecord(object) ? { concept: object.icon, ...object } : object)),
    relations: listOf(scene.relations).map((relation) => {
      if (!isRecord(relation)) return relation;
      const { preposition, ...rest } = relation;
      return { ...rest, relation: preposition };
    }),
  };
}
