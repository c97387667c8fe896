import type { Bus, BusMessage } from '@alongside/domain';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

export interface BusSubject {
  readonly bus: Bus;
  /** Settles when everything published so far has been delivered. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

/** What every bus does. */
export function busContract(name: string, make: () => Promise<BusSubject>): void {
  describe(name, () => {
    let subject: BusSubject;
    let bus: Bus;

    beforeEach(async () => {
      subject = await make();
      bus = subject.bus;
    });
    afterEach(async () => {
      await subject.close();
    });

    const heard = (topic: string): BusMessage[] => {
      const messages: BusMessage[] = [];
      bus.subscribe(topic, (message) => messages.push(message));
      return messages;
    };

    test('BUS1 every listener of a topic hears what is published, in order', async () => {
      const first = heard('a');
      const second = heard('a');
      bus.publish('a', { n: 1 });
      bus.publish('a', { n: 2 });
      await subject.settle();
      expect(first).toEqual([{ n: 1 }, { n: 2 }]);
      expect(second).toEqual(first);
    });

    test('BUS2 nobody hears another topic', async () => {
      const other = heard('a.b');
      bus.publish('a', { n: 1 });
      await subject.settle();
      expect(other).toEqual([]);
    });

    test('BUS3 an ended subscription hears nothing more; ending it twice harms nobody', async () => {
      const messages: BusMessage[] = [];
      const handler = (message: BusMessage) => messages.push(message);
      const stop = bus.subscribe('a', handler);
      bus.subscribe('a', handler);
      stop();
      stop();
      bus.publish('a', { n: 1 });
      await subject.settle();
      expect(messages).toEqual([{ n: 1 }]);
    });

    test('BUS4 what was published before is not heard', async () => {
      bus.publish('a', { n: 1 });
      await subject.settle();
      const late = heard('a');
      await subject.settle();
      expect(late).toEqual([]);
    });

    test('BUS5 a handler may subscribe, end and publish', async () => {
      const messages: BusMessage[] = [];
      const stop = bus.subscribe('a', () => {
        stop();
        bus.subscribe('b', (message) => messages.push(message));
        bus.publish('b', { n: 2 });
      });
      bus.publish('a', { n: 1 });
      await subject.settle();
      expect(messages).toEqual([{ n: 2 }]);
    });
  });
}
