import { ConfirmDialog, useLocale } from '@alongside/ui';
import { useBlocker } from '@tanstack/react-router';

interface LeavingGuardProps {
  /** The session goes on. */
  readonly isOn: boolean;
  readonly onLeave: () => void;
}

/** Another page of the console would end the helper's side: asks first. */
export function LeavingGuard({ isOn, onLeave }: LeavingGuardProps) {
  const { t } = useLocale();
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: ({ current, next }) => isOn && current.pathname !== next.pathname,
    withResolver: true,
    enableBeforeUnload: false,
  });
  return (
    <ConfirmDialog
      isOpen={status === 'blocked'}
      title={t('console.leaving.title')}
      confirm={t('console.leaving.leave')}
      isDangerous
      onConfirm={() => {
        onLeave();
        proceed?.();
      }}
      onClose={() => reset?.()}
    >
      {t('console.leaving.text')}
    </ConfirmDialog>
  );
}
