import type { ServiceTokenScope } from '@alongside/protocol';
import { ModalDialog, useLocale } from '@alongside/ui';
import { Checkbox, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { PERMISSION_GROUPS } from '../roles/permission-groups.ts';
import { refreshTopics } from '../server/refresh-topic.ts';
import { useMe } from '../server/use-me.ts';
import { DialogForm } from '../shell/dialog-form.tsx';
import { ShownOnce } from '../shell/shown-once.tsx';
import { scopeText } from './scope-text.ts';
import { makeToken, tokenFaults, type TokenKind } from './token-kinds.ts';

const DAYS_MAX = 366;
const DAYS_STANDARD = '90';

const useStyles = makeStyles({
  content: { display: 'grid', gap: tokens.spacingVerticalL, marginBlockStart: tokens.spacingVerticalM },
  text: { margin: 0, color: tokens.colorNeutralForeground2, lineHeight: tokens.lineHeightBase400 },
  group: { display: 'grid', border: 'none', margin: 0, padding: 0, minWidth: 0 },
  legend: { padding: 0, fontWeight: tokens.fontWeightSemibold },
  fault: { margin: 0, color: tokens.colorStatusDangerForeground1, fontSize: tokens.fontSizeBase200 },
});

interface MakeTokenDialogProps {
  readonly kind: TokenKind;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** A new token; it is shown here, once. */
export function MakeTokenDialog({ kind, isOpen, onClose }: MakeTokenDialogProps) {
  const { t } = useLocale();
  return (
    <ModalDialog isOpen={isOpen} title={t('console.tokens.add')} onClose={onClose}>
      <MakeToken kind={kind} onClose={onClose} />
    </ModalDialog>
  );
}

function MakeToken({ kind, onClose }: Omit<MakeTokenDialogProps, 'isOpen'>) {
  const { t } = useLocale();
  const [token, setToken] = useState<string | null>(null);
  if (token !== null)
    return (
      <ShownOnce
        text={t('console.tokens.once')}
        label={t('console.tokens.token')}
        secret={token}
        onClose={onClose}
      />
    );
  return <TokenForm kind={kind} onMade={setToken} onClose={onClose} />;
}

interface TokenFormProps {
  readonly kind: TokenKind;
  readonly onMade: (token: string) => void;
  readonly onClose: () => void;
}

function TokenForm({ kind, onMade, onClose }: TokenFormProps) {
  const styles = useStyles();
  const { t, format } = useLocale();
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<readonly ServiceTokenScope[]>([]);
  const [days, setDays] = useState(DAYS_STANDARD);
  const [isChecked, setChecked] = useState(false);
  const wish = { name, scopes, expiresInDays: days.trim() === '' ? Number.NaN : Number(days) };
  const faults = tokenFaults(kind, wish);
  const make = useMutation({
    mutationFn: () => makeToken(kind, wish),
    onSuccess: async ({ token }) => {
      onMade(token);
      await refreshTopics(queries, 'tokens');
    },
  });
  return (
    <DialogForm
      submit={t('console.tokens.make')}
      isBusy={make.isPending}
      error={make.error}
      onSubmit={() => {
        setChecked(true);
        if (faults.size === 0) make.mutate();
      }}
      onClose={onClose}
    >
      <Field
        label={t('console.tokens.name')}
        hint={t('console.tokens.name-hint')}
        required
        {...(isChecked &&
          faults.has('name') && { validationMessage: t('console.fault.name', { most: 100 }) })}
      >
        <Input dir="auto" value={name} maxLength={100} onChange={(_event, { value }) => setName(value)} />
      </Field>
      <Field
        label={t('console.tokens.days')}
        {...(isChecked &&
          faults.has('expiresInDays') && {
            validationMessage: t('console.fault.number', {
              least: format.number(1),
              most: format.number(DAYS_MAX),
            }),
          })}
      >
        <Input
          type="number"
          inputMode="numeric"
          min={1}
          max={DAYS_MAX}
          value={days}
          onChange={(_event, { value }) => setDays(value)}
        />
      </Field>
      <ScopeFields kind={kind} chosen={scopes} onChange={setScopes} />
      {isChecked && faults.has('scopes') && (
        <p role="alert" className={styles.fault}>
          {t('console.policy.fault-list')}
        </p>
      )}
    </DialogForm>
  );
}

interface ScopeFieldsProps {
  readonly kind: TokenKind;
  readonly chosen: readonly ServiceTokenScope[];
  readonly onChange: (chosen: readonly ServiceTokenScope[]) => void;
}

/** What a token is for: at most what its maker may, by what it is about. */
function ScopeFields({ kind, chosen, onChange }: ScopeFieldsProps) {
  const { t } = useLocale();
  const { permissions } = useMe();
  const groups: readonly { readonly textKey: string; readonly scopes: readonly ServiceTokenScope[] }[] = [
    ...PERMISSION_GROUPS.map((group) => ({
      textKey: group.textKey,
      scopes: group.permissions.filter((permission) => permissions.includes(permission)),
    })),
    ...(kind === 'service' ? [{ textKey: 'console.tokens.provisioning', scopes: ['scim'] as const }] : []),
  ].filter(({ scopes }) => scopes.length > 0);
  if (groups.length === 0) return <p>{t('console.tokens.no-permissions')}</p>;
  return groups.map(({ textKey, scopes }) => (
    <ScopeGroup key={textKey} title={t(textKey)} scopes={scopes} chosen={chosen} onChange={onChange} />
  ));
}

interface ScopeGroupProps extends Omit<ScopeFieldsProps, 'kind'> {
  readonly title: string;
  readonly scopes: readonly ServiceTokenScope[];
}

function ScopeGroup({ title, scopes, chosen, onChange }: ScopeGroupProps) {
  const styles = useStyles();
  const { t } = useLocale();
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{title}</legend>
      {scopes.map((scope) => (
        <Checkbox
          key={scope}
          checked={chosen.includes(scope)}
          label={t(scopeText(scope))}
          onChange={(_event, { checked }) =>
            onChange(checked === true ? [...chosen, scope] : chosen.filter((other) => other !== scope))
          }
        />
      ))}
    </fieldset>
  );
}
