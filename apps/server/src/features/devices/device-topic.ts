import type { Bus } from '@alongside/domain';
import type { DeviceId } from '@alongside/protocol';
import { z } from 'zod';

/** Told what became of a device to whichever node holds its connection. */
export const deviceTopic = (deviceId: DeviceId): string => `device.${deviceId}`;

export const DeviceNews = z.object({ kind: z.enum(['retired', 'unenrolled', 'new-key-due']) });
export type DeviceNews = z.infer<typeof DeviceNews>;

/** After the commit. Whoever misses it finds it out within a minute. */
export function announceDevice(bus: Bus, deviceId: DeviceId, kind: DeviceNews['kind']): void {
  bus.publish(deviceTopic(deviceId), { kind });
}
