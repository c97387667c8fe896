import {
  createDarkTheme,
  createLightTheme,
  teamsHighContrastTheme,
  type Theme,
} from '@fluentui/react-components';
import { brandRamp } from './brand-ramp.ts';

const fontFamily =
  "'Figtree Variable', 'Vazirmatn Variable', system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif";

const shape: Partial<Theme> = {
  // One step above Fluent's: read by people in a hurry, on screens that they share.
  fontSizeBase200: '13px',
  lineHeightBase200: '18px',
  fontSizeBase300: '15px',
  lineHeightBase300: '22px',
  fontSizeBase400: '17px',
  lineHeightBase400: '24px',
  borderRadiusSmall: '4px',
  borderRadiusMedium: '8px',
  borderRadiusLarge: '12px',
  borderRadiusXLarge: '18px',
  fontFamilyBase: fontFamily,
  fontFamilyNumeric: fontFamily,
  fontFamilyMonospace:
    "'Red Hat Mono Variable', ui-monospace, 'Cascadia Mono', 'SF Mono', 'DejaVu Sans Mono', 'Liberation Mono', monospace",
};

export const lightTheme: Theme = {
  ...createLightTheme(brandRamp),
  ...shape,
  colorNeutralBackground2: '#f5f7f6',
  colorNeutralBackground3: '#eef2f1',
  colorNeutralForeground1: '#172220',
  colorNeutralForeground2: '#384643',
  colorNeutralForeground3: '#55635f',
  colorNeutralStroke1: '#c9d3d0',
  colorNeutralStroke2: '#dfe6e4',
  colorNeutralStroke3: '#ebf0ee',
  colorNeutralStrokeAccessible: '#63716d',
};

const dark = createDarkTheme(brandRamp);

export const darkTheme: Theme = {
  ...dark,
  ...shape,
  colorNeutralBackground1: '#182320',
  colorNeutralBackground1Hover: '#21302c',
  colorNeutralBackground1Pressed: '#14201d',
  colorNeutralBackground2: '#0f1816',
  colorNeutralBackground3: '#131d1b',
  colorNeutralForeground1: '#f1f6f4',
  colorNeutralForeground2: '#c9d5d1',
  colorNeutralForeground3: '#a3b2ad',
  colorNeutralStroke1: '#4a5a55',
  colorNeutralStroke2: '#2f3d39',
  colorNeutralStroke3: '#263330',
  colorNeutralStrokeAccessible: '#9fb0aa',
  colorStatusWarningBackground1: '#2b2114',
  colorStatusWarningBorder1: '#7a5a26',
  colorSubtleBackgroundHover: '#21302c',
  colorSubtleBackgroundPressed: '#14201d',
  colorBrandForeground1: brandRamp[110],
  colorBrandForeground2: brandRamp[120],
  colorBrandForegroundLink: brandRamp[120],
  colorBrandForegroundLinkHover: brandRamp[130],
  colorBrandForegroundLinkPressed: brandRamp[110],
  colorBrandStroke1: brandRamp[110],
  colorCompoundBrandForeground1: brandRamp[110],
  colorCompoundBrandStroke: brandRamp[110],
  colorCompoundBrandBackground: brandRamp[110],
};

/** For forced colours. Fluent's yellow links stand on no bright palette; the system's own do on each. */
export const forcedColorsTheme: Theme = {
  ...teamsHighContrastTheme,
  ...shape,
  colorBrandForegroundLink: 'LinkText',
  colorBrandForegroundLinkHover: 'LinkText',
  colorBrandForegroundLinkPressed: 'LinkText',
  colorBrandForegroundLinkSelected: 'LinkText',
};

/** For people who ask for more contrast without forcing colours. */
export const withMoreContrast = (theme: Theme): Theme => ({
  ...theme,
  colorNeutralForeground2: theme.colorNeutralForeground1,
  colorNeutralForeground3: theme.colorNeutralForeground1,
  colorNeutralForeground4: theme.colorNeutralForeground1,
  colorNeutralStroke1: theme.colorNeutralForeground1,
  colorNeutralStroke2: theme.colorNeutralStrokeAccessible,
  colorNeutralStroke3: theme.colorNeutralStrokeAccessible,
});
