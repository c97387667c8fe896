import { Button } from '@fluentui/react-components';
import { ShieldErrorRegular } from '@fluentui/react-icons';
import { type BrowserSessionEnd, ConfirmDialog, ErrorNotice, useLocale } from '@alongside/ui';
import { useState } from 'react';

interface ReportButtonProps {
  readonly end: Pick<BrowserSessionEnd, 'command'>;
  readonly helperName: string;
}

/** *I did not expect this*: ends the session and keeps the helper from others until somebody has looked. */
export function ReportButton({ end, helperName }: ReportButtonProps) {
  const { t } = useLocale();
  const [isOpen, setIsOpen] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const report = () => {
    setIsBusy(true);
    end
      .command({ kind: 'report' })
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
        {t('share.report.open')}
      </Button>
      <ErrorNotice error={error} />
      <ConfirmDialog
        isOpen={isOpen}
        isDangerous
        isBusy={isBusy}
        title={t('share.report.title')}
        confirm={t('share.report.confirm')}
        onConfirm={report}
        onClose={() => {
          setIsOpen(false);
        }}
      >
        {t('share.report.text', { name: helperName })}
      </ConfirmDialog>
    </>
  );
}
