import { ErrorNotice, Loading, useLocale } from '@alongside/ui';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { PlainList } from '../facts/plain-list.tsx';
import { Section } from '../facts/section.tsx';
import { policyQueries } from '../server/policy-queries.ts';
import { useMay } from '../server/use-me.ts';
import { PageLink } from '../shell/page-link.tsx';
import { streamQueries } from '../streams/stream-queries.ts';
import { overviewQueries, WOULD_APPLY } from './overview-queries.ts';

interface Matter {
  readonly name: string;
  readonly count: number;
  readonly entry: ReactNode;
}

/** What one question to the server may tell. */
interface Concern {
  readonly query: UseQueryResult;
  readonly matters: readonly Matter[];
}

/** What needs somebody, as far as the reader may see it, with the way there. */
export function Attention() {
  const { t } = useLocale();
  const concerns = [useApprovals(), useStreams(), useNoncompliant(), useBlocked(), useReports()];
  const failed = concerns.map(({ query }) => query).filter(({ error }) => error !== null);
  const matters = concerns.flatMap((concern) => concern.matters).filter(({ count }) => count > 0);
  const isWaiting = concerns.some(({ query }) => query.isLoading);
  return (
    <Section title={t('console.overview.attention')}>
      <ErrorNotice
        error={failed[0]?.error ?? null}
        onRetry={() => void Promise.all(failed.map((query) => query.refetch()))}
      />
      {matters.length > 0 || (failed.length === 0 && !isWaiting) ? (
        <PlainList
          items={matters}
          keyOf={({ name }) => name}
          entry={({ entry }) => entry}
          none={t('console.overview.nothing')}
        />
      ) : (
        isWaiting && <Loading />
      )}
    </Section>
  );
}

function useApprovals(): Concern {
  const { t } = useLocale();
  const query = useQuery({ ...policyQueries.waitingApprovals(), retry: false });
  const count = query.data?.total ?? 0;
  const entry = <PageLink to="/policies/approvals">{t('console.approvals.bar', { count })}</PageLink>;
  return { query, matters: [{ name: 'approvals', count, entry }] };
}

function useStreams(): Concern {
  const { t } = useLocale();
  const maySee = useMay('manage-settings');
  const query = useQuery({ ...streamQueries.all(), enabled: maySee });
  const streams = query.data?.items ?? [];
  const failing = streams.filter(({ health, isEnabled }) => isEnabled && health.kind === 'failing').length;
  const refused = streams.reduce((sum, { deadLetters }) => sum + deadLetters, 0);
  const entry = (text: string): ReactNode => <PageLink to="/audit/streams">{text}</PageLink>;
  return {
    query,
    matters: [
      {
        name: 'streams',
        count: failing,
        entry: entry(t('console.overview.streams-failing', { count: failing })),
      },
      {
        name: 'dead-letters',
        count: refused,
        entry: entry(t('console.overview.rows-refused', { count: refused })),
      },
    ],
  };
}

function useNoncompliant(): Concern {
  const { t } = useLocale();
  const maySee = useMay('view-devices', 'manage-devices');
  const query = useQuery({ ...overviewQueries.devices('noncompliant'), enabled: maySee });
  const count = query.data?.total ?? 0;
  const entry = (
    <PageLink to="/devices" search={{ compliance: 'noncompliant' }}>
      {t('console.overview.noncompliant-devices', { count })}
    </PageLink>
  );
  return { query, matters: [{ name: 'noncompliant', count, entry }] };
}

function useBlocked(): Concern {
  const { t } = useLocale();
  const maySee = useMay('manage-people');
  const query = useQuery({ ...overviewQueries.blockedPeople(), enabled: maySee });
  const count = query.data?.total ?? 0;
  const entry = (
    <PageLink to="/people" search={{ state: 'blocked' }}>
      {t('console.overview.blocked', { count })}
    </PageLink>
  );
  return { query, matters: [{ name: 'blocked', count, entry }] };
}

function useReports(): Concern {
  const { t } = useLocale();
  const maySee = useMay('view-audit-log');
  const query = useQuery({ ...overviewQueries.wouldHaveApplied(), enabled: maySee });
  const count = query.data?.total ?? 0;
  const entry = (
    <PageLink to="/audit" search={{ code: WOULD_APPLY }}>
      {t('console.overview.would-apply', { count })}
    </PageLink>
  );
  return { query, matters: [{ name: 'would-apply', count, entry }] };
}
