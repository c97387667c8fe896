import type { GroupId, TenantId } from '@alongside/protocol';
import { sql, type SqlBool } from 'kysely';
import { endOfWord, type RowSet } from '../../platform/search/index.ts';

/** Direct members of any of the groups. */
export const devicesInGroups = (groups: readonly GroupId[]): RowSet => ({
  ids: sql`select device_id as id from group_devices where group_id = any(${groups}::uuid[])`,
  has: sql<SqlBool>`exists (select from group_devices g
    where g.device_id = devices.id and g.group_id = any(${groups}::uuid[]))`,
});

/** Those with a word that begins like this, and those whose primary person has one. */
export const devicesWithWord = (tenantId: TenantId, word: string): readonly RowSet[] => {
  const begins = sql<SqlBool>`w.tenant_id = ${tenantId} and w.word >= ${word} and w.word < ${endOfWord(word)}`;
  return [
    {
      ids: sql`select w.device_id as id from device_words w where ${begins}`,
      has: sql<SqlBool>`exists (select from device_words w where w.device_id = devices.id and ${begins})`,
    },
    {
      ids: sql`select d.id from person_words w
        join devices d on d.tenant_id = w.tenant_id and d.primary_person_id = w.person_id where ${begins}`,
      has: sql<SqlBool>`exists (select from person_words w
        where w.person_id = devices.primary_person_id and ${begins})`,
    },
  ];
};
