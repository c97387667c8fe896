import type { DeviceDetail, DeviceId } from '@alongside/protocol';
import { useLocale } from '@alongside/ui';
import { Text, makeStyles, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { Fact, FactList } from '../facts/fact-list.tsx';
import { PlainList } from '../facts/plain-list.tsx';
import { Section } from '../facts/section.tsx';
import { consoleQueries } from '../server/console-queries.ts';
import { organisationQueries } from '../server/organisation-queries.ts';
import { useLiveTopic } from '../server/use-live-topic.ts';
import { useMay } from '../server/use-me.ts';
import { BackLink } from '../shell/back-link.tsx';
import { Loaded } from '../shell/loaded.tsx';
import { PageHeader } from '../shell/page-header.tsx';
import { PageLink } from '../shell/page-link.tsx';
import { DeviceActions } from './device-actions.tsx';
import { ComplianceBadge, DevicePresence, DeviceStateBadge } from './device-badges.tsx';
import { DeviceComplianceSection } from './device-compliance.tsx';
import { OWNERSHIP_TEXTS, PLATFORM_TEXTS } from './device-texts.ts';

const SESSIONS_SHOWN = 10;

const useStyles = makeStyles({
  line: { display: 'inline-flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
  page: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 380px), 1fr))',
    gap: tokens.spacingHorizontalL,
    alignItems: 'start',
  },
});

/** One device: what it is, whose, how it is protected, and what can be done with it. */
export function DevicePage({ deviceId }: { readonly deviceId: DeviceId }) {
  const { t } = useLocale();
  const device = useQuery(organisationQueries.device(deviceId));
  useLiveTopic('devices');
  return (
    <>
      <BackLink to="/devices">{t('console.device.back')}</BackLink>
      <Loaded query={device}>{(data) => <Device device={data} />}</Loaded>
    </>
  );
}

interface PartProps {
  readonly device: DeviceDetail;
}

function Device({ device }: PartProps) {
  const styles = useStyles();
  return (
    <>
      <PageHeader
        title={device.name}
        text={
          <span className={styles.line} role="status">
            {device.state === 'enrolled' ? (
              <DevicePresence isOnline={device.isOnline} />
            ) : (
              <DeviceStateBadge state={device.state} />
            )}
            <ComplianceBadge compliance={device.compliance} />
          </span>
        }
        actions={<DeviceActions device={device} />}
      />
      <div className={styles.page}>
        <FactsSection device={device} />
        <DeviceComplianceSection deviceId={device.id} />
        <ProtectionSection device={device} />
        <GroupsSection device={device} />
        <SessionsSection device={device} />
        <KeySection device={device} />
      </div>
    </>
  );
}

function FactsSection({ device }: PartProps) {
  const { t, format } = useLocale();
  const none = t('console.sessions.nothing');
  return (
    <Section title={t('console.device.facts')}>
      <FactList>
        <Fact term={t('console.devices.primary-person')}>
          <PersonName person={device.primaryPerson} />
        </Fact>
        <Fact term={t('console.device.signed-in')}>
          {device.signedInUsers.length === 0 ? none : format.list(device.signedInUsers)}
        </Fact>
        <Fact term={t('console.device.agent-sign-in')}>
          <PersonName person={device.agentSignIn} />
        </Fact>
        <Fact term={t('console.devices.ownership')}>{t(OWNERSHIP_TEXTS[device.ownership])}</Fact>
        <Fact term={t('console.devices.platform')}>{t(PLATFORM_TEXTS[device.platform])}</Fact>
        <Fact term={t('console.devices.os-version')}>{device.osVersion}</Fact>
        <Fact term={t('console.devices.model')}>{device.model ?? none}</Fact>
        <Fact term={t('console.devices.serial')}>{device.serial ?? none}</Fact>
        <Fact term={t('console.devices.agent-version')}>{device.agentVersion}</Fact>
        {device.displayName !== null && <Fact term={t('console.device.own-name')}>{device.ownName}</Fact>}
        <Fact term={t('console.devices.last-seen')}>{format.dateTime(device.lastSeenAt)}</Fact>
        <Fact term={t('console.devices.enrolled-at')}>{format.dateTime(device.enrolledAt)}</Fact>
        <Fact term={t('console.device.way')}>
          {device.enrolment.way === 'token'
            ? t('console.device.by-token', { name: device.enrolment.tokenName ?? none })
            : t('console.device.by-sign-in')}
        </Fact>
      </FactList>
    </Section>
  );
}

