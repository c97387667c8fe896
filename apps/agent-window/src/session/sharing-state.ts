import type { SceneOf } from '../link/use-agent.ts';
import { connectionFault } from './connection-fault.ts';

/** What of this device reaches the helper at the moment, in one word. */
export type SharingState = 'interrupted' | 'paused' | 'controlled' | 'seen' | 'allowed' | 'stopped';

export function sharingState(scene: SceneOf<'active'>): SharingState {
  if (connectionFault(scene) !== null) return 'interrupted';
  const may = (capability: string) => scene.grants.some((grant) => grant.capability === capability);
  if (!may('view')) return 'stopped';
  if (scene.pausedBy.length > 0) return 'paused';
  if (!scene.isPictureShown) return 'allowed';
  return may('control') ? 'controlled' : 'seen';
}

export const sharingTones = {
  interrupted: 'warning',
  paused: 'warning',
  controlled: 'live',
  seen: 'live',
  allowed: 'warning',
  stopped: 'quiet',
} as const satisfies Record<SharingState, string>;
