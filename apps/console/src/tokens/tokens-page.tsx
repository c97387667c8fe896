import type { TokenView } from '@alongside/protocol';
import { ConfirmDialog, EmptyState, useLocale } from '@alongside/ui';
import { Badge, Button, makeStyles, tokens as theme } from '@fluentui/react-components';
import { AddRegular, KeyRegular } from '@fluentui/react-icons';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { MomentCell, NameCell } from '../list/cells.tsx';
import { DataList } from '../list/data-list.tsx';
import type { ListColumn } from '../list/list-column.ts';
import { useListRows } from '../list/use-list-rows.ts';
import { refreshTopics } from '../server/refresh-topic.ts';
import { useMay } from '../server/use-me.ts';
import { useNotices } from '../shell/notices.tsx';
import { PageHeader } from '../shell/page-header.tsx';
import { TabLinks } from '../shell/tab-links.tsx';
import { MakeTokenDialog } from './make-token-dialog.tsx';
import { scopeText } from './scope-text.ts';
import { revokeToken, takeOverToken, type TokenKind, tokensQuery } from './token-kinds.ts';
import { TokenExample } from './token-example.tsx';

const useStyles = makeStyles({ example: { marginBlockStart: theme.spacingVerticalXL } });

const idOf = ({ id }: TokenView): string => id;
const nameOf = ({ name }: TokenView): string => name;

interface TokenActions {
  readonly onRevoke: (token: TokenView) => void;
  readonly onTakeOver: (token: TokenView) => void;
}

const columnsOf = (
  kind: TokenKind,
  { onRevoke, onTakeOver }: TokenActions,
): readonly ListColumn<TokenView>[] => [
  {
    key: 'name',
    textKey: 'console.tokens.name',
    minPx: 150,
    grow: 2,
    cell: ({ name, ending }) => <NameCell name={`${name} (…${ending})`} />,
  },
  {
    key: 'state',
    textKey: 'console.devices.state',
    minPx: 110,
    grow: 0,
    cell: ({ state, withheld }) => <StateCell state={state} withheld={withheld} />,
  },
  {
    key: 'scopes',
    textKey: 'console.tokens.scopes',
    minPx: 180,
    grow: 3,
    cell: ({ scopes }) => <ScopesCell scopes={scopes} />,
  },
  ...(kind === 'service'
    ? [
        {
          key: 'made-by',
          textKey: 'console.tokens.made-by',
          minPx: 140,
          grow: 1,
          cell: ({ madeBy }: TokenView) => <NameCell name={madeBy?.name ?? null} />,
        },
      ]
    : []),
  {
    key: 'expires',
    textKey: 'console.tokens.expires',
    minPx: 180,
    grow: 0,
    cell: ({ expiresAt }) => <MomentCell at={expiresAt} neverKey="console.sessions.nothing" />,
  },
  {
    key: 'last-used',
    textKey: 'console.tokens.last-used',
    minPx: 180,
    grow: 0,
    cell: ({ lastUsedAt }) => <MomentCell at={lastUsedAt} neverKey="console.people.never" />,
  },
  {
    key: 'actions',
    textKey: 'console.list.actions',
    minPx: kind === 'service' ? 200 : 120,
    grow: 0,
    cell: (token, tabIndex) => (
      <TokenButtons
        token={token}
        tabIndex={tabIndex}
        onRevoke={onRevoke}
        onTakeOver={kind === 'service' && token.withheld.length > 0 ? onTakeOver : null}
      />
    ),
  },
];

const PAGE_TEXTS: Readonly<Record<TokenKind, string>> = {
  personal: 'console.tokens.text',
  service: 'console.tokens.services-text',
};

