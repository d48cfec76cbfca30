import { readFile, stat, writeFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { text } from 'node:stream/consumers';
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { GenerateOptions, GenerateResult, Progress } from '../client/index.ts';
import { loadConfig } from '../config.ts';
import { engineNames } from '../engine.ts';
import { AppError } from '../errors.ts';
import { backendOption } from './backend-option.ts';
import { type Connection, withConnection, withWeights } from './connect.ts';

interface Options {
  image: string[];
  model?: string;
  size?: GenerateOptions['size'];
  seed?: number;
  out?: string;
  engine?: string;
  backend?: string;
  watermark?: boolean;
  embedPrompt?: boolean;
  json?: boolean;
  scene?: boolean;
  plan?: boolean;
  fromScene?: string;
}

const formatByEnding = { '.jpg': 'jpeg', '.jpeg': 'jpeg', '.png': 'png', '.webp': 'webp' } as const;
type Format = (typeof formatByEnding)[keyof typeof formatByEnding];

function parseSize(text: string): GenerateOptions['size'] {
  const sides = /^(\d+)[xX×](\d+)$/.exec(text);
  if (sides) return { width: Number(sides[1]), height: Number(sides[2]) };
  if (/^\d+(\.\d+)?k$/i.test(text)) return text.toUpperCase();
  if (text === 'keep') return text;
  throw new InvalidArgumentError(`wanted WIDTHxHEIGHT, 2K, 4K or keep, got ${text}`);
}

function parseSeed(text: string): number {
  const seed = Number(text);
  if (!Number.isSafeInteger(seed)) throw new InvalidArgumentError(`wanted an integer, got ${text}`);
  return seed;
}

function formatOf(path: string): Format {
  const format = formatByEnding[extname(path).toLowerCase() as keyof typeof formatByEnding];
  if (format) return format;
  throw new AppError('invalid_request', `--out must end in ${Object.keys(formatByEnding).join(', ')}, got ${path}`);
}

async function readImages(paths: string[]): Promise<Uint8Array[]> {
  const read = (path: string): Promise<Uint8Array> =>
    readFile(path).catch((error: Error) => {
      throw new AppError('invalid_request', `--image ${path} cannot be read: ${error.message}`);
    });
  return Promise.all(paths.map(read));
}

/** throws invalid_request when the file cannot be read or holds no JSON object */
async function readSceneFile(path: string): Promise<object> {
  const bytes =
    path === '-'
      ? await text(process.stdin)
      : await readFile(path, 'utf8').catch((error: Error) => {
          throw new AppError('invalid_request', `--from-scene ${path} cannot be read: ${error.message}`);
        });
  try {
    const scene = JSON.parse(bytes) as unknown;
    if (typeof scene === 'object' && scene !== null && !Array.isArray(scene)) return scene;
  } catch {
    // Told below, as any other file that is no record.
  }
  throw new AppError('invalid_request', `--from-scene ${path} holds no JSON object`);
}

/** A line on stderr that is written over on a terminal; silent elsewhere, where stderr is a log. */
function createMeter(): { show: (progress: Progress) => void; end: () => void } {
  const isTerminal = process.stderr.isTTY;
  return {
    show: ({ state, fraction, stage }) => {
      if (isTerminal) process.stderr.write(`\r${state} ${String(Math.round(fraction * 100)).padStart(3)} % ${stage.padEnd(24)}`);
    },
    end: () => {
      if (isTerminal) process.stderr.write('\r\x1b[K');
    },
  };
}

function report(result: GenerateResult, path: string, asJson: boolean | undefined): void {
  const [picture] = result.pictures;
  if (asJson) {
    const { answer } = result;
    const data = (answer.data as Record<string, unknown>[] | undefined)?.map(({ b64_json: _, ...rest }) => rest);
    console.log(JSON.stringify({ file: path, ...answer, ...(data && { data }) }, null, 2));
  } else {
    console.log(`${path}  ${picture!.size}  seed ${picture!.seed}  ${result.engine}  ${result.creditsUsed} credits`);
    for (const warning of result.warnings) console.error(`warning: ${warning}`);
  }
}

async function printScene(prompt: string): Promise<void> {
  await withConnection(loadConfig(process.env), async ({ client }) => {
    const { scene, warnings } = await client.readScene(prompt);
    console.log(JSON.stringify(scene, null, 2));
    for (const warning of warnings) console.error(`warning: ${warning}`);
  });
}

async function printPlan(instruction: string, imageCount: number): Promise<void> {
  await withConnection(loadConfig(process.env), async ({ client }) => {
    const plan = await client.readPlan(instruction, Math.max(1, imageCount));
    console.log(JSON.stringify(plan, null, 2));
    for (const warning of plan.warnings) console.error(`warning: ${warning}`);
  });
}

/** --model names a model of the catalogue or, with --engine diffusion, a folder of weights. throws invalid_request for a folder without it */
async function weightsOf({ model, engine }: Options): Promise<string | null> {
  if (model === undefined) return null;
  const isFolder = await stat(model).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (isFolder && engine === 'diffusion') return model;
  if (isFolder) throw new AppError('invalid_request', `--model ${model} is a folder of weights: say --engine diffusion`);
  if (engine === 'diffusion' && /[\\/]|^\./.test(model) && !model.startsWith('bytedance/'))
    throw new AppError('invalid_request', `--model ${model}: there is no such folder`);
  return null;
}

async function generate(prompt: string | undefined, options: Options): Promise<void> {
  if (prompt === undefined && options.fromScene === undefined)
    throw new AppError('invalid_request', 'A prompt is wanted, or a scene record with --from-scene');
  if (options.scene) return printScene(prompt ?? '');
  if (options.plan) return printPlan(prompt ?? '', options.image.length);
  const config = loadConfig(process.env);
  const outputFormat = options.out ? formatOf(options.out) : 'jpeg';
  const images = await readImages(options.image);
  const scene = options.fromScene === undefined ? undefined : await readSceneFile(options.fromScene);
  const { size, seed, engine, watermark, embedPrompt } = options;
  const weights = await weightsOf(options);
  const model = weights === null ? options.model : undefined;
  if (weights === null && options.backend !== undefined)
    throw new AppError('invalid_request', '--backend belongs to --engine diffusion --model FOLDER; of a server, say it to seedbed serve');
  const chosen = Object.fromEntries(
    Object.entries({ model, size, seed, engine, watermark, embedPrompt, scene }).filter(([, value]) => value !== undefined),
  );
  const run = async ({ client }: Connection): Promise<void> => {
    const meter = createMeter();
    const interrupted = new AbortController();
    process.once('SIGINT', () =>
      interrupted.abort(new AppError('generation_cancelled', 'Interrupted; the generation is cancelled and costs nothing')),
    );
    const request = {
      prompt: prompt ?? '',
      images,
      outputFormat,
      responseFormat: 'b64_json' as const,
      signal: interrupted.signal,
      onProgress: meter.show,
      ...chosen,
    };
    const result = await client.generate(request).finally(meter.end);
    const [picture] = result.pictures;
    const bytes = picture!.base64 ? Buffer.from(picture!.base64, 'base64') : await client.download(picture!.url!);
    const path = options.out ?? `seedbed-${picture!.seed}.jpg`;
    await writeFile(path, bytes);
    report(result, path, options.json);
  };
  return weights === null ? withConnection(config, run) : withWeights({ folder: weights, backend: options.backend }, run);
}

export function addGenerateCommand(program: Command): void {
  program
    .command('generate [prompt]')
    .description('make a picture, or edit the pictures given with --image')
    .option('--image <file>', 'a reference picture; repeat it for up to 14', (file: string, files: string[]) => [...files, file], [])
    .option('--model <id>', 'a model of the catalogue (bytedance/seedream-4-5); with --engine diffusion, a folder of weights')
    .option('--size <size>', 'WIDTHxHEIGHT, 2K, 4K, or keep for the size of the first reference (2048x2048)', parseSize)
    .option('--seed <integer>', 'the same seed gives the same picture', parseSeed)
    .option('--out <file>', 'where to write it; the ending picks JPEG, PNG or WebP (seedbed-<seed>.jpg)')
    .addOption(new Option('--engine <name>', 'the engine that makes it').choices(engineNames))
    .addOption(backendOption())
    .option('--watermark', 'embed the invisible watermark')
    .option('--embed-prompt', "write the prompt into the file's metadata")
    .option('--json', 'print the answer as JSON')
    .option('--scene', 'print how the studio reads the prompt, as a scene record in JSON, and make no picture')
    .option('--plan', 'print how the studio reads the instruction, as an edit plan in JSON, and make no picture')
    .option('--from-scene <file>', 'render a scene record instead of reading a prompt; - reads it from standard input')
    .action(generate);
}
