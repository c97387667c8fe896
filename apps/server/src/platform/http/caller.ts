import type {
  DeviceId,
  Locale,
  Permission,
  PersonId,
  SignInId,
  TenantId,
  TokenId,
} from '@alongside/protocol';
import type { FastifyRequest } from 'fastify';

/** An enrolled device whose key has proven that this very request comes from it. */
export interface CallerDevice {
  readonly id: DeviceId;
  readonly name: string;
}

/** The token of the API that a request came with. */
interface CallerToken {
  readonly id: TokenId;
  /** Of a person, whose permissions it stays within, or of a service, which is nobody. */
  readonly kind: 'personal' | 'service';
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
}

/** Who asks: a signed-in person, or a program by a token, and what they may do now. */
export interface Caller {
  readonly tenantId: TenantId;
  /** Of a service's token: the token's own id, which is no person's. */
  readonly personId: PersonId;
  /** Of a token: its own id, which is no sign-in's. */
  readonly signInId: SignInId;
  /** With a token: of its scopes those that its person has now. */
  readonly permissions: ReadonlySet<Permission>;
  /** null: somebody is signed in. */
  readonly token: CallerToken | null;
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
   * (see `offersProof`) is an agent's or nobody's, whatever cookies it has; one that offers a token (`offersToken`) is the
   * token's or nobody's, and has no cookie of a sign-in.
   * @throws CodedError PROOF_INVALID, TOKEN_INVALID, CREDENTIALS_AMBIGUOUS
   */
  authenticate(request: FastifyRequest): Promise<Caller | null>;
  /** Whether `csrfToken` is the one that this sign-in sends with everything but GET. Takes the same time for any token. */
  acceptsCsrfToken(caller: Caller, csrfToken: string): boolean;
}
