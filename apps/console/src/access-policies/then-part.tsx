import { useLocale } from '@alongside/ui';
import { Field, Input, Radio, RadioGroup } from '@fluentui/react-components';
import { pickableGroups } from '../pick/pickable.ts';
import { SeveralPicker } from '../pick/several-picker.tsx';
import { FaultText, OptionalPart, PolicyPart } from './policy-parts.tsx';
import { HoursField } from './hours-field.tsx';
import type { PolicyPartProps } from './who-part.tsx';

const HOURS_MAX = 30 * 24;

/** What follows where a policy applies. */
export function ThenPart({ draft, faults, onChange }: PolicyPartProps) {
  const { t } = useLocale();
  return (
    <PolicyPart title={t('console.policy.then')}>
      <RadioGroup
        aria-label={t('console.policy.then')}
        value={draft.then}
        onChange={(_event, { value }) => onChange({ then: value === 'block' ? 'block' : 'require' })}
      >
        <Radio value="block" label={t('console.policy.block')} />
        <Radio value="require" label={t('console.policy.require')} />
      </RadioGroup>
      {draft.then === 'require' && (
        <>
          <OptionalPart
            label={t('console.policy.require-mfa')}
            isOn={draft.isMfaAsked}
            onToggle={(isMfaAsked) => onChange({ isMfaAsked })}
          >
            <Field
              label={t('console.policy.acr')}
              hint={t('console.policy.acr-hint')}
              {...(faults.has('acrValues') && { validationMessage: t('console.policy.fault-acr') })}
            >
              <Input
                dir="ltr"
                value={draft.acrValues}
                onChange={(_event, { value }) => onChange({ acrValues: value })}
              />
            </Field>
          </OptionalPart>
          <OptionalPart
            label={t('console.policy.require-compliant-device')}
            isOn={draft.isCompliantDeviceAsked}
            onToggle={(isCompliantDeviceAsked) => onChange({ isCompliantDeviceAsked })}
          />
          <OptionalPart
            label={t('console.policy.require-fresh-sign-in')}
            isOn={draft.isFreshSignInAsked}
            onToggle={(isFreshSignInAsked) => onChange({ isFreshSignInAsked })}
          >
            <HoursField
              label={t('console.policy.fresh-within')}
              value={draft.freshHours}
              isFaulty={faults.has('withinMs')}
              most={HOURS_MAX}
              onChange={(freshHours) => onChange({ freshHours })}
            />
          </OptionalPart>
          <OptionalPart
            label={t('console.policy.require-approval')}
            isOn={draft.isApprovalAsked}
            onToggle={(isApprovalAsked) => onChange({ isApprovalAsked })}
          >
            <SeveralPicker
              label={t('console.policy.approvers')}
              hint={t('console.policy.approvers-hint')}
              from={pickableGroups('people')}
              values={draft.approvers}
              onChange={(approvers) => onChange({ approvers })}
            />
          </OptionalPart>
          {faults.has('then') && !faults.has('withinMs') && !faults.has('acrValues') && (
            <FaultText text={t('console.policy.fault-then')} />
          )}
          <Field label={t('console.policy.match')}>
            <RadioGroup
              layout="horizontal"
              value={draft.match}
              onChange={(_event, { value }) => onChange({ match: value === 'any' ? 'any' : 'all' })}
            >
              <Radio value="all" label={t('console.policy.match-all')} />
              <Radio value="any" label={t('console.policy.match-any')} />
            </RadioGroup>
          </Field>
        </>
      )}
    </PolicyPart>
  );
}
