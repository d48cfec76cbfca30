/** Objects in an S3 bucket, addressed by path. Requests that cannot reach the store, or that it answers with 5xx, are tried again. */
import { AwsClient } from 'aws4fetch';
import { AppError } from '../errors.ts';
import { checkKey } from './key.ts';
import type { Storage } from './storage.ts';

const retries = 3;

export interface S3Options {
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

async function refuse(what: string, response: Response): Promise<never> {
  const body = await response.text();
  const code = /<Code>([^<]*)<\/Code>/.exec(body)?.[1] ?? '';
  throw new AppError('internal', `the S3 store answered ${response.status} ${code} to ${what}`);
}

async function makeBucket(client: AwsClient, bucketUrl: string): Promise<void> {
  const head = await client.fetch(bucketUrl, { method: 'HEAD' });
  if (head.ok) return;
  if (head.status !== 404) await refuse('HEAD of the bucket', head);
  const made = await client.fetch(bucketUrl, { method: 'PUT' });
  if (!made.ok && made.status !== 409) await refuse('PUT of the bucket', made); // 409: another node was faster
  await made.body?.cancel();
}

/** Makes the bucket if it is not there. throws internal naming the store's answer */
export async function createS3Storage(options: S3Options): Promise<Storage> {
  const { accessKeyId, secretAccessKey, region } = options;
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries });
  const bucketUrl = `${options.endpoint.replace(/\/+$/, '')}/${options.bucket}`;
  const urlOf = (key: string): string => `${bucketUrl}/${checkKey(key)}`;
  await makeBucket(client, bucketUrl);

  async function put(key: string, bytes: Uint8Array, contentType: string): Promise<void> {
    const response = await client.fetch(urlOf(key), {
      method: 'PUT',
      body: bytes as Uint8Array<ArrayBuffer>,
      headers: { 'content-type': contentType, 'content-length': String(bytes.length) },
    });
    if (!response.ok) await refuse(`PUT of ${key}`, response);
    await response.body?.cancel();
  }

  async function get(key: string): Promise<{ bytes: Uint8Array; contentType: string }> {
    const response = await client.fetch(urlOf(key));
    if (response.status === 404) {
      await response.body?.cancel();
      throw new AppError('not_found', `no object of the key ${JSON.stringify(key)}`);
    }
    if (!response.ok) await refuse(`GET of ${key}`, response);
    return {
      bytes: new Uint8Array(await response.arrayBuffer()),
      contentType: response.headers.get('content-type') ?? 'application/octet-stream',
    };
  }

  async function remove(key: string): Promise<void> {
    const response = await client.fetch(urlOf(key), { method: 'DELETE' });
    if (!response.ok && response.status !== 404) await refuse(`DELETE of ${key}`, response);
    await response.body?.cancel();
  }

  async function signedUrl(key: string, { expiresSeconds }: { expiresSeconds: number }): Promise<string> {
    const url = new URL(urlOf(key));
    url.searchParams.set('X-Amz-Expires', String(expiresSeconds));
    const signed = await client.sign(url.href, { method: 'GET', aws: { signQuery: true } });
    return signed.url;
  }

  async function isReady(): Promise<boolean> {
    const response = await client.fetch(bucketUrl, { method: 'HEAD' }).catch(() => null);
    return response?.ok ?? false;
  }

  function verifySignedUrl(): never {
    throw new AppError('not_found', 'this server keeps its files in S3 and serves none itself');
  }

  return { kind: 's3', put, get, delete: remove, signedUrl, verifySignedUrl, isReady };
}
