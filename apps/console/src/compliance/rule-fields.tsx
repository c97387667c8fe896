import { useLocale } from '@alongside/ui';
import { Button, Field, Input, Select, makeStyles, tokens } from '@fluentui/react-components';
import { AddRegular, DeleteRegular } from '@fluentui/react-icons';
import { FaultText, OptionalPart, PolicyPart } from '../access-policies/policy-parts.tsx';
import {
  type ComplianceDraft,
  FACT_KINDS,
  type FactDraft,
  type FactKind,
  type LeastDraft,
  NEW_FACT,
} from './compliance-draft.ts';

const useStyles = makeStyles({
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'end', gap: tokens.spacingHorizontalS },
  grow: { flex: '1 1 160px', minWidth: 0 },
  small: { flex: '0 1 140px', minWidth: 0 },
  input: { minWidth: 0, width: '100%' },
});

export interface CompliancePartProps {
  readonly draft: ComplianceDraft;
  readonly faults: ReadonlySet<string>;
  readonly onChange: (part: Partial<ComplianceDraft>) => void;
}

/** What a device has to meet: the agent reads it. */
export function RuleFields({ draft, faults, onChange }: CompliancePartProps) {
  const { t, format } = useLocale();
  return (
    <PolicyPart title={t('console.compliance.rules')} text={t('console.compliance.rules-text')}>
      <OptionalPart
        label={t('console.rule-kind.disk-encryption')}
        isOn={draft.isDiskEncrypted}
        onToggle={(isDiskEncrypted) => onChange({ isDiskEncrypted })}
      />
      <OptionalPart
        label={t('console.rule-kind.firewall')}
        isOn={draft.isFirewallOn}
        onToggle={(isFirewallOn) => onChange({ isFirewallOn })}
      />
      <OptionalPart
        label={t('console.rule-kind.screen-lock')}
        isOn={draft.hasScreenLock}
        onToggle={(hasScreenLock) => onChange({ hasScreenLock })}
      />
      <SystemFields draft={draft} faults={faults} onChange={onChange} />
      <OptionalPart
        label={t('console.compliance.agent')}
        isOn={draft.isAgentAsked}
        onToggle={(isAgentAsked) => onChange({ isAgentAsked })}
      >
        <Field
          label={t('console.compliance.at-least')}
          {...(faults.has('agent-version') && { validationMessage: t('console.compliance.fault-version') })}
        >
          <Input
            dir="ltr"
            value={draft.agentAtLeast}
            onChange={(_event, { value }) => onChange({ agentAtLeast: value })}
          />
        </Field>
      </OptionalPart>
      <OptionalPart
        label={t('console.compliance.check-in')}
        isOn={draft.isCheckInAsked}
        onToggle={(isCheckInAsked) => onChange({ isCheckInAsked })}
      >
        <Field
          label={t('console.compliance.within')}
          {...(faults.has('last-check-in') && {
            validationMessage: t('console.fault.number', {
              least: format.number(1),
              most: format.number(365),
            }),
          })}
        >
          <Input
            type="number"
            inputMode="numeric"
            min={1}
            max={365}
            value={draft.checkInDays}
            contentAfter={t('console.settings.days')}
            onChange={(_event, { value }) => onChange({ checkInDays: value })}
          />
        </Field>
      </OptionalPart>
      <FactFields draft={draft} faults={faults} onChange={onChange} />
      {faults.has('rules') && <FaultText text={t('console.compliance.fault-rules')} />}
    </PolicyPart>
  );
}

const replaced = <Item,>(items: readonly Item[], index: number, part: Partial<Item>): Item[] =>
  items.map((item, at) => (at === index ? { ...item, ...part } : item));
const without = <Item,>(items: readonly Item[], index: number): Item[] =>
  items.filter((_item, at) => at !== index);

function SystemFields({ draft, faults, onChange }: CompliancePartProps) {
  const styles = useStyles();
  const { t } = useLocale();
  const put = (least: readonly LeastDraft[]) => onChange({ least });
  return (
    <OptionalPart
      label={t('console.compliance.system')}
      isOn={draft.isSystemAsked}
      onToggle={(isSystemAsked) => onChange({ isSystemAsked })}
    >
      {draft.least.map(({ system, atLeast }, index) => (
        <div key={index} className={styles.line}>
          <Field className={styles.grow} label={t('console.compliance.system-name')}>
            <Input
              dir="ltr"
              className={styles.input}
              value={system}
              maxLength={60}
              placeholder={EXAMPLE_SYSTEM}
              onChange={(_event, { value }) => put(replaced(draft.least, index, { system: value }))}
            />
          </Field>
          <Field className={styles.small} label={t('console.compliance.at-least')}>
            <Input
              dir="ltr"
              className={styles.input}
              value={atLeast}
              placeholder={EXAMPLE_VERSION}
              onChange={(_event, { value }) => put(replaced(draft.least, index, { atLeast: value }))}
            />
          </Field>
          <Button
            icon={<DeleteRegular />}
            appearance="subtle"
            disabledFocusable={draft.least.length === 1}
            aria-label={t('console.compliance.remove-system', { name: system })}
            onClick={() => {
              if (draft.least.length > 1) put(without(draft.least, index));
            }}
          />
        </div>
      ))}
      {faults.has('os-version') && <FaultText text={t('console.compliance.fault-system')} />}
      <div>
        <Button
          size="small"
          icon={<AddRegular />}
          onClick={() => put([...draft.least, { system: '', atLeast: '' }])}
        >
          {t('console.compliance.add-system')}
        </Button>
      </div>
    </OptionalPart>
  );
}

