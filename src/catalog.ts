/**
 * The public models as data: what each accepts, answers and costs. Knows nothing of HTTP, of zod or of engines; the wires
 * build their schemas, answers and price lists from these records.
 *
 * source   the hosted vendor's model pages (limits, defaults, answer shapes, prices). Prices are integers of credits,
 *          2,000,000 to the USD; the hosted price is 1.05 times the list price of the provider behind it:
 *          Seedream 4.5 0.04 USD -> 84,000; Seedream 4.0 0.03 USD -> 63,000. The price of flux/dev is not printed on its page:
 *          it is derived in the same way from 0.025 USD for each megapixel begun (fal.ai's list price), one megapixel at the
 *          default 1024x768, hence 52,500 an image, kept flat over all sizes.
 */
import type { PixelSize } from './engine.ts';

/** How an answer is laid out on the native wire. */
export type AnswerShape = 'data' | 'images-and-data' | 'images';

interface SizeRules {
  /** Limits of each side in pixels, for a size given as width and height. */
  readonly minSide: number;
  readonly maxSide: number;
  /** Each side must be a multiple of this. */
  readonly multipleOf: number;
  /** Whether a size object must name both sides; an absent side takes the default's. */
  readonly areSidesRequired: boolean;
  readonly default: PixelSize;
  readonly presets: Readonly<Record<string, PixelSize>>;
}

/** Fields that some models take and others do not; the names are ours. */
interface ModelOptions {
  readonly watermark: boolean;
  /** Answer the picture in the body instead of by a URL. */
  readonly syncMode: boolean;
  readonly safetyChecker: boolean;
  /** Sampling controls, checked and then named in the warnings, as no engine here has them. */
  readonly guidance: { readonly min: number; readonly max: number } | null;
  readonly steps: { readonly min: number; readonly max: number } | null;
}

export interface CatalogModel {
  readonly id: string;
  readonly aliases: readonly string[];
  readonly name: string;
  readonly developer: string;
  readonly description: string;
  /** ISO date of the model's public release. */
  readonly releasedAt: string;
  readonly docsUrl: string;
  readonly promptMaxLength: number;
  /** null: the model takes no reference images. `min` 0 makes them optional. */
  readonly references: { readonly min: number; readonly max: number } | null;
  readonly size: SizeRules;
  readonly seedMin: number;
  readonly maxImages: number;
  readonly options: ModelOptions;
  readonly answerShape: AnswerShape;
  readonly creditsPerImage: number;
}

/**
 * The largest picture of a request for "keep" (the first reference's own size), in pixels: that of 4096x4096, the largest
 * that the hosted model makes.
 */
export const keepMaxPixels = 4096 * 4096;

/** The hosted schema of 4.5 names no limit; ours is the one that OpenAI's images route has. */
const longPromptMaxLength = 32_000;

const noOptions: ModelOptions = { watermark: false, syncMode: false, safetyChecker: false, guidance: null, steps: null };

const square = (side: number): PixelSize => ({ width: side, height: side });

/** fal.ai's six named sizes, times `scale`. */
const falPresets = (scale: number): Readonly<Record<string, PixelSize>> => ({
  square_hd: square(1024 * scale),
  square: square(512 * scale),
  portrait_4_3: { width: 768 * scale, height: 1024 * scale },
  portrait_16_9: { width: 576 * scale, height: 1024 * scale },
  landscape_4_3: { width: 1024 * scale, height: 768 * scale },
  landscape_16_9: { width: 1024 * scale, height: 576 * scale },
});

const seedream45: CatalogModel = {
  id: 'bytedance/seedream-4-5',
  aliases: ['bytedance/seedream-4.5', 'seedream-4-5', 'seedream-4.5'],
  name: 'Seedream 4.5',
  developer: 'ByteDance',
  description: 'One model for text-to-image and for editing with up to 14 reference images, at 2K and 4K.',
  releasedAt: '2025-12-03',
  docsUrl: 'https://docs.aimlapi.com/api-references/image-models/bytedance/seedream-4-5',
  promptMaxLength: longPromptMaxLength,
  references: { min: 0, max: 14 },
  size: {
    minSide: 1440,
    maxSide: 4096,
    multipleOf: 1,
    areSidesRequired: false,
    default: square(2048),
    presets: { '2K': square(2048), '4K': square(4096) },
  },
  seedMin: Number.MIN_SAFE_INTEGER,
  maxImages: 1,
  options: { ...noOptions, watermark: true },
  answerShape: 'data',
  creditsPerImage: 84_000,
};

// Measured on the hosted model: its default, square_hd, answers 2048x2048, twice fal.ai's usual; the other presets are doubled alike.
const seedream4Size: SizeRules = {
  minSide: 1024,
  maxSide: 4096,
  multipleOf: 1,
  areSidesRequired: true,
  default: square(2048),
  presets: falPresets(2),
};

const seedream4: CatalogModel = {
  id: 'bytedance/seedream-v4-text-to-image',
  aliases: ['seedream-v4-text-to-image'],
  name: 'Seedream 4.0 Text-to-Image',
  developer: 'ByteDance',
  description: 'Text-to-image from 1024x1024 to 4096x4096, up to four images a request.',
  releasedAt: '2025-09-09',
  docsUrl: 'https://docs.aimlapi.com/api-references/image-models/bytedance',
  promptMaxLength: 4000,
  references: null,
  size: seedream4Size,
  seedMin: 1,
  maxImages: 4,
  options: { ...noOptions, syncMode: true, safetyChecker: true },
  answerShape: 'images-and-data',
  creditsPerImage: 63_000,
};

const seedream4Edit: CatalogModel = {
  ...seedream4,
  id: 'bytedance/seedream-v4-edit',
  aliases: ['seedream-v4-edit'],
  name: 'Seedream 4.0 Edit',
  description: 'Editing by instruction with one to ten reference images, up to four images a request.',
  references: { min: 1, max: 10 },
};

const fluxDev: CatalogModel = {
  id: 'flux/dev',
  aliases: ['flux-dev'],
  name: 'FLUX.1 [dev]',
  developer: 'Black Forest Labs',
  description: 'Text-to-image from 512x512 to 1536x1536, up to four images a request.',
  releasedAt: '2024-08-01',
  docsUrl: 'https://docs.aimlapi.com/api-references/image-models/flux',
  promptMaxLength: 4000,
  references: null,
  size: {
    minSide: 512,
    maxSide: 1536,
    multipleOf: 32,
    areSidesRequired: false,
    default: { width: 1024, height: 768 },
    presets: falPresets(1),
  },
  seedMin: 1,
  maxImages: 4,
  options: { ...noOptions, safetyChecker: true, guidance: { min: 1, max: 20 }, steps: { min: 1, max: 50 } },
  answerShape: 'images',
  creditsPerImage: 52_500,
};

export const catalog: readonly CatalogModel[] = [seedream45, seedream4, seedream4Edit, fluxDev];

/** The model of that id or alias, or null. */
export function findModel(name: string): CatalogModel | null {
  return catalog.find((model) => model.id === name || model.aliases.includes(name)) ?? null;
}
