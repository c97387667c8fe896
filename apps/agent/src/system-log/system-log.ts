import type {
  Capability,
  DeviceId,
  EndReason,
  GrantId,
  Mode,
  PersonId,
  QuestionId,
  SessionId,
  TenantId,
} from '@alongside/protocol';

/** What an administrator of the device can find out afterwards: ids, never content, names or chat. */
export type SystemLogEvent =
  | { readonly kind: 'started'; readonly version: string }
  | { readonly kind: 'stopped' }
  /** By the doctor. */
  | { readonly kind: 'checked' }
  | {
      readonly kind: 'signed-in';
      readonly device: DeviceId;
      readonly tenant: TenantId;
      readonly person: PersonId;
    }
  | { readonly kind: 'signed-out' }
  /** By a token or a sign-in; again when it changes the server. */
  | { readonly kind: 'enrolled'; readonly device: DeviceId }
  /** The server has forgotten this device. */
  | { readonly kind: 'unenrolled'; readonly device: DeviceId }
  | { readonly kind: 'key-changed'; readonly device: DeviceId }
  /** `helper`: who helps. */
  | { readonly kind: 'session-started'; readonly session: SessionId; readonly helper: PersonId }
  /** `emergency`: by the global key or without the network; the server learns of it later. */
  | { readonly kind: 'session-ended'; readonly session: SessionId; readonly reason: EndReason | 'emergency' }
  | {
      readonly kind: 'question-answered';
      readonly session: SessionId;
      readonly question: QuestionId;
      readonly mode: Mode;
      readonly answer: 'allowed' | 'declined';
    }
  | {
      readonly kind: 'grant-given';
      readonly session: SessionId;
      readonly grant: GrantId;
      readonly capability: Capability;
    }
  /** Taken back by the sharer, given up by the helper, run out, or not proven. */
  | {
      readonly kind: 'grant-ended';
      readonly session: SessionId;
      readonly grant: GrantId;
      readonly capability: Capability;
    }
  | { readonly kind: 'paused'; readonly session: SessionId }
  | { readonly kind: 'resumed'; readonly session: SessionId }
  | { readonly kind: 'connection-lost'; readonly session: SessionId; readonly to: 'server' | 'helper' }
  | { readonly kind: 'connection-back'; readonly session: SessionId; readonly to: 'server' | 'helper' }
  /** `code`: of `AgentError` or of the server. */
  | { readonly kind: 'fault'; readonly code: string; readonly session: SessionId | null };

/** The system's log. */
export interface SystemLog {
  /** Never throws and never waits; what can't be written is told to who opened the log. */
  write(event: SystemLogEvent): void;
  /** Resolves when what was written so far is with the system, or lost. */
  flush(): Promise<void>;
}
