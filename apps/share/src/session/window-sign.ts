import type { SessionView } from '@alongside/protocol';
import { useLocale } from '@alongside/ui';
import { useEffect } from 'react';

/** What the window shows of itself while another one is in front. */
export type WindowSign = 'calm' | 'asked' | 'shared';

const icons: Readonly<Record<WindowSign, string>> = {
  calm: '/icon.svg',
  asked: '/icon-asked.svg',
  shared: '/icon-shared.svg',
};

export function windowSign({ progress }: SessionView, isShared: boolean): WindowSign {
  if ((progress.kind === 'meeting' || progress.kind === 'active') && progress.question !== null)
    return 'asked';
  return progress.kind === 'active' && isShared ? 'shared' : 'calm';
}

/** Shows the sign in the window's icon, and tells of a question by a notification if that has been permitted before. */
export function useWindowSign(sign: WindowSign, helperName: string): void {
  const { t } = useLocale();
  useEffect(() => {
    const link = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
    if (link === null) return;
    link.href = icons[sign];
    return () => {
      link.href = icons.calm;
    };
  }, [sign]);
  useEffect(() => {
    if (sign !== 'asked' || !document.hidden || !mayNotify()) return;
    const notification = new Notification(t('share.question.title', { name: helperName }), {
      body: t('share.question.notification'),
      icon: icons.calm,
      tag: 'alongside-question',
    });
    notification.onclick = () => {
      window.focus();
    };
    return () => {
      notification.close();
    };
  }, [sign, helperName, t]);
}

const mayNotify = (): boolean => 'Notification' in globalThis && Notification.permission === 'granted';
