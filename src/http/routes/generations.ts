/** /v1/images/generations: ask for pictures, look at a generation, find it again, cancel it. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { AppError } from '../../errors.ts';
import type { Generation } from '../../jobs/generation.ts';
import { newSeed } from '../../shared/index.ts';
import { assertSucceeded, createAnswer, findOwn, type GenerateDeps, prefersAsync, submitDraft, waitForFinal } from '../generate.ts';
import { hangUpSignal } from '../hang-up.ts';
import { parseWith } from '../issues.ts';
import { addRoute, callerOf, pathParameter, type RouteDoc } from '../route.ts';
import { answerSchemas, stateSchema, toState } from '../wires/aimlapi/from-native.ts';
import { clientRequestIdHeader, costHeaders, inferenceIdHeader } from '../wires/aimlapi/headers.ts';
import { findQuery, viewQuery } from '../wires/aimlapi/schema.ts';
import { type AnswerOptions, createToNative } from '../wires/aimlapi/to-native.ts';

const collectionUrl = '/v1/images/generations';
const itemUrl = `${collectionUrl}/:id`;
const tag = 'Images';

const anyAnswer = z.union(Object.values(answerSchemas));
const view = z.intersection(stateSchema, z.partialRecord(z.string(), z.unknown()));

const createDoc = (bodies: readonly z.ZodType[]): RouteDoc => ({
  tag,
  summary: 'Make pictures',
  description:
    'Waits for the pictures. A client that hangs up cancels its generation and is refunded. A failed generation costs nothing. ' +
    'A cancel takes effect between two steps of the engine.',
  headers: {
    'X-Client-Request-Id': 'Your own id, 1 to 128 of A-Z a-z 0-9 . _ : -; echoed, and a way to find the generation again.',
    Prefer: '"respond-async" answers 202 at once with the id of the generation.',
  },
  body: z.union(bodies),
  answers: {
    200: { description: 'The pictures, laid out as the model lays them out.', schema: anyAnswer },
    202: { description: 'Accepted (Prefer: respond-async).', schema: stateSchema },
  },
});

const viewDoc = (summary: string, query?: z.ZodObject): RouteDoc => ({
  tag,
  summary,
  description: 'While it runs: its state and progress. When it succeeded: the same, with the answer of its model and fresh links.',
  ...(query && { query }),
  answers: { 200: { description: 'The generation.', schema: view } },
});

/** The state, with the answer when there is one. */
async function sendView(deps: GenerateDeps, generation: Generation, request: FastifyRequest, reply: FastifyReply) {
  const { response_format: responseFormat } = parseWith(viewQuery, request.query, 'Query');
  const options: AnswerOptions = { responseFormat, isInline: false };
  reply.header(inferenceIdHeader, generation.id);
  if (generation.state !== 'succeeded') return toState(generation);
  reply.headers(costHeaders(generation.costCredits));
  return { ...toState(generation), ...(await createAnswer(deps, generation, request, options)) };
}

function addCreate(app: FastifyInstance, deps: GenerateDeps): void {
  const wire = createToNative({ engines: deps.engines, defaultEngine: deps.config.engine, newSeed });
  /** The body is let go of: references in it may be 100 MB, and the answer takes its time. */
  const submit = async (request: FastifyRequest, hangUp: AbortSignal) => {
    const draft = wire.toDraft(request.body);
    request.body = undefined;
    return { generation: await submitDraft(deps, draft, request, hangUp), options: draft.answer };
  };
  const create = async (request: FastifyRequest, reply: FastifyReply) => {
    const hangUp = hangUpSignal(reply);
    const { generation, options } = await submit(request, hangUp);
    const { id, ...rest } = generation;
    reply.header(inferenceIdHeader, id);
    if (prefersAsync(request))
      return reply
        .code(202)
        .header('preference-applied', 'respond-async')
        .send(toState({ id, ...rest }));
    const final = await waitForFinal(deps, id, hangUp);
    assertSucceeded(final);
    return reply.headers(costHeaders(final.costCredits)).send(await createAnswer(deps, final, request, options));
  };
  const urls = [collectionUrl, '/images/generations'];
  addRoute(app, { method: 'POST', urls, access: 'key', doc: createDoc(wire.schemas), handler: create });
}

export function addGenerationRoutes(app: FastifyInstance, deps: GenerateDeps): void {
  addCreate(app, deps);
  addRoute(app, {
    method: 'GET',
    urls: [collectionUrl],
    access: 'key',
    doc: viewDoc('Find the newest generation of a client request id', findQuery),
    handler: async (request, reply) => {
      const { client_request_id: clientRequestId } = parseWith(findQuery, request.query, 'Query');
      const generation = await deps.generations.findByClientRequestId(clientRequestId, callerOf(request).accountId);
      if (!generation) throw new AppError('not_found', `There is no generation of the ${clientRequestIdHeader} ${clientRequestId}`);
      return sendView(deps, generation, request, reply);
    },
  });
  addRoute(app, {
    method: 'GET',
    urls: [itemUrl],
    access: 'key',
    doc: viewDoc('Look at a generation', viewQuery),
    handler: async (request, reply) => sendView(deps, await findOwn(deps, request, pathParameter(request, 'id')), request, reply),
  });
  addRoute(app, {
    method: 'DELETE',
    urls: [itemUrl],
    access: 'key',
    doc: viewDoc('Cancel a generation; its credits come back. One that is final stays as it is'),
    handler: async (request, reply) => {
      const { id } = await findOwn(deps, request, pathParameter(request, 'id'));
      return sendView(deps, await deps.generations.cancel(id), request, reply);
    },
  });
}
