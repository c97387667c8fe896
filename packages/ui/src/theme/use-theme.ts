import type { Theme } from '@fluentui/react-components';
import { darkTheme, forcedColorsTheme, lightTheme, withMoreContrast } from './themes.ts';
import { useMediaQuery } from './use-media-query.ts';

/** What a person wants to look at; `system`: what the system asks for. */
export type ChosenTheme = 'system' | 'light' | 'dark';

/** The theme to show; follows the system in all that wasn't chosen. Forced colours stand above every choice. */
export function useTheme(chosen: ChosenTheme): Theme {
  const isForced = useMediaQuery('(forced-colors: active)');
  const isSystemDark = useMediaQuery('(prefers-color-scheme: dark)');
  const isMoreContrast = useMediaQuery('(prefers-contrast: more)');
  if (isForced) return forcedColorsTheme;
  const isDark = chosen === 'system' ? isSystemDark : chosen === 'dark';
  const theme = isDark ? darkTheme : lightTheme;
  return isMoreContrast ? withMoreContrast(theme) : theme;
}
