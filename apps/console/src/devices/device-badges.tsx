import type { DeviceSummary } from '@alongside/protocol';
import { useLocale } from '@alongside/ui';
import { Badge, PresenceBadge, makeStyles, tokens } from '@fluentui/react-components';
import { COMPLIANCE_TEXTS, DEVICE_STATE_TEXTS } from './device-texts.ts';

const useStyles = makeStyles({
  presence: { display: 'inline-flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
});

const COMPLIANCE_COLORS = {
  compliant: 'success',
  noncompliant: 'warning',
  'not-evaluated': 'informative',
} as const;

export function ComplianceBadge({ compliance }: Pick<DeviceSummary, 'compliance'>) {
  const { t } = useLocale();
  return (
    <Badge appearance="tint" color={COMPLIANCE_COLORS[compliance]}>
      {t(COMPLIANCE_TEXTS[compliance])}
    </Badge>
  );
}

/** Whether the device's agent is connected now. */
export function DevicePresence({ isOnline }: Pick<DeviceSummary, 'isOnline'>) {
  const styles = useStyles();
  const { t } = useLocale();
  return (
    <span className={styles.presence}>
      <PresenceBadge status={isOnline ? 'available' : 'offline'} size="extra-small" aria-hidden="true" />
      {t(isOnline ? 'console.devices.online' : 'console.devices.offline')}
    </span>
  );
}

/** A device that isn't enrolled any more says so; nothing is said of others. */
export function DeviceStateBadge({ state }: Pick<DeviceSummary, 'state'>) {
  const { t } = useLocale();
  if (state === 'enrolled') return null;
  return (
    <Badge appearance="tint" color="informative">
      {t(DEVICE_STATE_TEXTS[state])}
    </Badge>
  );
}
