import {
  bulkDevicesRoute,
  changeGroupMembersRoute,
  type DeviceAction,
  type DeviceId,
  type GroupId,
} from '@alongside/protocol';
import {
  ArchiveArrowBackRegular,
  ArchiveRegular,
  BuildingRegular,
  KeyResetRegular,
  PersonRegular,
} from '@fluentui/react-icons';
import type { BulkAction } from '../bulk/bulk-action.ts';
import { useGroupActions } from '../groups/use-group-actions.tsx';
import { callRoute } from '../server/call-route.ts';

const sending = (action: DeviceAction) => (ids: readonly string[]) =>
  callRoute(bulkDevicesRoute, { body: { ids: ids.map((id) => id as DeviceId), action } });

const retire = sending({ kind: 'retire' });
const restore = sending({ kind: 'restore' });

const inGroup = (what: 'add' | 'remove') => (groupId: GroupId) => (ids: readonly string[]) =>
  callRoute(changeGroupMembersRoute, {
    params: { groupId },
    body: { [what]: { devices: ids } },
  });

const ACTIONS: readonly BulkAction[] = [
  {
    key: 'retire',
    textKey: 'console.device.retire',
    icon: <ArchiveRegular />,
    titleKey: 'console.devices.bulk-retire',
    explanationKey: 'console.device.retire-text',
    send: retire,
    undo: restore,
  },
  {
    key: 'restore',
    textKey: 'console.device.restore',
    icon: <ArchiveArrowBackRegular />,
    titleKey: 'console.devices.bulk-restore',
    explanationKey: 'console.device.restore-text',
    send: restore,
    undo: retire,
  },
  {
    key: 'rotate-key',
    textKey: 'console.device.rotate-key',
    icon: <KeyResetRegular />,
    titleKey: 'console.devices.bulk-rotate-key',
    explanationKey: 'console.device.rotate-key-text',
    send: sending({ kind: 'rotate-key' }),
  },
  {
    key: 'corporate',
    textKey: 'console.device.make-corporate',
    icon: <BuildingRegular />,
    titleKey: 'console.devices.bulk-corporate',
    explanationKey: 'console.devices.bulk-ownership-text',
    send: sending({ kind: 'set-ownership', ownership: 'corporate' }),
  },
  {
    key: 'personal',
    textKey: 'console.device.make-personal',
    icon: <PersonRegular />,
    titleKey: 'console.devices.bulk-personal',
    explanationKey: 'console.devices.bulk-ownership-text',
    send: sending({ kind: 'set-ownership', ownership: 'personal' }),
  },
];

/** What can be done to many devices at once. */
export function useDeviceBulk(): readonly BulkAction[] {
  const groupActions = useGroupActions({
    kind: 'devices',
    titleKeys: { add: 'console.devices.bulk-add', remove: 'console.devices.bulk-remove' },
    add: inGroup('add'),
    remove: inGroup('remove'),
  });
  return [...ACTIONS, ...groupActions];
}
