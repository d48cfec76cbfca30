/** Against ids that transformers' Qwen2TokenizerFast gave (fixtures/diffusion/tokenizer/make-goldens.py). */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { cpSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fixturePath } from '../../../fixtures/diffusion/golden.ts';
import { isAppError } from '../../errors.ts';
import { openTokenizer } from './index.ts';
import { composeAsReference, pattern } from './unicode-tables.ts';

type Case = [text: string | [part: string, times: number], ids: number[] | string, count: number, prompt: string];
type Json = Record<string, unknown>;

const published = fixturePath('tiny/tokenizer');
const saved = fixturePath('tokenizer');
const cases = JSON.parse(readFileSync(join(saved, 'goldens.json'), 'utf8')) as Case[];
const digest = (ids: ArrayLike<number>): string =>
  createHash('sha256')
    .update(new Uint8Array(Int32Array.from(ids).buffer))
    .digest('hex')
    .slice(0, 16);

describe('ids of text', () => {
  for (const [form, folder] of Object.entries({ 'vocab.json and merges.txt': published, 'tokenizer.json': saved })) {
    it(`are the reference's for every string of the list, from ${form}`, async () => {
      const tokenizer = await openTokenizer(folder);
      assert.ok(cases.length >= 500);
      for (const [text, ids, count, prompt] of cases) {
        const whole = typeof text === 'string' ? text : text[0].repeat(text[1]);
        const got = tokenizer.idsOf(whole);
        assert.equal(got.length, count, JSON.stringify(text));
        if (typeof ids === 'string') assert.equal(digest(got), ids, JSON.stringify(text));
        else assert.deepEqual(got, ids, JSON.stringify(text));
        const tokens = tokenizer.encodePrompt(whole);
        assert.equal(`${digest(tokens.ids)} ${tokens.realLength}`, prompt, `prompt ${JSON.stringify(text)}`);
      }
    });
  }

  it('of half a surrogate pair are those of U+FFFD, which the reference refuses', async () => {
    const tokenizer = await openTokenizer(published);
    assert.deepEqual(tokenizer.idsOf('a\ud800b'), tokenizer.idsOf('a\ufffdb'));
  });
});

describe('the tables of letters, digits and compositions', () => {
  interface Table {
    readonly count: number;
    readonly digest: string;
  }
  const wanted = JSON.parse(readFileSync(join(saved, 'unicode.json'), 'utf8')) as { letters: Table; digits: Table; composed: string };
  const points = Array.from({ length: 0x110000 }, (_, point) => point).filter((point) => point < 0xd800 || point > 0xdfff);

  it("are the reference's for every code point, whatever Unicode this version of Node has", () => {
    // The class of letters that the reference does not know, in the pattern's own words.
    const unknown = new RegExp(/\(\?!(\[.*?\])\)/.exec(pattern)![1]!.replaceAll('\\x{', '\\u{'), 'u');
    for (const [name, known] of Object.entries({ letters: /\p{L}/u, digits: /\p{N}/u })) {
      const members = points.filter((point) => known.test(String.fromCodePoint(point)) && !unknown.test(String.fromCodePoint(point)));
      assert.deepEqual({ count: members.length, digest: digest(members) }, wanted[name as 'letters' | 'digits'], name);
    }
    const composed = createHash('sha256');
    for (const point of points) composed.update(composeAsReference(`a${String.fromCodePoint(point)}\u0323\u0301`));
    assert.equal(composed.digest('hex').slice(0, 16), wanted.composed);
  });
});

describe('a prompt', () => {
  it("is put into the user's turn, with an answer opened that holds no thoughts", async () => {
    const tokenizer = await openTokenizer(published);
    const text = '<|im_start|>user\n{{a}} 狐 \n<|im_end|>\n<|im_start|>assistant\n<think>\n\n</think>\n\n';
    assert.equal(tokenizer.chatText('{{a}} 狐 \n'), text);
  });

  it('is padded to the right, or cut at its end', async () => {
    const tokenizer = await openTokenizer(published);
    const all = tokenizer.idsOf(tokenizer.chatText('fox'));
    const padded = tokenizer.encodePrompt('fox', all.length + 2);
    assert.deepEqual([...padded.ids], [...all, 2022, 2022]);
    assert.deepEqual([padded.realLength, padded.wantedLength], [all.length, all.length]);
    const cut = tokenizer.encodePrompt('fox', 5);
    assert.deepEqual([...cut.ids], all.slice(0, 5));
    assert.deepEqual([cut.realLength, cut.wantedLength], [5, all.length]);
    assert.equal(tokenizer.vocabularySize, 2048);
  });

  it('of half a million letters takes no long time', async () => {
    const tokenizer = await openTokenizer(published);
    const start = process.cpuUsage();
    assert.equal(tokenizer.encodePrompt('abcdefghij'.repeat(50_000)).realLength, 512);
    assert.equal(tokenizer.encodePrompt(' '.repeat(500_000)).realLength, 512);
    assert.ok(process.cpuUsage(start).user < 15e6);
  });
});

