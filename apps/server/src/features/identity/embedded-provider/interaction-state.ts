import { CodedError, EmailAddress, type TenantId } from '@alongside/protocol';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { errors, type Provider } from 'oidc-provider';
import { tenantOfDomain } from '../domains/tenant-of-domain.ts';
import type { IdentityPorts } from '../identity-ports.ts';
import { identityTables } from '../identity-tables.ts';
import { domainOf } from '../relying-party/mapped-claims.ts';

/** One sign-in at the embedded provider that is under way in this browser. */
export interface Interaction {
  readonly uid: string;
  readonly tenantId: TenantId;
  /** The address that was typed on the sign-in page. */
  readonly email: EmailAddress;
  /** Milliseconds since 1970. */
  readonly endsAtMs: number;
}

export interface Exchange {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

const expired = (cause?: unknown): CodedError => new CodedError('SIGN_IN_EXPIRED', {}, { cause });

/**
 * The interaction that the browser's cookie and the path name both.
 * @throws CodedError SIGN_IN_EXPIRED
 */
export async function loadInteraction(
  ports: Pick<IdentityPorts, 'database'>,
  provider: Provider,
  { request, reply }: Exchange,
  uid: string,
): Promise<Interaction> {
  const details = await provider.interactionDetails(request.raw, reply.raw).catch((error: unknown) => {
    throw error instanceof errors.SessionNotFound ? expired(error) : error;
  });
  const email = EmailAddress.safeParse(details.params['login_hint']);
  if (details.uid !== uid || details.prompt.name !== 'login' || !email.success) throw expired();
  const tenantId = await ports.database.acrossTenants(
    'the tenant of a sign-in at the embedded provider',
    (tx) => tenantOfDomain(tx, domainOf(email.data)),
  );
  if (tenantId === null) throw expired();
  return { uid, tenantId, email: email.data, endsAtMs: details.exp * 1_000 };
}

/** How far an interaction is. */
export interface InteractionProgress {
  /** Whose password was right. */
  readonly accountId: string | null;
  readonly passkeyChallenge: string | null;
}

const REASON = 'how far a sign-in at the embedded provider is';

export async function readProgress(
  { database }: Pick<IdentityPorts, 'database'>,
  interaction: Interaction,
): Promise<InteractionProgress> {
  const row = await database.acrossTenants(REASON, (tx) =>
    identityTables(tx)
      .selectFrom('interaction_steps')
      .select(['account_id', 'passkey_challenge'])
      .where('uid', '=', interaction.uid)
      .executeTakeFirst(),
  );
  return { accountId: row?.account_id ?? null, passkeyChallenge: row?.passkey_challenge ?? null };
}

export async function writeProgress(
  { database }: Pick<IdentityPorts, 'database'>,
  interaction: Interaction,
  progress: InteractionProgress,
): Promise<void> {
  const values = { account_id: progress.accountId, passkey_challenge: progress.passkeyChallenge };
  await database.acrossTenants(REASON, (tx) =>
    identityTables(tx)
      .insertInto('interaction_steps')
      .values({ uid: interaction.uid, ...values, expires_at: new Date(interaction.endsAtMs) })
      .onConflict((conflict) => conflict.column('uid').doUpdateSet(values))
      .execute(),
  );
}

/** The open challenge, which can be answered once. */
export async function takeChallenge(
  { database }: Pick<IdentityPorts, 'database'>,
  interaction: Interaction,
): Promise<string | null> {
  return database.acrossTenants(REASON, async (tx) => {
    const tables = identityTables(tx);
    const row = await tables
      .selectFrom('interaction_steps')
      .select('passkey_challenge')
      .where('uid', '=', interaction.uid)
      .forUpdate()
      .executeTakeFirst();
    await tables
      .updateTable('interaction_steps')
      .set({ passkey_challenge: null })
      .where('uid', '=', interaction.uid)
      .execute();
    return row?.passkey_challenge ?? null;
  });
}
