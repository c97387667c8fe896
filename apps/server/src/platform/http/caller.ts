import type { DeviceId, Locale, Permission, PersonId, SignInId, TenantId } from '@alongside/protocol';
import type { FastifyRequest } from 'fastify';

/** An enrolled device whose key has proven that this very request comes from it. */
export interface CallerDevice {
  readonly id: DeviceId;
  readonly name: string;
}

/** Who asks: a signed-in person, and what they may do now. */
export interface Caller {
  readonly tenantId: TenantId;
  readonly personId: PersonId;
  readonly signInId: SignInId;
  readonly permissions: ReadonlySet<Permission>;
  /** The device whose agent asks; null: a browser does. */
  readonly device: CallerDevice | null;
  /** Network address, for limits and the audit log. */
  readonly address: string;
  /** Of the person's profile, else of the browser. */
  readonly locale: Locale;
}

/** Knows who sends a request. The server's edge asks it; sign-in implements it. */
export interface Authenticator {
  /**
   * null: nobody is signed in. Also asked about upgrade requests, which have no reply. A request that offers a proof
   * (see `offersProof`) is an agent's or nobody's, whatever cookies it has.
   * @throws CodedError PROOF_INVALID
   */
  authenticate(request: FastifyRequest): Promise<Caller | null>;
  /** Whether `token` is the one that this sign-in sends with everything but GET. Takes the same time for any token. */
  acceptsCsrfToken(caller: Caller, token: string): boolean;
}
