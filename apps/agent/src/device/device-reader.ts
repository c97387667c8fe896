import type { DevicePosture } from '@alongside/protocol';

/** What a system says of itself; null: it doesn't, or not to this person. Nothing is guessed. */
export interface SystemFacts {
  readonly osVersion: string | null;
  readonly model: string | null;
  readonly serial: string | null;
  readonly signedInUsers: readonly string[];
  readonly posture: Omit<DevicePosture, 'readAt'>;
}

/** Reads one system. Never throws. */
export type SystemReader = () => Promise<SystemFacts>;

export const UNKNOWN_POSTURE: SystemFacts['posture'] = {
  isDiskEncrypted: null,
  isFirewallOn: null,
  hasScreenLock: null,
};
