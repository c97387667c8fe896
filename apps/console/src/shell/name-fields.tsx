import { useLocale } from '@alongside/ui';
import { Field, Input, Textarea } from '@fluentui/react-components';

const NAME_MAX = 100;

interface Named {
  readonly name: string;
  readonly description: string;
}

interface NameFieldsProps extends Named {
  readonly label: string;
  /** The name that is there now can't be saved. */
  readonly isFaulty: boolean;
  /** Characters. */
  readonly descriptionMax: number;
  readonly onChange: (part: Partial<Named>) => void;
}

/** Name and description of something that an administrator makes. */
export function NameFields({
  label,
  name,
  description,
  isFaulty,
  descriptionMax,
  onChange,
}: NameFieldsProps) {
  const { t } = useLocale();
  return (
    <>
      <Field label={label} required {...(isFaulty && { validationMessage: t('console.fault.name') })}>
        <Input
          dir="auto"
          value={name}
          maxLength={NAME_MAX}
          onChange={(_event, { value }) => onChange({ name: value })}
        />
      </Field>
      <Field label={t('console.groups.description')}>
        <Textarea
          dir="auto"
          value={description}
          maxLength={descriptionMax}
          onChange={(_event, { value }) => onChange({ description: value })}
        />
      </Field>
    </>
  );
}
