import type { Theme } from '@fluentui/react-components';
import { darkTheme, forcedColorsTheme, lightTheme, withMoreContrast } from './themes.ts';
import { useMediaQuery } from './use-media-query.ts';

/** The theme that the system asks for; changes with it. */
export function useSystemTheme(): Theme {
  const isForced = useMediaQuery('(forced-colors: active)');
  const isDark = useMediaQuery('(prefers-color-scheme: dark)');
  const isMoreContrast = useMediaQuery('(prefers-contrast: more)');
  if (isForced) return forcedColorsTheme;
  const theme = isDark ? darkTheme : lightTheme;
  return isMoreContrast ? withMoreContrast(theme) : theme;
}
