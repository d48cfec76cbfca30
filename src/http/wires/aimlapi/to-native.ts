/** A body of the native wire into a request in Seedbed's own terms. Pure: loads nothing, charges nothing. */
import { z } from 'zod';
import { type CatalogModel, catalog, findModel, keepMaxPixels } from '../../../catalog.ts';
import type { EngineName, PixelSize } from '../../../engine.ts';
import type { GenerationRequest, OutputFormat } from '../../../jobs/generation.ts';
import { invalidRequest, parseWith } from '../../issues.ts';
import { createWireSchema, type ResponseFormat, type WireBody, type WireSchema } from './schema.ts';

/** How the caller wants the answer; not part of the generation. */
export interface AnswerOptions {
  readonly responseFormat: ResponseFormat;
  /** Links are answered as data URIs. */
  readonly isInline: boolean;
}

/** A request whose size may still hang on its references. */
export interface Draft {
  readonly model: CatalogModel;
  readonly request: Omit<GenerationRequest, 'size'>;
  readonly size: PixelSize | 'keep';
  readonly referenceUrls: readonly string[];
  readonly answer: AnswerOptions;
  readonly warnings: readonly string[];
}

interface WireOptions {
  readonly engines: readonly { readonly name: EngineName }[];
  readonly defaultEngine: EngineName;
  readonly newSeed: () => number;
}

const maxNamedKeys = 20;
const maxKeyLength = 64;

/** OpenAI's names for what this wire calls otherwise. */
const ownName: Readonly<Record<string, string>> = { size: 'image_size', n: 'num_images', image: 'image_urls', images: 'image_urls' };

function unknownKeyWarnings(body: object, { fields }: WireSchema, model: CatalogModel): string[] {
  const unknown = Object.keys(body).filter((key) => !fields.has(key));
  const warnings = unknown.slice(0, maxNamedKeys).map((key) => {
    const better = ownName[key];
    const hint = better && fields.has(better) ? `; use ${better}` : '';
    return `${key.slice(0, maxKeyLength).toWellFormed().replaceAll('\0', '')} is not a field of ${model.id}: it was ignored${hint}`;
  });
  if (unknown.length > maxNamedKeys) warnings.push(`${unknown.length - maxNamedKeys} more unknown fields were ignored`);
  return warnings;
}

function unusedFieldWarnings(body: WireBody, model: CatalogModel): string[] {
  const warnings: string[] = [];
  for (const field of ['guidance_scale', 'num_inference_steps'] as const)
    if (body[field] !== undefined) warnings.push(`${field} was read but has no effect: the engines of this server have no such control`);
  const reportsSafety = model.answerShape === 'images';
  if (body.enable_safety_checker === true || (reportsSafety && body.enable_safety_checker !== false)) {
    const note = reportsSafety ? ', and has_nsfw_concepts is always false' : '';
    warnings.push(`enable_safety_checker has no effect: this server has no safety checker${note}`);
  }
  return warnings;
}

interface Formats {
  readonly outputFormat: OutputFormat;
  readonly responseFormat: ResponseFormat;
  readonly warnings: readonly string[];
}

function toFormats({ output_format = 'jpeg', response_format }: WireBody): Formats {
  if (output_format !== 'url' && output_format !== 'b64_json')
    return { outputFormat: output_format, responseFormat: response_format ?? 'url', warnings: [] };
  const warning = `output_format "${output_format}" was read as response_format; the file is a JPEG`;
  return { outputFormat: 'jpeg', responseFormat: response_format ?? output_format, warnings: [warning] };
}

function toSize({ image_size }: WireBody, { size }: CatalogModel): PixelSize | 'keep' {
  if (image_size === undefined) return size.default;
  if (image_size === 'keep') return 'keep';
  if (typeof image_size === 'string') return size.presets[image_size] ?? size.default;
  return { width: image_size.width ?? size.default.width, height: image_size.height ?? size.default.height };
}

const sizeIssue = (expected: string, received: string, message: string) =>
  invalidRequest([{ path: 'image_size', expected, received, message }], 'Body');

