/**
 * The files of a tokenizer folder, in both forms that are published: vocab.json with merges.txt (added tokens in tokenizer_config.json),
 * or tokenizer.json. What this engine would tokenise otherwise than transformers does is refused here.
 *
 * source   transformers 5.23: tokenization_utils_tokenizers.py (`convert_to_native_format`), tokenization_qwen2.py, which builds the
 *          same normaliser and pre-tokeniser whatever tokenizer.json says; tokenization_utils_base.py for the chat template's places
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isJsonObject, type JsonObject, readJsonObject, showValue, weightsInvalid, weightsUnsupported } from '../weights/index.ts';
import { publishedPattern } from './unicode-tables.ts';

export interface TokenizerFiles {
  /** Ids by token, in the alphabet of byte-level BPE. */
  readonly vocabulary: Readonly<Record<string, number>>;
  /** Pairs, the first to be merged first. */
  readonly merges: readonly (readonly [string, string])[];
  /** Ids of tokens that are found in text before all else, such as <|im_end|>. */
  readonly addedTokens: ReadonlyMap<string, number>;
  readonly padToken: string;
  /** Names of special tokens that a template may use: pad_token, eos_token. */
  readonly namedTokens: Readonly<Record<string, string>>;
  /** Jinja. */
  readonly chatTemplate: string;
}

type Model = Pick<TokenizerFiles, 'vocabulary' | 'merges'> & { readonly added: ReadonlyMap<string, number> };

const supportedClasses = ['Qwen2Tokenizer', 'Qwen2TokenizerFast'];
/** The values of tokenizer_config.json that ids depend on; each may also be left out. */
const supportedValues: Readonly<Record<string, unknown>> = {
  padding_side: 'right',
  truncation_side: 'right',
  add_prefix_space: false,
  add_bos_token: false,
  add_eos_token: false,
  split_special_tokens: false,
};
const namedKeys = ['bos_token', 'eos_token', 'unk_token', 'pad_token'];
/** Lists of more special tokens; the second is transformers 5's name. */
const listKeys = ['additional_special_tokens', 'extra_special_tokens'];

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
const isLeftOut = (value: unknown): boolean => value === undefined || value === null;

function need(isRight: boolean, file: string, key: string, numbers: { expected: string; found: unknown }): void {
  if (!isRight) throw weightsUnsupported(`${key} is not supported`, { file, key, ...numbers, found: showValue(numbers.found) });
}

function checkConfig(config: JsonObject, file: string): void {
  const { tokenizer_class: name } = config;
  need(supportedClasses.includes(name as string), file, 'tokenizer_class', { expected: supportedClasses.join(' or '), found: name });
  for (const [key, value] of Object.entries(supportedValues)) {
    need(isLeftOut(config[key]) || config[key] === value, file, key, { expected: showValue(value), found: config[key] });
  }
}

function addToken(added: Map<string, number>, entry: { token: unknown; id: number }, file: string): void {
  const { token, id } = entry;
  const content = isJsonObject(token) ? token.content : token;
  if (typeof content !== 'string' || content === '' || !isCount(id)) {
    throw weightsInvalid('an added token is wrong', { file, key: String(id), expected: 'content and id', found: showValue(token) });
  }
  const flags = isJsonObject(token) ? ['lstrip', 'rstrip', 'single_word', 'normalized'].filter((flag) => token[flag] === true) : [];
  need(flags.length === 0, file, `${flags.join(', ')} of ${content}`, { expected: 'false', found: true });
  if ((added.get(content) ?? id) !== id) {
    throw weightsInvalid(`the added token ${content} has two ids`, {
      file,
      key: content,
      expected: String(added.get(content)),
      found: String(id),
    });
  }
  added.set(content, id);
}

