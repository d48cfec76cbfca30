/** The numbers of /metrics, in a registry of its own for every application. Knows no wire. */
import type { FastifyInstance } from 'fastify';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Generation, Generations } from '../jobs/generation.ts';

export interface Metrics {
  readonly registry: Registry;
  /** Counts a generation once it is final. */
  countGeneration(generation: Generation): void;
}

function addRequestMetrics(app: FastifyInstance, registry: Registry): void {
  const labelNames = ['method', 'route', 'status'] as const;
  const requests = new Counter({ name: 'seedbed_http_requests_total', help: 'Requests answered.', labelNames, registers: [registry] });
  const durations = new Histogram({
    name: 'seedbed_http_request_duration_seconds',
    help: 'Time from the first byte of a request to the last of its answer.',
    labelNames: ['method', 'route'],
    buckets: [0.001, 0.005, 0.02, 0.1, 0.5, 1, 2, 5, 10, 30, 60, 120],
    registers: [registry],
  });
  app.addHook('onResponse', async (request, reply) => {
    const { method } = request;
    const route = request.routeOptions.url ?? 'unknown';
    requests.inc({ method, route, status: reply.statusCode });
    durations.observe({ method, route }, reply.elapsedTime / 1000);
  });
}

function addQueueMetrics(generations: Pick<Generations, 'counts'>, registry: Registry): void {
  new Gauge({
    name: 'seedbed_queue_depth',
    help: 'Generations that are not final yet, over all processes.',
    labelNames: ['state'],
    registers: [registry],
    async collect() {
      const counts = await generations.counts();
      for (const state of ['queued', 'running'] as const) this.set({ state }, counts[state]);
    },
  });
}

export function createMetrics(app: FastifyInstance, generations: Pick<Generations, 'counts'>): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  addRequestMetrics(app, registry);
  addQueueMetrics(generations, registry);
  const finals = new Counter({
    name: 'seedbed_generations_total',
    help: 'Generations submitted to this process that became final.',
    labelNames: ['model', 'state'],
    registers: [registry],
  });
  const credits = new Counter({
    name: 'seedbed_credits_charged_total',
    help: 'Credits spent.',
    labelNames: ['model'],
    registers: [registry],
  });
  const seconds = new Histogram({
    name: 'seedbed_engine_seconds',
    help: 'Time inside the engine for a generation.',
    labelNames: ['model'],
    buckets: [0.1, 0.5, 1, 2, 5, 10, 30, 60, 300],
    registers: [registry],
  });
  const countGeneration = ({ request: { model }, state, costCredits, timings }: Generation): void => {
    finals.inc({ model, state });
    if (state === 'succeeded') credits.inc({ model }, costCredits);
    if (timings) seconds.observe({ model }, timings.engineMs / 1000);
  };
  return { registry, countGeneration };
}
