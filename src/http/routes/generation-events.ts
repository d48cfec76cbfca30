/** /v1/images/generations/{id}/events: the progress of a generation as server-sent events, until it is final. */
import { PassThrough } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import type { Generation, GenerationChange } from '../../jobs/generation.ts';
import { findOwn, type GenerateDeps } from '../generate.ts';
import { addRoute, pathParameter, type RouteDoc } from '../route.ts';
import { toProgress, toState } from '../wires/aimlapi/from-native.ts';
import { inferenceIdHeader } from '../wires/aimlapi/headers.ts';

const heartbeatMs = 15_000;

const doc: RouteDoc = {
  tag: 'Images',
  summary: 'Follow a generation',
  description:
    'Server-sent events: `progress` with {state, progress: {fraction, stage}} at every report, and now and then `preview`, a data: URI of a small JPEG of what the picture may become, from engines that have one; then `done` with the final state, and the stream ends. ' +
    'Ask GET /v1/images/generations/{id} for the pictures.',
  answers: { 200: { description: 'The events.', contentType: 'text/event-stream' } },
};

const event = (name: string, data: object): string => `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;

/** Ends the stream when the generation is final, the reader has gone or the server stops. */
function streamChanges(deps: GenerateDeps, generation: Generation): PassThrough {
  const stream = new PassThrough();
  const gone = new AbortController();
  const send = ({ state, progress, preview }: GenerationChange): void => {
    const report = { state, progress: toProgress(progress), ...(preview !== undefined && { preview }) };
    if (!stream.writableEnded) stream.write(event('progress', report));
  };
  const stopWatching = deps.generations.watch(generation.id, send);
  const heartbeat = setInterval(() => stream.write(': still here\n\n'), heartbeatMs);
  const finish = (text = ''): void => {
    stopWatching();
    clearInterval(heartbeat);
    if (!stream.writableEnded) stream.end(text);
  };
  stream.once('close', () => gone.abort());
  send(generation);
  deps.generations.wait(generation.id, AbortSignal.any([gone.signal, deps.closing.begun])).then(
    (final) => finish(event('done', toState(final))),
    () => finish(),
  );
  return stream;
}

export function addGenerationEventRoutes(app: FastifyInstance, deps: GenerateDeps): void {
  addRoute(app, {
    method: 'GET',
    urls: ['/v1/images/generations/:id/events'],
    access: 'key',
    hasHead: false,
    doc,
    handler: async (request, reply) => {
      const generation = await findOwn(deps, request, pathParameter(request, 'id'));
      reply.header(inferenceIdHeader, generation.id).header('cache-control', 'no-cache').type('text/event-stream');
      return reply.send(streamChanges(deps, generation));
    },
  });
}
