/** /v1/models and /model/{id}: what this server can be asked for. Every body is serialised once. */
import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type CatalogModel, catalog, findModel } from '../../catalog.ts';
import { AppError } from '../../errors.ts';
import type { AppDeps } from '../deps.ts';
import { addRoute, pathParameter } from '../route.ts';
import { describeModel, listModels, listQuery, modelSchema } from '../wires/aimlapi/models.ts';
import { createWireSchema } from '../wires/aimlapi/schema.ts';

interface Page {
  readonly body: string;
  readonly etag: string;
}

const tag = 'Models';
/** Distinct queries that are kept; a stranger's thousandth one empties the store. */
const maxKeptPages = 100;

function toPage(content: object): Page {
  const body = JSON.stringify(content);
  return { body, etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"` };
}

/** `make` once for every key. */
function createPages(): (key: string, make: () => object) => Page {
  const pages = new Map<string, Page>();
  return (key, make) => {
    const known = pages.get(key);
    if (known) return known;
    if (pages.size >= maxKeptPages) pages.clear();
    const page = toPage(make());
    pages.set(key, page);
    return page;
  };
}

function sendPage(request: FastifyRequest, reply: FastifyReply, { body, etag }: Page) {
  reply.header('etag', etag).header('cache-control', 'no-cache');
  if (request.headers['if-none-match'] === etag) return reply.code(304).send();
  return reply.type('application/json; charset=utf-8').send(body);
}

function listingOptions({ config, engines }: AppDeps) {
  const names = engines.map(({ name }) => name);
  const ordered = [config.engine, ...names.filter((name) => name !== config.engine)];
  const schemaOf = (model: CatalogModel): object => z.toJSONSchema(createWireSchema(model, names).schema, { io: 'input' });
  return { baseUrl: config.publicUrl ?? '', engines: ordered, schemaOf };
}

export function addModelRoutes(app: FastifyInstance, deps: AppDeps): void {
  const options = listingOptions(deps);
  const pages = createPages();
  const queryOf = ({ url }: FastifyRequest): string => (url.includes('?') ? url.slice(url.indexOf('?')) : '');
  addRoute(app, {
    method: 'GET',
    urls: ['/v1/models', '/models', '/api/v1/models'],
    access: 'open',
    doc: {
      tag,
      summary: 'List the models',
      query: listQuery,
      answers: {
        200: { description: 'The models.', schema: z.object({ object: z.literal('list'), data: z.array(modelSchema) }) },
        304: { description: 'Nothing changed since the ETag in If-None-Match.' },
      },
    },
    handler: async (request, reply) =>
      sendPage(
        request,
        reply,
        pages(queryOf(request), () => listModels(catalog, request.query as Record<string, unknown>, options)),
      ),
  });
  addRoute(app, {
    method: 'GET',
    urls: ['/model/*'],
    access: 'open',
    doc: {
      tag,
      summary: 'Describe a model by its id or alias (slashes as they are)',
      answers: { 200: { description: 'The model.', schema: z.object({ object: z.literal('model'), data: modelSchema }) } },
    },
    handler: async (request, reply) => {
      const name = pathParameter(request, '*').replace(/\/$/, '');
      const model = findModel(name);
      if (!model)
        throw new AppError('model_not_found', `There is no model ${JSON.stringify(name.slice(0, 100))}; GET /v1/models lists them`);
      return sendPage(
        request,
        reply,
        pages(`model ${model.id}`, () => describeModel(model, options)),
      );
    },
  });
}