const EXAMPLE_SYSTEM = 'Windows';
const EXAMPLE_VERSION = '11 24H2';
const EXAMPLE_SOURCE = 'defender';
const EXAMPLE_KEY = 'antivirus-on';

function FactFields({ draft, faults, onChange }: CompliancePartProps) {
  const { t } = useLocale();
  return (
    <OptionalPart
      label={t('console.compliance.facts')}
      isOn={draft.facts.length > 0}
      onToggle={(isOn) => onChange({ facts: isOn ? [NEW_FACT] : [] })}
    >
      {draft.facts.map((fact, index) => (
        <FactLine
          key={index}
          fact={fact}
          isFaulty={faults.has(`fact-${index}`)}
          onChange={(part) => onChange({ facts: replaced(draft.facts, index, part) })}
          onRemove={() => onChange({ facts: without(draft.facts, index) })}
        />
      ))}
      <div>
        <Button
          size="small"
          icon={<AddRegular />}
          onClick={() => onChange({ facts: [...draft.facts, NEW_FACT] })}
        >
          {t('console.compliance.add-fact')}
        </Button>
      </div>
    </OptionalPart>
  );
}

const FACT_KIND_TEXTS: Readonly<Record<FactKind, string>> = {
  'yes-no': 'console.compliance.fact-yes-no',
  number: 'console.compliance.fact-number',
  text: 'console.compliance.fact-text',
};

const STANDARD_VALUES: Readonly<Record<FactKind, string>> = { 'yes-no': 'true', number: '0', text: '' };

interface FactLineProps {
  readonly fact: FactDraft;
  readonly isFaulty: boolean;
  readonly onChange: (part: Partial<FactDraft>) => void;
  readonly onRemove: () => void;
}

function FactLine({ fact, isFaulty, onChange, onRemove }: FactLineProps) {
  const styles = useStyles();
  const { t } = useLocale();
  return (
    <div role="group" aria-label={t('console.compliance.fact', { name: fact.key })}>
      <div className={styles.line}>
        <Field className={styles.grow} label={t('console.compliance.fact-source')}>
          <Input
            dir="ltr"
            className={styles.input}
            value={fact.source}
            placeholder={EXAMPLE_SOURCE}
            onChange={(_event, { value }) => onChange({ source: value })}
          />
        </Field>
        <Field className={styles.grow} label={t('console.compliance.fact-key')}>
          <Input
            dir="ltr"
            className={styles.input}
            value={fact.key}
            placeholder={EXAMPLE_KEY}
            onChange={(_event, { value }) => onChange({ key: value })}
          />
        </Field>
        <Field className={styles.small} label={t('console.compliance.fact-kind')}>
          <Select
            className={styles.input}
            value={fact.kind}
            onChange={(_event, { value }) => {
              const kind = FACT_KINDS.find((one) => one === value) ?? fact.kind;
              onChange({ kind, value: STANDARD_VALUES[kind], op: 'equals' });
            }}
          >
            {FACT_KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {t(FACT_KIND_TEXTS[kind])}
              </option>
            ))}
          </Select>
        </Field>
        <FactValue fact={fact} onChange={onChange} />
        <Button
          icon={<DeleteRegular />}
          appearance="subtle"
          aria-label={t('console.compliance.remove-fact', { name: fact.key })}
          onClick={onRemove}
        />
      </div>
      {isFaulty && <FaultText text={t('console.compliance.fault-fact')} />}
    </div>
  );
}

function FactValue({ fact, onChange }: Pick<FactLineProps, 'fact' | 'onChange'>) {
  const styles = useStyles();
  const { t } = useLocale();
  if (fact.kind === 'yes-no') {
    return (
      <Field className={styles.small} label={t('console.compliance.fact-value')}>
        <Select
          className={styles.input}
          value={fact.value}
          onChange={(_event, { value }) => onChange({ value })}
        >
          <option value="true">{t('console.compliance.yes')}</option>
          <option value="false">{t('console.compliance.no')}</option>
        </Select>
      </Field>
    );
  }
  return (
    <>
      <Field className={styles.small} label={t('console.compliance.fact-op')}>
        <Select
          className={styles.input}
          value={fact.op}
          onChange={(_event, { value }) => onChange({ op: value === 'equals' ? 'equals' : 'at-least' })}
        >
          <option value="equals">{t('console.compliance.equals')}</option>
          <option value="at-least">{t('console.compliance.at-least')}</option>
        </Select>
      </Field>
      <Field className={styles.small} label={t('console.compliance.fact-value')}>
        <Input
          dir="auto"
          className={styles.input}
          type={fact.kind === 'number' ? 'number' : 'text'}
          step="any"
          value={fact.value}
          maxLength={200}
          onChange={(_event, { value }) => onChange({ value })}
        />
      </Field>
    </>
  );
}
