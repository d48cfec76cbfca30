/** /files/{key}: a stored file, to whoever holds a link that is signed and not expired. */
import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { AppDeps } from '../deps.ts';
import { addRoute } from '../route.ts';

export function addFileRoutes(app: FastifyInstance, { storage }: AppDeps): void {
  addRoute(app, {
    method: 'GET',
    urls: ['/files/*'],
    access: 'open',
    doc: {
      tag: 'Files',
      summary: 'Fetch a file by its signed link',
      answers: { 200: { description: 'The bytes.', contentType: 'image/*' }, 304: { description: 'Unchanged.' } },
    },
    handler: async (request, reply) => {
      const key = storage.verifySignedUrl(request.url);
      const { bytes, contentType } = await storage.get(key);
      const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 27)}"`;
      reply.header('etag', etag).header('cache-control', 'private, max-age=86400').type(contentType);
      reply.header('content-disposition', `inline; filename="${key.split('/').at(-1)}"`);
      reply.header('content-security-policy', "default-src 'none'; sandbox");
      if (request.headers['if-none-match'] === etag) return reply.code(304).send();
      return reply.send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    },
  });
}
