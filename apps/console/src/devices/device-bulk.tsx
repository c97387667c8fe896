import { bulkDevicesRoute, type DeviceAction, type DeviceId } from '@alongside/protocol';
import {
  ArchiveArrowBackRegular,
  ArchiveRegular,
  BuildingRegular,
  KeyResetRegular,
  PersonRegular,
} from '@fluentui/react-icons';
import type { BulkAction } from '../bulk/bulk-action.ts';
import { callRoute } from '../server/call-route.ts';

const sending = (action: DeviceAction) => (ids: readonly string[]) =>
  callRoute(bulkDevicesRoute, { body: { ids: ids.map((id) => id as DeviceId), action } });

const retire = sending({ kind: 'retire' });
const restore = sending({ kind: 'restore' });

/** What can be done to many devices at once. */
export const DEVICE_BULK: readonly BulkAction[] = [
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
