import { effectiveSettings } from '@alongside/domain';
import {
  CodedError,
  type GroupId,
  SettingsOverridePatch,
  type TenantId,
  TenantSettings,
} from '@alongside/protocol';
import { type RawBuilder, sql } from 'kysely';
import type { Transaction } from '../../platform/database/index.ts';

/** The settings that hold for somebody or something in these groups. */
export interface SettingsOfGroups {
  readonly settings: TenantSettings;
  /** Which group's setting holds, by the group's name; a setting that isn't in it is the tenant's own. */
  readonly overriddenBy: Partial<Readonly<Record<keyof TenantSettings, string>>>;
}

export interface SettingsRow {
  readonly settings: unknown;
  readonly overrides: readonly { readonly name: string; readonly settings: unknown }[];
}

/**
 * Lays what differs for the groups over the tenant's settings.
 * @throws CodedError NOT_FOUND for no tenant
 */
export async function settingsOfGroups(
  tx: Transaction,
  tenantId: TenantId,
  groups: readonly GroupId[],
): Promise<SettingsOfGroups> {
  const ofGroups = sql<GroupId>`select unnest(${groups}::uuid[])`;
  return settingsRead((await selectSettings(tenantId, ofGroups).execute(tx)).rows[0]);
}

/**
 * The tenant's settings and what differs for the groups, for a statement that reads more.
 * @param groups a query for their ids
 */
export const selectSettings = (
  tenantId: TenantId,
  groups: RawBuilder<GroupId>,
): RawBuilder<SettingsRow> => sql`
    select coalesce(s.settings, '{}'::jsonb) as settings, coalesce(
      (select jsonb_agg(jsonb_build_object('name', g.name, 'settings', o.settings) order by o.position, o.id)
        from settings_overrides o join groups g on g.id = o.group_id
        where o.tenant_id = t.id and o.group_id in (${groups})),
      '[]'::jsonb) as overrides
    from tenants t left join tenant_settings s on s.tenant_id = t.id where t.id = ${tenantId}`;

/** @throws CodedError NOT_FOUND for no row: there is no tenant */
export function settingsRead(row: SettingsRow | null | undefined): SettingsOfGroups {
  if (row === undefined || row === null) throw new CodedError('NOT_FOUND');
  const overrides = row.overrides.map(({ name, settings }) => ({
    name,
    settings: SettingsOverridePatch.parse(settings),
  }));
  return {
    settings: effectiveSettings(
      TenantSettings.parse(row.settings),
      overrides.map(({ settings }) => settings),
    ),
    overriddenBy: Object.fromEntries(
      overrides.flatMap(({ name, settings }) => Object.keys(settings).map((setting) => [setting, name])),
    ),
  };
}