function PersonName({ person }: { readonly person: DeviceDetail['primaryPerson'] }) {
  const { t } = useLocale();
  const mayManagePeople = useMay('manage-people');
  if (person === null) return t('console.device.nobody');
  if (!mayManagePeople) return person.fullName;
  return (
    <PageLink to="/people/$personId" params={{ personId: person.id }}>
      {person.fullName}
    </PageLink>
  );
}

const PROTECTIONS = [
  { key: 'isDiskEncrypted', textKey: 'console.device.disk-encryption' },
  { key: 'isFirewallOn', textKey: 'console.device.firewall' },
  { key: 'hasScreenLock', textKey: 'console.device.screen-lock' },
] as const;

const KNOWN_TEXTS = {
  true: 'console.device.on',
  false: 'console.device.off',
  null: 'console.device.not-known',
};

/** What the agent reads of the device, and what something outside told of it. */
function ProtectionSection({ device: { posture, externalFacts } }: PartProps) {
  const { t, format } = useLocale();
  return (
    <Section
      title={t('console.device.protection')}
      {...(posture !== null && {
        text: t('console.device.read-at', { at: format.dateTime(posture.readAt) }),
      })}
    >
      {posture === null && <Text>{t('console.device.no-posture')}</Text>}
      <FactList>
        {posture !== null &&
          PROTECTIONS.map(({ key, textKey }) => (
            <Fact key={key} term={t(textKey)}>
              {t(KNOWN_TEXTS[`${posture[key]}`])}
            </Fact>
          ))}
        {externalFacts.flatMap(({ source, facts, setAt }) =>
          Object.entries(facts).map(([name, value]) => (
            <Fact key={`${source} ${name}`} term={`${source}: ${name}`}>
              <span title={format.dateTime(setAt)}>{String(value)}</span>
            </Fact>
          )),
        )}
      </FactList>
    </Section>
  );
}

function GroupsSection({ device }: PartProps) {
  const { t } = useLocale();
  const maySeeGroups = useMay(
    'manage-people',
    'manage-devices',
    'manage-roles',
    'manage-policies',
    'manage-settings',
  );
  return (
    <Section title={t('console.person.groups')}>
      <PlainList
        items={device.groups}
        keyOf={({ id }) => id}
        none={t('console.device.no-groups')}
        entry={({ id, name }) =>
          maySeeGroups ? (
            <PageLink to="/groups/$groupId" params={{ groupId: id }}>
              <bdi>{name}</bdi>
            </PageLink>
          ) : (
            <bdi>{name}</bdi>
          )
        }
      />
    </Section>
  );
}

function SessionsSection({ device }: PartProps) {
  const { t, format } = useLocale();
  const maySeeReports = useMay('view-reports');
  const report = useQuery({
    ...consoleQueries.deviceSessions(device.id, SESSIONS_SHOWN),
    enabled: maySeeReports,
  });
  if (!maySeeReports) return null;
  return (
    <Section
      title={t('console.device.sessions')}
      actions={
        <PageLink to="/reports" search={{ device: device.id }}>
          {t('console.person.all-sessions')}
        </PageLink>
      }
    >
      <PlainList
        items={report.data?.items ?? []}
        keyOf={({ id }) => id}
        none={report.isPending ? t('console.list.loading') : t('console.device.no-sessions')}
        entry={({ id, helper, createdAt }) => (
          <>
            <PageLink to="/reports/$sessionId" params={{ sessionId: id }}>
              {format.dateTime(createdAt)}
            </PageLink>
            <bdi>{helper.fullName}</bdi>
          </>
        )}
        end={({ durationMs }) => (durationMs === null ? null : format.clock(durationMs))}
      />
    </Section>
  );
}

function KeySection({ device: { key } }: PartProps) {
  const { t, format } = useLocale();
  return (
    <Section title={t('console.device.key')} text={t('console.device.key-text')}>
      <FactList>
        <Fact term={t('console.device.key-since')}>{format.dateTime(key.since)}</Fact>
        <Fact term={t('console.device.thumbprint')} isCode>
          {key.thumbprint ?? t('console.sessions.nothing')}
        </Fact>
        {key.isRotationAsked && (
          <Fact term={t('console.device.rotation')}>{t('console.device.rotation-asked')}</Fact>
        )}
      </FactList>
    </Section>
  );
}
