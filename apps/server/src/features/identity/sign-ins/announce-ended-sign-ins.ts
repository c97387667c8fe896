import type { Bus } from '@alongside/domain';
import type { SignInId } from '@alongside/protocol';
import { signInTopic } from '../../../platform/bus/index.ts';

/** Tells live sockets that the sign-in they were opened with is over. Called after the transaction that ended it. */
export function announceEndedSignIns(bus: Bus, ended: readonly SignInId[]): void {
  for (const signInId of ended) bus.publish(signInTopic(signInId), { ended: true });
}
