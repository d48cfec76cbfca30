/** /v1/scenes: how the studio reads a prompt, as a scene record. Costs nothing and makes no picture. */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { AppError } from '../../errors.ts';
import type { AppDeps } from '../deps.ts';
import { parseWith } from '../issues.ts';
import { addRoute } from '../route.ts';

/** Longer prompts than any model of the catalogue takes are no prompts. */
const promptMaxLength = 32_000;
const bodySchema = z.object({
  prompt: z
    .string()
    .min(1)
    .max(promptMaxLength)
    .refine((prompt) => prompt.isWellFormed() && !prompt.includes('\0'), {
      message: 'The prompt holds a NUL character or half a surrogate pair',
    })
    .describe('What the picture should show.'),
});
const answerSchema = z.strictObject({ scene: z.looseObject({ version: z.int() }), warnings: z.array(z.string()) });

export function addSceneRoutes(app: FastifyInstance, { scenes }: AppDeps): void {
  addRoute(app, {
    method: 'POST',
    urls: ['/v1/scenes'],
    access: 'key',
    doc: {
      tag: 'Images',
      summary: 'Read a prompt as a scene record, without a picture',
      body: bodySchema,
      answers: { 200: { description: 'The record, and what of the prompt it does not hold.', schema: answerSchema } },
    },
    handler: async (request) => {
      const { prompt } = parseWith(bodySchema, request.body, 'Body');
      if (!scenes) throw new AppError('engine_unavailable', 'No engine of this server reads prompts into scenes');
      return scenes.readPrompt(prompt, new AbortController().signal);
    },
  });
}
