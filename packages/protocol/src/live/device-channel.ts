import { z } from 'zod';

/**
 * The connection that an agent keeps while it runs, whoever is signed in: by it a device is online, and is told what
 * can't wait. A WebSocket at `LIVE_PATH` of this subprotocol, opened with the credentials of a device (`Authorization:
 * DPoP <its id>` and a proof of its key). Its close codes are those of the live socket.
 */
export const DEVICE_SUBPROTOCOL = 'alongside.device.v1';

/** The device says this often that it is there; the server answers each time. */
export const DEVICE_BEAT_MS = 10_000;
/** Either end gives a silent connection up after this long. */
export const DEVICE_SILENCE_MS = 25_000;
/** Longest message either way, in bytes. */
export const DEVICE_MESSAGE_MAX_BYTES = 1_000;

export const DeviceMessage = z.strictObject({ type: z.literal('beat') });
export type DeviceMessage = z.infer<typeof DeviceMessage>;

/** An agent passes over what it doesn't know: it is from a newer server. */
export const ToDeviceMessage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('beat') }),
  /** Make another key now (`POST /agent/device/key`). */
  z.object({ type: z.literal('rotate-key') }),
]);
export type ToDeviceMessage = z.infer<typeof ToDeviceMessage>;
