import {
  CodedError,
  type DeviceDetail,
  restoreDeviceRoute,
  retireDeviceRoute,
  rotateDeviceKeyRoute,
  unenrolDeviceRoute,
} from '@alongside/protocol';
import { ConfirmDialog, useLocale } from '@alongside/ui';
import {
  Button,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  Tooltip,
} from '@fluentui/react-components';
import {
  ArchiveArrowBackRegular,
  ArchiveRegular,
  EditRegular,
  KeyResetRegular,
  MoreHorizontalRegular,
  PersonSupportRegular,
  PlugDisconnectedRegular,
} from '@fluentui/react-icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { callRoute } from '../server/call-route.ts';
import { refreshTopics } from '../server/refresh-topic.ts';
import { useMay } from '../server/use-me.ts';
import { PERMISSION_TEXTS } from '../shell/access-reasons.tsx';
import { LinkButton } from '../shell/link-button.tsx';
import { useNotices } from '../shell/notices.tsx';
import { EditDeviceDialog } from './edit-device-dialog.tsx';

type Deed = 'retire' | 'restore' | 'unenrol' | 'rotate-key';

const DEEDS: Readonly<
  Record<
    Deed,
    {
      readonly textKey: string;
      readonly whyKey: string;
      readonly icon: ReactElement;
      readonly isDangerous: boolean;
    }
  >
> = {
  'rotate-key': {
    textKey: 'console.device.rotate-key',
    whyKey: 'console.device.rotate-key-text',
    icon: <KeyResetRegular />,
    isDangerous: false,
  },
  retire: {
    textKey: 'console.device.retire',
    whyKey: 'console.device.retire-text',
    icon: <ArchiveRegular />,
    isDangerous: true,
  },
  restore: {
    textKey: 'console.device.restore',
    whyKey: 'console.device.restore-text',
    icon: <ArchiveArrowBackRegular />,
    isDangerous: false,
  },
  unenrol: {
    textKey: 'console.device.unenrol',
    whyKey: 'console.device.unenrol-text',
    icon: <PlugDisconnectedRegular />,
    isDangerous: true,
  },
};

const ROUTES = {
  retire: retireDeviceRoute,
  restore: restoreDeviceRoute,
  unenrol: unenrolDeviceRoute,
  'rotate-key': rotateDeviceKeyRoute,
} as const;

const deedsFor = ({ state, key }: DeviceDetail): readonly Deed[] => {
  if (state === 'unenrolled') return [];
  if (state === 'retired') return ['restore', 'unenrol'];
  return key.isRotationAsked ? ['retire', 'unenrol'] : ['rotate-key', 'retire', 'unenrol'];
};

const HELPING = ['view-screen', 'take-full-control'] as const;

const NO_HELP_ON = {
  retired: 'access.reason.device-retired',
  unenrolled: 'console.device.no-longer-enrolled',
} as const;

/** What can be done with a device: help on it, and administer it. */
export function DeviceActions({ device }: { readonly device: DeviceDetail }) {
  const mayManage = useMay('manage-devices');
  return (
    <>
      <NewSession device={device} />
      {mayManage && <ManageDevice device={device} />}
    </>
  );
}

function NewSession({ device: { id, state } }: { readonly device: DeviceDetail }) {
  const { t, format } = useLocale();
  const mayHelp = useMay(...HELPING);
  const names = HELPING.map((one) => t(PERMISSION_TEXTS[one]));
  const why = mayHelp
    ? state !== 'enrolled' && t(NO_HELP_ON[state])
    : t('console.missing.needs', { count: names.length, names: format.list(names) });
  const look = { appearance: 'primary', icon: <PersonSupportRegular /> } as const;
  if (why === false) {
    return (
      <LinkButton to="/" search={{ device: id }} {...look}>
        {t('console.device.help')}
      </LinkButton>
    );
  }
  return (
    <Tooltip content={why} relationship="description" withArrow>
      <Button disabledFocusable {...look}>
        {t('console.device.help')}
      </Button>
    </Tooltip>
  );
}

function ManageDevice({ device }: { readonly device: DeviceDetail }) {
  const { t } = useLocale();
  const { say, fail } = useNotices();
  const queries = useQueryClient();
  const [open, setOpen] = useState<Deed | 'edit' | null>(null);
  const close = () => setOpen(null);
  const act = useMutation({
    mutationFn: (deed: Deed) => callRoute(ROUTES[deed], { params: { deviceId: device.id } }),
    onSuccess: () => say(t('console.device.done')),
    onError: (error) => {
      if (error instanceof CodedError && error.code === 'CONFLICT')
        say(t('console.device.conflict'), 'error');
      else fail(error);
    },
    onSettled: async () => {
      close();
      await refreshTopics(queries, 'devices');
    },
  });
  const deed = open === null || open === 'edit' ? null : open;
  const asked = deed === null ? null : DEEDS[deed];
  return (
    <>
      <Button icon={<EditRegular />} onClick={() => setOpen('edit')}>
        {t('console.device.edit')}
      </Button>
      <Menu positioning="below-end">
        <MenuTrigger disableButtonEnhancement>
          <Button icon={<MoreHorizontalRegular />}>{t('console.list.actions')}</Button>
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            {deedsFor(device).map((one) => (
              <MenuItem key={one} icon={DEEDS[one].icon} onClick={() => setOpen(one)}>
                {t(DEEDS[one].textKey)}
              </MenuItem>
            ))}
          </MenuList>
        </MenuPopover>
      </Menu>
      <EditDeviceDialog device={device} isOpen={open === 'edit'} onClose={close} />
      <ConfirmDialog
        isOpen={asked !== null}
        title={asked === null ? '' : `${t(asked.textKey)}: ${device.name}`}
        confirm={asked === null ? '' : t(asked.textKey)}
        isDangerous={asked?.isDangerous === true}
        isBusy={act.isPending}
        onConfirm={() => {
          if (deed !== null) act.mutate(deed);
        }}
        onClose={close}
      >
        {asked !== null && t(asked.whyKey)}
      </ConfirmDialog>
    </>
  );
}
