import type { SessionView } from '@alongside/protocol';
import { type BrowserSessionEndState, Notice, useLocale, useNow } from '@alongside/ui';
import { useSyncExternalStore } from 'react';

interface ConnectionNoticesProps {
  readonly state: Pick<BrowserSessionEndState, 'live' | 'peer'>;
  readonly view: SessionView;
}

/** Says what is lost at the moment and that it comes back by itself. Nothing while all is well. */
export function ConnectionNotices({ state, view }: ConnectionNoticesProps) {
  const { t, format } = useLocale();
  const { helper } = view.presence;
  const isHelperLost = helper.kind === 'lost';
  const now = useNow(isHelperLost);
  const name = view.helper.fullName;
  const isOnline = useSyncExternalStore(subscribeOnline, () => navigator.onLine);
  // The browser knows at once that it has no network; the socket hears of it only by silence.
  if (state.live.kind === 'retrying' || !isOnline) {
    return (
      <Notice kind="warning" live="assertive" title={t('share.lost.own.title')}>
        {t(state.peer === 'connected' ? 'share.lost.own.butDirect' : 'share.lost.own.text')}
      </Notice>
    );
  }
  if (isHelperLost) {
    return (
      <Notice kind="warning" live="assertive" title={t('share.lost.helper.title', { name })}>
        {t('share.lost.helper.text', { time: format.duration(roundedUp(Date.parse(helper.endsAt) - now)) })}
      </Notice>
    );
  }
  if (state.peer === 'silent') {
    return (
      <Notice kind="warning" live="assertive" title={t('share.lost.helper.title', { name })}>
        {t('share.lost.silent.text')}
      </Notice>
    );
  }
  return null;
}

const subscribeOnline = (changed: () => void): (() => void) => {
  window.addEventListener('online', changed);
  window.addEventListener('offline', changed);
  return () => {
    window.removeEventListener('online', changed);
    window.removeEventListener('offline', changed);
  };
};

const TEN_SECONDS_MS = 10_000;

/** In tens of seconds: a text that changes every second can't be read, least of all by a screen reader. */
const roundedUp = (ms: number): number => Math.max(1, Math.ceil(ms / TEN_SECONDS_MS)) * TEN_SECONDS_MS;
