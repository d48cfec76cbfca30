export { openStorage } from './open-storage.ts';
export type { SigningKey, UrlSigner } from './signed-url.ts';
export type { Storage } from './storage.ts';
