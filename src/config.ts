/** The only reader of the environment: one frozen, typed Config. */
import { resolve } from 'node:path';
import { type EngineName, engineNames } from './engine.ts';
import { AppError } from './errors.ts';

export interface S3Config {
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** Limits that protect the server. They are not environment variables; tests lower them. */
export interface Limits {
  readonly bodyBytes: number;
  readonly referenceBytes: number;
  readonly referencePixels: number;
  readonly referenceRedirects: number;
  readonly referenceTimeoutMs: number;
  /** Generations that may wait before a new one answers 429. */
  readonly queuedGenerations: number;
  readonly generationTimeoutMs: number;
  /** How long a graceful stop waits for running generations before they go back to the queue. */
  readonly shutdownGraceMs: number;
  readonly urlExpirySeconds: number;
}

export interface Config {
  readonly host: string;
  readonly port: number;
  /** Absolute path. */
  readonly dataDir: string;
  readonly apiKey: string | null;
  readonly engine: EngineName;
  readonly publicUrl: string | null;
  /** `host:port` pairs, lower case. */
  readonly allowPrivateHosts: readonly string[];
  readonly modelsDir: string | null;
  readonly databaseUrl: string | null;
  readonly s3: S3Config | null;
  readonly limits: Limits;
}

export const defaultLimits: Limits = {
  bodyBytes: 128 * 1024 * 1024,
  referenceBytes: 30 * 1024 * 1024,
  referencePixels: 36_000_000,
  referenceRedirects: 5,
  referenceTimeoutMs: 20_000,
  queuedGenerations: 64,
  generationTimeoutMs: 600_000,
  shutdownGraceMs: 10_000,
  urlExpirySeconds: 86_400,
};

type Environment = Readonly<Record<string, string | undefined>>;

const refuse = (name: string, got: string, wanted: string): never => {
  throw new AppError('invalid_configuration', `${name} must be ${wanted}, got ${JSON.stringify(got)}`, { details: { param: name } });
};

function readPort(text: string): number {
  const port = Number(text);
  return Number.isInteger(port) && port >= 0 && port <= 65_535 ? port : refuse('PORT', text, 'an integer from 0 to 65535');
}

function readEngine(text: string): EngineName {
  const name = engineNames.find((engine) => engine === text);
  return name ?? refuse('SEEDBED_ENGINE', text, `one of ${engineNames.join(', ')}`);
}

function readUrl(name: string, text: string | undefined): string | null {
  if (!text) return null;
  const url = URL.parse(text);
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') return refuse(name, text, 'an http or https URL');
  return text.replace(/\/+$/, '');
}

function readAllowedHosts(text: string | undefined): string[] {
  const hosts = (text ?? '').split(',').map((host) => host.trim().toLowerCase());
  return hosts
    .filter((host) => host !== '')
    .map((host) => (/:\d+$/.test(host) ? host : refuse('SEEDBED_ALLOW_PRIVATE_HOSTS', host, 'a comma list of host:port')));
}

function readS3(env: Environment): S3Config | null {
  const endpoint = readUrl('S3_ENDPOINT', env.S3_ENDPOINT);
  if (!endpoint) return null;
  const need = (name: string): string => env[name] || refuse(name, env[name] ?? '', 'set when S3_ENDPOINT is');
  return {
    endpoint,
    bucket: need('S3_BUCKET'),
    region: env.S3_REGION || 'us-east-1',
    accessKeyId: need('S3_ACCESS_KEY_ID'),
    secretAccessKey: need('S3_SECRET_ACCESS_KEY'),
  };
}

function readApiKey(text: string | undefined): string | null {
  if (!text) return null;
  if (!/^[\x21-\x7e]{16,256}$/.test(text))
    refuse('SEEDBED_API_KEY', `${text.length} characters`, '16 to 256 printable characters without spaces');
  return text;
}

/** throws invalid_configuration naming the variable, what was got and what is wanted. */
export function loadConfig(env: Environment): Config {
  return Object.freeze({
    host: env.HOST || '127.0.0.1',
    port: readPort(env.PORT || '8787'),
    dataDir: resolve(env.SEEDBED_DATA || './data'),
    apiKey: readApiKey(env.SEEDBED_API_KEY),
    engine: readEngine(env.SEEDBED_ENGINE || 'studio'),
    publicUrl: readUrl('SEEDBED_PUBLIC_URL', env.SEEDBED_PUBLIC_URL),
    allowPrivateHosts: Object.freeze(readAllowedHosts(env.SEEDBED_ALLOW_PRIVATE_HOSTS)),
    modelsDir: env.SEEDBED_MODELS ? resolve(env.SEEDBED_MODELS) : null,
    databaseUrl: env.DATABASE_URL || null,
    s3: readS3(env),
    limits: defaultLimits,
  });
}
