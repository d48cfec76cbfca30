import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  addReferences,
  moveReference,
  nameOfUrl,
  type Reference,
  referenceBytesLimit,
  removeReference,
  totalProblem,
  urlProblem,
} from './references.ts';

const named = (name: string): Reference => ({
  id: name,
  name,
  source: { kind: 'url', url: `https://example.org/${name}` },
  previewUrl: null,
});
const file = (name: string, size: number, type = 'image/png'): Reference => ({
  id: name,
  name,
  source: { kind: 'file', file: { size, type } as Blob },
  previewUrl: null,
});
const names = (references: readonly Reference[]): string => references.map(({ name }) => name).join('');
const list = [...'abcd'].map(named);

describe('adding references', () => {
  it('appends in order', () => {
    assert.equal(names(addReferences(list, [named('e'), named('f')]).references), 'abcdef');
  });

  it('stops at fourteen and says how many were left out', () => {
    const { references, refused } = addReferences(list, [...'efghijklmnop'].map(named));
    assert.equal(names(references), 'abcdefghijklmn');
    assert.deepEqual(refused, ['2 images were left out: a request takes up to 14.']);
  });

  it('refuses what cannot be a picture, by name and reason, and takes the rest', () => {
    const { references, refused } = addReferences(
      [],
      [
        file('notes.pdf', 10, 'application/pdf'),
        file('empty.png', 0),
        file('huge.png', referenceBytesLimit + 1),
        file('fine.png', referenceBytesLimit),
      ],
    );
    assert.equal(names(references), 'fine.png');
    assert.deepEqual(refused, [
      'notes.pdf is not an image (application/pdf).',
      'empty.png is empty.',
      'huge.png is 30 MB; a reference may have up to 30 MB.',
    ]);
  });

  it('does not count refused files against the limit', () => {
    const thirteen = [...'abcdefghijklm'].map(named);
    assert.deepEqual(addReferences(thirteen, [file('empty.png', 0), named('n')]).refused, ['empty.png is empty.']);
  });
});

it('says when the files together are more than a request may carry', () => {
  const files = (count: number) => Array.from({ length: count }, (_, index) => file(`${index}.png`, 30 * 1024 * 1024));
  assert.equal(totalProblem(files(3)), null);
  assert.equal(totalProblem(files(4)), 'The images have 120 MB together; a request may carry 96 MB. Remove some or give addresses.');
});

describe('moving a reference', () => {
  it('takes it to the place, the others keep their order', () => {
    assert.equal(names(moveReference(list, 'a', 2)), 'bcad');
    assert.equal(names(moveReference(list, 'd', 0)), 'dabc');
  });

  it('stays within the list', () => {
    assert.equal(names(moveReference(list, 'b', 99)), 'acdb');
    assert.equal(names(moveReference(list, 'b', -1)), 'bacd');
  });

  it('gives the same list when nothing moves', () => {
    assert.equal(moveReference(list, 'a', -1), list);
    assert.equal(moveReference(list, 'nobody', 1), list);
  });
});

it('removes the one asked for', () => assert.equal(names(removeReference(list, 'c')), 'abd'));

describe('an address', () => {
  it('is taken over http and https, and as a data URI of an image', () => {
    assert.equal(urlProblem(' https://example.org/a.png '), null);
    assert.equal(urlProblem('http://127.0.0.1/a.png'), null);
    assert.equal(urlProblem('data:image/png;base64,AAAA'), null);
  });

  it('is refused in words otherwise', () => {
    for (const text of ['', 'a.png', 'ftp://example.org/a.png', 'javascript:alert(1)'])
      assert.match(urlProblem(text) ?? '', /full address/);
    assert.match(urlProblem('data:text/html,hello') ?? '', /not an image/);
  });

  it('is named by its last part', () => {
    assert.equal(nameOfUrl('https://example.org/a/t%20rex.png?raw=1'), 't rex.png');
    assert.equal(nameOfUrl('https://example.org/'), 'example.org');
    assert.equal(nameOfUrl('https://example.org/%ff'), '%ff');
    assert.equal(nameOfUrl('data:image/png;base64,AAAA'), 'pasted image');
  });
});
