import { effectiveSettings } from '@alongside/domain';
import {
  CodedError,
  type GroupId,
  SettingsOverridePatch,
  type TenantId,
  TenantSettings,
} from '@alongside/protocol';
import { sql } from 'kysely';
import type { Transaction } from '../../platform/database/index.ts';

/** The settings that hold for somebody or something in these groups. */
export interface SettingsOfGroups {
  readonly settings: TenantSettings;
  /** Which group's setting holds, by the group's name; a setting that isn't in it is the tenant's own. */
  readonly overriddenBy: Partial<Readonly<Record<keyof TenantSettings, string>>>;
}

interface Row {
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
  const { rows } = await sql<Row>`
    select coalesce(s.settings, '{}'::jsonb) as settings, coalesce(
      (select jsonb_agg(jsonb_build_object('name', g.name, 'settings', o.settings) order by o.position, o.id)
        from settings_overrides o join groups g on g.id = o.group_id
        where o.tenant_id = t.id and o.group_id = any(${[...groups]}::uuid[])),
      '[]'::jsonb) as overrides
    from tenants t left join tenant_settings s on s.tenant_id = t.id where t.id = ${tenantId}`.execute(tx);
  const [row] = rows;
  if (row === undefined) throw new CodedError('NOT_FOUND');
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
