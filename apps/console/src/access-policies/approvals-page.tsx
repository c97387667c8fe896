import { answerApprovalRoute, type ApprovalView } from '@alongside/protocol';
import { EmptyState, useLocale, useNow } from '@alongside/ui';
import { Badge, Button, Tab, TabList, makeStyles, tokens } from '@fluentui/react-components';
import { CheckmarkRegular, DismissRegular, PersonAvailableRegular } from '@fluentui/react-icons';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { MomentCell, NameCell, TextCell } from '../list/cells.tsx';
import { DataList } from '../list/data-list.tsx';
import type { ListColumn } from '../list/list-column.ts';
import { useListRows } from '../list/use-list-rows.ts';
import { callRoute } from '../server/call-route.ts';
import { policyQueries } from '../server/policy-queries.ts';
import { refreshTopics } from '../server/refresh-topic.ts';
import { useLiveTopic } from '../server/use-live-topic.ts';
import { useNotices } from '../shell/notices.tsx';
import { APPROVAL_STATE_TEXTS } from '../texts/policy-texts.ts';
import { MODE_TEXTS } from '../texts/session-texts.ts';
import { PoliciesHead } from './policies-head.tsx';

const useStyles = makeStyles({
  tabs: { marginBlockEnd: tokens.spacingVerticalL },
  answers: { display: 'inline-flex', gap: tokens.spacingHorizontalS },
});

interface Answer {
  readonly approval: ApprovalView;
  readonly isApproved: boolean;
}

const idOf = ({ id }: ApprovalView): string => id;
const nameOf = ({ helper }: ApprovalView): string => helper.name;

const columnsOf = (onAnswer: (answer: Answer) => void): readonly ListColumn<ApprovalView>[] => [
  {
    key: 'helper',
    textKey: 'console.sessions.helper',
    minPx: 150,
    grow: 2,
    cell: ({ helper }) => <NameCell name={helper.name} />,
  },
  {
    key: 'mode',
    textKey: 'console.approvals.wants',
    minPx: 130,
    grow: 0,
    cell: ({ mode }) => <TextCell textKey={MODE_TEXTS[mode]} />,
  },
  {
    key: 'sharer',
    textKey: 'console.sessions.sharer',
    minPx: 150,
    grow: 2,
    cell: ({ sharer }) => <NameCell name={sharer.name} />,
  },
  {
    key: 'device',
    textKey: 'console.explain.device',
    minPx: 120,
    grow: 1,
    cell: ({ deviceName }) =>
      deviceName === null ? (
        <TextCell textKey="console.what-if.device-browser" isQuiet />
      ) : (
        <NameCell name={deviceName} />
      ),
  },
  {
    key: 'policy',
    textKey: 'console.approvals.policy',
    minPx: 140,
    grow: 2,
    cell: ({ policy }) => <NameCell name={policy.name} />,
  },
  {
    key: 'asked',
    textKey: 'console.approvals.asked',
    minPx: 170,
    grow: 0,
    cell: ({ askedAt }) => <MomentCell at={askedAt} neverKey="console.sessions.nothing" />,
  },
  {
    key: 'state',
    textKey: 'console.approvals.answer',
    minPx: 250,
    grow: 0,
    cell: (approval, tabIndex) => <AnswerCell approval={approval} tabIndex={tabIndex} onAnswer={onAnswer} />,
  },
];

/** What helpers ask the reader to approve, as it comes. */
export function ApprovalsPage() {
  const styles = useStyles();
  const { t } = useLocale();
  const { say, fail } = useNotices();
  const queries = useQueryClient();
  const [shown, setShown] = useState<'waiting' | 'all'>('waiting');
  const query = policyQueries.approvals(shown === 'waiting' ? 'waiting' : undefined);
  const rows = useListRows(query.queryKey, useInfiniteQuery(query));
  useLiveTopic('approvals');
  const { mutate } = useMutation({
    mutationFn: ({ approval, isApproved }: Answer) =>
      callRoute(answerApprovalRoute, { params: { approvalId: approval.id }, body: { isApproved } }),
    onSuccess: (_view, { approval, isApproved }) =>
      say(
        t(isApproved ? 'console.approvals.approved-now' : 'console.approvals.declined-now', {
          name: approval.helper.name,
        }),
      ),
    onError: fail,
    onSettled: () => refreshTopics(queries, 'approvals'),
  });
  const columns = useMemo(() => columnsOf(mutate), [mutate]);
  return (
    <>
      <PoliciesHead current="/policies/approvals" />
      <TabList
        className={styles.tabs}
        size="small"
        selectedValue={shown}
        aria-label={t('console.approvals.shown')}
        onTabSelect={(_event, { value }) => setShown(value === 'all' ? 'all' : 'waiting')}
      >
        <Tab value="waiting">{t('console.approvals.waiting')}</Tab>
        <Tab value="all">{t('console.approvals.all')}</Tab>
      </TabList>
      <DataList
        label={t('console.policies.approvals')}
        columns={columns}
        rows={rows}
        keyOf={idOf}
        nameOf={nameOf}
        empty={
          <EmptyState icon={<PersonAvailableRegular />} title={t('console.approvals.empty')}>
            {t('console.approvals.empty-text')}
          </EmptyState>
        }
      />
    </>
  );
}

interface AnswerCellProps {
  readonly approval: ApprovalView;
  readonly tabIndex: 0 | -1;
  readonly onAnswer: (answer: Answer) => void;
}

function AnswerCell({ approval, tabIndex, onAnswer }: AnswerCellProps) {
  const styles = useStyles();
  const { t } = useLocale();
  const now = useNow();
  const { state, helper, expiresAt, mayAnswer, answeredBy } = approval;
  const isOver = Date.parse(expiresAt) <= now;
  if (state === 'waiting' && !isOver && mayAnswer) {
    return (
      <span className={styles.answers}>
        <Button
          size="small"
          appearance="primary"
          icon={<CheckmarkRegular />}
          tabIndex={tabIndex}
          aria-label={t('console.approvals.approve-of', { name: helper.name })}
          onClick={() => onAnswer({ approval, isApproved: true })}
        >
          {t('console.approvals.approve')}
        </Button>
        <Button
          size="small"
          icon={<DismissRegular />}
          tabIndex={tabIndex}
          aria-label={t('console.approvals.decline-of', { name: helper.name })}
          onClick={() => onAnswer({ approval, isApproved: false })}
        >
          {t('console.approvals.decline')}
        </Button>
      </span>
    );
  }
  const shown = state === 'waiting' && isOver ? 'expired' : state;
  return (
    <span className={styles.answers}>
      <Badge appearance="tint" color={shown === 'approved' ? 'success' : 'informative'}>
        {t(APPROVAL_STATE_TEXTS[shown])}
      </Badge>
      {answeredBy !== null && <bdi>{answeredBy.name}</bdi>}
    </span>
  );
}
