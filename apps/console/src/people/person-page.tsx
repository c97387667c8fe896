import type { PersonDetails, PersonId } from '@alongside/protocol';
import { Avatar, useLocale } from '@alongside/ui';
import { Badge, makeStyles, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { PLATFORM_TEXTS } from '../devices/device-texts.ts';
import { Fact, FactList } from '../facts/fact-list.tsx';
import { PlainList } from '../facts/plain-list.tsx';
import { Section } from '../facts/section.tsx';
import { organisationQueries } from '../server/organisation-queries.ts';
import { useLiveTopic } from '../server/use-live-topic.ts';
import { useMay } from '../server/use-me.ts';
import { BackLink } from '../shell/back-link.tsx';
import { Loaded } from '../shell/loaded.tsx';
import { PageHeader } from '../shell/page-header.tsx';
import { PageLink } from '../shell/page-link.tsx';
import { GROUP_SOURCE_TEXTS, PERSON_SOURCE_TEXTS } from '../texts/organisation-texts.ts';
import { InvitationDialog, type Invitation } from './invitation-dialog.tsx';
import { PersonMenu } from './person-menu.tsx';
import { PersonPermissions } from './person-permissions.tsx';
import { PersonStatus } from './person-status.tsx';
import { RolesDialog } from './roles-dialog.tsx';

const useStyles = makeStyles({
  line: { display: 'inline-flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
  page: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 380px), 1fr))',
    gap: tokens.spacingHorizontalL,
    alignItems: 'start',
  },
});

/** One person: who they are, what they may do and why, and what they have. */
export function PersonPage({ personId }: { readonly personId: PersonId }) {
  const { t } = useLocale();
  const person = useQuery(organisationQueries.person(personId));
  useLiveTopic('people');
  return (
    <>
      <BackLink to="/people">{t('console.person.back')}</BackLink>
      <Loaded query={person}>{(data) => <Person person={data} />}</Loaded>
    </>
  );
}

function Person({ person }: { readonly person: PersonDetails }) {
  const styles = useStyles();
  const { profile } = person;
  const [isChangingRoles, setChangingRoles] = useState(false);
  const [invitation, setInvitation] = useState<Invitation | null>(null);
  return (
    <>
      <PageHeader
        title={profile.fullName}
        text={
          <span className={styles.line}>
            <Avatar person={profile} size={32} />
            <bdi>{profile.email}</bdi>
            <PersonStatus person={person} />
          </span>
        }
        actions={
          <PersonMenu
            person={person}
            isWhole
            onChangeRoles={() => setChangingRoles(true)}
            onInvited={setInvitation}
          />
        }
      />
      <div className={styles.page}>
        <ProfileSection person={person} />
        <PersonPermissions personId={profile.personId} />
        <GroupsSection person={person} />
        <DevicesSection person={person} />
        <SessionsSection person={person} />
      </div>
      <RolesDialog person={isChangingRoles ? person : null} onClose={() => setChangingRoles(false)} />
      <InvitationDialog invitation={invitation} onClose={() => setInvitation(null)} />
    </>
  );
}

interface PartProps {
  readonly person: PersonDetails;
}

function ProfileSection({ person }: PartProps) {
  const { t, format } = useLocale();
  const { profile } = person;
  const none = t('console.sessions.nothing');
  return (
    <Section title={t('console.person.profile')}>
      <FactList>
        <Fact term={t('console.people.job')}>{profile.jobTitle ?? none}</Fact>
        <Fact term={t('console.people.department')}>{person.department ?? none}</Fact>
        <Fact term={t('console.person.company')}>{profile.company ?? none}</Fact>
        <Fact term={t('console.person.employee-number')}>{person.employeeNumber ?? none}</Fact>
        <Fact term={t('console.people.source')}>{t(PERSON_SOURCE_TEXTS[person.source])}</Fact>
        {person.externalId !== null && (
          <Fact term={t('console.person.external-id')} isCode>
            {person.externalId}
          </Fact>
        )}
        <Fact term={t('console.person.created')}>{format.dateTime(person.createdAt)}</Fact>
        <Fact term={t('console.people.last-sign-in')}>
          {person.lastSignInAt === null ? t('console.people.never') : format.dateTime(person.lastSignInAt)}
        </Fact>
      </FactList>
    </Section>
  );
}

function GroupsSection({ person }: PartProps) {
  const { t } = useLocale();
  return (
    <Section title={t('console.person.groups')}>
      <PlainList
        items={person.groups}
        keyOf={({ id }) => id}
        none={t('console.person.no-groups')}
        entry={({ id, name }) => (
          <PageLink to="/groups/$groupId" params={{ groupId: id }}>
            <bdi>{name}</bdi>
          </PageLink>
        )}
        end={({ isDirect, source }) => (
          <>
            {!isDirect && <Badge appearance="outline">{t('console.person.inherited')}</Badge>}{' '}
            {source !== 'manual' && <Badge appearance="tint">{t(GROUP_SOURCE_TEXTS[source])}</Badge>}
          </>
        )}
      />
    </Section>
  );
}

function DevicesSection({ person }: PartProps) {
  const { t, format } = useLocale();
  const maySeeDevices = useMay('view-devices', 'manage-devices');
  return (
    <Section title={t('console.person.devices')}>
      <PlainList
        items={person.devices}
        keyOf={({ id }) => id}
        none={t('console.person.no-devices')}
        entry={({ id, name, platform }) => (
          <>
            {maySeeDevices ? (
              <PageLink to="/devices/$deviceId" params={{ deviceId: id }}>
                <bdi>{name}</bdi>
              </PageLink>
            ) : (
              <bdi>{name}</bdi>
            )}
            {t(PLATFORM_TEXTS[platform])}
          </>
        )}
        end={({ lastSeenAt, isRetired }) =>
          isRetired ? t('console.devices.retired') : format.dateTime(lastSeenAt)
        }
      />
    </Section>
  );
}

function SessionsSection({ person }: PartProps) {
  const { t, format } = useLocale();
  const maySeeReports = useMay('view-reports');
  return (
    <Section
      title={t('console.person.sessions')}
      actions={
        maySeeReports && (
          <PageLink to="/reports" search={{ person: person.profile.personId }}>
            {t('console.person.all-sessions')}
          </PageLink>
        )
      }
    >
      <PlainList
        items={person.sessions}
        keyOf={({ id }) => id}
        none={t('console.person.no-sessions')}
        entry={({ side, other }) =>
          t(side === 'helper' ? 'console.person.helps' : 'console.person.is-helped', {
            name: other ?? t('console.sessions.nobody'),
          })
        }
        end={({ createdAt }) => format.dateTime(createdAt)}
      />
    </Section>
  );
}
