import {
  addDomainRoute,
  CodedError,
  DomainName,
  type DomainView,
  removeDomainRoute,
  verifyDomainRoute,
} from '@alongside/protocol';
import { ALWAYS_LTR, Card, ConfirmDialog, ErrorNotice, Loading, Notice, useLocale } from '@alongside/ui';
import {
  Badge,
  Button,
  Field,
  Input,
  makeStyles,
  tokens,
  typographyStyles,
} from '@fluentui/react-components';
import { AddRegular, CheckmarkCircleRegular, DeleteRegular } from '@fluentui/react-icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { callRoute } from '../server/call-route.ts';
import { consoleQueries } from '../server/console-queries.ts';
import { CopyField } from '../shell/copy-field.tsx';
import { useNotices } from '../shell/notices.tsx';

const useStyles = makeStyles({
  section: { display: 'grid', gap: tokens.spacingVerticalL },
  text: { margin: 0, color: tokens.colorNeutralForeground2, maxWidth: '72ch' },
  card: { display: 'grid', gap: tokens.spacingVerticalL },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
  name: { ...typographyStyles.subtitle2, margin: 0, direction: ALWAYS_LTR, unicodeBidi: 'isolate' },
  spring: { flexGrow: 1 },
  record: { display: 'grid', gap: tokens.spacingVerticalM },
  add: { display: 'flex', flexWrap: 'wrap', alignItems: 'end', gap: tokens.spacingHorizontalM },
  field: { flex: '1 1 260px', maxWidth: '420px' },
});

/** The organisation's domains, each with what proves it. */
export function DomainsSection() {
  const styles = useStyles();
  const { t } = useLocale();
  const domains = useQuery(consoleQueries.domains());
  return (
    <div className={styles.section}>
      <p className={styles.text}>{t('console.domains.text')}</p>
      <ErrorNotice error={domains.error} onRetry={() => void domains.refetch()} />
      {domains.isPending && <Loading />}
      {domains.data?.items.map((domain) => (
        <DomainCard key={domain.id} domain={domain} />
      ))}
      {domains.isSuccess && <AddDomain />}
    </div>
  );
}

function useRefreshDomains() {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: consoleQueries.domains().queryKey });
}

function DomainCard({ domain }: { readonly domain: DomainView }) {
  const styles = useStyles();
  const { t, format } = useLocale();
  const { say, fail } = useNotices();
  const [isRemoving, setRemoving] = useState(false);
  const refresh = useRefreshDomains();
  const verify = useMutation({
    mutationFn: () => callRoute(verifyDomainRoute, { params: { domainId: domain.id } }),
    onSuccess: () => say(t('console.domains.verified-now', { name: domain.name })),
    onSettled: refresh,
  });
  const remove = useMutation({
    mutationFn: () => callRoute(removeDomainRoute, { params: { domainId: domain.id } }),
    onError: fail,
    onSettled: () => {
      setRemoving(false);
      return refresh();
    },
  });
  return (
    <Card className={styles.card}>
      <div className={styles.head}>
        <h2 className={styles.name}>{domain.name}</h2>
        {domain.verifiedAt === null ? (
          <Badge appearance="tint" color="warning">
            {t('console.domains.unverified')}
          </Badge>
        ) : (
          <Badge appearance="tint" color="success" icon={<CheckmarkCircleRegular />}>
            {t('console.domains.verified-on', { date: format.date(domain.verifiedAt) })}
          </Badge>
        )}
        <span className={styles.spring} />
        {domain.verifiedAt === null && (
          <Button appearance="primary" disabledFocusable={verify.isPending} onClick={() => verify.mutate()}>
            {t('console.domains.verify')}
          </Button>
        )}
        <Button
          appearance="subtle"
          icon={<DeleteRegular />}
          aria-label={t('console.domains.remove-label', { name: domain.name })}
          onClick={() => setRemoving(true)}
        />
      </div>
      {domain.verifiedAt === null && (
        <div className={styles.record}>
          <p className={styles.text}>{t('console.domains.record-text')}</p>
          <CopyField label={t('console.domains.record-name')} value={domain.record.name} />
          <CopyField label={t('console.domains.record-value')} value={domain.record.value} />
        </div>
      )}
      <VerifyFault error={verify.error} />
      <ConfirmDialog
        isOpen={isRemoving}
        title={t('console.domains.remove-title', { name: domain.name })}
        confirm={t('console.domains.remove')}
        isDangerous
        isBusy={remove.isPending}
        onConfirm={() => remove.mutate()}
        onClose={() => setRemoving(false)}
      >
        {t('console.domains.remove-text')}
      </ConfirmDialog>
    </Card>
  );
}

/** Not found yet is no failure: records take a while to be seen everywhere. */
function VerifyFault({ error }: { readonly error: unknown }) {
  const { t } = useLocale();
  if (error instanceof CodedError && error.code === 'DOMAIN_NOT_VERIFIED') {
    return (
      <Notice kind="warning" live="polite">
        {t('console.domains.not-yet')}
      </Notice>
    );
  }
  return <ErrorNotice error={error} />;
}

function AddDomain() {
  const styles = useStyles();
  const { t } = useLocale();
  const [name, setName] = useState('');
  const [isChecked, setChecked] = useState(false);
  const refresh = useRefreshDomains();
  const parsed = DomainName.safeParse(name.trim());
  const add = useMutation({
    mutationFn: (domain: DomainName) => callRoute(addDomainRoute, { body: { name: domain } }),
    onSuccess: () => {
      setName('');
      setChecked(false);
      return refresh();
    },
  });
  return (
    <Card>
      <form
        noValidate
        className={styles.card}
        onSubmit={(event) => {
          event.preventDefault();
          setChecked(true);
          if (parsed.success && !add.isPending) add.mutate(parsed.data);
        }}
      >
        <div className={styles.add}>
          <Field
            className={styles.field}
            label={t('console.domains.name')}
            {...(isChecked && !parsed.success && { validationMessage: t('console.fault.domain') })}
          >
            <Input
              dir="ltr"
              autoComplete="off"
              spellCheck={false}
              value={name}
              onChange={(_event, { value }) => setName(value)}
            />
          </Field>
          <Button type="submit" icon={<AddRegular />} disabledFocusable={add.isPending}>
            {t('console.domains.add')}
          </Button>
        </div>
        <ErrorNotice error={add.error} />
      </form>
    </Card>
  );
}
