import type { SessionId, Side, SignInId, TenantId } from '@alongside/protocol';
import type { Database } from '../../platform/database/index.ts';
import { conditionalTables } from './conditional-tables.ts';

interface Presence {
  readonly tenantId: TenantId;
  readonly sessionId: SessionId;
  readonly side: Side;
  readonly signInId: SignInId;
}

/** Keeps with which sign-in somebody is on a side of a session, so that it is the one that policies are held against later. */
export async function rememberSignIn(database: Database, presence: Presence): Promise<void> {
  const { tenantId, sessionId, side, signInId } = presence;
  await database.inTenant(tenantId, (tx) =>
    conditionalTables(tx)
      .insertInto('session_sign_ins')
      .values({ tenant_id: tenantId, session_id: sessionId, side, sign_in_id: signInId })
      .onConflict((conflict) =>
        conflict.columns(['tenant_id', 'session_id', 'side']).doUpdateSet({ sign_in_id: signInId }),
      )
      .execute(),
  );
}
