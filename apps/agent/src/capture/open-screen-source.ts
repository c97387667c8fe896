import type { Clock } from '@alongside/peer';
import { AgentError } from '../agent-error.ts';
import { type HostSystem, hostSystem } from '../host-system.ts';
import type { ScreenSource, ScreenSourceHandlers } from './screen-source.ts';
import { openWindowsScreenSource } from './windows/open-windows-screen-source.ts';
import { X11ScreenSource } from './x11/x11-screen-source.ts';

export interface OpenScreenSourceOptions {
  readonly clock: Clock;
  readonly handlers: ScreenSourceHandlers;
  /** Told of faults that were survived; for a log. */
  readonly report: (cause: unknown) => void;
  /** Default: the one we run on. */
  readonly system?: HostSystem;
}

/**
 * The screen of the system that we run on.
 *
 * @throws {AgentError} SYSTEM_UNSUPPORTED, DISPLAY_UNAVAILABLE, DISPLAY_FORMAT_UNSUPPORTED
 */
export async function openScreenSource(options: OpenScreenSourceOptions): Promise<ScreenSource> {
  const { system = hostSystem(), clock, handlers, report } = options;
  if (system.kind === 'windows') return openWindowsScreenSource({ clock, handlers, report });
  if (system.kind !== 'x11') throw new AgentError('SYSTEM_UNSUPPORTED', system.kind);
  if (system.display === null) throw new AgentError('DISPLAY_UNAVAILABLE');
  return X11ScreenSource.open({ display: system.display, now: () => clock.now(), handlers, report });
}
