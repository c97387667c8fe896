import { type DeviceId, deviceComplianceRoute, type DeviceView } from '@alongside/protocol';
import { useLocale } from '@alongside/ui';
import { Link, makeStyles, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { callRoute } from '../server/call-route.ts';
import { ruleText } from '../texts/compliance-texts.ts';

const useStyles = makeStyles({
  failures: { display: 'flex', flexWrap: 'wrap', columnGap: tokens.spacingHorizontalL, margin: 0 },
});

/** Which rules the sharer's device fails, with the way to its page; nothing for one that is in order or unknown. */
export function DeviceFailures({ device }: { readonly device: DeviceView | null }) {
  const { t } = useLocale();
  if (device?.id === undefined || device.isCompliant) return null;
  return (
    <FailedRules deviceId={device.id}>
      {/* A page of its own: this one holds the session. */}
      <Link href={`/console/devices/${device.id}`} target="_blank" rel="noopener">
        {t('console.device-notice.open')}
      </Link>
    </FailedRules>
  );
}

interface FailedRulesProps {
  readonly deviceId: DeviceId;
  readonly children?: ReactNode;
}

/** Which rules a device fails that count; nothing at all for those who may not know. */
export function FailedRules({ deviceId, children }: FailedRulesProps) {
  const styles = useStyles();
  const { t } = useLocale();
  // Who may not see devices is refused the rules and keeps the warning.
  const compliance = useQuery({
    queryKey: ['devices', 'compliance', deviceId],
    queryFn: () => callRoute(deviceComplianceRoute, { params: { deviceId } }),
    retry: false,
  });
  if (!compliance.isSuccess) return null;
  const failed = compliance.data.policies.flatMap(({ rules }) =>
    rules.filter(({ outcome, graceUntil }) => outcome !== 'met' && graceUntil === null),
  );
  const names = [...new Set(failed.map(({ rule }) => ruleText(rule, t)))];
  return (
    <p className={styles.failures}>
      {names.length > 0 && <span>{t('console.device-notice.fails', { rules: names.join(', ') })}</span>}
      {children}
    </p>
  );
}
