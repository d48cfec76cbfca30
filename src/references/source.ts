/** What a reference's text is: an http(s) URL, a data URI or bare base64; and the strict decoding of the last two. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { AppError } from '../errors.ts';
import { tooLarge } from './download.ts';

export type Source = { readonly kind: 'url'; readonly url: URL } | { readonly kind: 'inline'; readonly base64: string };

const urlLength = 8192;
const nameLength = 160;
const sliceLength = 1 << 20; // characters decoded between two turns of the event loop; divisible by 4

const refuse = (predicate: string): never => {
  throw new AppError('reference_not_an_image', predicate);
};

/** Scheme, host and path: query, fragment and credentials can hold secrets and are never told. */
function nameUrl(url: URL): string {
  const name = `${url.protocol}//${url.host}${url.pathname}`;
  return name.length <= nameLength ? name : `${name.slice(0, nameLength)}…`;
}

function parseDataUri(text: string): Source {
  const comma = text.indexOf(',');
  const head = comma < 0 || comma > 200 ? refuse('has no comma after its type; data:image/png;base64,… is wanted') : text.slice(0, comma);
  if (!/;\s*base64\s*$/i.test(head)) refuse('is not base64; data:image/png;base64,… is wanted');
  return { kind: 'inline', base64: text.slice(comma + 1) };
}

/** How a source is called in messages; never more of it than is safe to tell. */
export function nameSource(text: string): string {
  if (/^data:/i.test(text)) return 'the data URI';
  if (!text.includes(':')) return 'the base64 text';
  const url = text.length <= urlLength ? URL.parse(text) : null;
  return url?.host ? nameUrl(url) : 'the URL';
}

/** throws reference_not_an_image, reference_unreachable (no valid URL). Whether a URL may be fetched is the guard's to say. */
export function parseSource(text: string): Source {
  if (text === '') return refuse('is empty; an http or https URL, a data URI or base64 is wanted');
  if (/^data:/i.test(text)) return parseDataUri(text);
  if (!text.includes(':')) return { kind: 'inline', base64: text };
  const url = text.length <= urlLength ? URL.parse(text) : null;
  if (!url)
    throw new AppError('reference_unreachable', `is not a valid URL of at most ${urlLength} characters; http://… or https://… is wanted`);
  return { kind: 'url', url };
}

const badCharacters = 'holds characters that are not base64 (A-Z a-z 0-9 + / and = at the end, without line breaks)';

/** Node skips what is no base64 and reads the URL-safe alphabet too; a slice that comes out short, or has - or _, is refused. */
function decodeSlice(slice: string, expectedBytes: number, target: Buffer, offset: number): void {
  if (slice.includes('-') || slice.includes('_')) refuse(badCharacters);
  if (target.write(slice, offset, expectedBytes, 'base64') !== expectedBytes) refuse(badCharacters);
}

/**
 * Decodes canonical base64 (RFC 4648 section 4): padded, no white space, no bits left over. Works in slices, so that 30 MB block nobody.
 *
 * throws reference_not_an_image, reference_too_large (before anything is decoded)
 */
export async function decodeBase64(text: string, limitBytes: number): Promise<Uint8Array> {
  const paddingLength = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  const sizeBytes = Math.floor((text.length * 3) / 4) - paddingLength;
  if (sizeBytes > limitBytes) throw tooLarge(limitBytes);
  if (text.length === 0) refuse('holds no bytes');
  if (text.length % 4 !== 0) refuse(`has ${text.length} base64 characters, which is not a multiple of 4; is it cut short?`);
  const target = Buffer.alloc(sizeBytes);
  for (let at = 0; at < text.length; at += sliceLength) {
    const offset = (at / 4) * 3;
    const slice = text.slice(at, at + sliceLength);
    decodeSlice(slice, Math.min((sliceLength / 4) * 3, sizeBytes - offset), target, offset);
    if (at + sliceLength < text.length) await nextTurn();
  }
  if (target.toString('base64', sizeBytes - (sizeBytes % 3 || 3)) !== text.slice(-4)) refuse('has bits left over at its end');
  return target;
}
