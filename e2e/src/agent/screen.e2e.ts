import { X11ScreenSource } from '@alongside/agent';
import { expect, test } from 'vitest';
import { Display, until } from '../rig/index.ts';
import { screenSourceContract } from './screen-source-contract.ts';

screenSourceContract({
  system: 'X11',
  open: async (display, handlers, report) => {
    const source = await X11ScreenSource.open({ display, now: () => performance.now(), handlers, report });
    const close = (): Promise<void> => {
      source[Symbol.dispose]();
      return Promise.resolve();
    };
    return { source, [Symbol.asyncDispose]: close };
  },
});

interface Told {
  readonly lost?: () => void;
  readonly report?: (cause: unknown) => void;
}

const openSource = (
  { name }: Display,
  { lost = () => undefined, report = () => undefined }: Told,
): Promise<X11ScreenSource> =>
  X11ScreenSource.open({
    display: name,
    now: () => performance.now(),
    report,
    handlers: {
      geometryChanged: () => undefined,
      changed: () => undefined,
      pointerMoved: () => undefined,
      pointerShaped: () => undefined,
      lost,
    },
  });

test('AGC5 a display that goes away is told, and grabbing ends with a code', async () => {
  await using display = await Display.start();
  let losses = 0;
  const open = (): Promise<X11ScreenSource> =>
    openSource(display, {
      lost: () => {
        losses += 1;
      },
    });
  using source = await open();
  source.watch(source.geometry.desktop);
  expect(await source.grab()).not.toBeNull();
  await display.stop();
  await until('the loss is told', () => losses === 1);
  source.watch(source.geometry.desktop);
  expect(await source.grab().catch((error: unknown) => error)).toBeNull();
  await expect(open()).rejects.toMatchObject({ code: 'DISPLAY_UNAVAILABLE' });
});

test('AGC5 letting go of the display in the middle of a picture reports nothing', async () => {
  await using display = await Display.start();
  const faults: unknown[] = [];
  const source = await openSource(display, { report: (cause) => faults.push(cause) });
  source.watch(source.geometry.desktop);
  expect(await source.grab()).not.toBeNull();
  source.watch(source.geometry.desktop);
  const cutOff = source.grab().catch((error: unknown) => error);
  source[Symbol.dispose]();
  await cutOff;
  expect(faults).toEqual([]);
});
