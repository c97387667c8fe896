import { Field, Input } from '@fluentui/react-components';

interface DayFilterProps {
  readonly label: string;
  /** `2026-11-20`; undefined: no limit. */
  readonly value: string | undefined;
  readonly min?: string | undefined;
  readonly max?: string | undefined;
  readonly onChoose: (day: string | undefined) => void;
}

/** A day, by the browser's own field: everybody's order of day and month, and a calendar that is accessible. */
export function DayFilter({ label, value, min, max, onChoose }: DayFilterProps) {
  return (
    <Field label={label} size="small">
      <Input
        type="date"
        value={value ?? ''}
        {...(min !== undefined && { min })}
        {...(max !== undefined && { max })}
        onChange={(_event, { value: day }) => onChoose(day === '' ? undefined : day)}
      />
    </Field>
  );
}
