import {
  addCompliancePolicyRoute,
  type CompliancePolicyView,
  DevicePlatform,
  updateCompliancePolicyRoute,
} from '@alongside/protocol';
import { Card, ErrorNotice, useLocale } from '@alongside/ui';
import { Button, Field, Input, Radio, RadioGroup, makeStyles, tokens } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { FaultText, FewChoices, PolicyPart } from '../access-policies/policy-parts.tsx';
import { PLATFORM_TEXTS } from '../devices/device-texts.ts';
import { pickableGroups } from '../pick/pickable.ts';
import { SeveralPicker } from '../pick/several-picker.tsx';
import { callRoute } from '../server/call-route.ts';
import { refreshTopics } from '../server/refresh-topic.ts';
import { NameFields } from '../shell/name-fields.tsx';
import { useNotices } from '../shell/notices.tsx';
import { changesOf, useDraft } from '../shell/use-draft.ts';
import { bodyOf, complianceFaults, draftOf, NEW_COMPLIANCE } from './compliance-draft.ts';
import { type CompliancePartProps, RuleFields } from './rule-fields.tsx';

const GRACE_MAX = 365;

const useStyles = makeStyles({
  form: { display: 'grid', gap: tokens.spacingVerticalL, maxWidth: '760px' },
  part: { display: 'grid', gap: tokens.spacingVerticalM },
  inert: { border: 'none', margin: 0, padding: 0, minWidth: 0 },
  number: { maxWidth: '180px' },
});

interface ComplianceFormProps {
  /** null: a new policy. */
  readonly stored: CompliancePolicyView | null;
  readonly mayChange: boolean;
}

export function ComplianceForm({ stored, mayChange }: ComplianceFormProps) {
  const styles = useStyles();
  const { t } = useLocale();
  const { say } = useNotices();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const before = stored === null ? NEW_COMPLIANCE : draftOf(stored);
  const { draft, put } = useDraft(before);
  const [isChecked, setChecked] = useState(false);
  const faults = complianceFaults(draft);
  const save = useMutation({
    mutationFn: () =>
      stored === null
        ? callRoute(addCompliancePolicyRoute, { body: bodyOf(draft) })
        : callRoute(updateCompliancePolicyRoute, {
            params: { policyId: stored.id },
            body: changesOf(bodyOf(before), bodyOf(draft)),
          }),
    onSuccess: async ({ id, name }) => {
      say(t('console.compliance.saved', { name }));
      await refreshTopics(queries, 'compliance-policies', 'devices');
      if (stored === null) await navigate({ to: '/policies/compliance/$policyId', params: { policyId: id } });
    },
  });
  const part: CompliancePartProps = {
    draft,
    faults: isChecked ? faults : new Set(),
    onChange: put,
  };
  return (
    <form
      noValidate
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        setChecked(true);
        if (faults.size === 0 && !save.isPending) save.mutate();
      }}
    >
      <fieldset disabled={!mayChange} className={styles.inert}>
        <div className={styles.form}>
          <NamePart {...part} />
          <DeviceFields {...part} />
          <RuleFields {...part} />
          <GraceField {...part} />
        </div>
      </fieldset>
      <ErrorNotice error={save.error} />
      {mayChange && (
        <div>
          <Button type="submit" appearance="primary" disabledFocusable={save.isPending}>
            {t('console.save')}
          </Button>
        </div>
      )}
    </form>
  );
}

function NamePart({ draft, faults, onChange }: CompliancePartProps) {
  const styles = useStyles();
  const { t } = useLocale();
  return (
    <Card className={styles.part}>
      <NameFields
        label={t('console.policies.name')}
        name={draft.name}
        description={draft.description}
        faults={faults}
        descriptionMax={1_000}
        onChange={onChange}
      />
    </Card>
  );
}

function DeviceFields({ draft, faults, onChange }: CompliancePartProps) {
  const { t } = useLocale();
  return (
    <PolicyPart title={t('console.compliance.for')}>
      <div>
        <FewChoices
          label={t('console.compliance.platforms')}
          options={DevicePlatform.options}
          textOf={(platform) => t(PLATFORM_TEXTS[platform])}
          chosen={draft.platforms}
          onChange={(platforms) => onChange({ platforms })}
        />
        {faults.has('platforms') && <FaultText text={t('console.policy.fault-list')} />}
      </div>
      <RadioGroup
        aria-label={t('console.compliance.for')}
        value={draft.isForAll ? 'all' : 'some'}
        onChange={(_event, { value }) => onChange({ isForAll: value === 'all' })}
      >
        <Radio value="all" label={t('console.compliance.all-devices')} />
        <Radio value="some" label={t('console.compliance.some-devices')} />
      </RadioGroup>
      {!draft.isForAll && (
        <SeveralPicker
          label={t('console.compliance.groups')}
          from={pickableGroups('devices')}
          values={draft.groups}
          onChange={(groups) => onChange({ groups })}
        />
      )}
      {faults.has('assignment') && <FaultText text={t('console.policy.fault-list')} />}
      <SeveralPicker
        label={t('console.policy.except-groups')}
        from={pickableGroups('devices')}
        values={draft.except}
        onChange={(except) => onChange({ except })}
      />
    </PolicyPart>
  );
}

function GraceField({ draft, faults, onChange }: CompliancePartProps) {
  const styles = useStyles();
  const { t, format } = useLocale();
  return (
    <Card>
      <Field
        label={t('console.compliance.grace')}
        hint={t('console.compliance.grace-hint')}
        {...(faults.has('graceDays') && {
          validationMessage: t('console.fault.number', {
            least: format.number(0),
            most: format.number(GRACE_MAX),
          }),
        })}
      >
        <Input
          type="number"
          inputMode="numeric"
          className={styles.number}
          min={0}
          max={GRACE_MAX}
          value={draft.graceDays}
          contentAfter={t('console.settings.days')}
          onChange={(_event, { value }) => onChange({ graceDays: value })}
        />
      </Field>
    </Card>
  );
}
