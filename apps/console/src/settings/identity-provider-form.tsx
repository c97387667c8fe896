import { type ClaimMapping, type IdentityProviderView, setIdentityProviderRoute } from '@alongside/protocol';
import { Card, ErrorNotice, Notice, useLocale } from '@alongside/ui';
import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  Button,
  Field,
  Input,
  Radio,
  RadioGroup,
  Spinner,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { callRoute } from '../server/call-route.ts';
import { consoleQueries } from '../server/console-queries.ts';
import { CopyField } from '../shell/copy-field.tsx';
import { useNotices } from '../shell/notices.tsx';
import {
  type ProviderBody,
  type ProviderDraft,
  providerDraftOf,
  readProviderDraft,
} from './identity-provider-draft.ts';

const useStyles = makeStyles({
  form: { display: 'grid', gap: tokens.spacingVerticalL },
  claims: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(220px, 1fr))',
    gap: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalXL}`,
  },
  actions: { display: 'flex', gap: tokens.spacingHorizontalM },
  text: { margin: 0, color: tokens.colorNeutralForeground2, maxWidth: '72ch' },
});

const CLAIM_TEXTS: Readonly<Record<keyof ClaimMapping, string>> = {
  email: 'console.provider.claim-email',
  fullName: 'console.provider.claim-full-name',
  firstName: 'console.provider.claim-first-name',
  lastName: 'console.provider.claim-last-name',
  jobTitle: 'console.provider.claim-job-title',
  company: 'console.provider.claim-company',
  groups: 'console.provider.claim-groups',
};

interface IdentityProviderFormProps {
  readonly provider: IdentityProviderView;
  readonly redirectUri: string;
}

export function IdentityProviderForm({ provider, redirectUri }: IdentityProviderFormProps) {
  const styles = useStyles();
  const { t } = useLocale();
  const { say } = useNotices();
  const queries = useQueryClient();
  const [draft, setDraft] = useState(() => providerDraftOf(provider));
  const [isChecked, setChecked] = useState(false);
  const read = readProviderDraft(draft);
  const save = useMutation({
    mutationFn: (body: ProviderBody) => callRoute(setIdentityProviderRoute, { body }),
    onSuccess: (answer) => {
      say(t('console.provider.saved'));
      queries.setQueryData(consoleQueries.identityProvider().queryKey, answer);
    },
  });
  const isOther = draft.kind !== provider.kind;
  return (
    <Card>
      <form
        noValidate
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          setChecked(true);
          if ('body' in read && !save.isPending) save.mutate(read.body);
        }}
      >
        <Field label={t('console.provider.kind')}>
          <RadioGroup
            value={draft.kind}
            onChange={(_event, { value }) =>
              setDraft({ ...draft, kind: value === 'oidc' ? 'oidc' : 'embedded' })
            }
          >
            <Radio value="embedded" label={t('console.provider.embedded')} />
            <Radio value="oidc" label={t('console.provider.oidc')} />
          </RadioGroup>
        </Field>
        {draft.kind === 'embedded' ? (
          <p className={styles.text}>{t('console.provider.embedded-text')}</p>
        ) : (
          <OidcFields
            draft={draft}
            hasSecret={provider.kind === 'oidc' && provider.hasSecret}
            faults={isChecked && 'faults' in read ? read.faults : new Set()}
            redirectUri={redirectUri}
            onChange={(part) => setDraft({ ...draft, ...part })}
          />
        )}
        {isOther && (
          <Notice kind="warning" live="polite">
            {t('console.provider.change-warning')}
          </Notice>
        )}
        <ErrorNotice error={save.error} />
        <div className={styles.actions}>
          <Button
            type="submit"
            appearance="primary"
            icon={save.isPending ? <Spinner size="tiny" /> : null}
            disabledFocusable={save.isPending}
          >
            {t('console.save')}
          </Button>
        </div>
      </form>
    </Card>
  );
}

interface OidcFieldsProps {
  readonly draft: ProviderDraft;
  readonly hasSecret: boolean;
  readonly faults: ReadonlySet<string>;
  readonly redirectUri: string;
  readonly onChange: (part: Partial<ProviderDraft>) => void;
}

function OidcFields({ draft, hasSecret, faults, redirectUri, onChange }: OidcFieldsProps) {
  const styles = useStyles();
  const { t } = useLocale();
  const fault = (field: string, text: string) => (faults.has(field) ? { validationMessage: text } : {});
  return (
    <>
      <CopyField label={t('console.provider.redirect-uri')} value={redirectUri} />
      <Field
        label={t('console.provider.issuer')}
        hint={t('console.provider.issuer-hint')}
        required
        {...fault('issuer', t('console.fault.url'))}
      >
        <Input
          type="url"
          dir="ltr"
          value={draft.issuer}
          onChange={(_event, { value }) => onChange({ issuer: value })}
        />
      </Field>
      <Field
        label={t('console.provider.client-id')}
        required
        {...fault('clientId', t('console.fault.required'))}
      >
        <Input
          dir="ltr"
          autoComplete="off"
          value={draft.clientId}
          onChange={(_event, { value }) => onChange({ clientId: value })}
        />
      </Field>
      <Field
        label={t('console.provider.client-secret')}
        hint={t(hasSecret ? 'console.provider.secret-kept' : 'console.provider.secret-hint')}
        {...fault('clientSecret', t('console.fault.required'))}
      >
        <Input
          type="password"
          dir="ltr"
          autoComplete="off"
          value={draft.clientSecret}
          onChange={(_event, { value }) => onChange({ clientSecret: value })}
        />
      </Field>
      <Accordion collapsible>
        <AccordionItem value="claims">
          <AccordionHeader>{t('console.provider.claims')}</AccordionHeader>
          <AccordionPanel>
            <p className={styles.text}>{t('console.provider.claims-text')}</p>
            <div className={styles.claims}>
              {(Object.keys(CLAIM_TEXTS) as (keyof ClaimMapping)[]).map((claim) => (
                <Field
                  key={claim}
                  label={t(CLAIM_TEXTS[claim])}
                  {...fault(`claims.${claim}`, t('console.fault.required'))}
                >
                  <Input
                    dir="ltr"
                    autoComplete="off"
                    value={draft.claims[claim] ?? ''}
                    onChange={(_event, { value }) =>
                      onChange({ claims: withClaim(draft.claims, claim, value) })
                    }
                  />
                </Field>
              ))}
            </div>
          </AccordionPanel>
        </AccordionItem>
      </Accordion>
    </>
  );
}

/** Without a claim for groups, sign-ins make none. */
function withClaim(claims: ClaimMapping, claim: keyof ClaimMapping, value: string): ClaimMapping {
  const { groups: _groups, ...others } = claims;
  return claim === 'groups' && value === '' ? others : { ...claims, [claim]: value };
}
