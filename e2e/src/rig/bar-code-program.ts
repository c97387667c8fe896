/**
 * Draws the frame number as a bar code on an X screen, counting up, above all other windows.
 *
 *     node bar-code-program.ts DISPLAY X Y WIDTH HEIGHT RATE_HZ
 *
 * Prints each number on a line of its own once it is on the screen.
 */
import x11, { type XConnection, type XDisplay } from 'x11';
import { barCodeModules, barCodeOf } from './bar-code.ts';

interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface Canvas {
  readonly window: number;
  readonly picture: number;
  readonly light: number;
  readonly dark: number;
}

function prepare({ client, screen }: XDisplay, place: Place): Canvas {
  const first = screen[0];
  if (first === undefined) throw new Error('The display has no screen');
  const [window, picture, light, dark] = [
    client.AllocID(),
    client.AllocID(),
    client.AllocID(),
    client.AllocID(),
  ];
  const { x, y, width, height } = place;
  // Override-redirect: the window manager neither frames nor moves it.
  client.CreateWindow(window, first.root, x, y, width, height, 0, 0, 0, 0, {
    backgroundPixel: first.white_pixel,
    overrideRedirect: true,
    eventMask: x11.eventMask.VisibilityChange,
  });
  client.CreatePixmap(picture, window, first.root_depth, width, height);
  client.CreateGC(light, window, { foreground: first.white_pixel });
  client.CreateGC(dark, window, { foreground: first.black_pixel });
  client.MapWindow(window);
  const fullyVisible = 0;
  client.on('event', (event) => {
    if (event.name === 'VisibilityNotify' && event.state !== fullyVisible) client.RaiseWindow(window);
  });
  return { window, picture, light, dark };
}

/** Draws aside and copies in one request, so that a capture between two requests can't see half a number. */
function draw(client: XConnection, canvas: Canvas, place: Place, frameNumber: number): void {
  const { width, height } = place;
  const rectangles = barCodeOf(frameNumber).flatMap((isDark, index) => {
    if (!isDark) return [];
    const left = Math.round((index * width) / barCodeModules);
    const right = Math.round(((index + 1) * width) / barCodeModules);
    return [left, 0, right - left, height];
  });
  client.PolyFillRectangle(canvas.picture, canvas.light, [0, 0, width, height]);
  client.PolyFillRectangle(canvas.picture, canvas.dark, rectangles);
  client.CopyArea(canvas.picture, canvas.window, canvas.dark, 0, 0, 0, 0, width, height);
}

function run(display: XDisplay, place: Place, rateHz: number): void {
  const { client } = display;
  const canvas = prepare(display, place);
  let frameNumber = 0;
  let isDrawing = false;
  setInterval(() => {
    if (isDrawing) return;
    isDrawing = true;
    frameNumber += 1;
    const drawn = frameNumber;
    draw(client, canvas, place, drawn);
    client.GetInputFocus(() => {
      isDrawing = false;
      process.stdout.write(`${drawn}\n`);
    });
  }, 1000 / rateHz);
  // The screen going away is how a test ends.
  client.on('end', () => process.exit(0));
}

const [display = '', ...numbers] = process.argv.slice(2);
const [x = 0, y = 0, width = 1280, height = 160, rateHz = 15] = numbers.map(Number);
x11.createClient({ display }, (error, connected) => {
  if (error instanceof Error) throw error;
  run(connected, { x, y, width, height }, rateHz);
});
