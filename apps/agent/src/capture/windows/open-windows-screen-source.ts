import { PolledScreenSource, type PolledScreenSourceOptions } from '../polled-screen-source.ts';
import { GdiScreenReader } from './gdi-screen-reader.ts';

/** @throws {AgentError} DISPLAY_UNAVAILABLE */
export function openWindowsScreenSource(options: PolledScreenSourceOptions): PolledScreenSource {
  return new PolledScreenSource(GdiScreenReader.open(), options);
}
