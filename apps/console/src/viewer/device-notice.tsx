import type { DeviceView } from '@alongside/protocol';
import { DeviceWarning, useLocale } from '@alongside/ui';
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { DeviceFailures } from '../session/device-failures.tsx';

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    alignItems: 'start',
    gap: tokens.spacingHorizontalM,
    padding: tokens.spacingHorizontalS,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  warning: { flexGrow: 1, minWidth: 0, display: 'grid', gap: tokens.spacingVerticalXS },
});

/**
 * While the screen is shown: the sharer's device is unenrolled or doesn't comply. It can be hidden, and comes back when
 * something else is the matter.
 */
export function DeviceNotice({ device }: { readonly device: DeviceView | null }) {
  const matter =
    device === null || (device.isEnrolled && device.isCompliant)
      ? null
      : device.isEnrolled
        ? 'noncompliant'
        : 'unenrolled';
  return (
    <div role="status">{device !== null && matter !== null && <Matter key={matter} device={device} />}</div>
  );
}

function Matter({ device }: { readonly device: DeviceView }) {
  const styles = useStyles();
  const { t } = useLocale();
  const [isHidden, setHidden] = useState(false);
  if (isHidden) return null;
  return (
    <div className={styles.bar}>
      <div className={styles.warning}>
        <DeviceWarning device={device} reader="helper" />
        <DeviceFailures device={device} />
      </div>
      <Button
        appearance="subtle"
        icon={<DismissRegular />}
        aria-label={t('console.device-notice.hide')}
        onClick={() => setHidden(true)}
      />
    </div>
  );
}
