import { Side } from '@alongside/protocol';
import { useLocale } from '@alongside/ui';
import { Field, Radio, RadioGroup } from '@fluentui/react-components';
import { pickableGroups, pickablePeople } from '../pick/pickable.ts';
import { SeveralPicker } from '../pick/several-picker.tsx';
import { SIDE_TEXTS } from '../texts/policy-texts.ts';
import type { MembersDraft, PolicyDraft, PolicyFault } from './policy-draft.ts';
import { FaultText, FewChoices, PolicyPart } from './policy-parts.tsx';

export interface PolicyPartProps {
  readonly draft: PolicyDraft;
  readonly faults: ReadonlySet<PolicyFault>;
  readonly onChange: (part: Partial<PolicyDraft>) => void;
}

/** Whom a policy concerns. */
export function WhoPart({ draft, faults, onChange }: PolicyPartProps) {
  const { t } = useLocale();
  return (
    <PolicyPart title={t('console.policy.who')}>
      <div>
        <FewChoices
          label={t('console.policy.sides')}
          options={Side.options}
          textOf={(side) => t(SIDE_TEXTS[side])}
          chosen={draft.sides}
          onChange={(sides) => onChange({ sides })}
        />
        {faults.has('sides') && <FaultText text={t('console.policy.fault-sides')} />}
      </div>
      <Field label={t('console.policy.people')}>
        <RadioGroup
          layout="horizontal"
          value={draft.isEverybody ? 'all' : 'some'}
          onChange={(_event, { value }) => onChange({ isEverybody: value === 'all' })}
        >
          <Radio value="all" label={t('console.policy.everybody')} />
          <Radio value="some" label={t('console.policy.some')} />
        </RadioGroup>
      </Field>
      {!draft.isEverybody && (
        <Members
          groupsLabel={t('console.policy.groups')}
          peopleLabel={t('console.policy.single-people')}
          value={draft.members}
          onChange={(members) => onChange({ members })}
        />
      )}
      {faults.has('people') && <FaultText text={t('console.policy.fault-people')} />}
      <Members
        groupsLabel={t('console.policy.except-groups')}
        peopleLabel={t('console.policy.except-people')}
        value={draft.except}
        onChange={(except) => onChange({ except })}
      />
    </PolicyPart>
  );
}

interface MembersProps {
  readonly groupsLabel: string;
  readonly peopleLabel: string;
  readonly value: MembersDraft;
  readonly onChange: (value: MembersDraft) => void;
}

function Members({ groupsLabel, peopleLabel, value, onChange }: MembersProps) {
  return (
    <>
      <SeveralPicker
        label={groupsLabel}
        from={pickableGroups('people')}
        values={value.groups}
        onChange={(groups) => onChange({ ...value, groups })}
      />
      <SeveralPicker
        label={peopleLabel}
        from={pickablePeople}
        values={value.people}
        onChange={(people) => onChange({ ...value, people })}
      />
    </>
  );
}
