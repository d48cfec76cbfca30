/** Clothes of animals that cover the body: part of the one who wears them, as people's are, and no thing of their own. */
import { animalConcepts } from '../../models/index.ts';
import type { Scene, SceneObject } from '../../scene/index.ts';

export type Garments = NonNullable<NonNullable<SceneObject['person']>['garments']>;

const covers =
  /suit|tuxedo|coat|jacket|blazer|vest|waistcoat|uniform|hood|sweater|pullover|jumper|cardigan|kimono|robe|gown|dress|shirt|blouse|apron|cape|cloak|trousers|jeans|pants|shorts|skirt|overalls|pajama|pyjama/;
/** Carried or worn on the head, whatever their names hold. */
const separate = /suitcase|hat|cap$|helmet/;

export interface Dressed {
  readonly garmentsOf: (id: string) => Garments;
  /** true for an object that is shown as part of its wearer. */
  readonly isGarment: (id: string) => boolean;
}

export function dress({ objects, relations }: Scene): Dressed {
  const worn = new Map<string, string>();
  const known = new Map(objects.map((object) => [object.id, object]));
  for (const { subject, relation, object } of relations) {
    const [wearer, garment] = [known.get(subject), known.get(object)];
    if (relation !== 'wearing' || !wearer || !garment || worn.has(object)) continue;
    const isAnimal = animalConcepts.includes(wearer.concept) || animalConcepts.includes(wearer.icon);
    if (isAnimal && covers.test(garment.concept) && !separate.test(garment.concept)) worn.set(object, subject);
  }
  const garmentsOf = (id: string): Garments =>
    [...worn].flatMap(([garment, wearer]) => {
      const { concept, colour } = known.get(garment)!;
      return wearer === id ? [{ concept, colour: colour?.value ?? null }] : [];
    });
  return { garmentsOf, isGarment: (id) => worn.has(id) };
}
