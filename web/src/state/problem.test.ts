import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { formatCount, formatSeconds, formatStage, formatUsd } from './format.ts';
import { toConnectionProblem, toProblem } from './problem.ts';

describe('a refused call', () => {
  it('names every field as the form does, with what was expected and what came', () => {
    const issues = [
      { path: 'image_size.width', expected: 'at least 1440', received: '1439', message: 'too small' },
      { path: 'image_urls.2', expected: 'an image', received: 'text/html', message: 'is a web page' },
      { path: 'quality', expected: 'x', received: 'y', message: 'odd' },
    ];
    const { complaints } = toProblem(400, { message: 'Body validation error\nimage_size.width: too small', error: { issues } });
    assert.deepEqual(
      complaints.map(({ field, label }) => [field, label]),
      [
        ['width', 'Width'],
        ['references', 'Reference 3'],
        [null, 'quality'],
      ],
    );
    assert.deepEqual([complaints[0]!.expected, complaints[0]!.received], ['at least 1440', '1439']);
  });

  it('points to the one field at fault where there are no issues', () => {
    const { complaints } = toProblem(400, { message: 'image_urls.0: answered 404', error: { param: 'image_urls.0' } });
    assert.deepEqual(
      complaints.map(({ label, field }) => [label, field]),
      [['Reference 1', 'references']],
    );
  });

  it('tells a missing key and an empty account apart from other refusals', () => {
    assert.equal(toProblem(401, { message: 'x' }).isAboutKey, true);
    assert.equal(toProblem(403, { message: "You've run out of credits." }).title, 'Not enough credits');
    assert.equal(toProblem(403, { message: 'no' }).title, 'Not allowed');
  });

  it('is readable although the body is not what was agreed', () => {
    for (const body of [null, {}, { message: 5 }, { message: '', error: { issues: [null, 3, {}] } }]) {
      const problem = toProblem(500, body);
      assert.notEqual(problem.title, '');
      assert.notEqual(problem.message, '');
    }
  });

  it('keeps the id under which the log has it', () => assert.equal(toProblem(500, { requestId: 'abc' }).requestId, 'abc'));
});

it('says that the server is gone when no answer came', () => {
  assert.equal(toConnectionProblem(new TypeError('Failed to fetch')).title, 'The server could not be reached');
  assert.equal(toConnectionProblem(new Error('a.png can no longer be read.')).message, 'a.png can no longer be read.');

  it('of an engine says what is missing, not that the server is not ready', () => {
    const body = { message: '/models needs 8.2 GB; 4.0 GB are free', error: { code: 'not_enough_memory' } };
    const { title, message } = toProblem(503, body);
    assert.deepEqual([title, message], ['The machine has too little memory', body.message]);
  });
});

describe('numbers in words', () => {
  it('of money have cents, and smaller parts where there are any', () => {
    assert.deepEqual([84_000, 63_000, 2_000_000, 0, 1_999_916_000, 4_000_000_000].map(formatUsd), [
      '$0.042',
      '$0.0315',
      '$1.00',
      '$0.00',
      '$999.958',
      '$2,000',
    ]);
  });

  it('of time grow coarser', () => {
    assert.deepEqual([380, 9_940, 12_900, 65_000].map(formatSeconds), ['0.4 s', '9.9 s', '12 s', '1 min 05 s']);
  });

  it('of counts have separators', () => assert.equal(formatCount(84_000), '84,000'));
  it('of stages are words', () =>
    assert.deepEqual(['', 'render', 'cut-out', 'done'].map(formatStage), ['Starting', 'Render', 'Cut out', 'Finishing']));
});
