import assert from 'node:assert/strict';
import { it } from 'node:test';
import { readServerEvents } from './server-events.ts';

/** The text as a stream whose chunks end after every `size` bytes. */
function streamOf(text: string, size: number): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  return new ReadableStream({
    start(controller) {
      for (let start = 0; start < bytes.length; start += size) controller.enqueue(bytes.slice(start, start + size));
      controller.close();
    },
  });
}

const text = 'event: progress\ndata: {"stage":"café"}\n\n: still here\n\ndata: one\ndata: two\n\nevent: done\ndata:last\n\ndata: cut off';
const expected = [
  { event: 'progress', data: '{"stage":"café"}' },
  { event: 'message', data: 'one\ntwo' },
  { event: 'done', data: 'last' },
];

it('reads events wherever the chunks end, without comments and what is unfinished', async () => {
  for (const size of [1, 2, 3, 7, 1000])
    assert.deepEqual(await Array.fromAsync(readServerEvents(streamOf(text, size))), expected, `chunks of ${size}`);
});

it('reads lines that end in CR LF', async () => {
  for (const size of [1, 5, 1000])
    assert.deepEqual(await Array.fromAsync(readServerEvents(streamOf(text.replaceAll('\n', '\r\n'), size))), expected, `chunks of ${size}`);
});
