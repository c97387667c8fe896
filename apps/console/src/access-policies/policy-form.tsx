import {
  AccessPolicyState,
  type AccessPolicyView,
  addAccessPolicyRoute,
  updateAccessPolicyRoute,
} from '@alongside/protocol';
import { Card, useLocale } from '@alongside/ui';
import { Button, Radio, RadioGroup, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { countryName } from '../pick/countries.ts';
import type { Choice } from '../pick/pickable.ts';
import { callRoute } from '../server/call-route.ts';
import { refreshTopics } from '../server/refresh-topic.ts';
import { useNotices } from '../shell/notices.tsx';
import { NameFields } from '../shell/name-fields.tsx';
import { PageLink } from '../shell/page-link.tsx';
import { changesOf, useDraft } from '../shell/use-draft.ts';
import { POLICY_STATE_TEXTS } from '../texts/policy-texts.ts';
import { draftOf, fieldsOf, NEW_POLICY, type PolicyDraft, policyFaults } from './policy-draft.ts';
import { PolicyError } from './policy-error.tsx';
import { PolicyPart } from './policy-parts.tsx';
import { ThenPart } from './then-part.tsx';
import { TurnOnDialog } from './turn-on-dialog.tsx';
import { usePolicySentence } from './use-policy-sentence.ts';
import { WhenPart } from './when-part.tsx';
import { type PolicyPartProps, WhoPart } from './who-part.tsx';

const useStyles = makeStyles({
  form: { display: 'grid', gap: tokens.spacingVerticalL, maxWidth: '760px' },
  part: { display: 'grid', gap: tokens.spacingVerticalM },
  summary: {
    position: 'sticky',
    top: 0,
    zIndex: 1,
    borderInlineStartWidth: '4px',
    borderInlineStartStyle: 'solid',
    borderInlineStartColor: tokens.colorBrandStroke1,
  },
  sentence: { ...typographyStyles.body1Strong, margin: 0, overflowWrap: 'anywhere' },
  label: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, margin: 0 },
  hint: { display: 'block', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  actions: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalL },
});

const STATE_HINTS: Readonly<Record<AccessPolicyState, string>> = {
  off: 'console.policy-state-hint.off',
  'report-only': 'console.policy-state-hint.report-only',
  on: 'console.policy-state-hint.on',
};

/** What is chosen in the draft, by its id. */
function namesOf({ members, except, networks, approvers }: PolicyDraft): ReadonlyMap<string, string> {
  const chosen: readonly Choice[] = [
    ...members.people,
    ...members.groups,
    ...except.people,
    ...except.groups,
    ...networks.of,
    ...approvers,
  ];
  return new Map(chosen.map(({ id, name }) => [id, name]));
}

/** @param stored null: a new policy */
export function PolicyForm({ stored }: { readonly stored: AccessPolicyView | null }) {
  const styles = useStyles();
  const { t, locale } = useLocale();
  const { say } = useNotices();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const sentence = usePolicySentence();
  const before = stored === null ? NEW_POLICY : draftOf(stored, (code) => countryName(code, locale));
  const { draft, put } = useDraft(before);
  const [isChecked, setChecked] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const names = namesOf(draft);
  const nameOf = (id: string): string => names.get(id) ?? id;
  const fields = fieldsOf(draft);
  const faults = policyFaults(draft);
  const shownFaults = isChecked ? faults : new Set<never>();
  const save = useMutation({
    mutationFn: () =>
      stored === null
        ? callRoute(addAccessPolicyRoute, { body: fields })
        : callRoute(updateAccessPolicyRoute, {
            params: { policyId: stored.id },
            body: changesOf(fieldsOf(before), fields),
          }),
    onSuccess: async ({ id, name }) => {
      setAsking(false);
      say(t('console.policy.saved', { name }));
      await refreshTopics(queries, 'access-policies', 'networks');
      if (stored === null) await navigate({ to: '/policies/$policyId', params: { policyId: id } });
    },
  });
  const part = { draft, faults: shownFaults, onChange: put };
  return (
    <form
      noValidate
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        setChecked(true);
        if (faults.size > 0 || save.isPending) return;
        save.reset();
        if (draft.state === 'on') setAsking(true);
        else save.mutate();
      }}
    >
      <Card className={styles.summary} role="region" aria-label={t('console.policy.summary')}>
        <p className={styles.label} aria-hidden="true">
          {t('console.policy.summary')}
        </p>
        <p className={styles.sentence}>{sentence(fields, nameOf)}</p>
      </Card>
      <NamePart {...part} />
      <WhoPart {...part} />
      <WhenPart {...part} />
      <ThenPart {...part} />
      <StatePart {...part} />
      {!isAsking && <PolicyError error={save.error} />}
      <div className={styles.actions}>
        <Button type="submit" appearance="primary" disabledFocusable={save.isPending}>
          {t('console.save')}
        </Button>
        <PageLink to="/explain/what-if">{t('console.policy.try')}</PageLink>
      </div>
      <TurnOnDialog
        policy={isAsking ? fields : null}
        nameOf={nameOf}
        isBusy={save.isPending}
        error={isAsking ? save.error : null}
        onConfirm={() => save.mutate()}
        onClose={() => setAsking(false)}
      />
    </form>
  );
}

function NamePart({ draft, faults, onChange }: PolicyPartProps) {
  const styles = useStyles();
  const { t } = useLocale();
  return (
    <Card className={styles.part}>
      <NameFields
        label={t('console.policies.name')}
        name={draft.name}
        description={draft.description}
        faults={faults}
        descriptionMax={500}
        onChange={onChange}
      />
    </Card>
  );
}

function StatePart({ draft, onChange }: PolicyPartProps) {
  const styles = useStyles();
  const { t } = useLocale();
  return (
    <PolicyPart title={t('console.policies.state')}>
      <RadioGroup
        aria-label={t('console.policies.state')}
        value={draft.state}
        onChange={(_event, { value }) =>
          onChange({ state: AccessPolicyState.options.find((state) => state === value) ?? draft.state })
        }
      >
        {AccessPolicyState.options.map((state) => (
          <Radio
            key={state}
            value={state}
            label={
              <>
                {t(POLICY_STATE_TEXTS[state])}
                <span className={styles.hint}>{t(STATE_HINTS[state])}</span>
              </>
            }
          />
        ))}
      </RadioGroup>
    </PolicyPart>
  );
}
