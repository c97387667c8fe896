import { useCallback, useEffect, useSyncExternalStore } from 'react';
import { useSetImmersive } from '../shell/immersive.ts';

const subscribe = (changed: () => void) => {
  document.addEventListener('fullscreenchange', changed);
  return () => document.removeEventListener('fullscreenchange', changed);
};

const isFull = (): boolean => document.fullscreenElement instanceof Element;

/** The whole page goes full screen and hides its frame: menus, hints and dialogs stand beside the picture in the page. */
export function useFullScreen() {
  const isFullScreen = useSyncExternalStore(subscribe, isFull);
  const setImmersive = useSetImmersive();
  useEffect(() => {
    setImmersive(isFullScreen);
    return () => setImmersive(false);
  }, [isFullScreen, setImmersive]);
  useEffect(
    () => () => {
      if (isFull()) void document.exitFullscreen();
    },
    [],
  );
  const toggleFullScreen = useCallback(() => {
    if (isFull()) void document.exitFullscreen();
    else void document.documentElement.requestFullscreen();
  }, []);
  return { isFullScreen, toggleFullScreen };
}
