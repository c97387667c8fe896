import { useLocale } from '@alongside/ui';
import { useQuery } from '@tanstack/react-query';
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

/** What needs somebody, as far as the reader may see it, with the way there. */
export function Attention() {
  const { t } = useLocale();
  const matters = [...useApprovals(), ...useStreams(), ...useBlocked(), ...useReports()].filter(
    ({ count }) => count > 0,
  );
  return (
    <Section title={t('console.overview.attention')}>
      <PlainList
        items={matters}
        keyOf={({ name }) => name}
        entry={({ entry }) => entry}
        none={t('console.overview.nothing')}
      />
    </Section>
  );
}

function useApprovals(): readonly Matter[] {
  const { t } = useLocale();
  const count = useQuery({ ...policyQueries.waitingApprovals(), retry: false }).data?.total ?? 0;
  const entry = <PageLink to="/policies/approvals">{t('console.approvals.bar', { count })}</PageLink>;
  return [{ name: 'approvals', count, entry }];
}

function useStreams(): readonly Matter[] {
  const { t } = useLocale();
  const maySee = useMay('manage-settings');
  const streams = useQuery({ ...streamQueries.all(), enabled: maySee }).data?.items ?? [];
  const failing = streams.filter(({ health, isEnabled }) => isEnabled && health.kind === 'failing').length;
  const refused = streams.reduce((sum, { deadLetters }) => sum + deadLetters, 0);
  return [
    {
      name: 'streams',
      count: failing,
      entry: (
        <PageLink to="/audit/streams">{t('console.overview.streams-failing', { count: failing })}</PageLink>
      ),
    },
    {
      name: 'dead-letters',
      count: refused,
      entry: (
        <PageLink to="/audit/streams">{t('console.overview.rows-refused', { count: refused })}</PageLink>
      ),
    },
  ];
}

function useBlocked(): readonly Matter[] {
  const { t } = useLocale();
  const maySee = useMay('manage-people');
  const count = useQuery({ ...overviewQueries.blockedPeople(), enabled: maySee }).data?.total ?? 0;
  const entry = (
    <PageLink to="/people" search={{ state: 'blocked' }}>
      {t('console.overview.blocked', { count })}
    </PageLink>
  );
  return [{ name: 'blocked', count, entry }];
}

function useReports(): readonly Matter[] {
  const { t } = useLocale();
  const maySee = useMay('view-audit-log');
  const count = useQuery({ ...overviewQueries.wouldHaveApplied(), enabled: maySee }).data?.total ?? 0;
  const entry = (
    <PageLink to="/audit" search={{ code: WOULD_APPLY }}>
      {t('console.overview.would-apply', { count })}
    </PageLink>
  );
  return [{ name: 'would-apply', count, entry }];
}
