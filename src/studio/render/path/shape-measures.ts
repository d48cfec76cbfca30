/**
 * What was measured of shapes: how steep their fields are, and the boxes of their solids. Kept by the shape itself, and by the text of
 * its recorded field, as every picture brings shapes that are new objects but say what others said before.
 */
import { createHash } from 'node:crypto';
import { AppError } from '../../../errors.ts';
import { type Box, KernelBuilder, type Lemmas, lipschitzOver, printModule, type RecordedField } from '../../../kernel/index.ts';
import { fieldToolsOf, type Shape } from '../field/index.ts';

export interface Measures {
  /** The field is nowhere steeper within the domain. */
  readonly steepness: number;
  /** Around the solid; null: nothing is in the domain; undefined: not measured yet. */
  box: Box | null | undefined;
}

export interface MeasureCache {
  readonly byShape: WeakMap<Shape, Measures>;
  /** By the hash of the text; those used last. */
  readonly byText: Map<string, Measures>;
}

const textCapacity = 512;
const steepnessDepth = 3;

export const createMeasureCache = (): MeasureCache => ({ byShape: new WeakMap(), byText: new Map() });

const domainOf = ({ domain: { low, high } }: Shape): Box => [
  { low: low[0], high: high[0] },
  { low: low[1], high: high[1] },
  { low: low[2], high: high[2] },
];

/** What is stated of the field, as far as it can be written: where, of what kind and with what number. */
function lemmaText(lemmas: Lemmas): string {
  const stated = [...lemmas].flatMap(([{ id }, of]) =>
    of.map((lemma) => {
      const args = 'of' in lemma ? lemma.of.map((arg) => arg.constant ?? `v${arg.id}`) : [];
      return `${id} ${lemma.type} ${args} ${'steepness' in lemma ? lemma.steepness : ''}`;
    }),
  );
  return stated.join('\n');
}

/** text: hashed; null for a field that may read images, whose pixels are not in the text. */
function recordAlone(shape: Shape): { field: RecordedField; text: string | null } {
  const k = new KernelBuilder();
  const { target } = k.function({ name: 'field', parameters: ['f32', 'f32', 'f32'], results: ['f32'] }, (x, y, z) => [
    shape.field(fieldToolsOf(k, shape.images), [x, y, z]),
  ]);
  const [x, y, z] = target.parameters;
  const field: RecordedField = { value: target.results[0]!, parameters: [x!, y!, z!], lemmas: k.lemmas };
  if ((shape.images?.length ?? 0) > 0) return { field, text: null };
  const text = [JSON.stringify(shape.domain), printModule(k.module), lemmaText(k.lemmas)].join('\n');
  return { field, text: createHash('sha256').update(text).digest('hex') };
}

function steepnessOf(shape: Shape, field: RecordedField): number {
  const steepness = lipschitzOver(field, domainOf(shape), steepnessDepth);
  if (Number.isFinite(steepness) && steepness > 0) return steepness;
  throw new AppError(
    'engine_failed',
    `The steepness of the field of shape ${shape.name} must be a finite number above 0, got ${steepness}: state it with notSteeperThan`,
  );
}

/** throws engine_failed when the field of a shape has no bound of its steepness */
export function measuresOf(shape: Shape, { byShape, byText }: MeasureCache): Measures {
  const known = byShape.get(shape);
  if (known) return known;
  const { field, text } = recordAlone(shape);
  const found = (text === null ? undefined : byText.get(text)) ?? { steepness: steepnessOf(shape, field), box: undefined };
  byShape.set(shape, found);
  if (text !== null) {
    byText.delete(text);
    byText.set(text, found);
    if (byText.size > textCapacity) byText.delete(byText.keys().next().value!);
  }
  return found;
}
