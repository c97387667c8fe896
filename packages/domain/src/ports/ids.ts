import type { GrantId, SessionId } from '@alongside/protocol';

/** Fresh ids that nobody can guess. */
export interface Ids {
  sessionId(): SessionId;
  grantId(): GrantId;
}
