/** The models the server offers, as the form needs them: what to ask, within which limits, on which engines, at what price. */
import { type SizeLimits, seedreamLimits, type Tier, tierSides } from './sizes.ts';

export interface ModelOption {
  readonly id: string;
  readonly name: string;
  readonly limits: SizeLimits;
  readonly minReferences: number;
  readonly maxReferences: number;
  readonly hasWatermark: boolean;
  /** Names of the engines that this server runs; the first is its default. */
  readonly engines: readonly string[];
  /** null when the server does not tell. */
  readonly costCredits: number | null;
}

/** What of GET /v1/models?include=all is read. Everything but the id may be missing. */
export interface ListedModel {
  readonly id: string;
  readonly type?: string;
  readonly info?: { readonly name?: string };
  readonly engines?: readonly string[];
  readonly capabilities?: readonly string[];
  readonly limits?: {
    readonly reference_images?: { readonly min: number; readonly max: number };
    readonly image_size?: {
      readonly min: number;
      readonly max: number;
      readonly multiple_of?: number;
      readonly presets?: Readonly<Record<string, unknown>>;
      readonly keep?: boolean;
    };
  };
  readonly pricing?: { readonly units?: readonly { readonly credits?: number }[] };
}

/** What is known of Seedream 4.5 without asking: the form works before the list is there, and without it. */
export const seedream45: ModelOption = {
  id: 'bytedance/seedream-4-5',
  name: 'Seedream 4.5',
  limits: seedreamLimits,
  minReferences: 0,
  maxReferences: 14,
  hasWatermark: true,
  engines: [],
  costCredits: null,
};

const allTiers = Object.keys(tierSides) as Tier[];

/** A model that names its tiers takes those words; of another, the tiers that lie within its limits are sent as pixels. */
function toLimits(size: NonNullable<NonNullable<ListedModel['limits']>['image_size']>): SizeLimits {
  const named = allTiers.filter((tier) => tier in (size.presets ?? {}));
  const possible = allTiers.filter((tier) => tierSides[tier] >= size.min && tierSides[tier] <= size.max);
  return {
    min: size.min,
    max: size.max,
    multipleOf: size.multiple_of ?? 1,
    tiers: named.length > 0 ? named : possible,
    takesTierNames: named.length > 0,
    canKeep: size.keep ?? false,
  };
}

export function toModelOption({ id, info, limits, capabilities, engines, pricing }: ListedModel): ModelOption {
  return {
    id,
    name: info?.name ?? id,
    limits: limits?.image_size ? toLimits(limits.image_size) : seedreamLimits,
    minReferences: limits?.reference_images?.min ?? 0,
    maxReferences: limits?.reference_images?.max ?? seedream45.maxReferences,
    hasWatermark: capabilities?.includes('watermark') ?? true,
    engines: engines ?? [],
    costCredits: pricing?.units?.[0]?.credits ?? null,
  };
}

/** Only the models that make pictures. */
export const toModelOptions = (models: readonly ListedModel[]): ModelOption[] =>
  models.filter(({ type }) => type === undefined || type.includes('image')).map(toModelOption);

/** The option of an id, or what is known of it while the list is not there yet. */
export const findModel = (models: readonly ModelOption[], id: string): ModelOption =>
  models.find((model) => model.id === id) ?? { ...seedream45, id, name: id === seedream45.id ? seedream45.name : id };
