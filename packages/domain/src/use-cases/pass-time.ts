import { CodedError } from '@alongside/protocol';
import type { SessionKey } from '../session/session.ts';
import type { SessionOutcome } from './outcome.ts';
import type { SessionPorts } from './ports.ts';
import { BY_NOBODY, stepSession } from './step-session.ts';

/** Does to one session what time alone does to it. Harmless at any moment. */
export const passTime = (
  ports: Pick<SessionPorts, 'sessions' | 'clock'>,
  key: SessionKey,
): Promise<SessionOutcome> =>
  stepSession(ports, key, () => ({ input: { kind: 'pass-time' }, context: BY_NOBODY }));

/**
 * Does to every due session what time does to it, at most `limit` of them.
 * @param report is told of a session that couldn't be changed; the others go on
 * @returns what changed
 */
export async function passTimeEverywhere(
  ports: Pick<SessionPorts, 'sessions' | 'clock'>,
  limit: number,
  report: (key: SessionKey, cause: unknown) => void,
): Promise<readonly SessionOutcome[]> {
  const outcomes: SessionOutcome[] = [];
  for (const key of await ports.sessions.listDue(ports.clock.now(), limit)) {
    try {
      outcomes.push(await passTime(ports, key));
    } catch (cause) {
      // Deleted since it was listed: nothing is due any more.
      if (!(cause instanceof CodedError && cause.code === 'NOT_FOUND')) report(key, cause);
    }
  }
  return outcomes.filter(({ events }) => events.length > 0);
}
