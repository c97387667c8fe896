import { bulkPeopleRoute, type PeopleBulkAction, type PersonId } from '@alongside/protocol';
import { PersonAvailableRegular, PersonProhibitedRegular } from '@fluentui/react-icons';
import type { BulkAction } from '../bulk/bulk-action.ts';
import { useGroupActions } from '../groups/use-group-actions.tsx';
import { callRoute } from '../server/call-route.ts';

const sending = (action: PeopleBulkAction) => (ids: readonly string[]) =>
  callRoute(bulkPeopleRoute, { body: { ids: ids.map((id) => id as PersonId), action } });

const deactivate = sending({ kind: 'deactivate' });
const reactivate = sending({ kind: 'reactivate' });

/** What can be done to many people at once. */
export function usePeopleBulk(): readonly BulkAction[] {
  const groupActions = useGroupActions({
    kind: 'people',
    titleKeys: { add: 'console.people.bulk-add', remove: 'console.people.bulk-remove' },
    add: (groupId) => sending({ kind: 'add-to-group', groupId }),
    remove: (groupId) => sending({ kind: 'remove-from-group', groupId }),
  });
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
    ...groupActions,
  ];
}
