import { useLocale } from '@alongside/ui';
import { Field, Input } from '@fluentui/react-components';

interface HoursFieldProps {
  readonly label: string;
  /** As typed. */
  readonly value: string;
  readonly isFaulty: boolean;
  /** Hours. */
  readonly most: number;
  readonly onChange: (hours: string) => void;
}

/** How long, in hours. */
export function HoursField({ label, value, isFaulty, most, onChange }: HoursFieldProps) {
  const { t, format } = useLocale();
  const fault = t('console.policy.fault-hours', { most: format.number(most) });
  return (
    <Field label={label} {...(isFaulty && { validationMessage: fault })}>
      <Input
        type="number"
        inputMode="decimal"
        min={0}
        max={most}
        step="any"
        value={value}
        contentAfter={t('console.policy.hours')}
        onChange={(_event, data) => onChange(data.value)}
      />
    </Field>
  );
}
