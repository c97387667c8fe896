import type { SessionSummary } from '@alongside/protocol';
import { NameCell, TextCell } from '../list/cells.tsx';

type SessionDeviceCellProps = Pick<SessionSummary, 'surface' | 'deviceName'>;

/** On which device somebody is helped, as far as it is known. */
export function SessionDeviceCell({ surface, deviceName }: SessionDeviceCellProps) {
  if (surface === 'browser') return <TextCell textKey="console.sessions.browser" isQuiet />;
  return <NameCell name={deviceName} />;
}
