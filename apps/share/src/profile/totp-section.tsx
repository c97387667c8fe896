import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { type AccountView, beginTotpRoute, confirmTotpRoute, removeTotpRoute } from '@alongside/protocol';
import { callRoute, ErrorNotice, Notice, useLocale } from '@alongside/ui';
import { useState } from 'react';
import type { z } from 'zod';
import { useFormStyles } from '../forms/form-styles.ts';
import { TextField } from '../forms/text-field.tsx';
import { useSubmit } from '../forms/use-submit.ts';
import { factorRefusedAs } from '../sign-in/factor-refused.ts';
import { PasswordDialog } from './password-dialog.tsx';
import { QrCode } from './qr-code.tsx';
import { Section } from './section.tsx';

type Begun = z.infer<typeof beginTotpRoute.response>;

interface TotpSectionProps {
  readonly account: AccountView;
  readonly onChanged: (account: AccountView) => void;
}

/** An authenticator app as second factor. */
export function TotpSection({ account, onChanged }: TotpSectionProps) {
  const styles = useFormStyles();
  const { t } = useLocale();
  const [isAsking, setIsAsking] = useState(false);
  const [begun, setBegun] = useState<Begun | null>(null);
  const { hasTotp } = account;
  const act = async (password: string) => {
    if (hasTotp) onChanged(await callRoute(removeTotpRoute, { body: { password } }));
    else setBegun(await callRoute(beginTotpRoute, { body: { password } }));
  };
  const actionKey = hasTotp ? 'share.totp.remove' : 'share.totp.begin';
  return (
    <Section title={t('share.totp.title')} text={t('share.totp.text')}>
      {hasTotp && <Notice kind="success">{t('share.totp.on')}</Notice>}
      {begun !== null && !hasTotp ? (
        <Confirm
          begun={begun}
          onChanged={(changed) => {
            setBegun(null);
            onChanged(changed);
          }}
        />
      ) : (
        <div className={styles.row}>
          <Button
            size="large"
            onClick={() => {
              setIsAsking(true);
            }}
          >
            {t(actionKey)}
          </Button>
        </div>
      )}
      <PasswordDialog
        isOpen={isAsking}
        title={t(actionKey)}
        confirm={t(actionKey)}
        onConfirm={act}
        onClose={() => {
          setIsAsking(false);
        }}
      />
    </Section>
  );
}

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXXL, alignItems: 'center' },
  words: { display: 'grid', gap: tokens.spacingVerticalS, flex: '1 1 220px' },
  secret: { fontFamily: tokens.fontFamilyMonospace, overflowWrap: 'anywhere', unicodeBidi: 'isolate' },
});

function Confirm({
  begun,
  onChanged,
}: {
  readonly begun: Begun;
  readonly onChanged: (account: AccountView) => void;
}) {
  const form = useFormStyles();
  const styles = useStyles();
  const { t } = useLocale();
  const [code, setCode] = useState('');
  const { isBusy, error, submit } = useSubmit(async () => {
    onChanged(await factorRefusedAs('CODE_WRONG', callRoute(confirmTotpRoute, { body: { code } })));
  });
  return (
    <form className={form.form} onSubmit={submit} noValidate>
      <div className={styles.row}>
        <QrCode text={begun.uri} label={t('share.totp.qr')} />
        <div className={styles.words}>
          <p className={form.text}>{t('share.totp.scan')}</p>
          <code className={styles.secret} dir="ltr">
            {begun.secret}
          </code>
        </div>
      </div>
      <TextField
        label={t('share.field.totp')}
        hint={t('share.field.totpHint')}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={12}
        takesFocus
        value={code}
        onChange={setCode}
      />
      <ErrorNotice error={error} />
      <div className={form.row}>
        <Button type="submit" appearance="primary" size="large" disabledFocusable={isBusy}>
          {t('share.totp.confirm')}
        </Button>
      </div>
    </form>
  );
}
