import { z } from 'zod';
import { Instant, line } from './text.ts';

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

/** Who owns a device. */
export const DeviceOwnership = z.enum(['corporate', 'personal']);
export type DeviceOwnership = z.infer<typeof DeviceOwnership>;

/** How a device is protected, as its agent reads it; null: the agent can't tell, which is never taken for yes. */
export const DevicePosture = z.strictObject({
  /** Where the system and the person's files are. */
  isDiskEncrypted: z.boolean().nullable(),
  isFirewallOn: z.boolean().nullable(),
  /** The screen locks by itself after a while and then asks for a password. */
  hasScreenLock: z.boolean().nullable(),
  readAt: Instant,
});
export type DevicePosture = z.infer<typeof DevicePosture>;

/** Everything that an agent tells of its device from time to time, whoever is signed in. */
export const DeviceReport = z.strictObject({
  facts: DeviceFacts,
  /** Of the maker; null: it can't be read, as by most people on Linux. */
  serial: line(100).nullable(),
  /** Who is signed in to the system, by its own names, each once. */
  signedInUsers: z.array(line(100)).max(50),
  posture: DevicePosture,
});
export type DeviceReport = z.infer<typeof DeviceReport>;

/** Facts of one source at most. */
export const EXTERNAL_FACTS_MAX = 100;
/** Sources of one device at most. */
export const FACT_SOURCES_MAX = 10;

/** Who tells facts from outside, such as `intune` or `jamf`. */
export const FactSource = z.string().regex(/^[a-z0-9](?:[a-z0-9-]{0,48}[a-z0-9])?$/u);
export type FactSource = z.infer<typeof FactSource>;

/** Name of a fact from outside, such as `antivirus-on`. */
export const ExternalFactName = z.string().regex(/^[a-z0-9-]{1,50}$/u);

/** What something outside knows of a device: by the name of the fact. */
export const ExternalFacts = z
  .record(ExternalFactName, z.union([z.boolean(), z.number(), line(200)]))
  .refine((facts) => Object.keys(facts).length <= EXTERNAL_FACTS_MAX, { error: 'length' });
export type ExternalFacts = z.infer<typeof ExternalFacts>;

const TextOp = z.enum(['is', 'is-not', 'contains', 'starts-with']);
/** `at-least` and `below` compare the first version number in the text, part by part. */
const VersionOp = z.enum(['is', 'is-not', 'at-least', 'below']);
const ChoiceOp = z.enum(['is', 'is-not']);

/** One thing that a device of a rule has to meet. Upper or lower case doesn't matter. */
export const DeviceCondition = z.discriminatedUnion('field', [
  z.strictObject({ field: z.literal('name'), op: TextOp, value: line(100) }),
  z.strictObject({ field: z.literal('model'), op: TextOp, value: line(100) }),
  z.strictObject({ field: z.literal('platform'), op: ChoiceOp, value: DevicePlatform }),
  z.strictObject({ field: z.literal('ownership'), op: ChoiceOp, value: DeviceOwnership }),
  z.strictObject({
    field: z.literal('osVersion'),
    op: z.enum([...TextOp.options, 'at-least', 'below']),
    value: line(100),
  }),
  z.strictObject({ field: z.literal('agentVersion'), op: VersionOp, value: line(50) }),
]);
export type DeviceCondition = z.infer<typeof DeviceCondition>;

/** Which devices are in a group by rule: those that meet every condition. */
export const DeviceRule = z.strictObject({ all: z.array(DeviceCondition).min(1).max(20) });
export type DeviceRule = z.infer<typeof DeviceRule>;
