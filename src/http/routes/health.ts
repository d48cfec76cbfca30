/** /healthz: the process answers. /readyz: it can take work. /metrics: its numbers, for Prometheus. */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { GenerateDeps } from '../generate.ts';
import { addRoute } from '../route.ts';

const tag = 'Operations';
const checkTimeoutMs = 3000;

const engineSchema = z.strictObject({ name: z.string(), version: z.string() });
const healthSchema = z.strictObject({ status: z.literal('ok'), engines: z.array(engineSchema) });
const readinessSchema = z.strictObject({
  status: z.enum(['ready', 'unready']),
  checks: z.strictObject({ db: z.boolean(), storage: z.boolean(), queue: z.boolean() }),
});

/** False when the check throws, says no, or takes too long. */
async function holds(check: () => Promise<unknown>): Promise<boolean> {
  const late = new Promise<false>((resolve) => setTimeout(resolve, checkTimeoutMs, false).unref());
  try {
    return (await Promise.race([check(), late])) !== false;
  } catch {
    return false;
  }
}

async function checkReadiness({ db, storage, generations }: GenerateDeps): Promise<z.infer<typeof readinessSchema>> {
  const [isDbReady, isStorageReady, isQueueReady] = await Promise.all([
    holds(() => db.query('select 1')),
    holds(() => storage.isReady()),
    holds(() => generations.counts()),
  ]);
  const isReady = isDbReady && isStorageReady && isQueueReady;
  return { status: isReady ? 'ready' : 'unready', checks: { db: isDbReady, storage: isStorageReady, queue: isQueueReady } };
}

export function addHealthRoutes(app: FastifyInstance, deps: GenerateDeps): void {
  const { engines, metrics } = deps;
  addRoute(app, {
    method: 'GET',
    urls: ['/healthz'],
    access: 'open',
    doc: { tag, summary: 'Whether the process answers', answers: { 200: { description: 'It does.', schema: healthSchema } } },
    handler: async () => ({ status: 'ok', engines }),
  });
  addRoute(app, {
    method: 'GET',
    urls: ['/readyz'],
    access: 'open',
    doc: {
      tag,
      summary: 'Whether database, storage and queue answer',
      answers: { 200: { description: 'All do.', schema: readinessSchema }, 503: { description: 'One does not.', schema: readinessSchema } },
    },
    handler: async (_request, reply) => {
      const readiness = await checkReadiness(deps);
      return reply.code(readiness.status === 'ready' ? 200 : 503).send(readiness);
    },
  });
  addRoute(app, {
    method: 'GET',
    urls: ['/metrics'],
    access: 'open',
    doc: { tag, summary: 'Numbers for Prometheus', answers: { 200: { description: 'The numbers.', contentType: 'text/plain' } } },
    handler: async (_request, reply) => reply.type(metrics.registry.contentType).send(await metrics.registry.metrics()),
  });
}
