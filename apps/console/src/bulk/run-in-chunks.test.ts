import { CodedError } from '@alongside/protocol';
import { expect, test } from 'vitest';
import { runInChunks } from './run-in-chunks.ts';

const ids = Array.from({ length: 450 }, (_, n) => `id-${n}`);
const never = new AbortController().signal;

test('CLS7 many go in chunks, with what failed for whom', async () => {
  const sizes: number[] = [];
  const seen: number[] = [];
  const outcome = await runInChunks(ids, {
    send: (chunk) => {
      sizes.push(chunk.length);
      const failed = chunk.filter((id) => id === 'id-7').map((id) => ({ id, code: 'LAST_ADMINISTRATOR' }));
      return Promise.resolve({ failed });
    },
    onProgress: (through) => seen.push(through),
    signal: never,
  });
  expect(sizes).toEqual([200, 200, 50]);
  expect(seen).toEqual([200, 400, 450]);
  expect(outcome.failed).toEqual([{ id: 'id-7', code: 'LAST_ADMINISTRATOR' }]);
  expect(outcome.done).toHaveLength(449);
  expect(outcome.notTried).toEqual([]);
});

test('CLS7 somebody can stop it after the chunk that is on its way', async () => {
  const stop = new AbortController();
  const outcome = await runInChunks(ids, {
    send: () => {
      stop.abort();
      return Promise.resolve({ failed: [] });
    },
    onProgress: () => undefined,
    signal: stop.signal,
  });
  expect(outcome.done).toHaveLength(200);
  expect(outcome.notTried).toHaveLength(250);
  expect(outcome.fault).toBeNull();
});

test('CLS7 where the server is lost on the way, what was done before is still told', async () => {
  const lost = new CodedError('SERVER_UNREACHABLE');
  let calls = 0;
  const outcome = await runInChunks(ids, {
    send: () => {
      calls += 1;
      return calls === 2 ? Promise.reject(lost) : Promise.resolve({ failed: [] });
    },
    onProgress: () => undefined,
    signal: never,
  });
  expect(outcome.done).toHaveLength(200);
  expect(outcome.notTried).toHaveLength(250);
  expect(outcome.fault).toBe(lost);
});
