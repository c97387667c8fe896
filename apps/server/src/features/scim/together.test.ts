import { expect, test } from 'vitest';
import { Together } from './together.ts';

test('SCM19 what comes while it is busy goes together, in its order, at most 50 at a time', async () => {
  const done: (readonly number[])[] = [];
  const together = new Together<number, number>((items) => {
    done.push(items);
    return Promise.resolve(items.map((item) => item * 2));
  });
  const results = await Promise.all(Array.from({ length: 60 }, (_, n) => together.do(n)));
  expect(results).toEqual(Array.from({ length: 60 }, (_, n) => n * 2));
  expect(done.map(({ length }) => length)).toEqual([1, 50, 9]);
  expect(await together.do(100)).toBe(200);
});

test('SCM19 what fails together fails for each, and what comes afterwards is done', async () => {
  const together = new Together<string, string>((items) =>
    items.includes('bad') ? Promise.reject(new Error('bad')) : Promise.resolve(items),
  );
  const tries = await Promise.allSettled(['first', 'good', 'bad'].map((item) => together.do(item)));
  expect(tries.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected']);
  expect(await together.do('later')).toBe('later');
});
