/**
 * Which of the 80 COCO classes a thing of the lexicon may be seen as. Written by hand: the detector's classes are few, and many things of
 * the lexicon are one of them to it (a mug and a cup, a lion and a cat).
 */
import { type CocoClass, cocoClasses } from './nanodet.ts';

export interface ClassesOf {
  /** The thing is this. */
  readonly sure: readonly CocoClass[];
  /** The detector takes such a thing for this, for want of a class of its own: good for where it is, not for what it is. */
  readonly alike: readonly CocoClass[];
}

type Table = Readonly<Partial<Record<CocoClass, string>>>;

/** Concepts of the lexicon that are members of the class. */
const members: Table = {
  person:
    'person man woman boy girl child baby couple friend king queen prince princess businessman bride groom astronaut chef farmer ' +
    'firefighter police-officer guard ninja samurai construction-worker detective nurse doctor scientist teacher student artist singer ' +
    'musician pilot soldier sailor judge mechanic programmer office-worker superhero supervillain witch wizard clown santa ballerina dancer ' +
    'cyclist surfer runner athlete skier snowboarder golfer jockey cowboy knight fencer juggler climber waiter blacksmith beekeeper ' +
    'skateboarder',
  car: 'car sports-car suv race-car taxi police-car',
  truck: 'truck fire-truck pickup semi-truck food-truck ladder-truck',
  bus: 'bus school-bus trolleybus',
  train: 'train high-speed-train bullet-train steam-train tram',
  boat: 'boat sailboat ship motorboat speedboat canoe ferry passenger-ship',
  airplane: 'airplane biplane',
  'traffic light': 'traffic-light horizontal-traffic-light',
  bird: 'bird hummingbird blackbird crow dove seagull eagle owl parrot toucan peacock flamingo crane chicken rooster chick turkey duck goose swan penguin',
  dog: 'dog poodle guide-dog',
  sheep: 'sheep ram',
  cow: 'cow ox',
  bear: 'bear polar-bear panda',
  umbrella: 'umbrella beach-umbrella',
  handbag: 'handbag purse shopping-bag',
  tie: 'tie bow-tie',
  suitcase: 'suitcase briefcase',
  'sports ball': 'sports-ball basketball baseball tennis-ball volleyball softball bowling-ball',
  bottle: 'bottle perfume-bottle lotion baby-bottle',
  'wine glass': 'wine-glass champagne-glass',
  cup: 'cup mug green-tea glass milk juice-box',
  bowl: 'bowl salad soup rice stew ramen',
  apple: 'apple green-apple',
  orange: 'orange',
  sandwich: 'sandwich hamburger',
  donut: 'donut bagel',
  cake: 'cake birthday-cake wedding-cake shortcake cupcake pie',
  chair: 'chair armchair office-chair rocking-chair stool deck-chair throne',
  couch: 'sofa',
  'potted plant': 'potted-plant bonsai cactus fern',
  'dining table': 'dining-table coffee-table desk counter',
  tv: 'tv monitor',
  mouse: 'computer-mouse',
  'cell phone': 'cell-phone',
  book: 'book books open-book notebook',
  clock: 'clock alarm-clock mantel-clock',
  vase: 'vase',
  'teddy bear': 'teddy-bear doll',
  motorcycle: 'motorcycle scooter',
};

/** Concepts that the detector takes for the class. */
const lookalikes: Table = {
  person: 'mermaid merman genie vampire zombie elf fairy robot statue mannequin angel alien suit dress coat',
  cat: 'fox lion tiger leopard cheetah panther raccoon',
  dog: 'fox wolf hyena raccoon badger t-rex',
  bird: 'ostrich t-rex raptor sauropod triceratops dragon dodo phoenix bat',
  horse: 'donkey unicorn deer moose camel llama',
  cow: 'bison water-buffalo pig rhino',
  sheep: 'goat llama',
  elephant: 'mammoth rhino hippo sauropod triceratops',
  bear: 'koala gorilla beaver capybara',
  giraffe: 't-rex camel',
  'teddy bear': 'koala hamster rabbit monkey',
  car: 'van tractor',
  truck: 'van camper-van ambulance tractor excavator',
  airplane: 'helicopter drone',
  cup: 'jug vase teapot lamp beer bucket',
  bowl: 'plate fruit-bowl basket cooking-pot frying-pan',
  vase: 'lamp jug teapot bouquet flower rose tulip orchid',
  'potted plant': 'bouquet flower tree seedling palm-tree rose tulip orchid sunflower',
  bottle: 'jar jug candle',
  chair: 'lounger',
  bench: 'bench',
  couch: 'armchair bed',
  'sports ball': 'balloon',
  laptop: 'tablet',
  'cell phone': 'telephone',
  clock: 'watch',
  backpack: 'toolbox',
};

const animals: readonly CocoClass[] = ['bird', 'cat', 'dog', 'horse', 'sheep', 'cow', 'elephant', 'bear', 'zebra', 'giraffe'];

/** Words for many classes at once. */
const collectives: Readonly<Record<string, readonly CocoClass[]>> = {
  animal: animals,
  pet: ['cat', 'dog', 'bird'],
  vehicle: ['car', 'truck', 'bus', 'motorcycle', 'bicycle', 'train', 'boat', 'airplane'],
  fruit: ['banana', 'apple', 'orange'],
  food: ['banana', 'apple', 'sandwich', 'orange', 'broccoli', 'carrot', 'hot dog', 'pizza', 'donut', 'cake'],
  furniture: ['chair', 'couch', 'bed', 'dining table', 'bench'],
  plant: ['potted plant'],
  bag: ['handbag', 'backpack', 'suitcase'],
  ball: ['sports ball'],
  phone: ['cell phone'],
  screen: ['tv', 'laptop'],
  dish: ['bowl', 'cup'],
};

const words = (text: string | undefined): string[] => (text ? text.split(' ') : []);
const asConcept = (name: string): string => name.replaceAll(' ', '-');
const classesIn = (table: Table, concept: string): CocoClass[] => cocoClasses.filter((name) => words(table[name]).includes(concept));

/**
 * concept   lexicon id, or null for a word that it does not know
 * phrase    the words of the instruction ("the vehicle on the left"), for collectives and for classes that the lexicon lacks
 */
export function classesOf(concept: string | null, phrase: string): ClassesOf {
  const said = phrase
    .toLowerCase()
    .split(/[^a-z]+/)
    .flatMap((word) => [word, word.replace(/s$/, '')]);
  const collective = said.map((word) => collectives[word]).find((classes) => classes !== undefined);
  if (collective) return { sure: collective, alike: [] };
  const text = ` ${said.join(' ')} `;
  const named = cocoClasses.filter((name) => (concept ? asConcept(name) === concept : text.includes(` ${name} `)));
  const sure = concept ? [...new Set([...named, ...classesIn(members, concept)])] : named;
  return { sure, alike: concept ? classesIn(lookalikes, concept).filter((name) => !sure.includes(name)) : [] };
}
