import type { DeviceDetail, DeviceId } from '@alongside/protocol';
import { Notice, useLocale } from '@alongside/ui';
import { useQuery } from '@tanstack/react-query';
import { organisationQueries } from '../server/organisation-queries.ts';
import { useLiveTopic } from '../server/use-live-topic.ts';
import { useMay } from '../server/use-me.ts';
import { FailedRules } from '../session/device-failures.tsx';
import { PageLink } from '../shell/page-link.tsx';

interface DeviceToHelpProps {
  readonly deviceId: DeviceId;
}

/** The device whose page led here: whose it is and what is the matter with it. The code isn't bound to it. */
export function DeviceToHelp({ deviceId }: DeviceToHelpProps) {
  const maySee = useMay('view-devices', 'manage-devices');
  const device = useQuery({ ...organisationQueries.device(deviceId), retry: false, enabled: maySee });
  return device.data === undefined ? null : <AboutDevice device={device.data} />;
}

function AboutDevice({ device }: { readonly device: DeviceDetail }) {
  useLiveTopic('devices');
  const { t } = useLocale();
  const { id, name, primaryPerson, isOnline, compliance } = device;
  const isFailing = compliance === 'noncompliant';
  const person = primaryPerson?.fullName;
  return (
    <Notice
      kind={isFailing ? 'warning' : 'info'}
      title={t('console.give-help.device', { name })}
      actions={
        <PageLink to="/devices/$deviceId" params={{ deviceId: id }}>
          {t('console.give-help.back-to-device')}
        </PageLink>
      }
    >
      {person === undefined
        ? t('console.give-help.device-of-nobody')
        : t('console.give-help.device-of', { person })}
      {!isOnline && ` ${t('console.give-help.device-offline')}`}
      {isFailing && ` ${t('console.give-help.device-noncompliant')}`}
      {isFailing && <FailedRules deviceId={id} />}
    </Notice>
  );
}
