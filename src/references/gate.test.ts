import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { createGate } from './gate.ts';

describe('createGate', () => {
  it('runs at most its width at once, in the order of arrival, and returns what the work returns', async () => {
    const gate = createGate(2);
    const begun: number[] = [];
    let running = 0;
    let most = 0;
    const work = async (index: number): Promise<number> => {
      begun.push(index);
      most = Math.max(most, ++running);
      for (let turn = 0; turn < 1 + (index % 3); turn++) await nextTurn();
      running--;
      return index * 10;
    };
    const results = await Promise.all([0, 1, 2, 3, 4, 5, 6].map((index) => gate(() => work(index))));
    assert.deepEqual(results, [0, 10, 20, 30, 40, 50, 60]);
    assert.deepEqual(begun, [0, 1, 2, 3, 4, 5, 6]);
    assert.equal(most, 2);
  });

  it('goes on after work that fails', async () => {
    const gate = createGate(1);
    const results = await Promise.allSettled([gate(() => Promise.reject(new Error('no'))), gate(async () => 'yes')]);
    assert.deepEqual(
      results.map(({ status }) => status),
      ['rejected', 'fulfilled'],
    );
    assert.equal(await gate(async () => 'still open'), 'still open');
  });
});
