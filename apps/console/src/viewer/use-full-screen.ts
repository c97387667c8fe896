import { useCallback, useEffect, useSyncExternalStore } from 'react';
import { useSetImmersive } from '../shell/immersive.ts';

const subscribe = (changed: () => void) => {
  document.addEventListener('fullscreenchange', changed);
  return () => document.removeEventListener('fullscreenchange', changed);
};

/** The whole page goes full screen and hides its frame: menus, hints and dialogs stand beside the picture in the page. */
export function useFullScreen() {
  const isFullScreen = useSyncExternalStore(subscribe, () => document.fullscreenElement !== null);
  const setImmersive = useSetImmersive();
  useEffect(() => {
    setImmersive(isFullScreen);
    return () => setImmersive(false);
  }, [isFullScreen, setImmersive]);
  useEffect(
    () => () => {
      if (document.fullscreenElement !== null) void document.exitFullscreen();
    },
    [],
  );
  const toggleFullScreen = useCallback(() => {
    if (document.fullscreenElement === null) void document.documentElement.requestFullscreen();
    else void document.exitFullscreen();
  }, []);
  return { isFullScreen, toggleFullScreen };
}
