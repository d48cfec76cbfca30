/** /openapi.json (3.1) out of the routes' own declarations: the schemas told here are the ones that validate. */
import { z } from 'zod';
import type { Access, DocumentedAnswer, RouteDoc } from './route.ts';

export interface DocumentedRoute {
  readonly method: string;
  /** In the router's notation: /v1/keys/:prefix, /files/* */
  readonly url: string;
  readonly access: Access;
  readonly doc: RouteDoc;
}

interface DocumentOptions {
  readonly version: string;
  readonly serverUrl: string;
  /** The body of every error. */
  readonly errorSchema: z.ZodType;
}

type Json = Record<string, unknown>;

const securityName = 'access-token';

function toJsonSchema(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
}

/** /v1/keys/:prefix -> /v1/keys/{prefix}; a star at the end is named `path`. */
const toTemplate = (url: string): string => url.replace(/:(\w+)/g, '{$1}').replace(/\*$/, '{path}');

function pathParameters(url: string): Json[] {
  return [...toTemplate(url).matchAll(/\{(\w+)\}/g)].map(([, name]) => ({ name, in: 'path', required: true, schema: { type: 'string' } }));
}

function queryParameters(query: z.ZodObject): Json[] {
  const { properties = {}, required = [] } = toJsonSchema(query, 'input') as { properties?: Record<string, Json>; required?: string[] };
  return Object.entries(properties).map(([name, { description, ...schema }]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    ...(description !== undefined && { description }),
    schema,
  }));
}

const headerParameters = (headers: Readonly<Record<string, string>>): Json[] =>
  Object.entries(headers).map(([name, description]) => ({ name, in: 'header', required: false, description, schema: { type: 'string' } }));

function toResponse({ description, schema, contentType = 'application/json' }: DocumentedAnswer): Json {
  if (!schema && contentType === 'application/json') return { description };
  return { description, content: { [contentType]: schema ? { schema: toJsonSchema(schema, 'output') } : {} } };
}

const operationId = (method: string, url: string): string => `${method.toLowerCase()}${toTemplate(url).replace(/[^A-Za-z0-9]+/g, '_')}`;

function toOperation({ method, url, access, doc }: DocumentedRoute): Json {
  const parameters = [
    ...pathParameters(url),
    ...(doc.query ? queryParameters(doc.query) : []),
    ...(doc.headers ? headerParameters(doc.headers) : []),
  ];
  const answers = Object.entries(doc.answers).map(([status, answer]) => [status, toResponse(answer)]);
  return {
    operationId: operationId(method, url),
    tags: [doc.tag],
    summary: doc.summary,
    ...(doc.description && { description: doc.description }),
    security: access === 'open' ? [] : [{ [securityName]: [] }],
    ...(parameters.length > 0 && { parameters }),
    ...(doc.body && { requestBody: { required: true, content: { 'application/json': { schema: toJsonSchema(doc.body, 'input') } } } }),
    responses: { ...Object.fromEntries(answers), default: { $ref: '#/components/responses/Error' } },
  };
}

export function createOpenApi(routes: readonly DocumentedRoute[], { version, serverUrl, errorSchema }: DocumentOptions) {
  const paths: Record<string, Json> = {};
  for (const route of routes) {
    const path = toTemplate(route.url);
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: toOperation(route) };
  }
  const error = { description: 'What was wrong.', content: { 'application/json': { schema: toJsonSchema(errorSchema, 'output') } } };
  return {
    openapi: '3.1.0',
    info: {
      title: 'Seedbed',
      version,
      description: 'A self-hosted image server that speaks the Seedream 4.5 API.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: serverUrl }],
    paths,
    components: {
      securitySchemes: { [securityName]: { type: 'http', scheme: 'bearer' } },
      responses: { Error: error },
    },
  };
}
