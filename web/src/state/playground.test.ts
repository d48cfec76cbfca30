import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { emptyForm, type Form } from './form.ts';
import { type Action, initialState, playgroundReducer, type Result, resultLimit, type State, selectedResult } from './playground.ts';
import { toProblem } from './problem.ts';
import type { Reference } from './references.ts';

const run = (state: State, ...actions: Action[]): State => actions.reduce(playgroundReducer, state);
const form: Form = { ...emptyForm, prompt: 'a fox' };
const started: Action = { type: 'run-started', form, atMs: 0 };
const referenceOf = (id: string): Reference => ({
  id,
  name: `${id}.png`,
  source: { kind: 'url', url: 'https://example.org' },
  previewUrl: null,
});

function resultOf(id: string, seed: number | null = 7, extra: Partial<Result> = {}): Result {
  const picture = { link: `http://x/${id}`, shownUrl: `blob:${id}`, bytes: null, size: null, nativeSize: null, seed };
  const body = { model: form.model, prompt: form.prompt };
  return { id, form, body, picture, engine: 'studio@1', warnings: [], costCredits: 84_000, elapsedMs: 1000, ...extra };
}
const succeeded = (result: Result): Action => ({ type: 'run-succeeded', result });

describe('a run', () => {
  it('goes from start over progress to its result, which is then shown', () => {
    let state = run(initialState, started, { type: 'run-progressed', stage: 'render', fraction: 0.4 });
    assert.deepEqual([state.run?.stage, state.run?.fraction, state.announcement], ['render', 0.4, 'Render.']);
    state = run(state, succeeded(resultOf('1', 7, { warnings: ['no hat'] })));
    assert.equal(state.run, null);
    assert.equal(selectedResult(state)?.id, '1');
    assert.equal(state.announcement, 'The picture is ready. 1 warning.');
  });

  it('keeps the newest preview while events bring none, and forgets it with the next run', () => {
    const at = (fraction: number, preview?: string): Action => ({
      type: 'run-progressed',
      stage: 'denoise',
      fraction,
      ...(preview && { preview }),
    });
    const state = run(initialState, started, at(0.1), at(0.3, 'data:,1'), at(0.5, 'data:,2'), at(0.6));
    assert.deepEqual([state.run?.preview, state.run?.fraction], ['data:,2', 0.6]);
    assert.equal(run(state, started).run?.preview, null);
  });

  it('ignores progress that comes after its end', () => {
    const state = run(initialState, started, { type: 'run-cancelled' }, { type: 'run-progressed', stage: 'render', fraction: 1 });
    assert.equal(state.run, null);
  });

  it('that fails leaves the form untouched and marks the fields', () => {
    const before = run(initialState, { type: 'form-changed', patch: form, fields: [] }, started);
    const issue = { path: 'image_urls.1', expected: 'an image', received: 'text/html', message: 'is a web page' };
    const state = run(before, { type: 'run-failed', problem: toProblem(400, { message: 'x', error: { issues: [issue] } }) });
    assert.equal(state.form, before.form);
    assert.deepEqual(state.sentProblems, { references: 'Reference 2: is a web page' });
    assert.deepEqual(run(state, { type: 'form-changed', patch: {}, fields: ['references'] }).sentProblems, {});
  });

  it('forgets the oldest results beyond the limit', () => {
    const results = Array.from({ length: resultLimit + 2 }, (_, index) => succeeded(resultOf(String(index))));
    const state = run(initialState, ...results);
    assert.equal(state.results.length, resultLimit);
    assert.equal(state.results[0]!.id, '2');
  });
});

describe('the history', () => {
  it('brings back the form of a result and closes a problem', () => {
    const other = { ...form, prompt: 'a bear', seed: '5' };
    const failed: Action = { type: 'run-failed', problem: toProblem(500, null) };
    const state = run(initialState, succeeded(resultOf('1', 5, { form: other })), succeeded(resultOf('2')), failed, {
      type: 'result-selected',
      id: '1',
    });
    assert.equal(state.form, other);
    assert.equal(state.problem, null);
    assert.equal(state.selectedId, '1');
  });

  it('does nothing for a result that is gone', () => assert.equal(run(initialState, { type: 'result-selected', id: 'x' }), initialState));
});

describe('the seed lock', () => {
  const toggle: Action = { type: 'seed-lock-toggled' };

  it('takes the seed of the shown result, and empties the field when undone', () => {
    const shown = run(initialState, succeeded(resultOf('1', 11)), succeeded(resultOf('2', 22)), { type: 'result-selected', id: '1' });
    const locked = run(shown, toggle);
    assert.equal(locked.form.seed, '11');
    assert.equal(run(locked, toggle).form.seed, '');
  });

  it('keeps a seed that was typed', () => {
    const typed = run(
      initialState,
      succeeded(resultOf('1', 11)),
      { type: 'form-changed', patch: { seed: '99' }, fields: ['seed'] },
      toggle,
    );
    assert.equal(typed.form.seed, '99');
  });

  it('set before the first result keeps that result’s seed', () => {
    assert.equal(run(initialState, toggle, succeeded(resultOf('1', 33))).form.seed, '33');
  });

  it('open leaves the field empty for a random one', () => assert.equal(run(initialState, succeeded(resultOf('1', 33))).form.seed, ''));
});

describe('references', () => {
  const added = run(initialState, { type: 'references-added', references: ['a', 'b', 'c'].map(referenceOf) });

  it('say their new place when moved', () => {
    const state = run(added, { type: 'reference-moved', id: 'c', toIndex: 0 });
    assert.deepEqual(
      state.form.references.map(({ id }) => id),
      ['c', 'a', 'b'],
    );
    assert.equal(state.announcement, 'c.png is now reference 1 of 3.');
  });

  it('tell which were left out until the list changes', () => {
    const crowded = run(added, {
      type: 'references-added',
      references: Array.from({ length: 12 }, (_, index) => referenceOf(`n${index}`)),
    });
    assert.deepEqual(crowded.refusedReferences, ['One image was left out: a request takes up to 14.']);
    assert.deepEqual(run(crowded, { type: 'reference-removed', id: 'a' }).refusedReferences, []);
  });
});

it('a new key closes the problem of the old one, and only that', () => {
  const refused = run(initialState, { type: 'run-failed', problem: toProblem(401, { message: 'no' }) });
  assert.equal(run(refused, { type: 'key-changed', key: 'k' }).problem, null);
  const broken = run(initialState, { type: 'run-failed', problem: toProblem(500, { message: 'no' }) });
  assert.notEqual(run(broken, { type: 'key-changed', key: 'k' }).problem, null);
});
