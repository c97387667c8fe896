import { Button } from '@fluentui/react-components';
import {
  type AccountView,
  addPasskeyRoute,
  passkeyOptionsRoute,
  type PasskeyView,
  removePasskeyRoute,
} from '@alongside/protocol';
import { callRoute, useLocale } from '@alongside/ui';
import { useState } from 'react';
import { useFormStyles } from '../forms/form-styles.ts';
import { TextField } from '../forms/text-field.tsx';
import { canUsePasskeys, makePasskey } from '../sign-in/passkey-ceremony.ts';
import { ItemList } from './item-list.tsx';
import { PasswordDialog } from './password-dialog.tsx';
import { Section } from './section.tsx';

interface PasskeysSectionProps {
  readonly account: AccountView;
  readonly onChanged: (account: AccountView) => void;
}

export function PasskeysSection({ account, onChanged }: PasskeysSectionProps) {
  const styles = useFormStyles();
  const { t, format } = useLocale();
  const [isAdding, setIsAdding] = useState(false);
  const [removed, setRemoved] = useState<PasskeyView | null>(null);
  return (
    <Section title={t('share.passkeys.title')} text={t('share.passkeys.text')}>
      {account.passkeys.length > 0 && (
        <ItemList
          items={account.passkeys.map((passkey) => ({
            id: passkey.id,
            name: passkey.name,
            facts: [
              t('share.passkeys.created', { date: format.date(passkey.createdAt) }),
              passkey.lastUsedAt === null
                ? t('share.passkeys.unused')
                : t('share.passkeys.used', { date: format.dateTime(passkey.lastUsedAt) }),
            ],
            action: (
              <Button
                aria-label={t('share.passkeys.removeNamed', { name: passkey.name })}
                onClick={() => {
                  setRemoved(passkey);
                }}
              >
                {t('share.passkeys.remove')}
              </Button>
            ),
          }))}
        />
      )}
      {canUsePasskeys() ? (
        <div className={styles.row}>
          <Button
            size="large"
            onClick={() => {
              setIsAdding(true);
            }}
          >
            {t('share.passkeys.add')}
          </Button>
        </div>
      ) : (
        <p className={styles.text}>{t('share.passkeys.cannot')}</p>
      )}
      <AddPasskey
        isOpen={isAdding}
        onChanged={onChanged}
        onClose={() => {
          setIsAdding(false);
        }}
      />
      <PasswordDialog
        isOpen={removed !== null}
        title={t('share.passkeys.removeNamed', { name: removed?.name ?? '' })}
        confirm={t('share.passkeys.remove')}
        onConfirm={async (password) => {
          if (removed === null) return;
          onChanged(
            await callRoute(removePasskeyRoute, { params: { passkeyId: removed.id }, body: { password } }),
          );
        }}
        onClose={() => {
          setRemoved(null);
        }}
      />
    </Section>
  );
}

interface AddPasskeyProps {
  readonly isOpen: boolean;
  readonly onChanged: (account: AccountView) => void;
  readonly onClose: () => void;
}

function AddPasskey({ isOpen, onChanged, onClose }: AddPasskeyProps) {
  const { t } = useLocale();
  const [name, setName] = useState('');
  return (
    <PasswordDialog
      isOpen={isOpen}
      title={t('share.passkeys.add')}
      confirm={t('share.passkeys.add')}
      onConfirm={async (password) => {
        const options = await callRoute(passkeyOptionsRoute, { body: { password } });
        const response = await makePasskey(options);
        const named = name.trim() === '' ? t('share.passkeys.unnamed') : name;
        onChanged(await callRoute(addPasskeyRoute, { body: { name: named, response } }));
        setName('');
      }}
      onClose={onClose}
    >
      <TextField
        label={t('share.passkeys.name')}
        hint={t('share.passkeys.nameHint')}
        isRequired={false}
        maxLength={100}
        value={name}
        onChange={setName}
      />
    </PasswordDialog>
  );
}
