import { countDevicesByRuleRoute, type DeviceCondition, type DeviceRule } from '@alongside/protocol';
import { ErrorNotice, useLocale } from '@alongside/ui';
import { Button, Field, Input, Select, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { AddRegular, DeleteRegular } from '@fluentui/react-icons';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { OWNERSHIP_TEXTS, PLATFORM_TEXTS } from '../devices/device-texts.ts';
import { useSettled } from '../pick/use-settled.ts';
import { callRoute } from '../server/call-route.ts';
import {
  changed,
  conditionOn,
  isWholeCondition,
  isWholeRule,
  RULE_CONDITIONS_MAX,
  RULE_FIELDS,
  RULE_OPS,
  RULE_VALUES,
  type RuleField,
  type RuleOp,
} from './rule-draft.ts';

const FIELD_TEXTS: Readonly<Record<RuleField, string>> = {
  platform: 'console.devices.platform',
  osVersion: 'console.devices.os-version',
  name: 'console.devices.name',
  model: 'console.devices.model',
  ownership: 'console.devices.ownership',
  agentVersion: 'console.devices.agent-version',
};

const OP_TEXTS: Readonly<Record<RuleOp, string>> = {
  is: 'console.rule.is',
  'is-not': 'console.rule.is-not',
  contains: 'console.rule.contains',
  'starts-with': 'console.rule.starts-with',
  'at-least': 'console.rule.at-least',
  below: 'console.rule.below',
};

const VALUE_TEXTS: Readonly<Record<string, string>> = { ...PLATFORM_TEXTS, ...OWNERSHIP_TEXTS };

const useStyles = makeStyles({
  rule: { display: 'grid', gap: tokens.spacingVerticalS, border: 'none', margin: 0, padding: 0, minWidth: 0 },
  legend: { padding: 0, fontWeight: tokens.fontWeightSemibold },
  condition: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS, alignItems: 'start' },
  part: { flex: '1 1 120px', minWidth: 0 },
  select: { minWidth: 0, '& select': { minWidth: 0, width: '100%' } },
  foot: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalL },
  count: { color: tokens.colorNeutralForeground2 },
});

interface RuleEditorProps {
  readonly rule: DeviceRule;
  readonly onChange: (rule: DeviceRule) => void;
  /** Somebody tried to save: what is missing is said. */
  readonly isChecked: boolean;
}

/** Which devices are in a group: those that meet every line. How many these are now is said below. */
export function RuleEditor({ rule, onChange, isChecked }: RuleEditorProps) {
  const styles = useStyles();
  const { t } = useLocale();
  const put = (at: number, condition: DeviceCondition) => onChange({ all: rule.all.with(at, condition) });
  return (
    <fieldset className={styles.rule}>
      <legend className={styles.legend}>{t('console.rule.title')}</legend>
      {rule.all.map((condition, at) => (
        <Condition
          key={at}
          condition={condition}
          isChecked={isChecked}
          onChange={(next) => put(at, next)}
          onRemove={rule.all.length > 1 ? () => onChange({ all: rule.all.toSpliced(at, 1) }) : null}
        />
      ))}
      <div className={styles.foot}>
        <Button
          size="small"
          icon={<AddRegular />}
          disabledFocusable={rule.all.length >= RULE_CONDITIONS_MAX}
          onClick={() => onChange({ all: [...rule.all, conditionOn('name')] })}
        >
          {t('console.rule.add')}
        </Button>
        <RuleCount rule={rule} />
      </div>
    </fieldset>
  );
}

interface ConditionProps {
  readonly condition: DeviceCondition;
  readonly isChecked: boolean;
  readonly onChange: (condition: DeviceCondition) => void;
  /** null: it is the only one. */
  readonly onRemove: (() => void) | null;
}

function Condition({ condition, isChecked, onChange, onRemove }: ConditionProps) {
  const styles = useStyles();
  const { t } = useLocale();
  const { field, op, value } = condition;
  const values = RULE_VALUES[field];
  const isFaulty = isChecked && !isWholeCondition(condition);
  return (
    <div className={styles.condition}>
      <Select
        className={mergeClasses(styles.part, styles.select)}
        aria-label={t('console.rule.field')}
        value={field}
        onChange={(_event, data) => {
          const next = RULE_FIELDS.find((one) => one === data.value);
          if (next !== undefined) onChange(conditionOn(next));
        }}
      >
        {RULE_FIELDS.map((one) => (
          <option key={one} value={one}>
            {t(FIELD_TEXTS[one])}
          </option>
        ))}
      </Select>
      <Select
        className={mergeClasses(styles.part, styles.select)}
        aria-label={t('console.rule.op')}
        value={op}
        onChange={(_event, data) => {
          const next = RULE_OPS[field].find((one) => one === data.value);
          if (next !== undefined) onChange(changed(condition, { op: next }));
        }}
      >
        {RULE_OPS[field].map((one) => (
          <option key={one} value={one}>
            {t(OP_TEXTS[one])}
          </option>
        ))}
      </Select>
      {values === null ? (
        <Field
          className={styles.part}
          {...(isFaulty && { validationMessage: t('console.rule.value-missing') })}
        >
          <Input
            dir="auto"
            aria-label={t('console.rule.value')}
            value={value}
            maxLength={50}
            onChange={(_event, data) => onChange(changed(condition, { value: data.value }))}
          />
        </Field>
      ) : (
        <Select
          className={mergeClasses(styles.part, styles.select)}
          aria-label={t('console.rule.value')}
          value={value}
          onChange={(_event, data) => onChange(changed(condition, { value: data.value }))}
        >
          {values.map((one) => (
            <option key={one} value={one}>
              {t(VALUE_TEXTS[one] ?? one)}
            </option>
          ))}
        </Select>
      )}
      {onRemove !== null && (
        <Button
          appearance="subtle"
          icon={<DeleteRegular />}
          aria-label={t('console.rule.remove')}
          onClick={onRemove}
        />
      )}
    </div>
  );
}

/** How many devices meet the rule as it stands, once nobody types any more. */
function RuleCount({ rule }: { readonly rule: DeviceRule }) {
  const styles = useStyles();
  const { t } = useLocale();
  const settled = useSettled(JSON.stringify(rule));
  const asked = JSON.parse(settled) as DeviceRule;
  const count = useQuery({
    queryKey: ['devices', 'by-rule', settled],
    queryFn: () => callRoute(countDevicesByRuleRoute, { body: { rule: asked } }),
    enabled: isWholeRule(asked),
    placeholderData: keepPreviousData,
  });
  if (count.error !== null) return <ErrorNotice error={count.error} />;
  return (
    <span role="status" className={styles.count}>
      {count.data !== undefined &&
        isWholeRule(asked) &&
        t('console.rule.count', { count: count.data.devices })}
    </span>
  );
}
