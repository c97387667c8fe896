import { AgentError } from '../agent-error.ts';
import { type HostSystem, hostSystem } from '../host-system.ts';
import type { GlobalKey, GlobalKeyOptions } from './global-key.ts';
import { X11GlobalKey } from './x11/x11-global-key.ts';

/** @throws {AgentError} SYSTEM_UNSUPPORTED, DISPLAY_UNAVAILABLE, GLOBAL_KEY_TAKEN */
export async function openGlobalKey(
  options: GlobalKeyOptions,
  system: HostSystem = hostSystem(),
): Promise<GlobalKey> {
  if (system.kind !== 'x11') throw new AgentError('SYSTEM_UNSUPPORTED', system.kind);
  if (system.display === null) throw new AgentError('DISPLAY_UNAVAILABLE');
  return X11GlobalKey.open({ ...options, display: system.display });
}
