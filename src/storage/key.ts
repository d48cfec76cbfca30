/** What a storage key may be. Everything that turns keys into paths or URLs checks here first. */
import { AppError } from '../errors.ts';

const maxCharacters = 512;
const segment = /^[A-Za-z0-9_-][A-Za-z0-9._-]*$/; // no leading dot: those names are the disk's own, and `..` cannot be said

/** Returns `key`. throws not_found: a key that cannot exist names nothing, whoever sent it */
export function checkKey(key: string): string {
  if (key.length <= maxCharacters && key.split('/').every((part) => segment.test(part))) return key;
  throw new AppError('not_found', `no object of the key ${JSON.stringify(key.slice(0, 80))}`);
}

const typeOfExtension: Readonly<Record<string, string>> = { jpg: 'image/jpeg', png: 'image/png', webp: 'image/webp' };

/** The content type that the key's ending tells; null when it tells none. */
export const contentTypeOf = (key: string): string | null => typeOfExtension[/\.([a-z]+)$/.exec(key)?.[1] ?? ''] ?? null;
