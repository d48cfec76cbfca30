/** `/`: the playground when it is built, else a page that says how to; and the two pages that error texts lead to. */
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import type { AppDeps } from '../deps.ts';
import { addRoute } from '../route.ts';
import { billingPagePath, keysPagePath } from '../wires/aimlapi/errors.ts';

/** Pictures may come from another origin (S3), previews from the page itself. */
const pagePolicy =
  "default-src 'self'; img-src * data: blob:; connect-src *; style-src 'self' 'unsafe-inline'; object-src 'none'; base-uri 'self'; frame-ancestors 'self'";

const style =
  'body{font:17px/1.5 system-ui,sans-serif;max-width:42rem;margin:4rem auto;padding:0 1rem;color-scheme:light dark}code{background:#8882;padding:.15em .4em;border-radius:4px}pre code{display:block;padding:1em;overflow:auto}';

const page = (title: string, content: string): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title} - Seedbed</title><style>${style}</style><main><h1>${title}</h1>${content}</main></html>`;

const unbuiltPage = page(
  'Seedbed is running',
  '<p>The API answers; its playground is not built yet. In the checkout:</p><pre><code>npx vite build web</code></pre><p>Then start the server again. The API is described at <a href="/docs">/docs</a>.</p>',
);

const keysPage = page(
  'Make an API key',
  '<p>On the machine of the server:</p><pre><code>npm run -s seedbed -- keys create</code></pre><p>Or with a key that may manage: <code>POST /v1/keys</code>, see <a href="/docs">/docs</a>. Send it as <code>Authorization: Bearer &lt;key&gt;</code>.</p>',
);

const billingPage = page(
  'Top up credits',
  '<p>This server is your own: its operator grants credits. On the machine of the server:</p><pre><code>npm run -s seedbed -- credits --help</code></pre><p>Or with a key that may manage: <code>POST /v1/accounts/{name}/credits</code>, see <a href="/docs">/docs</a>.</p>',
);

function addPage(app: FastifyInstance, url: string, summary: string, html: string): void {
  addRoute(app, {
    method: 'GET',
    urls: [url],
    access: 'open',
    doc: { tag: 'Pages', summary, answers: { 200: { description: 'A page.', contentType: 'text/html' } } },
    handler: async (_request, reply) => reply.header('content-security-policy', pagePolicy).type('text/html; charset=utf-8').send(html),
  });
}

export function addPageRoutes(app: FastifyInstance, { webDir }: AppDeps): void {
  addPage(app, keysPagePath, 'How to make a key', keysPage);
  addPage(app, billingPagePath.replace(/\/$/, ''), 'How to top up', billingPage);
  if (webDir === null) return addPage(app, '/', 'How to build the playground', unbuiltPage);
  app.register(fastifyStatic, {
    root: webDir,
    setHeaders: (reply, path) => {
      reply.header('content-security-policy', pagePolicy);
      // Vite names assets by their content: they never change.
      reply.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
}
