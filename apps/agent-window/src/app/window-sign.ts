import type { AgentWindowScene } from '@alongside/protocol';
import { useEffect } from 'react';

/** What the window shows of itself in the task bar. */
export type WindowSign = 'calm' | 'asked' | 'shared';

const icons: Readonly<Record<WindowSign, string>> = {
  calm: '/icon.svg',
  asked: '/icon-asked.svg',
  shared: '/icon-shared.svg',
};

export function windowSign(scene: AgentWindowScene): WindowSign {
  if (scene.kind !== 'meeting' && scene.kind !== 'active') return 'calm';
  if (scene.question !== null) return 'asked';
  return scene.kind === 'active' && scene.isPictureShown ? 'shared' : 'calm';
}

export function useWindowSign(sign: WindowSign): void {
  useEffect(() => {
    const link = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
    if (link !== null) link.href = icons[sign];
  }, [sign]);
}
