/** The HTTP application: hooks that hold for every route, then the routes. Opens no socket; tested with `app.inject()`. */
import cors from '@fastify/cors';
import { type FastifyBaseLogger, type FastifyInstance, type FastifyReply, type FastifyRequest, fastify, LogController } from 'fastify';
import { AppError } from '../errors.ts';
import { newRequestId } from '../shared/index.ts';
import { baseUrlOf } from './base-url.ts';
import type { AppDeps } from './deps.ts';
import { statusByCode, toAppError } from './errors.ts';
import type { GenerateDeps } from './generate.ts';
import { createClosing } from './hang-up.ts';
import { createMetrics } from './metrics.ts';
import { addAccountRoutes } from './routes/accounts.ts';
import { addBillingRoutes } from './routes/billing.ts';
import { addDocRoutes, collectRoutes } from './routes/docs.ts';
import { addFileRoutes } from './routes/files.ts';
import { addGenerationEventRoutes } from './routes/generation-events.ts';
import { addGenerationRoutes } from './routes/generations.ts';
import { addHealthRoutes } from './routes/health.ts';
import { addKeyRoutes } from './routes/keys.ts';
import { addModelRoutes } from './routes/models.ts';
import { addPageRoutes } from './routes/pages.ts';
import { addSceneRoutes } from './routes/scenes.ts';
import { toErrorBody } from './wires/aimlapi/errors.ts';
import { clientRequestIdHeader, exposedHeaders, readClientRequestId } from './wires/aimlapi/headers.ts';

/** How long a client may take to send a request: 128 MB at 0.5 MB/s. */
const requestTimeoutMs = 300_000;

const pathOf = ({ url }: FastifyRequest): string => url.split('?', 1)[0]!.slice(0, 500);

function addAuthentication(app: FastifyInstance, { keys }: AppDeps): void {
  app.decorateRequest('caller', null);
  // Before the body is read: a stranger's 100 MB are not taken in.
  app.addHook('onRequest', async (request) => {
    const access = request.routeOptions.config?.access ?? 'open';
    if (access === 'open') return;
    const bearer = /^Bearer +([\x21-\x7e]{1,512})$/i.exec(request.headers.authorization ?? '')?.[1];
    request.caller = bearer === undefined ? null : await keys.authenticate(bearer);
    if (!request.caller) throw new AppError('unauthorized', 'No valid API key was sent as Authorization: Bearer <key>');
    if (access === 'manager' && !request.caller.isManager)
      throw new AppError('forbidden', 'This key may not manage keys, accounts and credits');
  });
}

/** One line a request: no query (signatures), no headers (keys), no body (prompts, pictures). */
function addLogging(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    const { method } = request;
    const path = request.routeOptions.url ?? pathOf(request);
    const fields = { method, path, status: reply.statusCode, durationMs: Math.round(reply.elapsedTime * 10) / 10 };
    const inferenceId = reply.getHeader('x-inference-id');
    request.log.info(inferenceId === undefined ? fields : { ...fields, inferenceId }, 'request');
  });
}

function addEcho(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-content-type-options', 'nosniff').header('referrer-policy', 'no-referrer');
    const clientRequestId = readClientRequestId(request.headers[clientRequestIdHeader]);
    if (clientRequestId !== null) reply.header(clientRequestIdHeader, clientRequestId);
  });
}

function sendError(thrown: unknown, request: FastifyRequest, reply: FastifyReply, { config, clock }: AppDeps): FastifyReply {
  const error = toAppError(thrown, config.limits.bodyBytes);
  const status = statusByCode[error.code];
  if (status >= 500) request.log.error({ code: error.code, err: error.cause ?? error }, 'request failed');
  if (status === 429 || status === 503) reply.header('retry-after', error.details.retryAfterSeconds ?? 5);
  if (error.code === 'body_too_large') drain(request, reply);
  const site = { path: pathOf(request), requestId: request.id, nowMs: clock.nowMs(), baseUrl: baseUrlOf(request, config) };
  return reply.code(status).type('application/json; charset=utf-8').send(toErrorBody(error, site));
}

/**
 * Reads the rest of a refused body and throws it away. Fastify would close the connection at once, and a client that is still
 * sending would see a reset instead of the answer. `requestTimeoutMs` bounds it.
 */
function drain(request: FastifyRequest, reply: FastifyReply): void {
  reply.removeHeader('connection');
  request.raw.resume();
}

function addErrorHandling(app: FastifyInstance, deps: AppDeps): void {
  app.setErrorHandler((error, request, reply) => sendError(error, request, reply, deps));
  app.setNotFoundHandler((request, reply) => {
    const message = `There is no route ${request.method} ${pathOf(request)}`;
    return sendError(new AppError('not_found', message), request, reply, deps);
  });
}

function addRoutes(app: FastifyInstance, deps: GenerateDeps): void {
  addGenerationRoutes(app, deps);
  addGenerationEventRoutes(app, deps);
  addSceneRoutes(app, deps);
  addModelRoutes(app, deps);
  addBillingRoutes(app, deps);
  addKeyRoutes(app, deps);
  addAccountRoutes(app, deps);
  addFileRoutes(app, deps);
  addHealthRoutes(app, deps);
  addPageRoutes(app, deps);
}

/** Many clients name a content type on every request: a DELETE of it without a body is a DELETE. */
function addEmptyDeletes(app: FastifyInstance): void {
  const parseJson = app.getDefaultJsonParser('error', 'error');
  app.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (request.method === 'DELETE' && body === '') done(null, undefined);
    else parseJson(request, body, done);
  });
}

export function createApp(deps: AppDeps): FastifyInstance {
  const app: FastifyInstance = fastify({
    loggerInstance: deps.log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    genReqId: newRequestId,
    bodyLimit: deps.config.limits.bodyBytes,
    requestTimeout: requestTimeoutMs,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 500 },
  });
  app.removeContentTypeParser('text/plain');
  addEmptyDeletes(app);
  const routes = collectRoutes(app);
  app.register(cors, { origin: '*', methods: ['GET', 'HEAD', 'POST', 'DELETE', 'OPTIONS'], exposedHeaders, maxAge: 86_400 });
  addEcho(app);
  addAuthentication(app, deps);
  addLogging(app);
  addErrorHandling(app, deps);
  const metrics = createMetrics(app, deps.generations);
  const closing = createClosing(app, deps.config.limits.shutdownGraceMs);
  app.register(async (scope) => addRoutes(scope, { ...deps, metrics, closing }));
  app.register(async (scope) => addDocRoutes(scope, routes, deps));
  return app;
}
