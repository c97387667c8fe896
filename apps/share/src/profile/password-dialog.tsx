import { Button } from '@fluentui/react-components';
import { DialogActions, ModalDialog, useLocale } from '@alongside/ui';
import { type ReactNode, useState } from 'react';
import { useFormStyles } from '../forms/form-styles.ts';
import { PasswordField } from '../forms/password-field.tsx';
import { useSubmit } from '../forms/use-submit.ts';
import { PasskeyError } from '../sign-in/passkey-error.tsx';

interface PasswordDialogProps {
  readonly isOpen: boolean;
  readonly title: string;
  /** What is done, as a verb. */
  readonly confirm: string;
  readonly children?: ReactNode;
  /** Resolves when it was done; what it rejects with is shown. */
  readonly onConfirm: (password: string) => Promise<void>;
  readonly onClose: () => void;
}

/** Asks for the password again before something that changes how one signs in. */
export function PasswordDialog({ isOpen, title, onClose, ...content }: PasswordDialogProps) {
  return (
    <ModalDialog isOpen={isOpen} title={title} onClose={onClose}>
      <Content {...content} onClose={onClose} />
    </ModalDialog>
  );
}

function Content({ confirm, children, onConfirm, onClose }: Omit<PasswordDialogProps, 'isOpen' | 'title'>) {
  const styles = useFormStyles();
  const { t } = useLocale();
  const [password, setPassword] = useState('');
  const { isBusy, error, submit } = useSubmit(async () => {
    if (password === '') return;
    await onConfirm(password);
    onClose();
  });
  return (
    <form className={styles.form} onSubmit={submit} noValidate style={{ marginBlockStart: 16 }}>
      {children}
      <PasswordField
        label={t('share.field.password')}
        autoComplete="current-password"
        takesFocus
        value={password}
        onChange={setPassword}
      />
      <PasskeyError error={error} />
      <DialogActions>
        <Button size="large" onClick={onClose}>
          {t('ui.dialog.cancel')}
        </Button>
        <Button type="submit" appearance="primary" size="large" disabledFocusable={isBusy}>
          {confirm}
        </Button>
      </DialogActions>
    </form>
  );
}
