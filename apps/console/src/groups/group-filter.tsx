import type { GroupId, GroupKind } from '@alongside/protocol';
import { useLocale } from '@alongside/ui';
import { useQuery } from '@tanstack/react-query';
import { pickableGroups } from '../pick/pickable.ts';
import { SearchPicker } from '../pick/search-picker.tsx';
import { organisationQueries } from '../server/organisation-queries.ts';

interface GroupFilterProps {
  /** undefined: of people and of devices. */
  readonly kind?: GroupKind;
  readonly value: GroupId | undefined;
  readonly onChoose: (group: GroupId | undefined) => void;
}

/** Narrows a list to the members of one group, also of those inside it. */
export function GroupFilter({ kind, value, onChoose }: GroupFilterProps) {
  const { t } = useLocale();
  const group = useQuery(organisationQueries.group(value));
  const name = group.data?.name ?? t('console.groups.one');
  return (
    <SearchPicker
      label={t('console.groups.one')}
      size="small"
      placeholder={t('console.list.all')}
      from={pickableGroups(kind)}
      value={value === undefined ? null : { id: value, name }}
      onChoose={(choice) => onChoose(choice?.id)}
    />
  );
}
