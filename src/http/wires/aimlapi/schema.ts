/**
 * The request body of every model on the native wire, built from the catalogue's record: the same schema validates and is told in
 * /openapi.json. Extensions of ours: response_format and output_format on every model, engine, embed_prompt, image_size "keep", scene.
 *
 * source   the hosted vendor's OpenAPI files of the four models
 */
import { z } from 'zod';
import type { CatalogModel } from '../../../catalog.ts';
import { outputFormats } from '../../../jobs/generation.ts';

const responseFormats = ['url', 'b64_json'] as const;
export type ResponseFormat = (typeof responseFormats)[number];

/** What a valid body holds; which fields a model takes is decided by its schema. */
export interface WireBody {
  readonly model: string;
  readonly prompt: string;
  readonly image_urls?: readonly string[];
  readonly image_size?: string | { readonly width?: number; readonly height?: number };
  readonly seed?: number;
  readonly num_images?: number;
  readonly response_format?: ResponseFormat;
  readonly output_format?: (typeof outputFormats)[number] | ResponseFormat;
  readonly watermark?: boolean;
  readonly sync_mode?: boolean;
  readonly enable_safety_checker?: boolean;
  readonly guidance_scale?: number;
  readonly num_inference_steps?: number;
  readonly engine?: string;
  readonly embed_prompt?: boolean;
  readonly scene?: object;
}

export interface WireSchema {
  readonly schema: z.ZodType<WireBody>;
  /** Every field the model takes; a body's other keys are named in the warnings. */
  readonly fields: ReadonlySet<string>;
}

const isStorable = (text: string): boolean => text.isWellFormed() && !text.includes('\0');

const promptSchema = (maxLength: number) =>
  z
    .string()
    .min(1, { abort: true })
    .max(maxLength, { abort: true })
    .refine((prompt) => prompt.trim() !== '', { message: 'The prompt is only white space' })
    .refine(isStorable, { message: 'The prompt holds a NUL character or half a surrogate pair' })
    .describe('What the picture should show, or what to do with the references.');

function sizeSchema({ size, references }: CatalogModel): z.ZodType {
  const side = (fallback: number) => {
    const limits = z.int().min(size.minSide).max(size.maxSide);
    const exact = size.multipleOf > 1 ? limits.multipleOf(size.multipleOf) : limits;
    return size.areSidesRequired ? exact : exact.default(fallback);
  };
  const custom = z.looseObject({ width: side(size.default.width), height: side(size.default.height) });
  const names = [...Object.keys(size.presets), ...(references ? ['keep'] : [])];
  const keepNote = references ? ' "keep" (ours) takes the size of the first reference.' : '';
  return z
    .union([custom, z.enum(names)])
    .optional()
    .describe(`Size of the picture; ${size.default.width}x${size.default.height} when absent.${keepNote}`);
}

function referenceShape({ references }: CatalogModel): z.ZodRawShape {
  if (!references) return {};
  const urls = z
    .array(z.string().min(1))
    .min(Math.max(1, references.min))
    .max(references.max)
    .describe('Reference images: http(s) URLs, data URIs or bare base64.');
  return { image_urls: references.min > 0 ? urls : urls.optional() };
}

function optionShape({ options, maxImages }: CatalogModel): z.ZodRawShape {
  const { guidance, steps } = options;
  return {
    ...(maxImages > 1 && { num_images: z.int().min(1).max(maxImages).default(1) }),
    ...(options.watermark && { watermark: z.boolean().default(false).describe('Adds an invisible watermark.') }),
    ...(options.syncMode && { sync_mode: z.boolean().default(false).describe('Answers each picture as a data URI instead of a link.') }),
    ...(options.safetyChecker && { enable_safety_checker: z.boolean().optional().describe('Accepted; this server has no such checker.') }),
    ...(guidance && { guidance_scale: z.number().min(guidance.min).max(guidance.max).optional() }),
    ...(steps && { num_inference_steps: z.int().min(steps.min).max(steps.max).optional() }),
  };
}

/** `engines`: names of the engines this server runs. */
export function createWireSchema(model: CatalogModel, engines: readonly string[]): WireSchema {
  const shape = {
    model: z.enum([model.id, ...model.aliases]),
    prompt: promptSchema(model.promptMaxLength),
    ...referenceShape(model),
    image_size: sizeSchema(model),
    seed: z
      .int()
      .min(model.seedMin)
      .max(Number.MAX_SAFE_INTEGER - (model.maxImages - 1))
      .optional()
      .describe('The same seed, prompt, references, size and engine version give the same picture. Absent: one is drawn and told.'),
    ...optionShape(model),
    response_format: z.enum(responseFormats).optional().describe('url when absent.'),
    output_format: z
      .enum([...outputFormats, ...responseFormats])
      .optional()
      .describe('Ours: the kind of file, jpeg when absent. LiteLLM sends "url" or "b64_json" here: read as response_format.'),
    engine: z.enum(engines).optional().describe("Ours: the engine that makes the picture; the server's default when absent."),
    scene: z
      .looseObject({})
      .optional()
      .describe(
        'Ours: a scene record to render instead of reading the prompt, which may then be empty. Only the engine studio takes one; no references beside it.',
      ),
    embed_prompt: z.boolean().default(false).describe("Ours: writes the prompt into the file's metadata."),
  };
  const schema = z.looseObject(shape).meta({ title: model.id, description: model.description });
  return { schema: schema as unknown as z.ZodType<WireBody>, fields: new Set(Object.keys(shape)) };
}

/** Ours: the queries of GET /v1/images/generations/{id}, and of finding one. */
export const viewQuery = z.object({
  response_format: z.enum(responseFormats).default('url').describe('How a finished generation is answered.'),
});
export const findQuery = viewQuery.extend({
  client_request_id: z
    .string()
    .regex(/^[A-Za-z0-9._:-]{1,128}$/, 'Must be 1 to 128 characters of A-Z a-z 0-9 . _ : -')
    .describe('The X-Client-Request-Id that the generation was asked with.'),
});
