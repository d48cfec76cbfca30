import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, it } from 'node:test';
import type { GenerationBody } from './request.ts';
import { abbreviate, maskKey, showSnippet, writeSnippet } from './snippets.ts';

const body: GenerationBody = {
  model: 'bytedance/seedream-4-5',
  prompt: `It's a "fox" \\ on $HOME\nat \`dawn\``,
  image_size: '2K',
  watermark: true,
};
const input = { baseUrl: 'http://127.0.0.1:8787', apiKey: 'seedbed-key-0123456789', body };
const picture = `data:image/png;base64,${'iVBORw0KGgoAAAANSUhEUg'.repeat(10_000)}`;
const withPicture = { ...input, body: { ...body, image_urls: [picture] } };

/** Runs the curl command in a real shell with a curl that prints the arguments and the body it got. */
function runInShell(command: string, env: Record<string, string> = {}): { args: string[]; body: unknown } {
  const script = `curl() { for a in "$@"; do printf '%s\\0' "$a"; done; case "$*" in *--data-binary*) cat;; esac; }\n${command}`;
  const { stdout, stderr, status } = spawnSync('sh', [], {
    input: script,
    encoding: 'utf8',
    maxBuffer: 1e8,
    env: { PATH: process.env.PATH!, ...env },
  });
  assert.equal(status, 0, stderr);
  const parts = stdout.split('\0');
  const rest = parts.pop()!;
  return { args: parts, body: JSON.parse(rest.trim() === '' ? parts.at(-1)! : rest) };
}

describe('the curl command', () => {
  it('reaches the shell whole, whatever quotes the prompt holds', () => {
    const { args, body: sent } = runInShell(writeSnippet('curl', input));
    assert.equal(args[0], 'http://127.0.0.1:8787/v1/images/generations');
    assert.ok(args.includes('Authorization: Bearer seedbed-key-0123456789'));
    assert.deepEqual(sent, body);
  });

  it('passes a picture through standard input, complete', () => {
    const command = writeSnippet('curl', withPicture);
    assert.match(command, /--data-binary @- <<'JSON'/);
    assert.deepEqual(runInShell(command).body, withPicture.body);
  });

  it('reads the key from the environment when none is given', () => {
    const { args } = runInShell(writeSnippet('curl', { ...input, apiKey: null }), { SEEDBED_API_KEY: 'from-env' });
    assert.ok(args.includes('Authorization: Bearer from-env'));
  });
});

it('writes JavaScript that sends the body', async () => {
  const code = writeSnippet('javascript', input).replace('console.log', 'return ');
  const calls: { url: string; init: RequestInit }[] = [];
  const fetch = async (url: string, init: RequestInit) => {
    calls.push({ url, init });
    return new Response('{"data":[{"url":"http://x/y.jpeg"}]}');
  };
  const AsyncFunction = (async () => undefined).constructor as new (...texts: string[]) => (f: unknown) => Promise<string>;
  assert.equal(await new AsyncFunction('fetch', code)(fetch), 'http://x/y.jpeg');
  assert.deepEqual(JSON.parse(String(calls[0]!.init.body)), body);
  assert.equal(new Headers(calls[0]!.init.headers).get('authorization'), 'Bearer seedbed-key-0123456789');
});

it('writes Python that sends the body', {
  skip: spawnSync('python3', ['--version']).status === 0 ? false : 'python3 is not installed',
}, () => {
  const stub = `import sys, types, json
class Answer:
    ok = True
    def json(self): return {"data": [{"url": "done"}]}
def post(url, headers, json): sys.stderr.write(__import__("json").dumps([url, headers, json])); return Answer()
sys.modules["requests"] = types.SimpleNamespace(post=post)
`;
  const { stdout, stderr } = spawnSync('python3', ['-'], {
    input: stub + writeSnippet('python', { ...input, apiKey: null }),
    encoding: 'utf8',
    env: { SEEDBED_API_KEY: 'k' },
  });
  assert.equal(stdout.trim(), 'done', stderr);
  assert.deepEqual(JSON.parse(stderr), ['http://127.0.0.1:8787/v1/images/generations', { Authorization: 'Bearer k' }, body]);
});

describe('what is shown', () => {
  it('has pictures abbreviated and the key masked', () => {
    for (const language of ['curl', 'javascript', 'python'] as const) {
      const shown = showSnippet(language, withPicture);
      assert.ok(shown.length < 1200, language);
      assert.match(shown, /data:image\/png;base64,iVBORw0KGgoA… \(161 kB\)/);
      assert.ok(!shown.includes(input.apiKey));
      assert.ok(shown.includes('seed••••6789'));
    }
  });

  it('has the same form as what is copied', () => {
    assert.match(showSnippet('curl', withPicture), /--data-binary @- <<'JSON'/);
    assert.match(showSnippet('curl', input), /-d '\{/);
  });

  it('leaves addresses and short data as they are', () => {
    assert.equal(abbreviate('https://example.org/a.png'), 'https://example.org/a.png');
    assert.equal(abbreviate('data:image/gif;base64,R0lGOD'), 'data:image/gif;base64,R0lGOD');
  });

  it('never shows a short key in part', () => assert.equal(maskKey('short-key'), '••••'));
});
