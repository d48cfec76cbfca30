/** /openapi.json and /docs, both out of the routes declared before this plug-in. The pages need no network. */
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance, RouteOptions } from 'fastify';
import { z } from 'zod';
import type { AppDeps } from '../deps.ts';
import { createOpenApi, type DocumentedRoute } from '../openapi.ts';
import { addRoute } from '../route.ts';
import { errorSchema } from '../wires/aimlapi/errors.ts';

const apiVersion = '0.1.0';
/** A seedling, as on the playground. */
const logo =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#2d6a45"/><path d="M16 26v-9m0 0c0-4-3-7-8-7 0 5 3 7 8 7Zm0-2c0-5 3-8 8-8 0 5-3 8-8 8Z" fill="none" stroke="#fff" stroke-width="2.2" stroke-linejoin="round" stroke-linecap="round"/></svg>';
/** Swagger UI sets styles and draws its icons from data URIs; everything comes from here. */
const docsPolicy = "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; object-src 'none'; frame-ancestors 'self'";

/** Collects every route that is declared from now on with a `doc`. */
export function collectRoutes(app: FastifyInstance): readonly DocumentedRoute[] {
  const routes: DocumentedRoute[] = [];
  app.addHook('onRoute', ({ method, url, config }: RouteOptions) => {
    if (!config?.doc || method === 'HEAD') return;
    routes.push({ method: String(method), url, access: config.access ?? 'open', doc: config.doc });
  });
  return routes;
}

export async function addDocRoutes(app: FastifyInstance, routes: readonly DocumentedRoute[], { config }: AppDeps): Promise<void> {
  addRoute(app, {
    method: 'GET',
    urls: ['/openapi.json'],
    access: 'open',
    doc: {
      tag: 'Operations',
      summary: 'This description, OpenAPI 3.1',
      answers: { 200: { description: 'The document.', schema: z.looseObject({ openapi: z.literal('3.1.0') }) } },
    },
    handler: async (_request, reply) => reply.type('application/json; charset=utf-8').send(body),
  });
  const document = createOpenApi(routes, { version: apiVersion, serverUrl: config.publicUrl ?? '/', errorSchema });
  const body = JSON.stringify(document);
  const branding = { logo: { type: 'image/svg+xml', content: Buffer.from(logo) }, theme: { title: 'Seedbed API' } };
  await app.register(swagger, { mode: 'static', specification: { document: document as never } });
  await app.register(swaggerUi, { routePrefix: '/docs', staticCSP: docsPolicy, uiConfig: { validatorUrl: null }, ...branding });
}