/**
 * The size that was asked for, once the references are known. For "keep" the model's floor does not apply.
 * throws invalid_request
 */
export function resolveSize(size: PixelSize | 'keep', references: readonly PixelSize[]): PixelSize {
  if (size !== 'keep') return size;
  const first = references[0];
  if (!first) throw sizeIssue('a size', "'keep'", '"keep" is the size of the first reference, and image_urls holds none');
  const { width, height } = first;
  if (width * height > keepMaxPixels) {
    const received = `${width}x${height}`;
    throw sizeIssue(
      `at most ${keepMaxPixels} pixels`,
      received,
      `"keep" serves references of at most ${keepMaxPixels} pixels (4096x4096), received ${received}`,
    );
  }
  return { width, height };
}

const anyModel = z.looseObject({ model: z.enum(catalog.flatMap(({ id, aliases }) => [id, ...aliases])) });
/** Ids without aliases: what a message lists. */
const listedModel = z.looseObject({ model: z.enum(catalog.map(({ id }) => id)) });

function parseModel(body: unknown): CatalogModel {
  const parsed = anyModel.safeParse(body);
  const name = parsed.success ? parsed.data.model : parseWith(listedModel, body, 'Body').model;
  return findModel(name)!;
}

/** With a scene the prompt may be empty or absent; the schema wants one of every other request. */
function withPrompt(body: unknown): { body: unknown; isPromptless: boolean } {
  const { scene, prompt = '' } = (body ?? {}) as { scene?: unknown; prompt?: unknown };
  const isPromptless = scene !== undefined && typeof prompt === 'string' && prompt.trim() === '';
  return { body: isPromptless ? { ...(body as object), prompt: 'scene' } : body, isPromptless };
}

const sceneIssue = (expected: string, received: string) =>
  invalidRequest([{ path: 'scene', expected, received, message: `A scene takes ${expected}, received ${received}` }], 'Body');

function checkSceneUse({ scene, image_urls }: WireBody, engine: string): void {
  if (scene === undefined) return;
  if (engine !== 'studio') throw sceneIssue('the engine studio', `the engine ${engine}`);
  if (image_urls) throw sceneIssue('no references beside it', `${image_urls.length} in image_urls`);
}

/** The wire's schemas, and its converter of bodies. */
export function createToNative({ engines, defaultEngine, newSeed }: WireOptions) {
  const engineNames = engines.map(({ name }) => name);
  const schemas = new Map(catalog.map((model) => [model.id, createWireSchema(model, engineNames)]));

  /** throws invalid_request */
  function toDraft(body: unknown): Draft {
    const model = parseModel(body);
    const wire = schemas.get(model.id)!;
    const filled = withPrompt(body);
    const parsed = parseWith(wire.schema, filled.body, 'Body');
    const engine = (parsed.engine as EngineName | undefined) ?? defaultEngine;
    checkSceneUse(parsed, engine);
    const formats = toFormats(parsed);
    const size = toSize(parsed, model);
    if (size === 'keep' && !parsed.image_urls) resolveSize(size, []);
    return {
      model,
      size,
      referenceUrls: parsed.image_urls ?? [],
      answer: { responseFormat: formats.responseFormat, isInline: parsed.sync_mode ?? false },
      warnings: [...unknownKeyWarnings(body as object, wire, model), ...formats.warnings, ...unusedFieldWarnings(parsed, model)],
      request: {
        model: model.id,
        engine,
        prompt: filled.isPromptless ? '' : parsed.prompt,
        seed: parsed.seed ?? Math.max(model.seedMin, newSeed()),
        imageCount: parsed.num_images ?? 1,
        watermark: parsed.watermark ?? false,
        outputFormat: formats.outputFormat,
        embedPrompt: parsed.embed_prompt ?? false,
        ...(parsed.scene && { scene: parsed.scene }),
      },
    };
  }
  return { toDraft, schemas: [...schemas.values()].map(({ schema }) => schema) };
}
