import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { withAllocator } from '../../shared/index.ts';

const megabyte = 1e6;

describe('edits one after the other', { skip: process.platform === 'linux' ? false : '/proc tells the memory' }, () => {
  it('leave nothing behind: after ten of them the processes hold about what they held after two', async () => {
    const script = fileURLToPath(new URL('./fixtures/edits-in-a-row.ts', import.meta.url));
    const child = fork(script, ['2', '10'], { execArgv: [], env: withAllocator(process.env) });
    const told: number[] = [];
    child.on('message', (bytes) => told.push(Number(bytes)));
    const [code] = await once(child, 'exit');
    assert.deepEqual([code, told.length], [0, 2]);
    const [early, late] = told.map((bytes) => bytes / megabyte) as [number, number];
    const said = `${early.toFixed(0)} MB after two, ${late.toFixed(0)} MB after ten`;
    assert.ok(late - early < 80, said);
    // 770 measured; 1,140 as long as freed pictures stayed in the allocator's heaps.
    assert.ok(late < 950, said);
  });
});
