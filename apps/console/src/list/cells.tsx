import type { Instant } from '@alongside/protocol';
import { useLocale } from '@alongside/ui';
import { mergeClasses } from '@fluentui/react-components';
import { useListStyles } from './use-list-styles.ts';

/** A text of the catalogues. */
export function TextCell({
  textKey,
  isQuiet = false,
}: {
  readonly textKey: string;
  readonly isQuiet?: boolean;
}) {
  const list = useListStyles();
  const { t } = useLocale();
  return <span className={mergeClasses(isQuiet && list.quiet)}>{t(textKey)}</span>;
}

/** What somebody wrote or a device says, in one line; null: nothing. */
export function NameCell({ name }: { readonly name: string | null }) {
  const list = useListStyles();
  if (name === null || name === '') return <TextCell textKey="console.sessions.nothing" isQuiet />;
  return (
    <bdi className={list.clip} title={name}>
      {name}
    </bdi>
  );
}

/** A moment; null: it never was. */
export function MomentCell({ at, neverKey }: { readonly at: Instant | null; readonly neverKey: string }) {
  const list = useListStyles();
  const { format } = useLocale();
  if (at === null) return <TextCell textKey={neverKey} isQuiet />;
  return <span className={list.number}>{format.dateTime(at)}</span>;
}

export function NumberCell({ value }: { readonly value: number }) {
  const list = useListStyles();
  const { format } = useLocale();
  return <span className={mergeClasses(list.number, value === 0 && list.quiet)}>{format.number(value)}</span>;
}
