import { FakeClock, SessionPair } from '@alongside/testkit';
import { CHAT_TEXT_MAX } from '@alongside/protocol';
import { describe, expect, it } from 'vitest';

async function met() {
  const clock = new FakeClock();
  const pair = new SessionPair(clock);
  pair.open();
  await clock.advance(200);
  return { clock, pair };
}

const texts = (end: SessionPair['helper']) => end.state.chat.map(({ from, text }) => `${from}: ${text}`);

describe('chat', () => {
  it('PRH1 both ends show one thread', async () => {
    const { clock, pair } = await met();
    pair.helper.sendChat('Guten Tag');
    await clock.advance(20);
    pair.sharer.sendChat('مرحبا');
    pair.helper.sendChat('Was sehen Sie?');
    await clock.advance(50);
    expect(texts(pair.helper)).toHaveLength(3);
    expect(texts(pair.sharer)).toEqual(texts(pair.helper));
  });

  it('PRH2 what is written while the path is dead arrives once, in order', async () => {
    const { clock, pair } = await met();
    pair.network.cut();
    pair.helper.sendChat('one');
    pair.helper.sendChat('two');
    await clock.advance(4_000);
    pair.sharer.sendChat('three');
    pair.network.mend();
    await clock.advance(10_000);
    expect(texts(pair.sharer)).toEqual(texts(pair.helper));
    expect(texts(pair.helper).toSorted()).toEqual(['helper: one', 'helper: two', 'sharer: three']);
  });

  it('PRH2 what is written before anybody is there waits and is shown as waiting', async () => {
    const clock = new FakeClock();
    const pair = new SessionPair(clock);
    pair.helper.open();
    pair.helper.sendChat('hello?');
    await clock.advance(100);
    expect(pair.helper.state.unsentChat).toEqual(['hello?']);
    pair.sharer.open();
    await clock.advance(200);
    expect(pair.helper.state.unsentChat).toEqual([]);
    expect(texts(pair.sharer)).toEqual(['helper: hello?']);
  });

  it.each([false, true])('PRH3 a reload keeps the thread (storage lost: %s)', async (isStorageLost) => {
    const { clock, pair } = await met();
    pair.helper.sendChat('before');
    pair.sharer.sendChat('answer');
    await clock.advance(100);
    const before = texts(pair.helper);
    pair.reload('helper', { isStorageLost });
    pair.helper.sendChat('after');
    await clock.advance(1_000);
    expect(texts(pair.helper)).toEqual([...before, 'helper: after']);
    expect(texts(pair.sharer)).toEqual(texts(pair.helper));
  });

  it('PRH4 an end takes nothing in its own name once in step', async () => {
    const { clock, pair } = await met();
    const forged = { from: 'sharer', n: 1, clock: 1, sentAtMs: 0, text: 'forged' };
    pair.network.connections
      .find(({ side }) => side === 'helper')
      ?.send(JSON.stringify({ type: 'chat', message: forged }));
    await clock.advance(100);
    expect(texts(pair.sharer)).toEqual([]);
  });

  it('PRH5 with chat off nothing is sent and nothing taken', async () => {
    const { clock, pair } = await met();
    pair.server.change({ isChatAllowed: false });
    await clock.advance(50);
    expect(pair.helper.sendChat('hello')).toBe('off');
    const message = { from: 'helper', n: 1, clock: 1, sentAtMs: 0, text: 'by force' };
    pair.network.connections
      .find(({ side }) => side === 'helper')
      ?.send(JSON.stringify({ type: 'chat', message }));
    await clock.advance(100);
    expect(texts(pair.sharer)).toEqual([]);
  });

  it('PRH6 texts that mustn’t be sent are refused', async () => {
    const { pair } = await met();
    expect(pair.helper.sendChat('   ')).toBe('empty-or-too-long');
    expect(pair.helper.sendChat('x'.repeat(CHAT_TEXT_MAX + 1))).toBe('empty-or-too-long');
    expect(pair.helper.sendChat('a\u0007b')).toBe('empty-or-too-long');
    expect(pair.helper.sendChat('two\nlines')).toBeNull();
  });

  it('PRH6 the number of waiting texts is bounded', () => {
    const pair = new SessionPair(new FakeClock());
    const answers = Array.from({ length: 101 }, (_, n) => pair.helper.sendChat(`text ${String(n)}`));
    expect(answers.at(-2)).toBeNull();
    expect(answers.at(-1)).toBe('full');
  });

  it('PRH7 nothing stays in the storage after the session', async () => {
    const { clock, pair } = await met();
    pair.helper.sendChat('secret');
    await clock.advance(50);
    expect(pair.storedChat('helper')).toContain('secret');
    pair.end();
    await clock.advance(50);
    expect(pair.storedChat('helper')).toBeUndefined();
    expect(pair.storedChat('sharer')).toBeUndefined();
  });
});
