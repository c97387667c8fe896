import {
  ComplianceState,
  DeviceOwnership,
  DevicePlatform,
  type DeviceState,
  type DeviceSummary,
  listDevicesRoute,
} from '@alongside/protocol';
import { EmptyState, useLocale } from '@alongside/ui';
import { AddRegular, DesktopRegular } from '@fluentui/react-icons';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { BulkBar } from '../bulk/bulk-bar.tsx';
import { GroupFilter } from '../groups/group-filter.tsx';
import { ChoiceFilter } from '../list/choice-filter.tsx';
import { DataList } from '../list/data-list.tsx';
import { FilterBar } from '../list/filter-bar.tsx';
import { ListSearch } from '../list/list-search.tsx';
import { useListSelection } from '../list/list-selection.ts';
import { ListTools } from '../list/list-tools.tsx';
import { isNarrowed } from '../list/list-words.ts';
import { useColumns } from '../list/use-columns.ts';
import { useListRows } from '../list/use-list-rows.ts';
import { callRoute } from '../server/call-route.ts';
import { countDevices, organisationQueries } from '../server/organisation-queries.ts';
import { refreshTopics } from '../server/refresh-topic.ts';
import { PAGE_ROWS_MAX } from '../server/rows-query.ts';
import { useLiveTopic } from '../server/use-live-topic.ts';
import { useMay } from '../server/use-me.ts';
import { LinkButton } from '../shell/link-button.tsx';
import { PageHeader } from '../shell/page-header.tsx';
import { DEVICE_COLUMNS } from './device-columns.tsx';
import { deviceQueryOf, DeviceSearch, PresenceFilter } from './device-search.ts';
import { COMPLIANCE_TEXTS, DEVICE_STATE_TEXTS, OWNERSHIP_TEXTS, PLATFORM_TEXTS } from './device-texts.ts';
import { useDeviceBulk } from './use-device-bulk.tsx';

interface DevicesPageProps {
  readonly search: DeviceSearch;
  readonly onSearch: (search: DeviceSearch) => void;
}

const PRESENCE_TEXTS: Readonly<Record<PresenceFilter, string>> = {
  online: 'console.devices.online',
  offline: 'console.devices.offline',
};

/** States besides being enrolled, which is what is listed by itself. */
const GONE: readonly DeviceState[] = ['retired', 'unenrolled'];

const idOf = ({ id }: DeviceSummary): string => id;
const nameOf = ({ name }: DeviceSummary): string => name;

/** The devices that the tenant knows. */
export function DevicesPage({ search, onSearch }: DevicesPageProps) {
  const { t } = useLocale();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const mayManage = useMay('manage-devices');
  const filter = deviceQueryOf(search);
  const query = organisationQueries.devices(filter);
  const rows = useListRows(query.queryKey, useInfiniteQuery(query), () => countDevices(filter));
  useLiveTopic('devices');
  const selection = useListSelection(filter);
  const columns = useColumns('devices', DEVICE_COLUMNS);
  const actions = useDeviceBulk();
  const enrol = mayManage && (
    <LinkButton to="/devices/enrolment" appearance="primary" icon={<AddRegular />}>
      {t('console.enrolment.title')}
    </LinkButton>
  );
  return (
    <>
      <PageHeader title={t('console.devices.title')} text={t('console.devices.text')} actions={enrol} />
      <DeviceFilters
        search={search}
        onSearch={onSearch}
        tools={
          <ListTools
            list="devices"
            search={search}
            columns={columns}
            onSearch={(words) => onSearch(DeviceSearch.parse(words))}
          />
        }
      />
      {mayManage && (
        <BulkBar
          label={t('console.devices.bulk')}
          selection={selection}
          list={rows}
          actions={actions}
          rows={{
            nameOf: (id) => rows.items.find((device) => device.id === id)?.name ?? null,
            page: async (after) => {
              const page = await callRoute(listDevicesRoute, {
                query: { ...filter, limit: PAGE_ROWS_MAX, ...(after !== null && { after }) },
              });
              return { ids: page.items.map(idOf), next: page.next };
            },
          }}
          onSettled={() => void refreshTopics(queries, 'devices', 'groups')}
        />
      )}
      <DataList
        label={t('console.devices.title')}
        columns={columns.shown}
        rows={rows}
        keyOf={idOf}
        nameOf={nameOf}
        selection={mayManage ? selection : undefined}
        order={{
          sort: search.sort ?? 'name',
          onSort: (sort) => onSearch(DeviceSearch.parse({ ...search, sort })),
        }}
        onOpen={({ id }) => void navigate({ to: '/devices/$deviceId', params: { deviceId: id } })}
        empty={<NoDevices isNarrowed={isNarrowed(search)} action={enrol} />}
      />
    </>
  );
}

function NoDevices({ isNarrowed, action }: { readonly isNarrowed: boolean; readonly action: ReactNode }) {
  const { t } = useLocale();
  if (isNarrowed) {
    return (
      <EmptyState icon={<DesktopRegular />} title={t('console.devices.none-found')}>
        {t('console.list.narrowed')}
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={<DesktopRegular />} title={t('console.devices.empty')} action={action}>
      {t('console.devices.empty-text')}
    </EmptyState>
  );
}

function DeviceFilters({ search, onSearch, tools }: DevicesPageProps & { readonly tools: ReactNode }) {
  const { t } = useLocale();
  const put = (part: DeviceSearch) => onSearch({ ...search, ...part });
  return (
    <FilterBar isNarrowed={isNarrowed(search)} onReset={() => onSearch({ sort: search.sort })} tools={tools}>
      <ListSearch
        label={t('console.devices.search')}
        value={search.search ?? ''}
        onSearch={(text) => put({ search: text === '' ? undefined : text })}
      />
      <ChoiceFilter
        label={t('console.devices.platform')}
        choices={DevicePlatform.options}
        texts={PLATFORM_TEXTS}
        value={search.platform}
        onChoose={(platform) => put({ platform })}
      />
      <ChoiceFilter
        label={t('console.devices.compliance')}
        choices={ComplianceState.options}
        texts={COMPLIANCE_TEXTS}
        value={search.compliance}
        onChoose={(compliance) => put({ compliance })}
      />
      <ChoiceFilter
        label={t('console.devices.presence')}
        choices={PresenceFilter.options}
        texts={PRESENCE_TEXTS}
        value={search.presence}
        onChoose={(presence) => put({ presence })}
      />
      <ChoiceFilter
        label={t('console.devices.ownership')}
        choices={DeviceOwnership.options}
        texts={OWNERSHIP_TEXTS}
        value={search.ownership}
        onChoose={(ownership) => put({ ownership })}
      />
      <GroupFilter kind="devices" value={search.group} onChoose={(group) => put({ group })} />
      <ChoiceFilter
        label={t('console.devices.state')}
        choices={GONE}
        texts={DEVICE_STATE_TEXTS}
        anyKey={DEVICE_STATE_TEXTS.enrolled}
        value={search.state}
        onChoose={(state) => put({ state })}
      />
    </FilterBar>
  );
}
