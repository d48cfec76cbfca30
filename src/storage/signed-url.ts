/**
 * URLs that serve one stored object until a time: the query of AWS Signature Version 4, signed with Seedbed's own keys. What is signed is
 * the path and every query parameter, for reading (GET and HEAD alike); not the host, since proxies change it.
 * Knows nothing of HTTP or of where objects lie.
 *
 * source   docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html (the shape of the query and of the derived key)
 */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { AppError } from '../errors.ts';
import type { Clock } from '../shared/index.ts';
import { checkKey } from './key.ts';

const algorithm = 'AWS4-HMAC-SHA256';
const scope = 'seedbed/files/aws4_request';
const maxExpirySeconds = 604_800; // the most that S3 allows, 7 days
const aheadSeconds = 300; // clocks of two nodes may differ by this
const route = '/files/';

/** `id` is shown in the URL; the newest key signs, all verify. */
export interface SigningKey {
  readonly id: string;
  readonly value: Uint8Array;
}

export interface UrlSigner {
  /** An absolute URL below `baseUrl` for the object `key`. */
  sign(key: string, options: { baseUrl: string; expiresSeconds: number }): string;
  /** The object's key. `pathAndQuery` is the request's target as it came. throws signature_invalid, signature_expired */
  verify(pathAndQuery: string): string;
}

const hmac = (key: Uint8Array | string, text: string): Buffer => createHmac('sha256', key).update(text).digest();
const sha256Hex = (text: string): string => createHash('sha256').update(text).digest('hex');

/** 20261122T164500Z */
const stamp = (ms: number): string => new Date(ms).toISOString().replace(/[-:]|\.\d{3}/g, '');

function parseStamp(text: string): number {
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text) ?? [];
  const ms = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second));
  return stamp(Number.isNaN(ms) ? 0 : ms) === text ? ms : Number.NaN;
}

function signatureOf(secret: Uint8Array, path: string, query: readonly (readonly [string, string])[]): Buffer {
  const fields = new Map(query);
  const date = fields.get('X-Amz-Date') ?? '';
  const sorted = query.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).sort();
  const canonical = ['GET', path, sorted.join('&'), 'UNSIGNED-PAYLOAD'].join('\n');
  const statement = [algorithm, date, `${date.slice(0, 8)}/${scope}`, sha256Hex(canonical)].join('\n');
  const dayKey = hmac(Buffer.concat([Buffer.from('AWS4'), secret]), date.slice(0, 8));
  const scopedKey = scope.split('/').reduce((key, part) => hmac(key, part), dayKey);
  return hmac(scopedKey, statement);
}

const names = ['X-Amz-Algorithm', 'X-Amz-Credential', 'X-Amz-Date', 'X-Amz-Expires', 'X-Amz-SignedHeaders'] as const;

const invalid = (what: string): AppError => new AppError('signature_invalid', `the signed URL cannot be used: ${what}`);

/** Each parameter exactly once, and no other. throws signature_invalid */
function readQuery(search: string): { fields: Map<string, string>; signature: Buffer } {
  const pairs = [...new URLSearchParams(search)];
  const fields = new Map(pairs);
  const signature = fields.get('X-Amz-Signature') ?? '';
  fields.delete('X-Amz-Signature');
  const isWhole = pairs.length === names.length + 1 && names.every((name) => fields.has(name));
  if (!isWhole || !/^[0-9a-f]{64}$/.test(signature)) throw invalid('a parameter is missing, repeated or unknown');
  return { fields, signature: Buffer.from(signature, 'hex') };
}

/** `keys` newest first, at least one. */
export function createUrlSigner(keys: readonly SigningKey[], clock: Clock): UrlSigner {
  function sign(key: string, { baseUrl, expiresSeconds }: { baseUrl: string; expiresSeconds: number }): string {
    const newest = keys[0]!;
    const date = stamp(clock.nowMs());
    const path = route + checkKey(key);
    const expires = Math.min(Math.max(1, Math.floor(expiresSeconds)), maxExpirySeconds);
    const query: [string, string][] = [
      ['X-Amz-Algorithm', algorithm],
      ['X-Amz-Credential', `${newest.id}/${date.slice(0, 8)}/${scope}`],
      ['X-Amz-Date', date],
      ['X-Amz-Expires', String(expires)],
      ['X-Amz-SignedHeaders', 'host'],
    ];
    const signature = signatureOf(newest.value, path, query).toString('hex');
    return `${baseUrl.replace(/\/+$/, '')}${path}?${new URLSearchParams([...query, ['X-Amz-Signature', signature]])}`;
  }

  function verify(pathAndQuery: string): string {
    const cut = pathAndQuery.indexOf('?');
    const path = cut < 0 ? pathAndQuery : pathAndQuery.slice(0, cut);
    const { fields, signature } = readQuery(cut < 0 ? '' : pathAndQuery.slice(cut + 1));
    const [keyId, ...rest] = fields.get('X-Amz-Credential')!.split('/');
    const key = keys.find((candidate) => candidate.id === keyId);
    const date = fields.get('X-Amz-Date')!;
    if (!key || rest.join('/') !== `${date.slice(0, 8)}/${scope}`) throw invalid('its credential is not of this server');
    if (!path.startsWith(route) || !timingSafeEqual(signature, signatureOf(key.value, path, [...fields])))
      throw invalid('its signature does not match');
    checkTimes(parseStamp(date), Number(fields.get('X-Amz-Expires')), clock.nowMs());
    return checkKey(path.slice(route.length));
  }

  return { sign, verify };
}

function checkTimes(signedMs: number, expiresSeconds: number, nowMs: number): void {
  if (!Number.isInteger(expiresSeconds) || expiresSeconds < 1 || expiresSeconds > maxExpirySeconds || Number.isNaN(signedMs))
    throw invalid('its times cannot be read');
  if (signedMs - nowMs > aheadSeconds * 1000) throw invalid('it was signed in the future');
  if (nowMs >= signedMs + expiresSeconds * 1000)
    throw new AppError('signature_expired', `the signed URL was valid until ${new Date(signedMs + expiresSeconds * 1000).toISOString()}`);
}
