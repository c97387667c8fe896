import { errorText, useLocale } from '@alongside/ui';
import { Combobox, Field, Option, makeStyles, tokens } from '@fluentui/react-components';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { Choice, Pickable } from './pickable.ts';
import { useSettled } from './use-settled.ts';

const useStyles = makeStyles({
  field: { minWidth: '180px' },
  box: { minWidth: 0 },
  // Over the heads of lists, which stick. Its placing makes it as high as the window, which leaves it no place below.
  found: { maxHeight: 'min(320px, 50dvh) !important', zIndex: 3 },
  option: { display: 'flex', flexDirection: 'column', minWidth: 0 },
  detail: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

interface SearchPickerProps<Id extends string> {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly placeholder?: string;
  readonly size?: 'small' | 'medium';
  readonly from: Pickable<Id>;
  /** null: nothing is chosen. */
  readonly value: Choice<Id> | null;
  readonly onChoose: (choice: Choice<Id> | null) => void;
  /** Not offered. */
  readonly without?: ReadonlySet<string>;
}

/** Finds one of many by a few letters. */
export function SearchPicker<Id extends string>(props: SearchPickerProps<Id>) {
  const { from, value, onChoose, without } = props;
  const styles = useStyles();
  const locale = useLocale();
  const { t } = locale;
  const [typed, setTyped] = useState<string | null>(null);
  const [isOpen, setOpen] = useState(false);
  const search = useSettled((typed ?? '').trim());
  const { data, isFetching, error } = useQuery({
    queryKey: [...from.key, search],
    queryFn: () => from.find(search),
    enabled: isOpen,
    // What somebody is about to click on mustn't go while more letters are asked about.
    placeholderData: keepPreviousData,
  });
  const choices = (data ?? []).filter(({ id }) => without?.has(id) !== true);
  const nothing = t(isFetching ? 'console.list.loading' : 'console.pick.nothing');
  const whyNone = error === null ? nothing : errorText(error, locale);
  return (
    <Field
      label={props.label}
      className={styles.field}
      size={props.size ?? 'medium'}
      {...(props.hint !== undefined && { hint: { children: props.hint } })}
    >
      <Combobox
        className={styles.box}
        listbox={{ className: styles.found }}
        inlinePopup
        positioning={{ strategy: 'fixed', position: 'below', align: 'start' }}
        clearable
        freeform
        placeholder={props.placeholder ?? t('console.pick.placeholder')}
        value={typed ?? value?.name ?? ''}
        selectedOptions={value === null ? [] : [value.id]}
        onChange={({ target }) => setTyped(target.value)}
        onOpenChange={(_event, { open }) => {
          setOpen(open);
          if (!open) setTyped(null);
        }}
        onOptionSelect={(_event, { optionValue }) => {
          setTyped(null);
          const chosen = choices.find(({ id }) => id === optionValue);
          if (chosen !== undefined) onChoose(chosen);
          else if (optionValue === undefined) onChoose(null);
        }}
      >
        {choices.map(({ id, name, detail }) => (
          <Option key={id} value={id} text={name}>
            <span className={styles.option}>
              <bdi>{name}</bdi>
              {typeof detail === 'string' && <bdi className={styles.detail}>{detail}</bdi>}
            </span>
          </Option>
        ))}
        {choices.length === 0 && (
          <Option disabled value="" text={whyNone}>
            {whyNone}
          </Option>
        )}
      </Combobox>
    </Field>
  );
}
