import { Notice } from '../feedback/notice.tsx';
import { useLocale } from '../locale/locale-context.ts';
import type { BrowserGap } from './browser-gaps.ts';

/** Says what the browser can't do, and what to do about it. */
export function BrowserGapNotice({ gap }: { readonly gap: BrowserGap }) {
  const { t } = useLocale();
  return (
    <Notice kind="error" title={t(`ui.browser.${gap}.title`)}>
      {t(`ui.browser.${gap}.text`)}
    </Notice>
  );
}
