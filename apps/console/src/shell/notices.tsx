import {
  Toast,
  ToastTitle,
  Toaster,
  type ToastIntent,
  useId,
  useToastController,
} from '@fluentui/react-components';
import { errorText, useLocale } from '@alongside/ui';
import { createContext, type ReactNode, use, useMemo } from 'react';

interface Notices {
  readonly say: (text: string, intent?: ToastIntent) => void;
  /** What was thrown, in words. */
  readonly fail: (error: unknown) => void;
}

const NoticesContext = createContext<Notices | null>(null);

/** Short words on what was done or couldn't be, that don't belong to a place on the page. */
export function NoticesProvider({ children }: { readonly children: ReactNode }) {
  const toasterId = useId('notices');
  const { dispatchToast } = useToastController(toasterId);
  const locale = useLocale();
  const notices = useMemo<Notices>(() => {
    const say: Notices['say'] = (text, intent = 'success') =>
      dispatchToast(
        <Toast>
          <ToastTitle>{text}</ToastTitle>
        </Toast>,
        { intent, politeness: intent === 'error' ? 'assertive' : 'polite' },
      );
    return { say, fail: (error) => say(errorText(error, locale), 'error') };
  }, [dispatchToast, locale]);
  return (
    <NoticesContext value={notices}>
      {children}
      <Toaster toasterId={toasterId} position="bottom-end" />
    </NoticesContext>
  );
}

export function useNotices(): Notices {
  const notices = use(NoticesContext);
  if (notices === null) throw new TypeError('useNotices needs a NoticesProvider above it');
  return notices;
}
