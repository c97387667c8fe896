import { AgentError } from '../agent-error.ts';
import { type HostSystem, hostSystem } from '../host-system.ts';
import type { InputSink } from './input-sink.ts';
import { WindowsInputSink } from './windows/windows-input-sink.ts';
import { X11InputSink } from './x11/x11-input-sink.ts';

export interface OpenInputSinkOptions {
  /** Nothing can be played any more. Told at most once. */
  readonly lost: () => void;
  /** Told of what the system refused; for a log. */
  readonly report: (cause: unknown) => void;
  /** Default: the one we run on. */
  readonly system?: HostSystem;
}

/**
 * A hand on the desktop of the system that we run on.
 *
 * @throws {AgentError} SYSTEM_UNSUPPORTED, DISPLAY_UNAVAILABLE
 */
export async function openInputSink(options: OpenInputSinkOptions): Promise<InputSink> {
  const { system = hostSystem(), lost, report } = options;
  if (system.kind === 'windows') return WindowsInputSink.open({ report });
  if (system.kind !== 'x11') throw new AgentError('SYSTEM_UNSUPPORTED', system.kind);
  if (system.display === null) throw new AgentError('DISPLAY_UNAVAILABLE');
  return X11InputSink.open({ display: system.display, lost, report });
}
