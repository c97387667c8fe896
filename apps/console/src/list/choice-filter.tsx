import { useLocale } from '@alongside/ui';
import { Field, Select, makeStyles } from '@fluentui/react-components';

const useStyles = makeStyles({
  field: { minWidth: '96px', maxWidth: '160px', flex: '1 1 112px' },
  select: { minWidth: 0, '& select': { minWidth: 0, width: '100%' } },
});

interface ChoiceFilterProps<Choice extends string> {
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly texts: Readonly<Record<Choice, string>>;
  /** What no choice means. Default: all. */
  readonly anyKey?: string;
  readonly value: Choice | undefined;
  readonly onChoose: (choice: Choice | undefined) => void;
}

/** One filter of a list: all, or one of a few. */
export function ChoiceFilter<Choice extends string>(props: ChoiceFilterProps<Choice>) {
  const styles = useStyles();
  const { t } = useLocale();
  return (
    <Field label={props.label} size="small" className={styles.field}>
      <Select
        className={styles.select}
        value={props.value ?? ''}
        onChange={(_event, { value }) => props.onChoose(props.choices.find((choice) => choice === value))}
      >
        <option value="">{t(props.anyKey ?? 'console.list.all')}</option>
        {props.choices.map((choice) => (
          <option key={choice} value={choice}>
            {t(props.texts[choice])}
          </option>
        ))}
      </Select>
    </Field>
  );
}