function addedTokensOf(config: JsonObject, file: string, fromModel: ReadonlyMap<string, number>): Map<string, number> {
  const added = new Map(fromModel);
  const decoder = config.added_tokens_decoder ?? {};
  if (!isJsonObject(decoder)) throw weightsInvalid('added_tokens_decoder must be an object', { file, key: 'added_tokens_decoder' });
  for (const [id, token] of Object.entries(decoder)) addToken(added, { token, id: Number(id) }, file);
  if (added.size === 0) throw weightsInvalid('there are no added tokens, such as <|im_end|>', { file, key: 'added_tokens_decoder' });
  return added;
}

function checkVocabulary(vocabulary: unknown, file: string): asserts vocabulary is Record<string, number> {
  if (!isJsonObject(vocabulary) || Object.keys(vocabulary).length === 0)
    throw weightsInvalid('the vocabulary must map tokens to ids', { file });
  if (Object.values(vocabulary).every(isCount)) return;
  const [token, id] = Object.entries(vocabulary).find(([, value]) => !isCount(value))!;
  throw weightsInvalid('an id is wrong', { file, key: token, expected: 'a whole number', found: showValue(id) });
}

function checkMerges(merges: readonly (readonly string[])[], vocabulary: Readonly<Record<string, number>>, file: string): void {
  const tokens = new Set(Object.keys(vocabulary));
  const isMerge = ([left, right]: readonly string[]): boolean => tokens.has(left!) && tokens.has(right!) && tokens.has(`${left}${right}`);
  const wrong = merges.find((pair) => pair.length !== 2 || !isMerge(pair));
  if (wrong)
    throw weightsInvalid('a merge is wrong', { file, expected: 'two tokens of the vocabulary that make a third', found: showValue(wrong) });
}

const readText = (file: string): Promise<string> =>
  readFile(file, 'utf8').catch((error: unknown) => {
    throw weightsInvalid(`the file cannot be read (${(error as NodeJS.ErrnoException).code})`, { file }, error);
  });

async function readVocabAndMerges(folder: string): Promise<Model> {
  const [vocabFile, mergesFile] = [join(folder, 'vocab.json'), join(folder, 'merges.txt')];
  const vocabulary: unknown = await readJsonObject(vocabFile);
  checkVocabulary(vocabulary, vocabFile);
  const text = await readText(mergesFile);
  const lines = text.split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('#version'));
  const merges = lines.map((line) => line.split(' ')) as unknown as [string, string][];
  checkMerges(merges, vocabulary, mergesFile);
  return { vocabulary, merges, added: new Map() };
}

/** A Sequence of a Split by Qwen's pattern, and a ByteLevel without a pattern of its own. */
function isQwenSplit(value: unknown): boolean {
  const parts: unknown = isJsonObject(value) ? value.pretokenizers : null;
  if (!Array.isArray(parts) || parts.length !== 2 || !parts.every(isJsonObject)) return false;
  const [split, bytes] = parts as [JsonObject, JsonObject];
  const isPattern = isJsonObject(split.pattern) && split.pattern.Regex === publishedPattern;
  return isPattern && split.behavior === 'Isolated' && split.invert !== true && bytes.type === 'ByteLevel' && bytes.use_regex === false;
}

/** transformers rebuilds these parts and passes over the file's; a file that says something else was meant for another tokenizer. */
function checkParts(json: JsonObject, file: string): void {
  const { normalizer, pre_tokenizer: before, model, padding, truncation } = json;
  need(isJsonObject(normalizer) && normalizer.type === 'NFC', file, 'normalizer', { expected: 'NFC', found: normalizer });
  need(isQwenSplit(before), file, 'pre_tokenizer', { expected: `a split by ${publishedPattern}, then bytes`, found: before });
  const type = isJsonObject(model) ? model.type : model;
  need(type === 'BPE', file, 'model.type', { expected: 'BPE', found: type });
  for (const [key, part] of Object.entries({ padding, truncation })) {
    const direction = isJsonObject(part) ? part.direction : 'Right';
    need(direction === 'Right', file, `${key}.direction`, { expected: 'Right', found: direction });
  }
}

