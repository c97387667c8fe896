import { busContract } from '@alongside/testkit';
import { pino } from 'pino';
import { describe, expect, test } from 'vitest';
import { InProcessBus } from './in-process-bus.ts';

/** Microtasks that one message may set off before everything is told. */
const ROUNDS = 10;
const settle = async (): Promise<void> => {
  for (let round = 0; round < ROUNDS; round += 1) await Promise.resolve();
};

busContract('InProcessBus', () =>
  Promise.resolve({
    bus: new InProcessBus(pino({ level: 'silent' })),
    settle,
    close: () => Promise.resolve(),
  }),
);

describe('InProcessBus', () => {
  test('PCO7 a handler that throws reaches the log and nobody else', async () => {
    const logged: string[] = [];
    const bus = new InProcessBus(pino({}, { write: (line) => void logged.push(line) }));
    const heard: unknown[] = [];
    bus.subscribe('topic', () => {
      throw new RangeError('broken');
    });
    bus.subscribe('topic', (message) => heard.push(message));
    bus.publish('topic', { n: 1 });
    expect(heard).toEqual([]);
    await settle();
    expect(heard).toEqual([{ n: 1 }]);
    expect(logged.join()).toContain('broken');
  });
});
