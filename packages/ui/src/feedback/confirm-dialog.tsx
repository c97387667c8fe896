import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useLocale } from '../locale/locale-context.ts';
import { DialogActions } from './dialog-actions.tsx';
import { ModalDialog } from './modal-dialog.tsx';

const useStyles = makeStyles({
  body: {
    marginBlock: tokens.spacingVerticalM,
    lineHeight: tokens.lineHeightBase400,
    color: tokens.colorNeutralForeground2,
    textWrap: 'pretty',
  },
  danger: {
    backgroundColor: tokens.colorStatusDangerBackground3,
    ':hover': { backgroundColor: tokens.colorStatusDangerBackground3Hover },
    ':hover:active': { backgroundColor: tokens.colorStatusDangerBackground3Pressed },
  },
});

interface ConfirmDialogProps {
  readonly isOpen: boolean;
  readonly title: string;
  readonly children: ReactNode;
  /** What happens on *yes*, as a verb. */
  readonly confirm: string;
  readonly isDangerous?: boolean;
  readonly isBusy?: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Asks before something that can't be undone. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { isOpen, title, children, confirm, isDangerous = false, isBusy = false, onConfirm, onClose } = props;
  const styles = useStyles();
  const { t } = useLocale();
  return (
    <ModalDialog isOpen={isOpen} title={title} onClose={onClose}>
      <div className={styles.body}>{children}</div>
      <DialogActions>
        <Button size="large" onClick={onClose}>
          {t('ui.dialog.cancel')}
        </Button>
        <Button
          size="large"
          appearance="primary"
          disabledFocusable={isBusy}
          onClick={onConfirm}
          {...(isDangerous && { className: styles.danger })}
        >
          {confirm}
        </Button>
      </DialogActions>
    </ModalDialog>
  );
}
