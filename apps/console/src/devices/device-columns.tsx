import type { DeviceSummary } from '@alongside/protocol';
import { useLocale } from '@alongside/ui';
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { MomentCell, NameCell, TextCell } from '../list/cells.tsx';
import type { ListColumn } from '../list/list-column.ts';
import { useListStyles } from '../list/use-list-styles.ts';
import { PageLink } from '../shell/page-link.tsx';
import { ComplianceBadge, DevicePresence, DeviceStateBadge } from './device-badges.tsx';
import { OWNERSHIP_TEXTS, PLATFORM_TEXTS } from './device-texts.ts';

const useStyles = makeStyles({
  names: { display: 'flex', flexDirection: 'column', minWidth: 0 },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

/** The columns of the devices. */
export const DEVICE_COLUMNS: readonly ListColumn<DeviceSummary>[] = [
  {
    key: 'name',
    textKey: 'console.devices.name',
    minPx: 160,
    grow: 3,
    sort: 'name',
    presence: 'always',
    cell: (device, tabIndex) => <DeviceNames device={device} tabIndex={tabIndex} />,
  },
  {
    key: 'presence',
    textKey: 'console.devices.presence',
    minPx: 92,
    grow: 0,
    cell: (device) =>
      device.state === 'enrolled' ? <DevicePresence {...device} /> : <DeviceStateBadge {...device} />,
  },
  {
    key: 'compliance',
    textKey: 'console.devices.compliance',
    minPx: 126,
    grow: 0,
    cell: ({ compliance }) => <ComplianceBadge compliance={compliance} />,
  },
  {
    key: 'platform',
    textKey: 'console.devices.os-version',
    minPx: 176,
    grow: 2,
    sort: 'osVersion',
    cell: (device) => <SystemCell device={device} />,
  },
  {
    key: 'primary-person',
    textKey: 'console.devices.primary-person',
    minPx: 132,
    grow: 2,
    cell: ({ primaryPerson }) => <NameCell name={primaryPerson?.fullName ?? null} />,
  },
  {
    key: 'ownership',
    textKey: 'console.devices.ownership',
    presence: 'extra',
    minPx: 110,
    grow: 0,
    cell: ({ ownership }) => <TextCell textKey={OWNERSHIP_TEXTS[ownership]} />,
  },
  {
    key: 'last-seen',
    textKey: 'console.devices.last-seen',
    minPx: 192,
    grow: 0,
    sort: 'lastSeenAt',
    cell: ({ lastSeenAt }) => <MomentCell at={lastSeenAt} neverKey="console.sessions.nothing" />,
  },
  {
    key: 'model',
    textKey: 'console.devices.model',
    minPx: 150,
    grow: 1,
    presence: 'extra',
    cell: ({ model }) => <NameCell name={model} />,
  },
  {
    key: 'serial',
    textKey: 'console.devices.serial',
    minPx: 150,
    grow: 1,
    presence: 'extra',
    cell: ({ serial }) => <NameCell name={serial} />,
  },
  {
    key: 'agent-version',
    textKey: 'console.devices.agent-version',
    minPx: 120,
    grow: 0,
    presence: 'extra',
    cell: ({ agentVersion }) => <NameCell name={agentVersion} />,
  },
  {
    key: 'enrolled',
    textKey: 'console.devices.enrolled-at',
    minPx: 180,
    grow: 0,
    sort: 'enrolledAt',
    presence: 'extra',
    cell: ({ enrolledAt }) => <MomentCell at={enrolledAt} neverKey="console.sessions.nothing" />,
  },
];

interface DeviceNamesProps {
  readonly device: DeviceSummary;
  readonly tabIndex: 0 | -1;
}

function DeviceNames({ device: { id, name, model }, tabIndex }: DeviceNamesProps) {
  const styles = useStyles();
  const list = useListStyles();
  return (
    <span className={styles.names}>
      <PageLink
        to="/devices/$deviceId"
        params={{ deviceId: id }}
        tabIndex={tabIndex}
        dir="auto"
        className={list.clip}
      >
        <bdi>{name}</bdi>
      </PageLink>
      {model !== null && <bdi className={mergeClasses(styles.quiet, list.clip)}>{model}</bdi>}
    </span>
  );
}

function SystemCell({ device: { platform, osVersion } }: Pick<DeviceNamesProps, 'device'>) {
  const styles = useStyles();
  const list = useListStyles();
  const { t } = useLocale();
  return (
    <span className={styles.names}>
      <bdi className={list.clip}>{osVersion}</bdi>
      <span className={styles.quiet}>{t(PLATFORM_TEXTS[platform])}</span>
    </span>
  );
}
