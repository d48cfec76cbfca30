/**
 * The tokenizer of Qwen2 and Qwen3: prompts to token ids, equal to those of transformers' Qwen2TokenizerFast.
 *
 * Easy to get wrong
 * - Added tokens are looked for in the text as it was written, before it is composed to NFC: in "<|im_end|>" and U+0338 after it, the
 *   bracket must not become another character. So they are split off here, and the library sees only what lies between them.
 * - A prompt may spell them: <|im_end|> in a user's text becomes that token, as in the reference.
 * - Letters and compositions follow the reference's Unicode tables (unicode-tables.ts).
 * - Padding is part of the prompt for models that see pad positions: to the right, with <|endoftext|>.
 */
import { Template } from '@huggingface/jinja';
import { Tokenizer as Library } from '@huggingface/tokenizers';
import { weightsInvalid } from '../weights/index.ts';
import { readTokenizerFiles, type TokenizerFiles } from './tokenizer-files.ts';
import { composeAsReference, pattern } from './unicode-tables.ts';

export interface PromptTokens {
  /** [maxLength]: the text's tokens, then pad tokens. */
  readonly ids: Int32Array;
  /** How many of them are the text's: the attention mask is 1 for these and 0 for the rest. */
  readonly realLength: number;
  /** Tokens of the whole text; more than `realLength` when it was cut. */
  readonly wantedLength: number;
}

export interface Tokenizer {
  /** One more than the largest id: a model's embedding must have at least as many rows. */
  readonly vocabularySize: number;
  /** The prompt as the model reads it: one turn of the user, and the opening of an answer without thoughts. throws weights_invalid */
  chatText(prompt: string): string;
  /** The ids of a text as it stands. Lone surrogates become U+FFFD. */
  idsOf(text: string): number[];
  /** `chatText` in ids, cut to maxLength (the end is lost) or padded to it. throws weights_invalid when the template fails */
  encodePrompt(prompt: string, maxLength?: number): PromptTokens;
}

/** What `@huggingface/tokenizers` reads as tokenizer.json. Added tokens are none of its business here, nor is composing. */
function libraryOf({ vocabulary, merges }: TokenizerFiles): Library {
  const split = { type: 'Split', pattern: { Regex: pattern }, behavior: 'Isolated', invert: false };
  const bytes = { type: 'ByteLevel', add_prefix_space: false, trim_offsets: false, use_regex: false };
  const json = {
    normalizer: null,
    pre_tokenizer: { type: 'Sequence', pretokenizers: [split, bytes] },
    model: { type: 'BPE', vocab: vocabulary, merges, unk_token: null, fuse_unk: false, byte_fallback: false, ignore_merges: false },
    post_processor: null,
    decoder: null,
    added_tokens: [],
  };
  return new Library(json, {});
}

/** Of tokens that begin at one place, the longest: alternatives are tried in order. The brackets keep the tokens in the split. */
function splitterOf(tokens: readonly string[]): RegExp {
  const longestFirst = tokens.toSorted((a, b) => b.length - a.length);
  return new RegExp(`(${longestFirst.map((token) => token.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('|')})`);
}

/** The variables are those of transformers' apply_chat_template. */
function renderer({ chatTemplate, namedTokens }: TokenizerFiles, folder: string): (prompt: string) => string {
  const failure = (error: unknown): Error => {
    const reason = error instanceof Error ? error.message : String(error);
    return weightsInvalid(`the chat template fails (${reason.slice(0, 200)})`, { file: folder, key: 'chat_template' }, error);
  };
  let template: Template;
  try {
    template = new Template(chatTemplate);
  } catch (error) {
    throw failure(error);
  }
  return (prompt) => {
    const messages = [{ role: 'user', content: prompt }];
    try {
      return template.render({
        ...namedTokens,
        messages,
        tools: null,
        documents: null,
        add_generation_prompt: true,
        enable_thinking: false,
      });
    } catch (error) {
      throw failure(error);
    }
  };
}

/**
 * folder   a checkpoint's tokenizer/
 * throws weights_invalid, weights_unsupported
 */
export async function openTokenizer(folder: string): Promise<Tokenizer> {
  const files = await readTokenizerFiles(folder);
  const { vocabulary, addedTokens, padToken } = files;
  const library = libraryOf(files);
  const splitter = splitterOf([...addedTokens.keys()]);
  const chatText = renderer(files, folder);
  const plainIds = (text: string): number[] => (text === '' ? [] : library.encode(composeAsReference(text)).ids);
  const idsOf = (text: string): number[] =>
    text
      .toWellFormed()
      .split(splitter)
      // Every second part is an added token.
      .flatMap((part, index) => (index % 2 === 1 ? [addedTokens.get(part)!] : plainIds(part)));
  const encodePrompt = (prompt: string, maxLength = 512): PromptTokens => {
    const wanted = idsOf(chatText(prompt));
    const kept = wanted.slice(0, maxLength);
    const ids = new Int32Array(maxLength).fill(addedTokens.get(padToken)!);
    ids.set(kept);
    return { ids, realLength: kept.length, wantedLength: wanted.length };
  };
  const largestOf = (ids: readonly number[]): number => ids.reduce((most, id) => Math.max(most, id), 0);
  const vocabularySize = 1 + Math.max(largestOf(Object.values(vocabulary)), largestOf([...addedTokens.values()]));
  return { vocabularySize, chatText, idsOf, encodePrompt };
}
