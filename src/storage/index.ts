export { openStorage } from './open-storage.ts';
export { createUrlSigner, type SigningKey, type UrlSigner } from './signed-url.ts';
export type { Storage } from './storage.ts';
