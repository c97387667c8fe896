import { describe, expect, test } from 'vitest';
import { Wheel, type WheelTurn } from './wheel.ts';

const turn = (part: Partial<WheelTurn>): WheelTurn => ({
  deltaX: 0,
  deltaY: 0,
  deltaMode: 0,
  notchesX: null,
  notchesY: null,
  hasShift: false,
  hasControl: false,
  ...part,
});

describe('the wheel', () => {
  test.for([
    ['in pixels', turn({ deltaY: 100 })],
    ['in lines', turn({ deltaY: 3, deltaMode: 1 })],
    ['in pixels of another distance, with its notch', turn({ deltaY: 53, notchesY: -120 })],
  ] as const)('CPT4 a notch %s is 120 units down', ([, one]) => {
    expect(new Wheel().turn(one)).toEqual({ deltaX: 0, deltaY: 120 });
  });

  test('CPT4 up and left are negative', () => {
    expect(new Wheel().turn(turn({ deltaX: -50, deltaY: -100 }))).toEqual({ deltaX: -60, deltaY: -120 });
  });

  test('CPT4 slow turning adds up and loses nothing', () => {
    const wheel = new Wheel();
    const units = Array.from({ length: 400 }, () => wheel.turn(turn({ deltaY: 0.25, notchesY: -0.75 })));
    expect(units.reduce((sum, delta) => sum + (delta?.deltaY ?? 0), 0)).toBe(120);
    expect(units).toContain(null);
  });

  test('CPT4 what Shift turned sideways is turned back, for the sharer has Shift down', () => {
    expect(new Wheel().turn(turn({ deltaX: 100, hasShift: true }))).toEqual({ deltaX: 0, deltaY: 120 });
  });

  test('CPT4 more than a message may say is cut', () => {
    expect(new Wheel().turn(turn({ deltaY: 400, deltaMode: 2 }))).toEqual({ deltaX: 0, deltaY: 12_000 });
  });
});
