/**
 * The shape of a scene record as zod schemas: what read-scene.ts accepts, and what docs/scene.md prints as JSON schema.
 * Knows shapes and ranges; what hangs together (ids, cycles) is check-scene.ts.
 */
import { z } from 'zod';
import { relationNames } from './relation.ts';
import {
  cameraAngles,
  chartKinds,
  graphicKinds,
  lensNames,
  lights,
  materials,
  places,
  postures,
  resolutions,
  seasons,
  shotSizes,
  styles,
  supports,
  textRoles,
  timesOfDay,
  weathers,
} from './vocabulary.ts';

/** Limits of a record, so that no valid one can exhaust a machine. */
export const sceneLimits = {
  objects: 200,
  copies: 200,
  /** Different concepts: each is a model of its own, built and compiled; 200 of them took 3.7 GB. */
  kinds: 60,
  count: 60,
  relations: 1000,
  texts: 40,
  textCharacters: 1000,
  chartRows: 60,
} as const;

/** Every message is what is wanted; read-scene.ts adds the path and what was got. */
const whole = (min: number, max: number) => {
  const error = `a whole number from ${min} to ${max}`;
  return z.int({ error }).min(min, { error }).max(max, { error });
};
const number = (min: number, max: number) => {
  const error = `a number from ${min} to ${max}`;
  return z.number({ error }).min(min, { error }).max(max, { error });
};
const text = (max: number) => {
  const error = `a text of 1 to ${max} characters`;
  const plain = (value: string) => value.isWellFormed() && !value.includes('\0');
  return z
    .string({ error })
    .min(1, { error })
    .max(max, { error })
    .refine(plain, { error: `${error} without NUL or half a surrogate pair` });
};
const name = z
  .string({ error: 'a name of a-z, 0-9 and -' })
  .regex(/^[a-z0-9][a-z0-9-]{0,63}$/, { error: 'a name of a-z, 0-9 and -, 1 to 64 characters' });
const flag = z.boolean({ error: 'true or false' });
const oneOf = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z.enum(values, { error: `one of ${values.join(', ')}` });
const list = <Item extends z.ZodType>(item: Item, max: number) => {
  const error = `a list of at most ${max}`;
  return z.array(item, { error }).max(max, { error });
};
const record = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.strictObject(shape, { error: (issue) => (issue.code === 'unrecognized_keys' ? undefined : 'an object') });

const channel = number(0, 1);
const linearColour = z.tuple([channel, channel, channel], { error: 'three numbers from 0 to 1: linear sRGB' });
const colour = record({ name: text(60), value: linearColour });

const person = record({
  age: oneOf(['child', 'young', 'adult', 'old']).optional(),
  sex: oneOf(['female', 'male']).optional(),
  build: oneOf(['slim', 'average', 'heavy']).optional(),
  skin: linearColour.optional(),
  hair: record({ style: text(40).optional(), colour: linearColour.optional() }).optional(),
  beard: flag.optional(),
  glasses: flag.optional(),
  expression: oneOf(['neutral', 'smile', 'laugh', 'sad', 'surprised', 'angry']).optional(),
  garments: list(record({ concept: name, colour: linearColour.nullable() }), 20).optional(),
});

const object = record({
  id: name.describe('Unique in the scene; relations and carriers name it.'),
  concept: name.describe('Lexicon id of the thing: "dining-table", "mug", "person".'),
  label: text(120).optional().describe('Word for warnings; the concept when absent.'),
  icon: text(80).optional().describe("Noto icon that stands in where no model is built; the lexicon's when absent."),
  count: whole(1, sceneLimits.count).optional().describe('1 when absent.'),
  colour: colour.nullable().optional().describe('Main colour; its own when absent.'),
  secondaryColour: colour.optional(),
  material: oneOf(materials).optional(),
  sizeFactor: number(0.01, 100).optional().describe('What size words made of the usual height; already in heightMetres.'),
  heightMetres: number(0.0001, 1_000_000).optional().describe("Real height of one; the lexicon's times sizeFactor when absent."),
  attributes: list(text(60), 20).optional(),
  posture: oneOf(postures).optional(),
  person: person.optional(),
  airborne: flag.optional().describe("Hangs in the air; the lexicon's when absent."),
  isFace: flag.optional().describe('The icon shows a head only.'),
  isSupport: flag.optional().describe('A table or shelf that was named as what others stand on.'),
  confidence: number(0, 1).optional().describe('How sure the words mean this concept.'),
  resolvedBy: oneOf(resolutions).optional(),
});

const relation = record({
  subject: name.describe('Id of what acts or is placed.'),
  relation: oneOf(relationNames),
  object: name,
  other: name.optional().describe('The second of two; only with "between".'),
  anchor: text(40).optional().describe('Where on the one that carries: head, eyes, neck, hand, back, seat, top, mouth.'),
  action: text(80).optional().describe('The verb as written.'),
});

const chart = record({
  kind: oneOf(chartKinds),
  rows: list(record({ label: text(60), value: number(-1e9, 1e9) }), sceneLimits.chartRows).min(1, { error: 'at least one row' }),
  unit: text(20).optional(),
});

export const sceneSchema = record({
  version: z.literal(2, { error: '2' }),
  place: oneOf(places).optional().describe('studio when absent.'),
  indoors: flag.optional().describe('As the place usually is when absent.'),
  timeOfDay: oneOf(timesOfDay).optional().describe('afternoon when absent.'),
  weather: oneOf(weathers).optional().describe('clear when absent.'),
  season: oneOf(seasons).optional(),
  support: oneOf(supports).nullable().optional().describe('What the things stand on, where it was named.'),
  objects: list(object, sceneLimits.objects),
  relations: list(relation, sceneLimits.relations).optional(),
  texts: list(
    record({ content: text(sceneLimits.textCharacters), role: oneOf(textRoles), carrier: name.optional() }),
    sceneLimits.texts,
  ).optional(),
  camera: record({
    angle: oneOf(cameraAngles).optional(),
    shot: oneOf(shotSizes).optional(),
    lens: oneOf(lensNames).optional(),
    isPortrait: flag.optional(),
  }).optional(),
  style: oneOf(styles).optional().describe('photographic when absent.'),
  light: list(oneOf(lights), 20).optional(),
  mood: list(text(60), 40).optional(),
  graphic: record({ kind: oneOf(graphicKinds), chart: chart.optional() }).optional(),
  excluded: list(name, 100).optional().describe('Concepts that must not be added.'),
});

export type SceneInput = z.infer<typeof sceneSchema>;

/** JSON Schema (draft 2020-12) of a record as it may be handed in. */
export function sceneJsonSchema(): object {
  return z.toJSONSchema(sceneSchema, { io: 'input' });
}
