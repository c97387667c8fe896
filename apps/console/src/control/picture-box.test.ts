import { describe, expect, test } from 'vitest';
import { desktopPixel, nearestDesktopPixel, pagePoint, pictureBox } from './picture-box.ts';

const element = { x: 100, y: 50, width: 800, height: 800 };
/** The right one of two monitors. */
const shown = { x: 1_920, y: 0, width: 1_600, height: 800 };

describe('from the page to the desktop', () => {
  test('CPT1 a picture stands in the middle in its own proportions', () => {
    expect(pictureBox(element, { width: 1_600, height: 800 })).toEqual({
      x: 100,
      y: 250,
      width: 800,
      height: 400,
    });
    expect(pictureBox(element, { width: 400, height: 800 })).toEqual({
      x: 300,
      y: 50,
      width: 400,
      height: 800,
    });
    expect(pictureBox(element, { width: 0, height: 0 })).toBeNull();
  });

  test('CPT1 a point lands on the pixel under it, whatever size the picture came in', () => {
    const box = { x: 100, y: 250, width: 800, height: 400 };
    expect(desktopPixel({ x: 100, y: 250 }, box, shown)).toEqual({ x: 1_920, y: 0 });
    expect(desktopPixel({ x: 100.6, y: 250.4 }, box, shown)).toEqual({ x: 1_921, y: 0 });
    expect(desktopPixel({ x: 899.9, y: 649.9 }, box, shown)).toEqual({ x: 3_519, y: 799 });
  });

  test('CPT2 beside the picture there is no pixel; a drag gets the nearest', () => {
    const box = { x: 100, y: 250, width: 800, height: 400 };
    for (const point of [
      { x: 99, y: 300 },
      { x: 900, y: 300 },
      { x: 300, y: 249 },
      { x: 300, y: 650 },
    ]) {
      expect(desktopPixel(point, box, shown)).toBeNull();
    }
    expect(nearestDesktopPixel({ x: -500, y: 9_000 }, box, shown)).toEqual({ x: 1_920, y: 799 });
  });

  test.for([1, 1.25, 1.5, 2, 3])(
    'CPT1 every pixel can be hit and found again at %d device pixels',
    (ratio) => {
      const screen = { x: 0, y: 0, width: 1_366, height: 768 };
      const box = { x: 12.5, y: 7.25, width: 1_366 / ratio, height: 768 / ratio };
      for (const pixel of [
        { x: 0, y: 0 },
        { x: 1, y: 1 },
        { x: 683, y: 384 },
        { x: 1_365, y: 767 },
      ]) {
        const corner = pagePoint(pixel, box, screen);
        expect(corner).not.toBeNull();
        const middle = { x: (corner?.x ?? 0) + 0.5 / ratio, y: (corner?.y ?? 0) + 0.5 / ratio };
        expect(desktopPixel(middle, box, screen)).toEqual(pixel);
      }
    },
  );

  test('CPT3 a pixel of a monitor that isn’t shown has no place', () => {
    expect(pagePoint({ x: 10, y: 10 }, element, shown)).toBeNull();
  });
});
