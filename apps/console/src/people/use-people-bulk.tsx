import { bulkPeopleRoute, type GroupId, type PeopleBulkAction, type PersonId } from '@alongside/protocol';
import { useLocale } from '@alongside/ui';
import {
  PeopleAddRegular,
  PeopleSubtractRegular,
  PersonAvailableRegular,
  PersonProhibitedRegular,
} from '@fluentui/react-icons';
import { useState } from 'react';
import type { BulkAction } from '../bulk/bulk-action.ts';
import { type Choice, pickableGroups } from '../pick/pickable.ts';
import { SearchPicker } from '../pick/search-picker.tsx';
import { callRoute } from '../server/call-route.ts';

const sending = (action: PeopleBulkAction) => (ids: readonly string[]) =>
  callRoute(bulkPeopleRoute, { body: { ids: ids.map((id) => id as PersonId), action } });

const deactivate = sending({ kind: 'deactivate' });
const reactivate = sending({ kind: 'reactivate' });

/** What can be done to many people at once. */
export function usePeopleBulk(): readonly BulkAction[] {
  const { t } = useLocale();
  const [group, setGroup] = useState<Choice<GroupId> | null>(null);
  const choice = (
    <SearchPicker
      label={t('console.groups.one')}
      from={pickableGroups('people')}
      value={group}
      onChoose={setGroup}
    />
  );
  const inGroup = (kind: 'add-to-group' | 'remove-from-group') =>
    group === null
      ? () => Promise.resolve({ changed: [], failed: [] })
      : sending({ kind, groupId: group.id });
  return [
    {
      key: 'deactivate',
      textKey: 'console.people.deactivate',
      icon: <PersonProhibitedRegular />,
      titleKey: 'console.people.bulk-deactivate',
      explanationKey: 'console.people.deactivate-text',
      send: deactivate,
      undo: reactivate,
    },
    {
      key: 'reactivate',
      textKey: 'console.people.reactivate',
      icon: <PersonAvailableRegular />,
      titleKey: 'console.people.bulk-reactivate',
      explanationKey: 'console.people.bulk-reactivate-text',
      send: reactivate,
      undo: deactivate,
    },
    {
      key: 'add-to-group',
      textKey: 'console.bulk.add-to-group',
      icon: <PeopleAddRegular />,
      titleKey: 'console.people.bulk-add',
      explanationKey: 'console.bulk.group-text',
      choice,
      isReady: group !== null,
      send: inGroup('add-to-group'),
      undo: inGroup('remove-from-group'),
    },
    {
      key: 'remove-from-group',
      textKey: 'console.bulk.remove-from-group',
      icon: <PeopleSubtractRegular />,
      titleKey: 'console.people.bulk-remove',
      explanationKey: 'console.bulk.group-text',
      choice,
      isReady: group !== null,
      send: inGroup('remove-from-group'),
      undo: inGroup('add-to-group'),
    },
  ];
}
