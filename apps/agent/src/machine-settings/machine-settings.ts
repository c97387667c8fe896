import { open } from 'node:fs/promises';
import { EnrolmentToken, ServerOrigin } from '@alongside/protocol';
import { z } from 'zod';
import { AgentError } from '../agent-error.ts';
import { VideoCodec } from '../encode/video-encoder.ts';
import { DEFAULT_KEY_COMBINATION, parseKeyCombination } from '../global-key/key-combination.ts';
import { hasCode } from '../system-error.ts';

/** Written by whoever manages the machine, or by the package when it is installed. */
export const MACHINE_SETTINGS_FILE = '/etc/alongside/agent.json';

const FILE_MAX_BYTES = 65_536;

/** What holds for everybody on this machine; a person can't change it. */
export const MachineSettings = z.strictObject({
  /** null: the person says which server. */
  server: ServerOrigin.nullable().default(null),
  /** By which the device enrols without anybody signing in; every person on the machine can read it. */
  enrolmentToken: EnrolmentToken.nullable().default(null),
  /** Codecs that may be offered, the preferred one first; without `h264` no encoder under the GPL is used. */
  codecs: z
    .array(z.enum(VideoCodec))
    .min(1)
    .refine((codecs) => new Set(codecs).size === codecs.length)
    .default(Object.values(VideoCodec)),
  /** Ends everything at once, whatever program is in front. */
  globalKey: z
    .string()
    .refine((text) => parseKeyCombination(text) !== null)
    .default(DEFAULT_KEY_COMBINATION),
});
export type MachineSettings = z.infer<typeof MachineSettings>;

/**
 * @returns the defaults when there is no such file
 * @throws {AgentError} MACHINE_SETTINGS_INVALID: it can't be read, or isn't what it should be; never passed over, because an
 *   administrator meant something
 */
export async function readMachineSettings(file = MACHINE_SETTINGS_FILE): Promise<MachineSettings> {
  const text = await readText(file);
  if (text === null) return MachineSettings.parse({});
  try {
    return MachineSettings.parse(JSON.parse(text));
  } catch (cause) {
    throw new AgentError('MACHINE_SETTINGS_INVALID', cause);
  }
}

async function readText(file: string): Promise<string | null> {
  try {
    await using handle = await open(file, 'r');
    const { size } = await handle.stat();
    if (size > FILE_MAX_BYTES) throw new Error('too large');
    return await handle.readFile('utf8');
  } catch (cause) {
    if (hasCode(cause, 'ENOENT')) return null;
    throw new AgentError('MACHINE_SETTINGS_INVALID', cause);
  }
}
