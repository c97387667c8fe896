import { z } from 'zod';
import { line } from './text.ts';

/** System that an agent runs on. */
export const DevicePlatform = z.enum(['linux', 'windows', 'macos']);
export type DevicePlatform = z.infer<typeof DevicePlatform>;

/** What somebody is shown as the name of a device; it comes from the device. */
export const DeviceName = line(100);

/** What an agent tells of the device that it runs on. All of it is what the device says, none of it is proven. */
export const DeviceFacts = z.strictObject({
  name: DeviceName,
  platform: DevicePlatform,
  /** As the system names itself, such as `Debian GNU/Linux 13` or `Windows 11 24H2`. */
  osVersion: line(100),
  /** Of the machine, such as `ThinkPad T14`; null: it doesn't say. */
  model: line(100).nullable(),
  agentVersion: line(50),
});
export type DeviceFacts = z.infer<typeof DeviceFacts>;

const KeyMember = z.string().regex(/^[A-Za-z0-9_-]{43}$/u);

/** The public part of a device's key: P-256 for ES256, or Ed25519 for EdDSA (RFC 7517, 7518, 8037). Nothing else of a key passes. */
export const DevicePublicKey = z.discriminatedUnion('kty', [
  z.strictObject({ kty: z.literal('EC'), crv: z.literal('P-256'), x: KeyMember, y: KeyMember }),
  z.strictObject({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: KeyMember }),
]);
export type DevicePublicKey = z.infer<typeof DevicePublicKey>;
