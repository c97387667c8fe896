// @vitest-environment jsdom
import type { ChatMessage } from '@alongside/protocol';
import { cleanup, fireEvent, renderHook, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { AppRoot } from '../app-root.tsx';
import { renderPage } from '../test-page.tsx';
import { ChatPanel, type ChatPanelProps } from './chat-panel.tsx';
import { useUnread } from './use-unread.ts';

const message = (from: ChatMessage['from'], n: number, text: string): ChatMessage => ({
  from,
  n,
  clock: n,
  sentAtMs: 0,
  text,
});

const panel = (part: Partial<ChatPanelProps> = {}) => (
  <ChatPanel
    messages={[]}
    unsent={[]}
    side="sharer"
    otherName="Maya"
    isEnabled
    onSend={() => null}
    {...part}
  />
);
const entry = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Message to Maya' });

afterEach(cleanup);

test('UIC1 Enter sends and clears the field', async () => {
  const onSend = vi.fn(() => null);
  await renderPage(panel({ onSend }));
  await userEvent.type(entry(), 'hello{Enter}');
  expect(onSend).toHaveBeenCalledExactlyOnceWith('hello');
  expect(entry().value).toBe('');
});

test('UIC1 Shift and Enter begins a line', async () => {
  const onSend = vi.fn(() => null);
  await renderPage(panel({ onSend }));
  await userEvent.type(entry(), 'one{Shift>}{Enter}{/Shift}two');
  expect(onSend).not.toHaveBeenCalled();
  expect(entry().value).toBe('one\ntwo');
});

test('UIC1 Enter while an input method composes sends nothing', async () => {
  const onSend = vi.fn(() => null);
  await renderPage(panel({ onSend }));
  await userEvent.type(entry(), 'nihon');
  fireEvent.keyDown(entry(), { key: 'Enter', isComposing: true });
  expect(onSend).not.toHaveBeenCalled();
});

test('UIC1 nothing but blanks isn’t sent', async () => {
  const onSend = vi.fn(() => null);
  await renderPage(panel({ onSend }));
  await userEvent.type(entry(), '   {Enter}');
  expect(onSend).not.toHaveBeenCalled();
});

test('UIC2 each message has the direction of its own text', async () => {
  await renderPage(panel({ messages: [message('helper', 1, 'مرحبا'), message('sharer', 1, 'hello')] }));
  for (const text of ['مرحبا', 'hello']) expect(screen.getByText(text).getAttribute('dir')).toBe('auto');
  expect(entry().getAttribute('dir')).toBe('auto');
});

test('UIC3 only what comes in now is told to screen readers', async () => {
  const before = [message('helper', 1, 'before')];
  const { rerender } = await renderPage(panel({ messages: before }));
  const told = () => screen.getAllByRole('status').map(({ textContent }) => textContent);
  expect(told()).toEqual(['']);
  const shown = (messages: ChatMessage[]) => {
    rerender(
      <AppRoot navigation={{ owns: () => false, go: () => undefined }}>{panel({ messages })}</AppRoot>,
    );
  };
  shown([...before, message('sharer', 1, 'mine')]);
  expect(told()).toEqual(['']);
  shown([...before, message('sharer', 1, 'mine'), message('helper', 2, 'now')]);
  expect(told()).toEqual(['Maya writes: now']);
});

test('UIC4 what came while the chat wasn’t seen is counted', () => {
  const first = [message('helper', 1, 'a')];
  const later = [...first, message('sharer', 1, 'b'), message('helper', 2, 'c')];
  const { result, rerender } = renderHook(({ messages, isSeen }) => useUnread(messages, 'sharer', isSeen), {
    initialProps: { messages: first, isSeen: false },
  });
  expect(result.current).toBe(0);
  rerender({ messages: later, isSeen: false });
  expect(result.current).toBe(1);
  rerender({ messages: later, isSeen: true });
  expect(result.current).toBe(0);
  rerender({ messages: later, isSeen: false });
  expect(result.current).toBe(0);
});

test('UIC5 a text that isn’t taken stays, with the reason', async () => {
  await renderPage(panel({ onSend: () => 'full' }));
  await userEvent.type(entry(), 'hello{Enter}');
  expect(entry().value).toBe('hello');
  expect(screen.getByRole('alert').textContent).toBe('The chat of this session is full.');
});

test('UIC5 where chat is off there is no field, and that is said', async () => {
  await renderPage(panel({ isEnabled: false }));
  expect(screen.queryByRole('textbox')).toBeNull();
  expect(screen.getByText('Chat is turned off in your organisation.')).toBeDefined();
});