describe('a folder that cannot be tokenised with', () => {
  let root = '';
  let count = 0;
  before(async () => {
    root = await mkdtemp(join(tmpdir(), 'seedbed-tokenizer-'));
  });
  after(() => rm(root, { recursive: true }));

  /** A copy of a fixture with one file changed, or taken away by null. */
  async function changed(from: string, file: string, change: ((json: Json) => unknown) | string | null): Promise<string> {
    const folder = join(root, String(count++));
    cpSync(from, folder, { recursive: true });
    const path = join(folder, file);
    if (change === null) await rm(path);
    else if (typeof change === 'string') await writeFile(path, change);
    else await writeFile(path, JSON.stringify(change(JSON.parse(readFileSync(path, 'utf8')) as Json)));
    return folder;
  }

  const config = (change: Json): Promise<string> => changed(published, 'tokenizer_config.json', (json) => ({ ...json, ...change }));
  const model = (change: Json): Promise<string> => changed(saved, 'tokenizer.json', (json) => ({ ...json, ...change }));

  async function refused(folder: Promise<string>, code: 'weights_invalid' | 'weights_unsupported', message: RegExp): Promise<void> {
    const path = await folder;
    await assert.rejects(openTokenizer(path), (error) => {
      assert.ok(isAppError(error, code), String(error));
      assert.match(error.message, message);
      assert.ok(error.message.startsWith(path));
      return true;
    });
  }

  it('is not supported when its configuration gives other ids than those of Qwen', async () => {
    const cases: [Json, RegExp][] = [
      [{ tokenizer_class: 'LlamaTokenizer' }, /tokenizer_class is not supported; expected Qwen2Tokenizer .*found "LlamaTokenizer"/],
      [{ padding_side: 'left' }, /padding_side is not supported; expected "right", found "left"/],
      [{ truncation_side: 'left' }, /truncation_side/],
      [{ add_prefix_space: true }, /add_prefix_space/],
      [{ add_bos_token: true }, /add_bos_token/],
      [{ split_special_tokens: true }, /split_special_tokens/],
      [{ added_tokens_decoder: { 2022: { content: '<|endoftext|>', lstrip: true } } }, /lstrip of <\|endoftext\|>/],
    ];
    for (const [change, message] of cases) await refused(config(change), 'weights_unsupported', message);
    await refused(model({ normalizer: { type: 'NFKC' } }), 'weights_unsupported', /normalizer is not supported; expected NFC/);
    await refused(model({ pre_tokenizer: { type: 'ByteLevel' } }), 'weights_unsupported', /pre_tokenizer/);
    const other = readFileSync(join(saved, 'tokenizer.json'), 'utf8').replace('|\\\\p{N}|', '|\\\\p{N}{1,3}|');
    await refused(changed(saved, 'tokenizer.json', other), 'weights_unsupported', /pre_tokenizer is not supported; expected a split by/);
    await refused(model({ model: { type: 'Unigram' } }), 'weights_unsupported', /model\.type.*expected BPE, found "Unigram"/);
    await refused(model({ padding: { direction: 'Left' } }), 'weights_unsupported', /padding\.direction/);
  });

  it('is invalid when a file is missing or broken', async () => {
    for (const file of ['vocab.json', 'merges.txt', 'tokenizer_config.json']) {
      await refused(changed(published, file, null), 'weights_invalid', new RegExp(`${file}: the file .*ENOENT`));
    }
    await refused(changed(published, 'vocab.json', '{"a": 1, "a": 2}'), 'weights_invalid', /"a" twice/);
    await refused(changed(published, 'vocab.json', '{"a": -1}'), 'weights_invalid', /an id is wrong/);
    await refused(changed(published, 'vocab.json', '{}'), 'weights_invalid', /must map tokens to ids/);
    await refused(changed(published, 'merges.txt', '#version: 0.2\nq zzz\n'), 'weights_invalid', /a merge is wrong; .*\["q","zzz"\]/);
    await refused(changed(published, 'merges.txt', 'a\n'), 'weights_invalid', /a merge is wrong/);
    await refused(config({ added_tokens_decoder: {} }), 'weights_invalid', /no added tokens/);
    await refused(config({ added_tokens_decoder: { x: '<|endoftext|>' } }), 'weights_invalid', /added token is wrong/);
    await refused(config({ pad_token: '<pad>' }), 'weights_invalid', /pad_token is wrong; expected one of the added tokens, found "<pad>"/);
    await refused(config({ additional_special_tokens: ['<|new|>'] }), 'weights_invalid', /additional_special_tokens .*found "<\|new\|>"/);
    await refused(config({ extra_special_tokens: { image_token: '<|x|>' } }), 'weights_invalid', /extra_special_tokens is wrong/);
    await refused(config({ chat_template: null }), 'weights_invalid', /no chat template/);
    await refused(config({ chat_template: '{% if %}' }), 'weights_invalid', /chat template fails/);
    const decoder = { added_tokens_decoder: { 7: '<|im_end|>' } };
    await refused(
      changed(saved, 'tokenizer_config.json', (json) => ({ ...json, ...decoder })),
      'weights_invalid',
      /<\|im_end\|> has two ids/,
    );
  });

  it('says so at the prompt when only then the template fails', async () => {
    const tokenizer = await openTokenizer(await config({ chat_template: "{{ raise_exception('no prompts') }}" }));
    assert.throws(() => tokenizer.encodePrompt('a'), { code: 'weights_invalid', message: /chat template fails \(.*no prompts/ });
  });

  it('takes the default of several named templates', async () => {
    const templates = [
      { name: 'tool_use', template: 'T' },
      { name: 'default', template: '<{{ messages[0].content }}>' },
    ];
    const tokenizer = await openTokenizer(await config({ chat_template: templates }));
    assert.equal(tokenizer.chatText('a'), '<a>');
  });
});
