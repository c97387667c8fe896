import type {
  DeviceId,
  Permission,
  PersonId,
  SessionId,
  SignInId,
  TenantId,
  TokenId,
} from '@alongside/protocol';
import type { AccessReader } from '../ports/access-reader.ts';
import type { AuditTrail } from '../ports/audit-log.ts';
import type { Clock } from '../ports/clock.ts';
import type { CodeHasher } from '../ports/code-hasher.ts';
import type { Directory } from '../ports/directory.ts';
import type { Ids } from '../ports/ids.ts';
import type { NetworkOf } from '../ports/network-of.ts';
import type { Randomness } from '../ports/randomness.ts';
import type { SessionStore } from '../ports/session-store.ts';
import type { SettingsStore } from '../ports/settings-store.ts';
import type { TryLimiter } from '../ports/try-limiter.ts';

/** Everything that the use cases of sessions stand on. */
export interface SessionPorts {
  readonly sessions: SessionStore;
  readonly directory: Directory;
  readonly access: AccessReader;
  readonly settings: SettingsStore;
  readonly tries: TryLimiter;
  readonly codes: CodeHasher;
  readonly audit: AuditTrail;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly randomness: Randomness;
  readonly networkOf: NetworkOf;
}

/** Who asks, known by the sign-in; never from what the request says. */
export interface Requester {
  readonly tenantId: TenantId;
  readonly personId: PersonId;
  /** The sign-in that they ask with; absent where it isn't known. */
  readonly signInId?: SignInId;
  /** The device whose agent asks; null: a browser does. */
  readonly device: { readonly id: DeviceId } | null;
  /** Network address; null if there is none. */
  readonly address: string | null;
  /** The token that a program asks with: of a person, or of a service, which is nobody. Absent or null: a sign-in. */
  readonly token?: {
    readonly id: TokenId;
    readonly kind: 'personal' | 'service';
    readonly name: string;
  } | null;
  /** What they may do in the console; with a token what its scopes name of that. */
  readonly permissions?: ReadonlySet<Permission>;
}

/** A request about one session. */
export interface SessionRequest {
  readonly caller: Requester;
  readonly sessionId: SessionId;
}