/** Tokens of the API: one's own, or those of services. */
export function TokensPage({ kind }: { readonly kind: TokenKind }) {
  const styles = useStyles();
  const { t } = useLocale();
  const { say, fail } = useNotices();
  const queries = useQueryClient();
  const mayManageServices = useMay('manage-settings');
  const query = tokensQuery(kind);
  const rows = useListRows(query.queryKey, useInfiniteQuery(query));
  const [isMaking, setMaking] = useState(false);
  const [revoked, setRevoked] = useState<TokenView | null>(null);
  const revoke = useMutation({
    mutationFn: ({ id }: TokenView) => revokeToken(kind, id),
    onSuccess: (_result, { name }) => say(t('console.tokens.revoked-now', { name })),
    onError: fail,
    onSettled: async () => {
      setRevoked(null);
      await refreshTopics(queries, 'tokens');
    },
  });
  const { mutate: onTakeOver } = useMutation({
    mutationFn: ({ id }: TokenView) => takeOverToken(id),
    onSuccess: (_result, { name }) => say(t('console.tokens.taken-over', { name })),
    onError: fail,
    onSettled: () => refreshTopics(queries, 'tokens'),
  });
  const columns = useMemo(() => columnsOf(kind, { onRevoke: setRevoked, onTakeOver }), [kind, onTakeOver]);
  const add = (
    <Button appearance="primary" icon={<AddRegular />} onClick={() => setMaking(true)}>
      {t('console.tokens.add')}
    </Button>
  );
  return (
    <>
      <PageHeader title={t('console.tokens.title')} text={t(PAGE_TEXTS[kind])} actions={add} />
      {mayManageServices && (
        <TabLinks
          label={t('console.tokens.title')}
          current={kind === 'personal' ? '/tokens' : '/tokens/services'}
          tabs={[
            { to: '/tokens', textKey: 'console.tokens.own' },
            { to: '/tokens/services', textKey: 'console.tokens.services' },
          ]}
        />
      )}
      <DataList
        label={t('console.tokens.title')}
        columns={columns}
        rows={rows}
        keyOf={idOf}
        nameOf={nameOf}
        empty={
          <EmptyState icon={<KeyRegular />} title={t('console.tokens.empty')} action={add}>
            {t('console.tokens.empty-text')}
          </EmptyState>
        }
      />
      <div className={styles.example}>
        <TokenExample />
      </div>
      <MakeTokenDialog kind={kind} isOpen={isMaking} onClose={() => setMaking(false)} />
      <ConfirmDialog
        isOpen={revoked !== null}
        title={t('console.tokens.revoke-title', { name: revoked?.name ?? '' })}
        confirm={t('console.tokens.revoke')}
        isDangerous
        isBusy={revoke.isPending}
        onConfirm={() => {
          if (revoked !== null) revoke.mutate(revoked);
        }}
        onClose={() => setRevoked(null)}
      >
        {t('console.tokens.revoke-text')}
      </ConfirmDialog>
    </>
  );
}

const STATE_TEXTS: Readonly<Record<TokenView['state'], string>> = {
  active: 'console.tokens.active',
  expired: 'console.tokens.expired',
  revoked: 'console.tokens.revoked',
};

function StateCell({ state, withheld }: Pick<TokenView, 'state' | 'withheld'>) {
  const { t } = useLocale();
  if (state === 'active' && withheld.length > 0)
    return (
      <Badge appearance="tint" color="warning">
        {t('console.tokens.withheld')}
      </Badge>
    );
  return (
    <Badge appearance="tint" color={state === 'active' ? 'success' : 'informative'}>
      {t(STATE_TEXTS[state])}
    </Badge>
  );
}

function ScopesCell({ scopes }: Pick<TokenView, 'scopes'>) {
  const { t, format } = useLocale();
  return <NameCell name={format.list(scopes.map((scope) => t(scopeText(scope))))} />;
}

interface TokenButtonsProps {
  readonly token: TokenView;
  readonly tabIndex: 0 | -1;
  readonly onRevoke: (token: TokenView) => void;
  /** null: there is nothing to be had by it. */
  readonly onTakeOver: ((token: TokenView) => void) | null;
}

function TokenButtons({ token, tabIndex, onRevoke, onTakeOver }: TokenButtonsProps) {
  const { t } = useLocale();
  if (token.state !== 'active') return null;
  return (
    <>
      {onTakeOver !== null && (
        <Button
          size="small"
          tabIndex={tabIndex}
          aria-label={t('console.tokens.take-over-of', { name: token.name })}
          onClick={() => onTakeOver(token)}
        >
          {t('console.tokens.take-over')}
        </Button>
      )}
      <Button
        size="small"
        tabIndex={tabIndex}
        aria-label={t('console.tokens.revoke-of', { name: token.name })}
        onClick={() => onRevoke(token)}
      >
        {t('console.tokens.revoke')}
      </Button>
    </>
  );
}
