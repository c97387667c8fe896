import { type EnrolmentTokenView, revokeEnrolmentTokenRoute } from '@alongside/protocol';
import { ConfirmDialog, EmptyState, useLocale, useNow } from '@alongside/ui';
import { Badge, Button } from '@fluentui/react-components';
import { AddRegular, KeyRegular } from '@fluentui/react-icons';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { MomentCell, NameCell, TextCell } from '../list/cells.tsx';
import { DataList } from '../list/data-list.tsx';
import type { ListColumn } from '../list/list-column.ts';
import { useListRows } from '../list/use-list-rows.ts';
import { callRoute } from '../server/call-route.ts';
import { organisationQueries } from '../server/organisation-queries.ts';
import { refreshTopics } from '../server/refresh-topic.ts';
import { BackLink } from '../shell/back-link.tsx';
import { useNotices } from '../shell/notices.tsx';
import { PageHeader } from '../shell/page-header.tsx';
import { CreateTokenDialog } from './create-token-dialog.tsx';
import { OWNERSHIP_TEXTS } from './device-texts.ts';

type Token = EnrolmentTokenView;

const idOf = ({ id }: Token): string => id;
const nameOf = ({ name }: Token): string => name;

const columnsOf = (onRevoke: (token: Token) => void): readonly ListColumn<Token>[] => [
  {
    key: 'name',
    textKey: 'console.enrolment.name',
    minPx: 140,
    grow: 2,
    cell: ({ name }) => <NameCell name={name} />,
  },
  {
    key: 'state',
    textKey: 'console.devices.state',
    minPx: 100,
    grow: 0,
    cell: (token) => <TokenState token={token} />,
  },
  {
    key: 'uses',
    textKey: 'console.enrolment.uses',
    minPx: 110,
    grow: 0,
    cell: (token) => <UsesCell token={token} />,
  },
  {
    key: 'ownership',
    textKey: 'console.devices.ownership',
    minPx: 100,
    grow: 0,
    cell: ({ ownership }) => <TextCell textKey={OWNERSHIP_TEXTS[ownership]} />,
  },
  {
    key: 'groups',
    textKey: 'console.person.groups',
    minPx: 110,
    grow: 1,
    cell: (token) => <GroupsCell token={token} />,
  },
  {
    key: 'expires',
    textKey: 'console.enrolment.expires',
    minPx: 176,
    grow: 0,
    cell: ({ expiresAt }) => <MomentCell at={expiresAt} neverKey="console.sessions.nothing" />,
  },
  {
    key: 'last-used',
    textKey: 'console.enrolment.last-used',
    minPx: 176,
    grow: 0,
    cell: ({ lastUsedAt }) => <MomentCell at={lastUsedAt} neverKey="console.people.never" />,
  },
  {
    key: 'actions',
    textKey: 'console.list.actions',
    minPx: 110,
    grow: 0,
    cell: (token, tabIndex) => <RevokeButton token={token} tabIndex={tabIndex} onRevoke={onRevoke} />,
  },
];

/** Tokens by which devices enrol without anybody who signs in. */
export function EnrolmentPage() {
  const { t } = useLocale();
  const { say, fail } = useNotices();
  const queries = useQueryClient();
  const query = organisationQueries.enrolmentTokens();
  const rows = useListRows(query.queryKey, useInfiniteQuery(query));
  const [isCreating, setCreating] = useState(false);
  const [revoked, setRevoked] = useState<Token | null>(null);
  const columns = useMemo(() => columnsOf(setRevoked), []);
  const revoke = useMutation({
    mutationFn: ({ id }: Token) => callRoute(revokeEnrolmentTokenRoute, { params: { enrolmentTokenId: id } }),
    onSuccess: () => say(t('console.enrolment.revoked-now')),
    onError: fail,
    onSettled: async () => {
      setRevoked(null);
      await refreshTopics(queries, 'enrolment-tokens');
    },
  });
  const create = (
    <Button appearance="primary" icon={<AddRegular />} onClick={() => setCreating(true)}>
      {t('console.enrolment.create')}
    </Button>
  );
  return (
    <>
      <BackLink to="/devices">{t('console.device.back')}</BackLink>
      <PageHeader title={t('console.enrolment.title')} text={t('console.enrolment.text')} actions={create} />
      <DataList
        label={t('console.enrolment.tokens')}
        columns={columns}
        rows={rows}
        keyOf={idOf}
        nameOf={nameOf}
        empty={
          <EmptyState icon={<KeyRegular />} title={t('console.enrolment.empty')} action={create}>
            {t('console.enrolment.empty-text')}
          </EmptyState>
        }
      />
      <CreateTokenDialog isOpen={isCreating} onClose={() => setCreating(false)} />
      <ConfirmDialog
        isOpen={revoked !== null}
        title={t('console.enrolment.revoke-title', { name: revoked?.name ?? '' })}
        confirm={t('console.enrolment.revoke')}
        isDangerous
        isBusy={revoke.isPending}
        onConfirm={() => {
          if (revoked !== null) revoke.mutate(revoked);
        }}
        onClose={() => setRevoked(null)}
      >
        {t('console.enrolment.revoke-text')}
      </ConfirmDialog>
    </>
  );
}

const stateOf = (token: Token, now: number): 'usable' | 'revoked' | 'expired' | 'used-up' => {
  if (token.revokedAt !== null) return 'revoked';
  if (Date.parse(token.expiresAt) <= now) return 'expired';
  return token.usesLeft === 0 ? 'used-up' : 'usable';
};

const STATE_TEXTS = {
  usable: 'console.enrolment.usable',
  revoked: 'console.enrolment.revoked',
  expired: 'console.enrolment.expired',
  'used-up': 'console.enrolment.used-up',
} as const;

function TokenState({ token }: { readonly token: Token }) {
  const { t } = useLocale();
  const state = stateOf(token, useNow());
  return (
    <Badge appearance="tint" color={state === 'usable' ? 'success' : 'informative'}>
      {t(STATE_TEXTS[state])}
    </Badge>
  );
}

function UsesCell({ token: { uses, usesLeft } }: { readonly token: Token }) {
  const { t, format } = useLocale();
  if (usesLeft === null) return <span>{t('console.enrolment.uses-any', { count: uses })}</span>;
  return (
    <span>
      {t('console.enrolment.uses-of', { uses: format.number(uses), of: format.number(uses + usesLeft) })}
    </span>
  );
}

function GroupsCell({ token: { groups } }: { readonly token: Token }) {
  const { format } = useLocale();
  return <NameCell name={format.list(groups.map(({ name }) => name))} />;
}

interface RevokeButtonProps {
  readonly token: Token;
  readonly tabIndex: 0 | -1;
  readonly onRevoke: (token: Token) => void;
}

function RevokeButton({ token, tabIndex, onRevoke }: RevokeButtonProps) {
  const { t } = useLocale();
  const state = stateOf(token, useNow());
  if (state !== 'usable') return null;
  return (
    <Button
      size="small"
      tabIndex={tabIndex}
      aria-label={t('console.enrolment.revoke-named', { name: token.name })}
      onClick={() => onRevoke(token)}
    >
      {t('console.enrolment.revoke')}
    </Button>
  );
}
