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
      return Promise.resolve({ changed: [], failed });
    },
    onProgress: (through) => seen.push(through),
    signal: never,
  });
  expect(sizes).toEqual([200, 200, 50]);
  expect(seen).toEqual([200, 400, 450]);
  expect(outcome.failed).toEqual([{ id: 'id-7', code: 'LAST_ADMINISTRATOR' }]);
  expect(outcome.done).toBe(449);
  expect(outcome.notTried).toEqual([]);
});

test('CLS7 somebody can stop it after the chunk that is on its way', async () => {
  const stop = new AbortController();
  const outcome = await runInChunks(ids, {
    send: () => {
      stop.abort();
      return Promise.resolve({ changed: [], failed: [] });
    },
    onProgress: () => undefined,
    signal: stop.signal,
  });
  expect(outcome.done).toBe(200);
  expect(outcome.notTried).toHaveLength(250);
  expect(outcome.fault).toBeNull();
});

test('CLS7 where the server is lost on the way, what was done before is still told', async () => {
  const lost = new CodedError('SERVER_UNREACHABLE');
  let calls = 0;
  const outcome = await runInChunks(ids, {
    send: () => {
      calls += 1;
      return calls === 2 ? Promise.reject(lost) : Promise.resolve({ changed: [], failed: [] });
    },
    onProgress: () => undefined,
    signal: never,
  });
  expect(outcome.done).toBe(200);
  expect(outcome.notTried).toHaveLength(250);
  expect(outcome.fault).toBe(lost);
});

test('CLS8 those that it changed are told apart from those that needed no change', async () => {
  const wereSo = new Set(['id-0', 'id-210', 'id-449']);
  const outcome = await runInChunks(ids, {
    send: (chunk) =>
      Promise.resolve({
        changed: chunk.filter((id) => id !== 'id-7' && !wereSo.has(id)),
        failed: chunk.filter((id) => id === 'id-7').map((id) => ({ id, code: 'NOT_FOUND' })),
      }),
    onProgress: () => undefined,
    signal: never,
  });
  expect(outcome.done).toBe(449);
  expect(outcome.changed).toEqual(ids.filter((id) => id !== 'id-7' && !wereSo.has(id)));
});
