import { useLocale } from '@alongside/ui';
import {
  InteractionTag,
  InteractionTagPrimary,
  InteractionTagSecondary,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Choice, Pickable } from './pickable.ts';
import { SearchPicker } from './search-picker.tsx';

const useStyles = makeStyles({
  tags: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalXS,
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    marginBlockStart: tokens.spacingVerticalS,
  },
});

interface SeveralPickerProps<Id extends string> {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly from: Pickable<Id>;
  readonly values: readonly Choice<Id>[];
  readonly onChange: (values: readonly Choice<Id>[]) => void;
}

/** Finds any number of many, one after the other. */
export function SeveralPicker<Id extends string>(props: SeveralPickerProps<Id>) {
  const { from, values, onChange } = props;
  const styles = useStyles();
  const { t } = useLocale();
  return (
    <div>
      <SearchPicker
        label={props.label}
        {...(props.hint !== undefined && { hint: props.hint })}
        from={from}
        value={null}
        without={new Set(values.map(({ id }) => id))}
        onChoose={(choice) => {
          if (choice !== null) onChange([...values, choice]);
        }}
      />
      {values.length > 0 && (
        <ul className={styles.tags} aria-label={props.label}>
          {values.map(({ id, name }) => (
            <li key={id}>
              <InteractionTag size="small" value={id}>
                <InteractionTagPrimary hasSecondaryAction>
                  <bdi>{name}</bdi>
                </InteractionTagPrimary>
                <InteractionTagSecondary
                  aria-label={t('console.pick.remove', { name })}
                  onClick={() => onChange(values.filter((value) => value.id !== id))}
                />
              </InteractionTag>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
