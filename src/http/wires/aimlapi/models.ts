/** The catalogue as the native wire lists it, with the listing's filters. Pure. Ours: `engines`, `limits`, `answer_shape`, `schema`. */
import { z } from 'zod';
import { creditsPerUsd } from '../../../accounts/account.ts';
import type { CatalogModel } from '../../../catalog.ts';

const imageType = 'openai/image-generations';

export const listQuery = z.looseObject({
  include: z.string().optional().describe('Comma list of pricing, modalities, capabilities, or "all". Unknown words are ignored.'),
  details: z.string().optional().describe('"true" or "1" adds everything, the JSON schema of the request too.'),
  id: z.string().optional().describe('Id or alias; comma list or repeated, as the filters below. OR within one filter, AND across.'),
  type: z.string().optional(),
  tags: z.string().optional(),
  modalities: z.string().optional(),
  input_modalities: z.string().optional(),
  output_modalities: z.string().optional(),
  capabilities: z.string().optional(),
});

interface ListingOptions {
  /** In front of links; '' makes them relative. */
  readonly baseUrl: string;
  /** Names of the engines this server runs, the default first. */
  readonly engines: readonly string[];
  /** The JSON schema of a model's request. */
  readonly schemaOf: (model: CatalogModel) => object;
}

const modalitiesOf = ({ references }: CatalogModel) => ({ input: references ? ['text', 'image'] : ['text'], output: ['image'] });

function capabilitiesOf({ references, maxImages, options }: CatalogModel): string[] {
  const names = ['seed'];
  if (!references || references.min === 0) names.push('text-to-image');
  if (references) names.push('image-to-image');
  if (references && references.max > 1) names.push('multiple-references');
  if (maxImages > 1) names.push('multiple-images');
  if (options.watermark) names.push('watermark');
  return names;
}

const tagsOf = (): string[] => ['playground:image'];

const limitsOf = ({ promptMaxLength, references, size, maxImages }: CatalogModel) => ({
  prompt_max_length: promptMaxLength,
  reference_images: references ?? { min: 0, max: 0 },
  images: { min: 1, max: maxImages },
  image_size: {
    min: size.minSide,
    max: size.maxSide,
    multiple_of: size.multipleOf,
    default: size.default,
    presets: size.presets,
    keep: references !== null,
  },
});

function pricingOf({ creditsPerImage }: CatalogModel) {
  const unit = { name: 'image', measure: 'image', price: creditsPerImage / creditsPerUsd, per: 1, credits: creditsPerImage };
  return { kind: 'fixed', currency: 'USD', units: [unit] };
}

const detailWords = ['pricing', 'modalities', 'capabilities'] as const;

function detailsOf(model: CatalogModel, words: ReadonlySet<string>) {
  return {
    ...(words.has('modalities') && { modalities: modalitiesOf(model) }),
    ...(words.has('capabilities') && { capabilities: capabilitiesOf(model) }),
    ...(words.has('pricing') && { pricing: pricingOf(model) }),
  };
}

function toEntry(model: CatalogModel, words: ReadonlySet<string>, { baseUrl, engines, schemaOf }: ListingOptions) {
  const { id, aliases, name, developer, description, releasedAt, docsUrl } = model;
  const docsJson = `${baseUrl}/openapi.json`;
  return {
    id,
    aliases,
    type: imageType,
    info: { name, developer, description, releasedAt, url: `${baseUrl}/`, docsUrl, docsJson },
    tags: tagsOf(),
    engines,
    limits: limitsOf(model),
    answer_shape: model.answerShape,
    ...detailsOf(model, words),
    ...(words.has('schema') && { schema: schemaOf(model) }),
  };
}

type Query = Readonly<Record<string, unknown>>;

const isSet = (value: unknown): boolean => value === 'true' || value === '1';

/** The lower-case words of a filter given as a comma list, repeated, or both. */
const wordsOf = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value])
    .filter((item) => typeof item === 'string')
    .flatMap((item: string) => item.split(','))
    .map((word) => word.trim().toLowerCase())
    .filter((word) => word !== '');

function includedWords({ include, details }: Query): Set<string> {
  const words = new Set(wordsOf(include));
  if (words.has('all') || isSet(details)) for (const word of detailWords) words.add(word);
  if (!isSet(details)) words.delete('schema');
  else words.add('schema');
  return words;
}

const filters: Readonly<Record<string, (model: CatalogModel) => readonly string[]>> = {
  id: ({ id, aliases }) => [id, ...aliases],
  type: () => [imageType],
  tags: tagsOf,
  modalities: (model) => [...modalitiesOf(model).input, ...modalitiesOf(model).output],
  input_modalities: (model) => modalitiesOf(model).input,
  output_modalities: (model) => modalitiesOf(model).output,
  capabilities: capabilitiesOf,
};

function passes(model: CatalogModel, query: Query): boolean {
  return Object.entries(filters).every(([name, valuesOf]) => {
    const wanted = wordsOf(query[name]);
    return wanted.length === 0 || valuesOf(model).some((value) => wanted.includes(value.toLowerCase()));
  });
}

export function listModels(models: readonly CatalogModel[], query: Query, options: ListingOptions): object {
  const words = includedWords(query);
  return { object: 'list', data: models.filter((model) => passes(model, query)).map((model) => toEntry(model, words, options)) };
}

/** One model with everything there is to tell. */
export function describeModel(model: CatalogModel, options: ListingOptions): object {
  return { object: 'model', data: toEntry(model, new Set([...detailWords, 'schema']), options) };
}

export const modelSchema = z.looseObject({ id: z.string(), aliases: z.array(z.string()), type: z.string(), engines: z.array(z.string()) });
