import type { SignInId, TenantId } from '@alongside/protocol';
import type { Database } from '../../../platform/database/index.ts';
import { identityTables } from '../identity-tables.ts';

/** Whether the sign-in hasn't ended; for those who hold something open that began with it. */
export function isSignedIn(
  database: Database,
  { tenantId, signInId }: { readonly tenantId: TenantId; readonly signInId: SignInId },
): Promise<boolean> {
  return database.inTenant(tenantId, async (tx) => {
    const row = await identityTables(tx)
      .selectFrom('sign_ins')
      .select('id')
      .where('id', '=', signInId)
      .executeTakeFirst();
    return row !== undefined;
  });
}
