import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { PointerShape, ScreenGeometry, ScreenSource, ScreenSourceHandlers } from '@alongside/agent';
import { expect, test } from 'vitest';
import { Display } from '../rig/display.ts';
import { until } from '../rig/until.ts';
import { TwoMonitors } from './two-monitors.ts';

const run = promisify(execFile);

const GREEN = [0x30, 0x80, 0x20];

interface OpenedScreen extends AsyncDisposable {
  readonly source: ScreenSource;
}

/** A system whose screen is what an X server shows. */
export interface ScreenUnderTest {
  /** For the tests' names. */
  readonly system: string;
  /** @param display as in DISPLAY */
  open(display: string, told: ScreenSourceHandlers, report: (cause: unknown) => void): Promise<OpenedScreen>;
}

async function watching(screen: ScreenUnderTest, display: string) {
  const told = {
    changes: 0,
    geometries: [] as ScreenGeometry[],
    pointers: [] as string[],
    shapes: [] as PointerShape[],
    refusals: [] as unknown[],
  };
  const opened = await screen.open(
    display,
    {
      geometryChanged: (geometry) => told.geometries.push(geometry),
      changed: () => {
        told.changes += 1;
      },
      pointerMoved: (x, y) => told.pointers.push(`${x},${y}`),
      pointerShaped: (shape) => told.shapes.push(shape),
      lost: () => undefined,
    },
    (cause) => told.refusals.push(cause),
  );
  const { source } = opened;
  const grab = async () => {
    const picture = await source.grab();
    if (picture === null) throw new Error('nothing to grab');
    const { pixels, strideBytes } = picture;
    const pixel = (x: number, y: number): number[] => [
      ...pixels.subarray(y * strideBytes + x * 4).subarray(0, 3),
    ];
    return { ...picture, pixel };
  };
  return { source, told, grab, [Symbol.asyncDispose]: () => opened[Symbol.asyncDispose]() };
}

const paint = (display: string, colour: string) => run('xsetroot', ['-display', display, '-solid', colour]);

/** Place and size of each monitor. */
const areasOf = ({ monitors }: ScreenGeometry): string =>
  monitors.map(({ area }) => Object.values(area).join(' ')).join();

/** What every way to read a screen does. */
export function screenSourceContract(screen: ScreenUnderTest): void {
  const { system } = screen;

  test(`AGC3, AGC4 ${system}: the pixels of a screen of odd size are those drawn, without the pointer`, async () => {
    await using display = await Display.start({ widthPx: 801, heightPx: 601 });
    await paint(display.name, '#208030');
    await using watched = await watching(screen, display.name);
    const { source, told, grab } = watched;
    source.watch(source.geometry.desktop);
    await run('xdotool', ['mousemove', '400', '300'], { env: { ...process.env, DISPLAY: display.name } });
    await until('the pointer is told', () => told.pointers.at(-1) === '400,300');
    await until('its shape is told', () => told.shapes.length > 0);
    const { pixel, area } = await grab();
    expect(area).toEqual({ x: 0, y: 0, widthPx: 801, heightPx: 601 });
    for (const [x, y] of [
      [0, 0],
      [400, 300],
      [800, 600],
    ] as const)
      expect(pixel(x, y)).toEqual(GREEN);
    const shape = told.shapes.at(-1);
    expect(shape?.rgba).toHaveLength((shape?.widthPx ?? 0) * (shape?.heightPx ?? 0) * 4);
  });

  test(`AGC2, AGC3 ${system}: a change is told once, and only its rows are read`, async () => {
    await using display = await Display.start();
    await paint(display.name, '#208030');
    await using watched = await watching(screen, display.name);
    const { source, told, grab } = watched;
    const env = { ...process.env, DISPLAY: display.name };
    // Far from the windows below, where the window manager may show something of its own.
    await run('xdotool', ['mousemove', '1200', '700'], { env });
    source.watch({ x: 0, y: 0, widthPx: 600, heightPx: 500 });
    expect((await grab()).changed).toEqual({ from: 0, to: 500 });
    await until('the first change is told', () => told.changes > 0);
    for (let looks = 0; looks < 10; looks += 1) await run('xprop', ['-display', display.name, '-root']);
    expect(told.changes).toBe(1);
    expect((await grab()).changed).toEqual({ from: 0, to: 0 });

    const colours = ['#ff0000', '#00ff00', '#0000ff'];
    for (const colour of colours) {
      const before = told.changes;
      await paint(display.name, colour);
      await until('the change is told', () => told.changes > before);
      await until('the colour is there', async () => {
        const { pixel } = await grab();
        return pixel(10, 10).findIndex((value) => value === 255) === 2 - colours.indexOf(colour);
      });
      // What was painted while it was read is told as well, and the next change only after that was read.
      await grab();
    }

    const viewer = run('xwininfo', ['-display', display.name, '-root']);
    await viewer;
    const changes = told.changes;
    await run('import', ['-display', display.name, '-window', 'root', '-crop', '10x10+0+0', 'null:']);
    expect(told.changes).toBe(changes);
    expect(told.refusals).toEqual([]);
  });

  test(`AGC1 ${system}: monitors that come, move and change are told, and the next picture fits`, async () => {
    await using monitors = await TwoMonitors.start();
    await paint(monitors.name, '#208030');
    await using watched = await watching(screen, monitors.name);
    const { source, told, grab } = watched;
    await until('one monitor', () => areasOf(source.geometry) === '0 0 1280 720');
    source.watch(source.geometry.desktop);
    await grab();

    await monitors.plugIn();
    await until('two monitors', () => areasOf(source.geometry) === '0 0 1280 720,1280 200 1024 768');
    expect(told.geometries.at(-1)).toEqual(source.geometry);
    expect(new Set(source.geometry.monitors.map(({ name }) => name)).size).toBe(2);
    for (const { area: monitor } of source.geometry.monitors) {
      source.watch(monitor);
      const { area, pixel } = await grab();
      expect(area).toEqual(monitor);
      expect(pixel(monitor.widthPx - 1, monitor.heightPx - 1)).toEqual(GREEN);
    }

    await monitors.arrange('--output', 'DUMMY1', '--off');
    await monitors.arrange('--output', 'DUMMY0', '--mode', '800x600');
    await monitors.arrange('--fb', '800x600');
    await until('one small monitor', () => areasOf(source.geometry) === '0 0 800 600');
    source.watch(source.geometry.desktop);
    expect((await grab()).area).toEqual({ x: 0, y: 0, widthPx: 800, heightPx: 600 });
  });
}