async function readTokenizerJson(file: string): Promise<Model> {
  const json = await readJsonObject(file);
  checkParts(json, file);
  const { vocab: vocabulary, merges: listed } = json.model as JsonObject;
  checkVocabulary(vocabulary, file);
  if (!Array.isArray(listed)) throw weightsInvalid('the merges must be a list', { file, key: 'model.merges' });
  const merges = listed.map((merge) => (typeof merge === 'string' ? merge.split(' ') : merge)) as [string, string][];
  if (!merges.every(Array.isArray)) throw weightsInvalid('the merges must be pairs', { file, key: 'model.merges' });
  checkMerges(merges, vocabulary, file);
  const added = new Map<string, number>();
  for (const token of Array.isArray(json.added_tokens) ? json.added_tokens : []) {
    addToken(added, { token, id: isJsonObject(token) ? (token.id as number) : -1 }, file);
  }
  return { vocabulary, merges, added };
}

/** chat_template.jinja goes before tokenizer_config.json, as in transformers; of several named templates "default" is the one. */
async function readChatTemplate(folder: string, names: readonly string[], config: JsonObject): Promise<string> {
  const [file, configFile] = [join(folder, 'chat_template.jinja'), join(folder, 'tokenizer_config.json')];
  if (names.includes('chat_template.jinja')) return readText(file);
  const { chat_template: template } = config;
  const found = Array.isArray(template) ? template.find((entry) => isJsonObject(entry) && entry.name === 'default')?.template : template;
  if (typeof found === 'string') return found;
  throw weightsInvalid('there is no chat template', {
    file: configFile,
    key: 'chat_template',
    expected: `text here or ${file}`,
    found: showValue(template),
  });
}

/** Tokens that are listed and not among the added ones would be added by transformers, under ids of its own choice. */
function checkLists(config: JsonObject, file: string, added: ReadonlyMap<string, number>): void {
  for (const key of listKeys) {
    const list = config[key] ?? [];
    const contents = (Array.isArray(list) ? list : Object.values(list)).map((token) => (isJsonObject(token) ? token.content : token));
    const unknown = contents.find((content) => !added.has(content as string));
    if (unknown !== undefined) {
      throw weightsInvalid(`${key} is wrong`, { file, key, expected: 'added tokens', found: showValue(unknown) });
    }
  }
}

function namedTokensOf(config: JsonObject, file: string, added: ReadonlyMap<string, number>): Record<string, string> {
  const named: Record<string, string> = {};
  for (const key of namedKeys) {
    const value = isJsonObject(config[key]) ? (config[key] as JsonObject).content : config[key];
    if (isLeftOut(value)) continue;
    const isKnown = typeof value === 'string' && added.has(value);
    if (!isKnown) throw weightsInvalid(`${key} is wrong`, { file, key, expected: 'one of the added tokens', found: showValue(value) });
    named[key] = value;
  }
  return named;
}

/** throws weights_invalid or weights_unsupported, which name file, key, expected and found */
export async function readTokenizerFiles(folder: string): Promise<TokenizerFiles> {
  const names = await readdir(folder).catch((error: unknown) => {
    throw weightsInvalid(`the folder cannot be read (${(error as NodeJS.ErrnoException).code})`, { file: folder }, error);
  });
  const configFile = join(folder, 'tokenizer_config.json');
  const config = await readJsonObject(configFile);
  checkConfig(config, configFile);
  const hasOneFile = names.includes('tokenizer.json');
  const model = hasOneFile ? await readTokenizerJson(join(folder, 'tokenizer.json')) : await readVocabAndMerges(folder);
  const addedTokens = addedTokensOf(config, configFile, model.added);
  checkLists(config, configFile, addedTokens);
  const namedTokens = namedTokensOf(config, configFile, addedTokens);
  // Qwen2Tokenizer's own default.
  const padToken = namedTokens.pad_token ?? '<|endoftext|>';
  if (!addedTokens.has(padToken)) throw weightsInvalid('there is no pad token', { file: configFile, key: 'pad_token' });
  const chatTemplate = await readChatTemplate(folder, names, config);
  return { vocabulary: model.vocabulary, merges: model.merges, addedTokens, namedTokens, padToken, chatTemplate };
}
