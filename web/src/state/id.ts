/** A name for a thing on this page. `crypto.randomUUID` is missing on plain http from another machine; this is not. */
export const makeId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(16).padStart(2, '0')).join('');
