import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isAppError } from '../errors.ts';
import { createRng } from '../shared/index.ts';
import { decodeBase64, nameSource, parseSource } from './source.ts';

const limitBytes = 8 << 20;

describe('decodeBase64', () => {
  it('decodes every length, across its slices', async () => {
    const rng = createRng(1);
    for (const length of [1, 2, 3, 4, 100, 786_431, 786_432, 786_433, 2_000_000]) {
      const bytes = Buffer.from(Uint8Array.from({ length }, () => rng.below(256)));
      assert.ok(bytes.equals(await decodeBase64(bytes.toString('base64'), limitBytes)), `${length} bytes`);
    }
  });

  it('refuses text that is not canonical base64, wherever the fault lies', async () => {
    const valid = Buffer.alloc(1_500_000, 7).toString('base64');
    const put = (at: number, character: string): string => valid.slice(0, at) + character + valid.slice(at + character.length);
    const cases = {
      'holds characters': [
        'QUI=QUJD',
        'QU JD===',
        'QUJ\n',
        'Q-JD',
        'Q_JD',
        'QÄJD',
        'Q🍵D',
        '====',
        'A===',
        put(0, '*'),
        put(1_100_000, ' '),
        put(1_999_990, '-'),
      ],
      'not a multiple of 4': ['QUJDR', 'QUI', `${valid}A`, 'a'],
      'bits left over': ['QR==', 'QUJ=', '/x=='],
      'holds no bytes': [''],
    };
    for (const [message, texts] of Object.entries(cases)) {
      for (const text of texts) {
        await assert.rejects(decodeBase64(text, limitBytes), (error: unknown) => {
          assert.ok(isAppError(error, 'reference_not_an_image'), text.slice(0, 20));
          assert.ok(error.message.includes(message), `${text.slice(0, 20)}: ${error.message}`);
          return true;
        });
      }
    }
  });

  it('takes exactly the limit and refuses one byte more', async () => {
    assert.equal((await decodeBase64(Buffer.alloc(1000).toString('base64'), 1000)).byteLength, 1000);
    await assert.rejects(decodeBase64(Buffer.alloc(1001).toString('base64'), 1000), (error) => isAppError(error, 'reference_too_large'));
  });
});

describe('parseSource', () => {
  it('tells URLs, data URIs and bare base64 apart', () => {
    assert.equal(parseSource('HTTPS://Example.com/a.png').kind, 'url');
    for (const uri of [
      'data:image/png;base64,QUJD',
      'DATA:IMAGE/PNG;BASE64,QUJD',
      'data:;base64,QUJD',
      'data:image/png;name=a;base64,QUJD',
    ]) {
      assert.deepEqual(parseSource(uri), { kind: 'inline', base64: 'QUJD' });
    }
    assert.deepEqual(parseSource('QUJD'), { kind: 'inline', base64: 'QUJD' });
  });

  it('refuses data URIs that are not base64, and URLs that are none', () => {
    assert.throws(() => parseSource('data:image/svg+xml,%3Csvg%3E'), /is not base64/);
    assert.throws(() => parseSource('data:image/png;base64'), /no comma/);
    assert.throws(() => parseSource(''), /is empty/);
    assert.throws(() => parseSource('http://'), /not a valid URL/);
    assert.throws(() => parseSource(`http://a/${'b'.repeat(9000)}`), /at most 8192/);
  });
});

describe('nameSource', () => {
  it('tells scheme, host and path, and no query, fragment, credentials or data', () => {
    assert.equal(nameSource('https://user:pw@example.com:8443/a/b.png?token=secret#secret'), 'https://example.com:8443/a/b.png');
    assert.equal(nameSource('data:image/png;base64,secret'), 'the data URI');
    assert.equal(nameSource('c2VjcmV0'), 'the base64 text');
    assert.equal(nameSource('javascript:secret'), 'the URL');
    assert.ok(nameSource(`https://example.com/${'x'.repeat(5000)}`).length < 170);
  });
});
