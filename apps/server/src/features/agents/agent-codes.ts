import { AGENT_CODE_LIFETIME_MS, type SignInId, type TenantId } from '@alongside/protocol';
import type { Transaction } from '../../platform/database/index.ts';
import { hashToken, makeToken } from '../identity/index.ts';
import { agentTables } from './agent-tables.ts';

export interface AgentCode {
  readonly code: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/** What a code hands over, and to whom: the holder of the challenge's verifier. */
export interface TakenCode {
  readonly tenantId: TenantId;
  readonly signInId: SignInId;
  readonly codeChallenge: string;
}

/** Makes a code for the sign-in. It is given out here and kept as its hash. */
export async function makeAgentCode(tx: Transaction, handed: TakenCode, nowMs: number): Promise<AgentCode> {
  const code = makeToken();
  const expiresAt = nowMs + AGENT_CODE_LIFETIME_MS;
  await agentTables(tx)
    .insertInto('agent_codes')
    .values({
      code_hash: hashToken(code),
      tenant_id: handed.tenantId,
      sign_in_id: handed.signInId,
      code_challenge: handed.codeChallenge,
      expires_at: new Date(expiresAt),
    })
    .execute();
  return { code, expiresAt };
}

/** Uses a code: nobody can use it again, whatever comes of it. null: unknown, used, too old, or its sign-in has ended. */
export async function takeAgentCode(tx: Transaction, code: string, nowMs: number): Promise<TakenCode | null> {
  const row = await agentTables(tx)
    .deleteFrom('agent_codes')
    .where('code_hash', '=', hashToken(code))
    .where('expires_at', '>', new Date(nowMs))
    .returningAll()
    .executeTakeFirst();
  if (row === undefined) return null;
  return { tenantId: row.tenant_id, signInId: row.sign_in_id, codeChallenge: row.code_challenge };
}
