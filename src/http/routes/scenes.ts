/** /v1/scenes and /v1/plans: how the studio reads a prompt and an instruction. Costs nothing and makes no picture. */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { AppError } from '../../errors.ts';
import type { AppDeps } from '../deps.ts';
import { parseWith } from '../issues.ts';
import { addRoute } from '../route.ts';
import { planSchema } from '../wires/aimlapi/from-native.ts';

/** Longer prompts than any model of the catalogue takes are no prompts. */
const promptMaxLength = 32_000;
const promptShape = {
  prompt: z
    .string()
    .min(1)
    .max(promptMaxLength)
    .refine((prompt) => prompt.isWellFormed() && !prompt.includes('\0'), {
      message: 'The prompt holds a NUL character or half a surrogate pair',
    })
    .describe('What the picture should show, or what should be done with the pictures.'),
};
const bodySchema = z.object(promptShape);
const planBodySchema = z.object({
  ...promptShape,
  image_count: z.int().min(1).max(14).default(1).describe('How many pictures the instruction is for.'),
});
const answerSchema = z.strictObject({ scene: z.looseObject({ version: z.int() }), warnings: z.array(z.string()) });
const planAnswerSchema = planSchema.extend({ kept: z.array(z.looseObject({})), warnings: z.array(z.string()) });

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
  addRoute(app, {
    method: 'POST',
    urls: ['/v1/plans'],
    access: 'key',
    doc: {
      tag: 'Images',
      summary: 'Read an instruction as an edit plan, without a picture',
      body: planBodySchema,
      answers: {
        200: { description: 'The plan: its operations in order, and what of the instruction they do not do.', schema: planAnswerSchema },
      },
    },
    handler: async (request) => {
      const { prompt, image_count: imageCount } = parseWith(planBodySchema, request.body, 'Body');
      if (!scenes) throw new AppError('engine_unavailable', 'No engine of this server reads instructions into plans');
      return scenes.readInstruction(prompt, imageCount, new AbortController().signal);
    },
  });
}
