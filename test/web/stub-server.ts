/**
 * A server that speaks the routes the page uses, with answers that a test can hold back or refuse. It stands in where a test
 * needs a state that the real server passes too quickly or too rarely (work that stays at 40 %, a full queue).
 */
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import Fastify, { type FastifyReply, type FastifyRequest } from 'fastify';
import sharp from 'sharp';

export const stubKey = 'seedbed-stub-key-0123456789';

export interface StubServer {
  readonly url: string;
  /** Bodies of the generations asked for, in order. */
  readonly bodies: Record<string, unknown>[];
  readonly cancelled: string[];
  /** What the next generations come to. `hold`: they stay at 40 % until cancelled or released. */
  outcome: 'succeed' | 'hold' | 'fail' | 'refuse' | 'full';
  warnings: string[];
  release(): void;
  close(): Promise<void>;
}

interface Job {
  state: string;
  body: Record<string, unknown>;
  ended: PromiseWithResolvers<void>;
}

const id = 'V1StGXR8Z5jdHi6BmyT8k';

const models = [
  {
    id: 'bytedance/seedream-4-5',
    type: 'openai/image-generations',
    info: { name: 'Seedream 4.5' },
    engines: ['studio', 'diffusion'],
    capabilities: ['seed', 'text-to-image', 'image-to-image', 'watermark'],
    limits: {
      reference_images: { min: 0, max: 14 },
      image_size: { min: 1440, max: 4096, multiple_of: 1, presets: { '2K': {}, '4K': {} }, keep: true },
    },
    pricing: { kind: 'fixed', units: [{ name: 'image', price: 0.042, credits: 84_000 }] },
  },
  {
    id: 'flux/dev',
    type: 'openai/image-generations',
    info: { name: 'FLUX.1 [dev]' },
    engines: ['studio', 'diffusion'],
    capabilities: ['seed', 'text-to-image'],
    limits: {
      reference_images: { min: 0, max: 0 },
      image_size: { min: 512, max: 1536, multiple_of: 32, presets: { square: {} }, keep: false },
    },
    pricing: { kind: 'fixed', units: [{ name: 'image', price: 0.02625, credits: 52_500 }] },
  },
];

function errorBody(path: string, statusCode: number, message: string, error: Record<string, unknown> = {}) {
  const shared = { message, path, requestId: 'a1b2c3d4-0000-4000-8000-000000000000', statusCode, timestamp: new Date().toISOString() };
  return { ...shared, error: { message, param: null, code: 'invalid_request', ...error } };
}

const refusal = (path: string) =>
  errorBody(path, 400, 'Body validation error\nimage_size.width: Number must be greater than or equal to 1440, received 1439', {
    issues: [
      { path: 'image_size.width', expected: 'at least 1440', received: '1439', message: 'Number must be greater than or equal to 1440' },
      { path: 'image_urls.1', expected: 'an image', received: 'text/html', message: 'The address answered a web page' },
    ],
  });

/** A soft picture with something in it, so that fitting and cropping show. */
async function makePicture(): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="2048" height="2048"><defs><linearGradient id="g" x1="0" y1="0" x2="0" y2="1">
    <stop offset="0" stop-color="#f3c98b"/><stop offset=".55" stop-color="#e08f6a"/><stop offset=".56" stop-color="#31524a"/><stop offset="1" stop-color="#16241f"/>
    </linearGradient></defs><rect width="2048" height="2048" fill="url(#g)"/><circle cx="1240" cy="900" r="260" fill="#fff3d6"/>
    <path d="M0 1200 480 760 900 1160 1300 820 2048 1260V2048H0z" fill="#22403a"/></svg>`;
  return sharp(Buffer.from(svg)).jpeg({ quality: 88 }).toBuffer();
}

function answerOf({ body }: Job, url: string, warnings: readonly string[]) {
  const data = [
    { url: `${url}/files/picture.jpeg?X-Seedbed-Expires=86400`, size: '2048x2048', seed: (body.seed as number) ?? 1_204_665_871 },
  ];
  const usage = { credits_used: 84_000, usd_spent: 0.042 };
  return { data, meta: { usage, engine: 'studio@1', warnings, native_size: '1024x1024' } };
}

export async function startStubServer(webDir: string): Promise<StubServer> {
  const app = Fastify({ bodyLimit: 128 * 1024 * 1024 });
  const jobs = new Map<string, Job>();
  const picture = await makePicture();
  const small = await sharp(picture).resize(128).jpeg().toBuffer();
  const preview = `data:image/jpeg;base64,${small.toString('base64')}`;
  const stub: StubServer = {
    url: '',
    bodies: [],
    cancelled: [],
    outcome: 'succeed',
    warnings: [],
    release: () => jobs.get(id)?.ended.resolve(),
    close: () => app.close(),
  };
  await app.register(fastifyStatic, { root: join(webDir) });
  app.addHook('preHandler', async (request: FastifyRequest, reply: FastifyReply) => {
    const isOpen = !request.url.startsWith('/v1/') || request.url.startsWith('/v1/models');
    if (!isOpen && request.headers.authorization !== `Bearer ${stubKey}`)
      return reply.code(401).send(errorBody(request.url, 401, 'This request requires a valid API key.'));
  });
  app.get('/v1/models', async () => ({ object: 'list', data: models }));
  app.get('/v1/billing/balance', async () => ({ balance: 1_999_916_000 }));
  app.get('/files/picture.jpeg', (_request, reply) => reply.type('image/jpeg').send(picture));
  app.post('/v1/images/generations', async (request, reply) => {
    if (stub.outcome === 'refuse') return reply.code(400).send(refusal(request.url));
    if (stub.outcome === 'full') return reply.code(429).send(errorBody(request.url, 429, 'Too Many Requests: 64 generations are waiting'));
    const body = request.body as Record<string, unknown>;
    stub.bodies.push(body);
    jobs.set(id, { state: 'running', body, ended: Promise.withResolvers<void>() });
    return reply.code(202).send({ id, state: 'queued', progress: { fraction: 0, stage: '' } });
  });
  app.get('/v1/images/generations/:id/events', async (_request, reply) => {
    const job = jobs.get(id)!;
    reply.hijack();
    reply.raw.writeHead(200, { 'content-type': 'text/event-stream' });
    const send = (event: string, data: object): boolean => reply.raw.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    const progress = { fraction: 0.4, stage: 'render' };
    send('progress', { state: 'running', progress });
    send('progress', { state: 'running', progress, preview });
    if (stub.outcome !== 'hold') setTimeout(() => job.ended.resolve(), 150);
    await job.ended.promise;
    if (job.state === 'running') job.state = stub.outcome === 'fail' ? 'failed' : 'succeeded';
    send('done', { state: job.state, progress: { fraction: 1, stage: 'done' } });
    reply.raw.end();
  });
  app.get('/v1/images/generations/:id', async () => {
    const job = jobs.get(id)!;
    const state = { id, state: job.state, progress: { fraction: 0.4, stage: 'render' } };
    if (job.state === 'failed') return { ...state, error: { code: 'engine_failed', message: 'The engine ran out of memory.' } };
    return job.state === 'succeeded' ? { ...state, ...answerOf(job, stub.url, stub.warnings) } : state;
  });
  app.delete('/v1/images/generations/:id', async () => {
    const job = jobs.get(id)!;
    job.state = 'cancelled';
    stub.cancelled.push(id);
    job.ended.resolve();
    return { id, state: 'cancelled' };
  });
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  return Object.assign(stub, { url });
}
