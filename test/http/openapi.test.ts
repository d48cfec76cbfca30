import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { type Door, openDoor } from './door.ts';

interface Operation {
  operationId: string;
  security: object[];
  parameters?: { name: string; in: string; required: boolean }[];
  requestBody?: {
    content: { 'application/json': { schema: { anyOf: { title: string; required: string[]; properties: Record<string, object> }[] } } };
  };
  responses: Record<string, object>;
}

interface Document {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  components: object;
}

/** Every route the router knows, as "GET /v1/keys/{prefix}". */
function routesOf({ app }: Door): string[] {
  const listed: string[] = [];
  const stack: string[] = [];
  for (const line of app.printRoutes({ commonPrefix: false }).split('\n')) {
    const [, indent, path, methods] = /^([│ ├└─]*)(\S+) \((.*)\)$/.exec(line) ?? [];
    if (indent === undefined || path === undefined || methods === undefined) continue;
    const depth = indent.length / 4;
    stack.length = depth - 1;
    stack.push(path);
    for (const method of methods.split(', '))
      listed.push(
        `${method} ${stack
          .join('')
          .replace(/:(\w+)/g, '{$1}')
          .replace(/\*$/, '{path}')}`,
      );
  }
  return listed;
}

describe('/openapi.json', () => {
  let door: Door;
  let document: Document;
  before(async () => {
    door = await openDoor();
    document = (await door.app.inject('/openapi.json')).json();
  });

  it('tells every route that the server has, and no other', () => {
    const told = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
    );
    // The router prints all wildcards as one line.
    const wildcards = ['GET /files/{path}', 'GET /model/{path}'];
    const served = [...routesOf(door).filter((route) => !/^(HEAD|OPTIONS)|^GET \/(docs|\{path\})/.test(route)), ...wildcards];
    assert.ok(served.length > 20, served.join('\n'));
    assert.deepEqual(told.sort(), served.sort());
  });
  it('is OpenAPI 3.1 with ids that occur once and references that lead somewhere', () => {
    assert.equal(document.openapi, '3.1.0');
    const operations = Object.values(document.paths).flatMap((path) => Object.values(path));
    const ids = operations.map(({ operationId }) => operationId);
    assert.equal(new Set(ids).size, ids.length);
    for (const [, ref] of JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)) {
      const found = ref!.split('/').reduce<unknown>((node, key) => (node as Record<string, unknown>)?.[key], document);
      assert.ok(found, ref);
    }
  });
  it('tells the request schemas that validate', () => {
    const { schema } = document.paths['/v1/images/generations']!.post!.requestBody!.content['application/json'];
    const seedream = schema.anyOf.find(({ title }) => title === 'bytedance/seedream-4-5')!;
    assert.deepEqual(seedream.required, ['model', 'prompt']);
    assert.deepEqual(seedream.properties.image_urls, {
      description: 'Reference images: http(s) URLs, data URIs or bare base64.',
      type: 'array',
      items: { type: 'string', minLength: 1 },
      minItems: 1,
      maxItems: 14,
    });
    const size = seedream.properties.image_size as { anyOf: object[] };
    assert.deepEqual(size.anyOf[0], {
      type: 'object',
      properties: {
        width: { default: 2048, type: 'integer', minimum: 1440, maximum: 4096 },
        height: { default: 2048, type: 'integer', minimum: 1440, maximum: 4096 },
      },
      additionalProperties: {},
    });
  });
  it('says which routes need a key', () => {
    assert.deepEqual(document.paths['/v1/models']!.get!.security, []);
    assert.deepEqual(document.paths['/v1/images/generations']!.post!.security, [{ 'access-token': [] }]);
  });
  it('names the parameters of path and query', () => {
    const parameters = document.paths['/v1/images/generations/{id}']!.get!.parameters!;
    assert.deepEqual(
      parameters.map(({ name, in: place, required }) => [name, place, required]),
      [
        ['id', 'path', true],
        ['response_format', 'query', false],
      ],
    );
  });
});

describe('/docs', () => {
  for (const [url, type] of [
    ['/docs', 'text/html'],
    ['/docs/', 'text/html'],
    ['/docs/static/swagger-ui-bundle.js', 'application/javascript'],
    ['/docs/static/swagger-ui.css', 'text/css'],
    ['/docs/json', 'application/json'],
  ] as const)
    it(`serves ${url} from this machine`, async () => {
      const { app } = await openDoor();
      const { statusCode, headers, body } = await app.inject(url);
      assert.equal(statusCode, 200);
      assert.ok(String(headers['content-type']).startsWith(type), String(headers['content-type']));
      if (type === 'text/html') assert.doesNotMatch(body, /(src|href)="https?:/);
      assert.doesNotMatch(String(headers['content-security-policy']), /upgrade-insecure-requests/);
    });
});
