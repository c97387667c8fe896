/** Below this a loss is rare enough to wait for its repeat. */
const LOSSY_SHARE = 0.01;
/** A change of so few packets is worth its weight once more: it is what somebody who types waits for. */
const SMALL_PACKETS = 3;

/** Long enough after the first sending that one short disturbance doesn't take both. */
export const INSURANCE_AFTER_MS = 12;

/**
 * How many of a picture's last packets are sent once more unasked. On a path that loses some, a receiver asks for what it
 * misses when something later arrives; after the last packet nothing does.
 */
export function insuredPackets(lossShare: number, packets: number): number {
  if (lossShare < LOSSY_SHARE) return 0;
  return packets <= SMALL_PACKETS ? packets : 1;
}
