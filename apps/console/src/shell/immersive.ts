import { createContext, use } from 'react';

/** Hides everything around the page while the picture is full screen, so that dialogs and hints still have a place. */
export const ImmersiveContext = createContext<(isImmersive: boolean) => void>(() => undefined);

export const useSetImmersive = (): ((isImmersive: boolean) => void) => use(ImmersiveContext);
