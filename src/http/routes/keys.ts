/** /v1/keys and /v1/key: keys are made, listed and revoked by keys that may manage. */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { AppError } from '../../errors.ts';
import type { AppDeps } from '../deps.ts';
import { parseWith } from '../issues.ts';
import { addRoute, callerOf, pathParameter } from '../route.ts';
import { keyBody, keySchema, toKey } from '../wires/aimlapi/keys.ts';

const tag = 'Keys';
const oneKey = z.strictObject({ data: keySchema });

export function addKeyRoutes(app: FastifyInstance, { keys }: AppDeps): void {
  addRoute(app, {
    method: 'POST',
    urls: ['/v1/keys'],
    access: 'manager',
    doc: { tag, summary: 'Make a key', body: keyBody, answers: { 201: { description: 'The key, shown this once.', schema: oneKey } } },
    handler: async (request, reply) => {
      const { name, account, is_manager: isManager } = parseWith(keyBody, request.body ?? {}, 'Body');
      const { key, plainKey } = await keys.create({ name, account, isManager });
      return reply.code(201).send({ data: { ...toKey(key), key: plainKey } });
    },
  });
  addRoute(app, {
    method: 'GET',
    urls: ['/v1/keys'],
    access: 'manager',
    doc: {
      tag,
      summary: 'List the keys, oldest first',
      answers: { 200: { description: 'Keys.', schema: z.object({ data: z.array(keySchema) }) } },
    },
    handler: async () => ({ data: (await keys.list()).map(toKey) }),
  });
  addRoute(app, {
    method: 'GET',
    urls: ['/v1/key'],
    access: 'key',
    doc: { tag, summary: 'The key that is calling', answers: { 200: { description: 'The key.', schema: oneKey } } },
    handler: async (request) => {
      const { keyId } = callerOf(request);
      const own = (await keys.list()).find(({ id }) => id === keyId);
      if (!own) throw new AppError('not_found', 'The calling key is not a stored one');
      return { data: toKey(own) };
    },
  });
  addRoute(app, {
    method: 'DELETE',
    urls: ['/v1/keys/:prefix'],
    access: 'manager',
    doc: {
      tag,
      summary: 'Revoke a key by its first 8 characters',
      answers: {
        200: {
          description: 'It lets nobody in any more.',
          schema: z.object({ data: z.object({ prefix: z.string(), deleted: z.literal(true) }) }),
        },
      },
    },
    handler: async (request) => {
      const asked = pathParameter(request, 'prefix');
      if (!/^[\x21-\x7e]{8}$/.test(asked)) throw new AppError('not_found', 'There is no key of that prefix');
      const { prefix } = await keys.revoke(asked);
      return { data: { prefix, deleted: true } };
    },
  });
}
