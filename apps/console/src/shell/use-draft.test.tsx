// @vitest-environment jsdom
import { act, renderHook } from '@testing-library/react';
import { expect, test } from 'vitest';
import { changesOf, useDraft } from './use-draft.ts';

interface Parts {
  readonly name: string;
  readonly groups: readonly string[];
}

test('COR9 what was changed here stays, and the rest follows what is stored', () => {
  const { result, rerender } = renderHook((stored: Parts) => useDraft(stored), {
    initialProps: { name: 'First line', groups: ['a'] },
  });
  act(() => result.current.put({ name: 'Front desk' }));
  rerender({ name: 'Second line', groups: ['a', 'b'] });
  expect(result.current.draft).toEqual({ name: 'Front desk', groups: ['a', 'b'] });
  rerender({ name: 'Front desk', groups: ['b'] });
  expect(result.current.draft).toEqual({ name: 'Front desk', groups: ['b'] });
  rerender({ name: 'Third line', groups: ['b'] });
  expect(result.current.draft.name).toBe('Third line');
});

test('COR9 only what differs is a change', () => {
  const stored = { name: 'First line', groups: ['a'], description: null };
  expect(changesOf(stored, { ...stored, groups: ['a'] })).toEqual({});
  expect(changesOf(stored, { ...stored, groups: ['a', 'b'] })).toEqual({ groups: ['a', 'b'] });
});
