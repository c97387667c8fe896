import type { Theme } from '@fluentui/react-components';
import { expect, test } from 'vitest';
import { darkTheme, lightTheme, withMoreContrast } from './themes.ts';

const LEAST = 4.5;

const themes = {
  light: lightTheme,
  dark: darkTheme,
  'light, more contrast': withMoreContrast(lightTheme),
  'dark, more contrast': withMoreContrast(darkTheme),
};

const onSurfaces = ['colorNeutralBackground1', 'colorNeutralBackground2', 'colorNeutralBackground3'] as const;
const texts = ['colorNeutralForeground1', 'colorNeutralForeground2', 'colorNeutralForeground3'] as const;

/** What pages put on what, text first. */
const pairs: readonly (readonly [keyof Theme, keyof Theme])[] = [
  ...onSurfaces.flatMap((surface) => texts.map((text) => [text, surface] as const)),
  ['colorBrandForeground1', 'colorNeutralBackground1'],
  ['colorBrandForeground1', 'colorNeutralBackground2'],
  ['colorBrandForeground2', 'colorBrandBackground2'],
  ['colorBrandForeground2', 'colorBrandBackground2Hover'],
  ['colorBrandForegroundLink', 'colorNeutralBackground2'],
  ['colorNeutralForegroundOnBrand', 'colorBrandBackground'],
  ['colorNeutralForegroundOnBrand', 'colorBrandBackgroundHover'],
  ['colorNeutralForegroundOnBrand', 'colorStatusDangerBackground3'],
  ['colorNeutralForeground1', 'colorStatusWarningBackground1'],
  ['colorNeutralForeground1', 'colorStatusDangerBackground1'],
  ['colorNeutralForeground1', 'colorStatusSuccessBackground1'],
  ['colorNeutralForeground1', 'colorBrandBackground2'],
  ['colorStatusWarningForeground2', 'colorStatusWarningBackground2'],
  ['colorStatusDangerForeground1', 'colorNeutralBackground1'],
];

/** WCAG 2.2, relative luminance. */
function luminance(colour: string): number {
  const hex = /^#([0-9a-f]{6})$/iu.exec(colour === '#fff' ? '#ffffff' : colour)?.[1];
  if (hex === undefined) throw new Error(`${colour} isn’t a colour this test can read`);
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

test.each(Object.entries(themes))('UIG4 text can be read in the theme %s', (_, theme) => {
  const unreadable = pairs
    .map(([text, surface]) => ({
      text,
      surface,
      ratio: contrast(String(theme[text]), String(theme[surface])),
    }))
    .filter(({ ratio }) => ratio < LEAST);
  expect(unreadable).toEqual([]);
});
