import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { type PointerShape, type ScreenGeometry, X11ScreenSource } from '@alongside/agent';
import { expect, test } from 'vitest';
import { Display, until } from '../rig/index.ts';
import { TwoMonitors } from './two-monitors.ts';

const run = promisify(execFile);

const GREEN = [0x30, 0x80, 0x20];

async function watching(display: string) {
  const told = {
    changes: 0,
    losses: 0,
    geometries: [] as ScreenGeometry[],
    pointers: [] as string[],
    shapes: [] as PointerShape[],
    refusals: [] as unknown[],
  };
  const source = await X11ScreenSource.open({
    display,
    now: () => performance.now(),
    report: (cause) => told.refusals.push(cause),
    handlers: {
      geometryChanged: (geometry) => told.geometries.push(geometry),
      changed: () => {
        told.changes += 1;
      },
      pointerMoved: (x, y) => told.pointers.push(`${x},${y}`),
      pointerShaped: (shape) => told.shapes.push(shape),
      lost: () => {
        told.losses += 1;
      },
    },
  });
  const grab = async () => {
    const picture = await source.grab();
    if (picture === null) throw new Error('nothing to grab');
    const { pixels, strideBytes } = picture;
    const pixel = (x: number, y: number): number[] => [
      ...pixels.subarray(y * strideBytes + x * 4).subarray(0, 3),
    ];
    return { ...picture, pixel };
  };
  return { source, told, grab };
}

const paint = (display: string, colour: string) => run('xsetroot', ['-display', display, '-solid', colour]);

test('AGC3, AGC4 the pixels of a screen of odd size are those drawn, without the pointer', async () => {
  await using display = await Display.start({ widthPx: 801, heightPx: 601 });
  await paint(display.name, '#208030');
  const { source, told, grab } = await watching(display.name);
  using _ = source;
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
  expect(shape?.rgba.some((value) => value > 0)).toBe(true);
});

test('AGC2, AGC3 a change is told once, and only its rows are read', async () => {
  await using display = await Display.start();
  await paint(display.name, '#208030');
  const { source, told, grab } = await watching(display.name);
  using _ = source;
  const env = { ...process.env, DISPLAY: display.name };
  // Far from the windows below, where the window manager may show something of its own.
  await run('xdotool', ['mousemove', '1200', '700'], { env });
  source.watch({ x: 0, y: 0, widthPx: 600, heightPx: 500 });
  expect(told.changes).toBe(1);
  expect((await grab()).changed).toEqual({ from: 0, to: 500 });
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
  }

  const viewer = run('xwininfo', ['-display', display.name, '-root']);
  await viewer;
  const changes = told.changes;
  await run('import', ['-display', display.name, '-window', 'root', '-crop', '10x10+0+0', 'null:']);
  expect(told.changes).toBe(changes);
});

test('AGC1 monitors that come, move and change are told, and the next picture fits', async () => {
  await using monitors = await TwoMonitors.start();
  const { source, told, grab } = await watching(monitors.name);
  using _ = source;
  const areas = ({ monitors: all }: ScreenGeometry) => all.map(({ area }) => Object.values(area).join(' '));
  await until('one monitor', () => areas(source.geometry).join() === '0 0 1280 720');
  source.watch(source.geometry.desktop);
  await grab();

  await monitors.plugIn();
  await until('two monitors', () => areas(source.geometry).join() === '0 0 1280 720,1280 200 1024 768');
  expect(told.geometries.at(-1)).toEqual(source.geometry);
  const second = source.geometry.monitors[1]?.area;
  if (second === undefined) throw new Error('no second monitor');
  source.watch(second);
  expect((await grab()).area).toEqual(second);

  await monitors.arrange('--output', 'DUMMY1', '--off');
  await monitors.arrange('--output', 'DUMMY0', '--mode', '800x600');
  await monitors.arrange('--fb', '800x600');
  await until('one small monitor', () => areas(source.geometry).join() === '0 0 800 600');
  source.watch(source.geometry.desktop);
  expect((await grab()).area).toEqual({ x: 0, y: 0, widthPx: 800, heightPx: 600 });
});

test('AGC5 a display that goes away is told, and grabbing ends with a code', async () => {
  await using display = await Display.start();
  const { source, told, grab } = await watching(display.name);
  using _ = source;
  source.watch(source.geometry.desktop);
  await grab();
  await display.stop();
  await until('the loss is told', () => told.losses === 1);
  source.watch(source.geometry.desktop);
  expect(await source.grab().catch((error: unknown) => error)).toBeNull();
  await expect(
    X11ScreenSource.open({
      display: display.name,
      now: () => 0,
      report: () => undefined,
      handlers: {
        geometryChanged: () => undefined,
        changed: () => undefined,
        pointerMoved: () => undefined,
        pointerShaped: () => undefined,
        lost: () => undefined,
      },
    }),
  ).rejects.toMatchObject({ code: 'DISPLAY_UNAVAILABLE' });
});
