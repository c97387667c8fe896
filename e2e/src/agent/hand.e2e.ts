import { X11InputSink } from '@alongside/agent';
import { EventReader } from './event-reader.ts';
import { type OpenedHand, inputSinkContract } from './input-sink-contract.ts';

inputSinkContract({
  system: 'X11',
  open: async (display): Promise<OpenedHand> => {
    await using resources = new AsyncDisposableStack();
    const refusals: unknown[] = [];
    const hand = resources.use(
      await X11InputSink.open({
        display,
        lost: () => undefined,
        report: (cause) => refusals.push(cause),
      }),
    );
    const kept = resources.move();
    let reader: EventReader | null = null;
    return {
      hand,
      refusals,
      openReader: async () => {
        reader = kept.use(await EventReader.start(display));
      },
      arrived: () => Promise.resolve(reader?.arrived ?? { typed: '', keys: [], buttons: [] }),
      close: () => {
        hand[Symbol.dispose]();
        return Promise.resolve();
      },
      [Symbol.asyncDispose]: () => kept.disposeAsync(),
    };
  },
});
