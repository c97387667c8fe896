import { Notice, useLocale } from '@alongside/ui';
import { makeStyles } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useMatchRoute } from '@tanstack/react-router';
import { policyQueries } from '../server/policy-queries.ts';
import { PageLink } from './page-link.tsx';

/** A helper waits, but the page that shows it live is one click away. */
const ASK_EVERY_MS = 20_000;

const useStyles = makeStyles({ bar: { borderRadius: 0 } });

/** Says on every other page that somebody waits for the reader's approval. */
export function ApprovalsBar() {
  const styles = useStyles();
  const { t } = useLocale();
  const isThere = useMatchRoute()({ to: '/policies/approvals' }) !== false;
  const waiting = useQuery({
    ...policyQueries.waitingApprovals(),
    refetchInterval: ASK_EVERY_MS,
    retry: false,
    enabled: !isThere,
  });
  const count = waiting.data?.total ?? 0;
  if (isThere || count === 0) return null;
  return (
    <Notice kind="info" live="polite" className={styles.bar} title={t('console.approvals.bar', { count })}>
      <PageLink to="/policies/approvals">{t('console.approvals.open')}</PageLink>
    </Notice>
  );
}
