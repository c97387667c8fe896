/**
 * Fills an X screen with lines that look like text and scroll, above a bar code that counts the pictures.
 *
 *     node scrolling-screen-program.ts DISPLAY WIDTH HEIGHT RATE_HZ
 *
 * Prints each number, and when it was on the screen in milliseconds since 1970, on a line of its own.
 */
import { SeededRandom } from '@alongside/testkit';
import x11, { type XDisplay } from 'x11';
import { barCodeModules, barCodeOf } from '../rig/bar-code.ts';
import { SCROLLING_BAND_PX } from './scrolling-screen.ts';

const LINE_PX = 20;
const GLYPH = { widthPx: 9, heightPx: 14 } as const;
/** Lines a second at 30 Hz: somebody who turns the wheel. */
const STEP_PX = 4;

const [display = '', width = '0', height = '0', rateHz = '30'] = process.argv.slice(2);
const widthPx = Number(width);
const textPx = Number(height) - SCROLLING_BAND_PX;
const random = new SeededRandom(1);

/** Strokes of made-up letters in words of made-up length. */
function line(top: number): number[] {
  const strokes: number[] = [];
  for (let x = 10; x + GLYPH.widthPx < widthPx; x += GLYPH.widthPx + 2) {
    if (random.isChance(0.15)) continue;
    for (let stroke = 0; stroke < 3; stroke += 1) {
      const isUpright = random.isChance(0.5);
      const [strokeWidth, strokeHeight] = isUpright ? [2, 5 + random.below(9)] : [4 + random.below(5), 2];
      const left = x + random.below(GLYPH.widthPx - strokeWidth + 1);
      strokes.push(left, top + random.below(GLYPH.heightPx - strokeHeight + 1), strokeWidth, strokeHeight);
    }
  }
  return strokes;
}

function bars(frameNumber: number): number[] {
  return barCodeOf(frameNumber).flatMap((isDark, index) => {
    if (!isDark) return [];
    const left = Math.round((index * widthPx) / barCodeModules);
    const right = Math.round(((index + 1) * widthPx) / barCodeModules);
    return [left, textPx, right - left, SCROLLING_BAND_PX];
  });
}

function run({ client, screen: [screen] }: XDisplay): void {
  if (screen === undefined) throw new Error('The display has no screen');
  const [window, picture, light, dark] = Array.from({ length: 4 }, () => client.AllocID()) as [
    number,
    number,
    number,
    number,
  ];
  const heightPx = textPx + SCROLLING_BAND_PX;
  const values = { backgroundPixel: screen.white_pixel, overrideRedirect: true, eventMask: 0 };
  client.CreateWindow(window, screen.root, 0, 0, widthPx, heightPx, 0, 0, 0, 0, values);
  client.CreatePixmap(picture, window, screen.root_depth, widthPx, heightPx);
  client.CreateGC(light, window, { foreground: screen.white_pixel });
  client.CreateGC(dark, window, { foreground: screen.black_pixel });
  client.MapWindow(window);
  client.PolyFillRectangle(picture, light, [0, 0, widthPx, heightPx]);
  for (let top = 0; top + LINE_PX < textPx; top += LINE_PX)
    client.PolyFillRectangle(picture, dark, line(top));
  let frameNumber = 0;
  let isDrawing = false;
  setInterval(
    () => {
      if (isDrawing) return;
      isDrawing = true;
      frameNumber += 1;
      const drawn = frameNumber;
      client.CopyArea(picture, picture, dark, 0, STEP_PX, 0, 0, widthPx, textPx - STEP_PX);
      if (drawn % (LINE_PX / STEP_PX) === 0) {
        client.PolyFillRectangle(picture, light, [0, textPx - LINE_PX, widthPx, LINE_PX]);
        client.PolyFillRectangle(picture, dark, line(textPx - LINE_PX));
      }
      client.PolyFillRectangle(picture, light, [0, textPx, widthPx, SCROLLING_BAND_PX]);
      client.PolyFillRectangle(picture, dark, bars(drawn));
      client.CopyArea(picture, window, dark, 0, 0, 0, 0, widthPx, heightPx);
      client.GetInputFocus(() => {
        isDrawing = false;
        process.stdout.write(`${drawn} ${performance.timeOrigin + performance.now()}\n`);
      });
    },
    1_000 / Number(rateHz),
  );
  client.on('end', () => process.exit(0));
}

x11.createClient({ display }, (error, connected) => {
  if (error instanceof Error) throw error;
  run(connected);
});
