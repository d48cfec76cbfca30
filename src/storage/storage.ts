/** Where pictures and staged references lie: `disk.ts` or `s3.ts`. Keys are slash-separated, `[A-Za-z0-9._/-]`, never absolute. */
export interface Storage {
  readonly kind: 'disk' | 's3';
  /** Durable when it resolves (written whole, then visible); an existing object is replaced. */
  put(key: string, bytes: Uint8Array, contentType: string): Promise<void>;
  /** throws not_found */
  get(key: string): Promise<{ bytes: Uint8Array; contentType: string }>;
  /** No error if there is no such object. */
  delete(key: string): Promise<void>;
  /** A URL that serves the object until `expiresSeconds` from now. `baseUrl` is the server's own public address, used by `disk`. */
  signedUrl(key: string, options: { baseUrl: string; expiresSeconds: number }): Promise<string>;
  /**
   * The key that a URL of this server's own (`/files/...`, path and query as they came in) may serve.
   * throws signature_invalid, signature_expired; not_found on `s3`, whose URLs point at the store itself
   */
  verifySignedUrl(pathAndQuery: string): string;
  /** True when the store answers (used by /readyz). */
  isReady(): Promise<boolean>;
}
