import { useLocale } from '@alongside/ui';
import { Field, Input, Textarea } from '@fluentui/react-components';

interface Named {
  readonly name: string;
  readonly description: string;
}

interface NameFieldsProps extends Named {
  readonly label: string;
  /** Has `name` or `description` where what is there now can't be saved. */
  readonly faults: ReadonlySet<string>;
  /** Characters. Default 100. */
  readonly nameMax?: number;
  /** Characters. */
  readonly descriptionMax: number;
  readonly onChange: (part: Partial<Named>) => void;
}

/** Name and description of something that an administrator makes. */
export function NameFields({
  label,
  name,
  description,
  faults,
  nameMax = 100,
  descriptionMax,
  onChange,
}: NameFieldsProps) {
  const { t, format } = useLocale();
  return (
    <>
      <Field
        label={label}
        required
        {...(faults.has('name') && {
          validationMessage: t('console.fault.name', { most: format.number(nameMax) }),
        })}
      >
        <Input
          dir="auto"
          value={name}
          maxLength={nameMax}
          onChange={(_event, { value }) => onChange({ name: value })}
        />
      </Field>
      <Field
        label={t('console.groups.description')}
        {...(faults.has('description') && {
          validationMessage: t('console.fault.description', { most: format.number(descriptionMax) }),
        })}
      >
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
