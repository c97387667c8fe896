import { Button } from '@fluentui/react-components';
import { changePasswordRoute, type Instant } from '@alongside/protocol';
import { callRoute, ErrorNotice, Notice, useLocale } from '@alongside/ui';
import { useState } from 'react';
import { useFormStyles } from '../forms/form-styles.ts';
import { PasswordField } from '../forms/password-field.tsx';
import { useSubmit } from '../forms/use-submit.ts';
import { Section } from './section.tsx';

interface PasswordSectionProps {
  readonly changedAt: Instant;
  readonly onChanged: () => void;
}

export function PasswordSection({ changedAt, onChanged }: PasswordSectionProps) {
  const styles = useFormStyles();
  const { t, format } = useLocale();
  const [oldPassword, setOldPassword] = useState('');
  const [newPassword, setNewPassword] = useState('');
  const [isSaved, setIsSaved] = useState(false);
  const { isBusy, error, submit } = useSubmit(async () => {
    setIsSaved(false);
    if (oldPassword === '' || newPassword === '') return;
    await callRoute(changePasswordRoute, { body: { oldPassword, newPassword } });
    setOldPassword('');
    setNewPassword('');
    setIsSaved(true);
    onChanged();
  });
  return (
    <Section
      title={t('share.password.title')}
      text={t('share.password.text', { date: format.date(changedAt) })}
    >
      <form className={styles.form} onSubmit={submit} noValidate>
        <PasswordField
          label={t('share.field.oldPassword')}
          autoComplete="current-password"
          value={oldPassword}
          onChange={setOldPassword}
        />
        <PasswordField
          label={t('share.field.newPassword')}
          hint={t('share.field.newPasswordHint')}
          autoComplete="new-password"
          value={newPassword}
          onChange={setNewPassword}
        />
        <ErrorNotice error={error} />
        {isSaved && (
          <Notice kind="success" live="polite">
            {t('share.password.saved')}
          </Notice>
        )}
        <div className={styles.row}>
          <Button type="submit" size="large" disabledFocusable={isBusy}>
            {t('share.password.save')}
          </Button>
        </div>
      </form>
    </Section>
  );
}
