import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createUrlSigner } from './signed-url.ts';

const baseUrl = 'https://images.example/seedbed';
const newest = { id: 'k2', value: new Uint8Array(32).fill(2) };
const older = { id: 'k1', value: new Uint8Array(32).fill(1) };
const key = 'images/V1StGXR8_Z5jdHi6BmyT8/0.jpg';
let nowMs = Date.UTC(2026, 10, 22, 16, 45);
const clock = { nowMs: () => nowMs };
const signer = createUrlSigner([newest, older], clock);

const signed = (expiresSeconds = 86_400): URL => new URL(signer.sign(key, { baseUrl, expiresSeconds }));
/** What the server sees: without the host, and without what a proxy took off the path. */
const targetOf = (url: URL): string => url.pathname.replace('/seedbed', '') + url.search;
const refused = (target: string, code = 'signature_invalid'): void => assert.throws(() => signer.verify(target), { code }, target);

/** Runs `work` at a moment `afterMs` from now. */
function later(afterMs: number, work: () => void): void {
  nowMs += afterMs;
  try {
    work();
  } finally {
    nowMs -= afterMs;
  }
}

describe('signed URLs', () => {
  it('have the query of SigV4 and give back the key', () => {
    const url = signed();
    assert.equal(url.origin + url.pathname, `${baseUrl}/files/${key}`);
    assert.deepEqual(
      [...url.searchParams.keys()],
      ['X-Amz-Algorithm', 'X-Amz-Credential', 'X-Amz-Date', 'X-Amz-Expires', 'X-Amz-SignedHeaders', 'X-Amz-Signature'],
    );
    assert.equal(url.searchParams.get('X-Amz-Date'), '20261122T164500Z');
    assert.equal(url.searchParams.get('X-Amz-Expires'), '86400');
    assert.equal(signer.verify(targetOf(url)), key);
  });

  it('are refused when any one character is changed', () => {
    const target = targetOf(signed());
    for (let i = 0; i < target.length; i++) {
      const other = target[i] === '1' ? '2' : '1';
      const changed = target.slice(0, i) + other + target.slice(i + 1);
      refused(changed);
    }
  });

  it('are refused when cut anywhere', () => {
    const target = targetOf(signed());
    for (let length = 0; length < target.length; length++) refused(target.slice(0, length));
  });

  it('are refused with a parameter more, twice, or in the place of another', () => {
    const target = targetOf(signed());
    refused(`${target}&X-Amz-Expires=86400`);
    refused(`${target}&download=1`);
    refused(target.replace('X-Amz-SignedHeaders', 'X-Amz-Security'));
  });

  it('may have their parameters in another order', () => {
    const url = signed();
    const reversed = new URLSearchParams([...url.searchParams].reverse());
    assert.equal(signer.verify(`/files/${key}?${reversed}`), key);
  });

  it('serve until the last second and not after', () => {
    const target = targetOf(signed(60));
    later(59_000, () => assert.equal(signer.verify(target), key));
    later(60_000, () => refused(target, 'signature_expired'));
    later(86_400_000, () => refused(target, 'signature_expired'));
  });

  it('are refused when re-dated or given a longer time', () => {
    const target = targetOf(signed(60));
    later(120_000, () => {
      refused(target.replace('20261122T164500Z', '20261122T164700Z'));
      refused(target.replace('X-Amz-Expires=60', 'X-Amz-Expires=600'));
    });
  });

  it('are refused when signed in the future, with a little leave for clocks that differ', () => {
    const target = targetOf(signed());
    later(-200_000, () => assert.equal(signer.verify(target), key));
    later(-400_000, () => refused(target));
  });

  it('are verified by an older key, and refused once it is gone', () => {
    const before = createUrlSigner([older], clock).sign(key, { baseUrl: 'http://h', expiresSeconds: 60 });
    const target = before.slice('http://h'.length);
    assert.equal(signer.verify(target), key);
    assert.throws(() => createUrlSigner([newest], clock).verify(target), { code: 'signature_invalid' });
  });

  it('cannot be made for a path outside', () => {
    for (const bad of ['../secret', 'a/../../b', '/etc/passwd', 'a//b', '.hidden', 'a/.hidden', '', 'a\0b', 'a b', 'ä'])
      assert.throws(() => signer.sign(bad, { baseUrl, expiresSeconds: 60 }), { code: 'not_found' }, bad);
  });
});
