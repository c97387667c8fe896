import { type CompliancePolicyView, ComplianceState } from '@alongside/protocol';
import { Card, EmptyState, useLocale } from '@alongside/ui';
import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { AddRegular, ShieldTaskRegular } from '@fluentui/react-icons';
import { useInfiniteQuery, useQueries } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { PoliciesHead } from '../access-policies/policies-head.tsx';
import { COMPLIANCE_TEXTS, PLATFORM_TEXTS } from '../devices/device-texts.ts';
import { MomentCell, NameCell, NumberCell } from '../list/cells.tsx';
import { DataList } from '../list/data-list.tsx';
import { FilterBar } from '../list/filter-bar.tsx';
import type { ListColumn } from '../list/list-column.ts';
import { ListSearch } from '../list/list-search.tsx';
import { isNarrowed } from '../list/list-words.ts';
import { useListRows } from '../list/use-list-rows.ts';
import { useListStyles } from '../list/use-list-styles.ts';
import { policyQueries } from '../server/policy-queries.ts';
import { useMay } from '../server/use-me.ts';
import { LinkButton } from '../shell/link-button.tsx';
import { PageLink } from '../shell/page-link.tsx';
import { ruleText } from '../texts/compliance-texts.ts';
import type { ComplianceSearch } from './compliance-search.ts';

const useStyles = makeStyles({
  figures: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(160px, 1fr))',
    gap: tokens.spacingHorizontalL,
    margin: 0,
    marginBlockEnd: tokens.spacingVerticalXL,
  },
  figure: { display: 'flex', flexDirection: 'column-reverse', justifyContent: 'flex-end' },
  value: { ...typographyStyles.title2, margin: 0, fontVariantNumeric: 'tabular-nums' },
});

type Policy = CompliancePolicyView;

interface CompliancePageProps {
  readonly search: ComplianceSearch;
  readonly onSearch: (search: ComplianceSearch) => void;
}

const idOf = ({ id }: Policy): string => id;
const nameOf = ({ name }: Policy): string => name;

const COLUMNS: readonly ListColumn<Policy>[] = [
  {
    key: 'name',
    textKey: 'console.policies.name',
    minPx: 170,
    grow: 4,
    cell: (policy, tabIndex) => <PolicyLink policy={policy} tabIndex={tabIndex} />,
  },
  {
    key: 'platforms',
    textKey: 'console.compliance.platforms',
    minPx: 120,
    grow: 1,
    cell: ({ platforms }) => <PlatformsCell platforms={platforms} />,
  },
  {
    key: 'rules',
    textKey: 'console.compliance.rules',
    minPx: 160,
    grow: 3,
    cell: ({ rules }) => <RulesCell rules={rules} />,
  },
  {
    key: 'for',
    textKey: 'console.compliance.for',
    minPx: 120,
    grow: 2,
    cell: ({ assignment }) => <ForCell assignment={assignment} />,
  },
  {
    key: 'grace',
    textKey: 'console.compliance.grace',
    minPx: 95,
    grow: 0,
    cell: ({ graceDays }) => <NumberCell value={graceDays} />,
  },
  {
    key: 'failing',
    textKey: 'console.compliance.fails-at',
    minPx: 105,
    grow: 0,
    cell: ({ failingDevices }) => <NumberCell value={failingDevices} />,
  },
  {
    key: 'updated',
    textKey: 'console.policies.updated',
    minPx: 180,
    grow: 0,
    cell: ({ updatedAt }) => <MomentCell at={updatedAt} neverKey="console.sessions.nothing" />,
  },
];

/** Compliance policies, and how many devices meet them. */
export function CompliancePage({ search, onSearch }: CompliancePageProps) {
  const { t } = useLocale();
  const navigate = useNavigate();
  const mayChange = useMay('manage-policies');
  const maySeeDevices = useMay('view-devices', 'manage-devices');
  const query = policyQueries.compliancePolicies(search.search);
  const rows = useListRows(query.queryKey, useInfiniteQuery(query));
  const add = mayChange && (
    <LinkButton to="/policies/compliance/new" appearance="primary" icon={<AddRegular />}>
      {t('console.compliance.add')}
    </LinkButton>
  );
  return (
    <>
      <PoliciesHead current="/policies/compliance" actions={add} />
      {maySeeDevices && <DeviceFigures />}
      <FilterBar isNarrowed={isNarrowed(search)} onReset={() => onSearch({})}>
        <ListSearch
          label={t('console.policies.search')}
          value={search.search ?? ''}
          onSearch={(text) => onSearch({ search: text === '' ? undefined : text })}
        />
      </FilterBar>
      <DataList
        label={t('console.compliance.policies')}
        columns={COLUMNS}
        rows={rows}
        keyOf={idOf}
        nameOf={nameOf}
        onOpen={({ id }) => void navigate({ to: '/policies/compliance/$policyId', params: { policyId: id } })}
        empty={
          isNarrowed(search) ? (
            <EmptyState icon={<ShieldTaskRegular />} title={t('console.policies.none-found')}>
              {t('console.list.narrowed')}
            </EmptyState>
          ) : (
            <EmptyState icon={<ShieldTaskRegular />} title={t('console.compliance.empty')} action={add}>
              {t('console.compliance.empty-text')}
            </EmptyState>
          )
        }
      />
    </>
  );
}

/** How many enrolled devices are in each state, each with the way to them. */
function DeviceFigures() {
  const styles = useStyles();
  const { t, format } = useLocale();
  const counts = useQueries({
    queries: ComplianceState.options.map((state) => policyQueries.devicesIn(state)),
  });
  return (
    <dl className={styles.figures} aria-label={t('console.compliance.devices')}>
      {ComplianceState.options.map((state, index) => {
        const total = counts[index]?.data?.total;
        return (
          <Card key={state} className={styles.figure}>
            <dt>
              <PageLink to="/devices" search={{ compliance: state, state: 'enrolled' }}>
                {t(COMPLIANCE_TEXTS[state])}
              </PageLink>
            </dt>
            <dd className={styles.value}>
              {total === undefined ? t('console.sessions.nothing') : format.number(total)}
            </dd>
          </Card>
        );
      })}
    </dl>
  );
}

interface PolicyLinkProps {
  readonly policy: Policy;
  readonly tabIndex: 0 | -1;
}

function PolicyLink({ policy: { id, name }, tabIndex }: PolicyLinkProps) {
  const list = useListStyles();
  return (
    <PageLink
      to="/policies/compliance/$policyId"
      params={{ policyId: id }}
      tabIndex={tabIndex}
      dir="auto"
      className={list.clip}
    >
      <bdi>{name}</bdi>
    </PageLink>
  );
}

function PlatformsCell({ platforms }: Pick<Policy, 'platforms'>) {
  const { t, format } = useLocale();
  return <NameCell name={format.list(platforms.map((platform) => t(PLATFORM_TEXTS[platform])))} />;
}

function RulesCell({ rules }: Pick<Policy, 'rules'>) {
  const { t, format } = useLocale();
  return <NameCell name={format.list(rules.map((rule) => ruleText(rule, t)))} />;
}

function ForCell({ assignment: { to, except } }: Pick<Policy, 'assignment'>) {
  const { t, format } = useLocale();
  const names = (groups: Policy['assignment']['except']) => format.list(groups.map(({ name }) => name));
  const who = to === 'all' ? t('console.compliance.all-devices') : names(to);
  return (
    <NameCell name={except.length === 0 ? who : t('console.policy.but-not', { who, names: names(except) })} />
  );
}
