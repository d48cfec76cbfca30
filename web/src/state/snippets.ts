/** The request as code a reader can run: curl, JavaScript, Python. Knows nothing of how it was sent. */
import type { GenerationBody } from './request.ts';

export const languages = ['curl', 'javascript', 'python'] as const;
export type Language = (typeof languages)[number];

export const languageNames: Record<Language, string> = { curl: 'curl', javascript: 'JavaScript', python: 'Python' };

export interface SnippetInput {
  /** The address of the server without a slash at the end. */
  readonly baseUrl: string;
  /** null: read from the environment variable SEEDBED_API_KEY. */
  readonly apiKey: string | null;
  readonly body: GenerationBody;
  /** The body is too long for an argument of a command; found out from the body where it is not said. */
  readonly isLong?: boolean;
}

const route = '/v1/images/generations';
const json = (body: GenerationBody): string => JSON.stringify(body, null, 2);
const shellQuote = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** The body goes through standard input: one argument of a command may have 128 KiB on Linux, a reference picture has more. */
function curl({ baseUrl, apiKey, body, isLong = false }: SnippetInput): string {
  const authorization = apiKey ? shellQuote(`Authorization: Bearer ${apiKey}`) : '"Authorization: Bearer $SEEDBED_API_KEY"';
  const text = json(body);
  const data = isLong ? `--data-binary @- <<'JSON'\n${text}\nJSON` : `-d ${shellQuote(text)}`;
  return [`curl ${baseUrl}${route} \\`, `  -H ${authorization} \\`, `  -H 'Content-Type: application/json' \\`, `  ${data}`].join('\n');
}

function javascript({ baseUrl, apiKey, body }: SnippetInput): string {
  const key = apiKey ? JSON.stringify(`Bearer ${apiKey}`) : '`Bearer ${' + 'process.env.SEEDBED_API_KEY}`';
  const indented = json(body).replaceAll('\n', '\n  ');
  return `const response = await fetch(${JSON.stringify(baseUrl + route)}, {
  method: 'POST',
  headers: { Authorization: ${key}, 'Content-Type': 'application/json' },
  body: JSON.stringify(${indented}),
});
const answer = await response.json();
if (!response.ok) throw new Error(answer.message);
console.log(answer.data[0].url);`;
}

const pythonWords: Record<string, string> = { true: 'True', false: 'False', null: 'None' };

/** JSON strings and numbers are Python literals as they stand; its three words are not. */
function pythonLiteral(value: unknown, indent: string): string {
  if (Array.isArray(value))
    return `[\n${value.map((item) => `${indent}    ${pythonLiteral(item, `${indent}    `)},\n`).join('')}${indent}]`;
  if (typeof value === 'object' && value !== null) {
    const lines = Object.entries(value).map(
      ([key, item]) => `${indent}    ${JSON.stringify(key)}: ${pythonLiteral(item, `${indent}    `)},\n`,
    );
    return `{\n${lines.join('')}${indent}}`;
  }
  const text = JSON.stringify(value);
  return pythonWords[text] ?? text;
}

function python({ baseUrl, apiKey, body }: SnippetInput): string {
  const key = apiKey ? JSON.stringify(`Bearer ${apiKey}`) : `f"Bearer {os.environ['SEEDBED_API_KEY']}"`;
  return `${apiKey ? '' : 'import os\n'}import requests

response = requests.post(
    ${JSON.stringify(baseUrl + route)},
    headers={"Authorization": ${key}},
    json=${pythonLiteral(body, '    ')},
)
answer = response.json()
if not response.ok:
    raise SystemExit(answer["message"])
print(answer["data"][0]["url"])`;
}

const writers: Record<Language, (input: SnippetInput) => string> = { curl, javascript, python };

const longBody = 100_000;
const isLongBody = ({ prompt, image_urls: urls = [] }: GenerationBody): boolean =>
  urls.reduce((sum, url) => sum + url.length, prompt.length) > longBody;

/** The whole program, ready to run. */
export const writeSnippet = (language: Language, input: SnippetInput): string =>
  writers[language]({ isLong: isLongBody(input.body), ...input });

/** `data:image/png;base64,iVBORw0K… (1.2 MB)`; other addresses stay whole. */
export function abbreviate(url: string): string {
  if (!url.startsWith('data:') || url.length < 120) return url;
  const start = url.indexOf(',') + 1;
  const bytes = ((url.length - start) * 3) / 4;
  const size = bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} kB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
  return `${url.slice(0, start + 12)}… (${size})`;
}

/** The same with pictures abbreviated and the key masked: for the eye and for screenshots, not for running. */
export function showSnippet(language: Language, input: SnippetInput): string {
  const { image_urls: urls } = input.body;
  const body = urls ? { ...input.body, image_urls: urls.map(abbreviate) } : input.body;
  const apiKey = input.apiKey && maskKey(input.apiKey);
  return writeSnippet(language, { ...input, apiKey, body, isLong: isLongBody(input.body) });
}

export const maskKey = (key: string): string => (key.length < 12 ? '••••' : `${key.slice(0, 4)}••••${key.slice(-4)}`);
