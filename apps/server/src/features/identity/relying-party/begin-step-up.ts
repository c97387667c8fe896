import { EmailAddress } from '@alongside/protocol';
import type { Caller } from '../../../platform/http/index.ts';
import { identityTables } from '../identity-tables.ts';
import { beginAttempt, type BegunSignIn, type RelyingParty } from './begin-sign-in.ts';
import { providerOf } from './tenant-provider.ts';

interface StepUpRequest {
  /** What policies ask for: at least one. */
  readonly needs: readonly ('mfa' | 'fresh-sign-in')[];
  readonly returnTo: string;
  /** The browser's attempt cookie, if it has one. */
  readonly browserToken: string | null;
}

/**
 * Sends somebody who is signed in to their provider, to prove more. They come back with the same sign-in.
 * @throws CodedError PROVIDER_UNREACHABLE
 */
export async function beginStepUp(
  party: RelyingParty,
  { tenantId, personId, signInId }: Caller,
  { needs, returnTo, browserToken }: StepUpRequest,
): Promise<BegunSignIn> {
  const { provider, email, acrValues } = await party.ports.database.inTenant(tenantId, async (tx) => {
    const person = await identityTables(tx)
      .selectFrom('persons')
      .select('email')
      .where('id', '=', personId)
      .executeTakeFirstOrThrow();
    return {
      provider: await providerOf(tx, tenantId, party.sealing),
      email: EmailAddress.parse(person.email),
      acrValues: await party.gate.acrValues(tx),
    };
  });
  return beginAttempt(party, {
    tenantId,
    provider,
    email,
    returnTo,
    browserToken,
    renews: signInId,
    needs: {
      mfa: needs.includes('mfa') ? { acrValues } : null,
      isFresh: needs.includes('fresh-sign-in'),
    },
  });
}
