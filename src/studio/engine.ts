/** The embedded engine: a prompt alone is rendered, a prompt with references is an instruction to edit them. */
import type { Engine, EngineContext, EngineRequest, EngineResult, PromptReading, SceneReader } from '../engine.ts';
import { AppError } from '../errors.ts';
import type { InferenceHost } from '../inference/index.ts';
import { carryOut } from './edit/index.ts';
import { renderGraphic } from './graphics/index.ts';
import type { EditPlan, ParsedPrompt } from './language/index.ts';
import { createStudioPool, type StudioPool } from './pool.ts';
import { renderScene } from './render/index.ts';
import type { Scene } from './scene/index.ts';
import { unshown } from './scene/unshown.ts';

/** Raised whenever the same request may give other bytes. */
const studioVersion = '0.3.0';

export interface StudioParts {
  readonly inference: InferenceHost;
  /** Threads for pixels; the number of cores by default. The bytes do not depend on it. */
  readonly workerCount?: number;
}

const languageUrl = new URL('./language/language.task.ts', import.meta.url).href;

const readPrompt = (prompt: string, pool: StudioPool, signal: AbortSignal): Promise<ParsedPrompt> =>
  pool.run({ moduleUrl: languageUrl, name: 'parsePrompt', input: { prompt } }, signal);

const readRecord = (scene: unknown, pool: StudioPool, signal: AbortSignal): Promise<ParsedPrompt> =>
  pool.run({ moduleUrl: languageUrl, name: 'readRecord', input: { scene } }, signal);

async function render(
  { prompt, size, seed, scene: given }: EngineRequest,
  { signal, onProgress }: EngineContext,
  { pool, inference }: { pool: StudioPool; inference: InferenceHost },
): Promise<EngineResult> {
  const { scene, warnings } = given === undefined ? await readPrompt(prompt, pool, signal) : await readRecord(given, pool, signal);
  onProgress(0.05, 'scene');
  const renderPicture = (shown: Scene) =>
    renderScene(shown, {
      size,
      seed,
      quality: 'standard',
      pool,
      inference,
      signal,
      onProgress: (fraction, stage) => onProgress(0.05 + 0.9 * fraction, stage),
    });
  const sheet = await renderGraphic(scene, { size, seed, prompt, pool, signal, renderPicture });
  const rendered = sheet ?? (await renderPicture(scene));
  onProgress(1, 'done');
  const { image, nativeSize } = rendered;
  return { image, nativeSize, warnings: [...warnings, ...unshown(scene), ...rendered.warnings], digitalSourceType: 'algorithmicMedia' };
}

const readInstruction = (input: { prompt: string; referenceCount: number }, pool: StudioPool, signal: AbortSignal): Promise<EditPlan> =>
  pool.run({ moduleUrl: languageUrl, name: 'parseInstruction', input }, signal);

async function edit(
  request: EngineRequest,
  context: EngineContext,
  parts: { pool: StudioPool; inference: InferenceHost },
): Promise<EngineResult> {
  const input = { prompt: request.prompt, referenceCount: request.references.length };
  const plan = await readInstruction(input, parts.pool, context.signal);
  context.onProgress(0.05, 'plan');
  return { ...(await carryOut(plan, request, { ...parts, ...context })), plan };
}

/** Threads and the inference process start at the first picture that needs them. */
export function createStudio({ inference, workerCount }: StudioParts): Engine & { readonly scenes: SceneReader } {
  const pool = createStudioPool(workerCount);
  return {
    name: 'studio',
    version: studioVersion,
    async generate(request, context) {
      if (request.scene !== undefined && request.references.length > 0)
        throw new AppError('invalid_request', 'A scene makes a picture from nothing: a request has a scene or references, not both');
      if (context.signal.aborted) throw new AppError('generation_cancelled', 'The generation was cancelled');
      const tools = { pool, inference };
      return request.references.length === 0 ? render(request, context, tools) : edit(request, context, tools);
    },
    scenes: {
      readPrompt: (prompt, signal): Promise<PromptReading> => readPrompt(prompt, pool, signal),
      readInstruction: (prompt, referenceCount, signal) => readInstruction({ prompt, referenceCount }, pool, signal),
      readScene: (scene, signal): Promise<PromptReading> => readRecord(scene, pool, signal),
    },
    close: () => pool.close(),
  };
}
