import { Button } from '@fluentui/react-components';
import { ShieldErrorRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { ConfirmDialog } from '../feedback/confirm-dialog.tsx';
import { ErrorNotice } from '../feedback/error-view.tsx';
import { useLocale } from '../locale/locale-context.ts';

interface ReportButtonProps {
  readonly helperName: string;
  /** Reports and ends the session. Rejected: the reason is shown. */
  readonly onReport: () => Promise<void>;
}

/** *I did not expect this*: ends the session and keeps the helper from others until somebody has looked. */
export function ReportButton({ helperName, onReport }: ReportButtonProps) {
  const { t } = useLocale();
  const [isOpen, setIsOpen] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const report = () => {
    setIsBusy(true);
    onReport()
      .catch(setError)
      .finally(() => {
        setIsBusy(false);
        setIsOpen(false);
      });
  };
  return (
    <>
      <Button
        appearance="subtle"
        icon={<ShieldErrorRegular />}
        onClick={() => {
          setIsOpen(true);
        }}
      >
        {t('ui.report.open')}
      </Button>
      <ErrorNotice error={error} />
      <ConfirmDialog
        isOpen={isOpen}
        isDangerous
        isBusy={isBusy}
        title={t('ui.report.title')}
        confirm={t('ui.report.confirm')}
        onConfirm={report}
        onClose={() => {
          setIsOpen(false);
        }}
      >
        {t('ui.report.text', { name: helperName })}
      </ConfirmDialog>
    </>
  );
}
