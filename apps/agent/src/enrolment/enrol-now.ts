import path from 'node:path';
import { CodedError, type ServerOrigin } from '@alongside/protocol';
import { AGENT_VERSION } from '../agent-version.ts';
import { AgentError } from '../agent-error.ts';
import { FileAgentMemory } from '../core/file-agent-memory.ts';
import { readDeviceFacts } from '../device/read-device-report.ts';
import { agentFolders } from '../instance/agent-folders.ts';
import { openKeyStore } from '../key-store/open-key-store.ts';
import { readMachineSettings } from '../machine-settings/machine-settings.ts';
import { DeviceKeys } from '../server/device-keys.ts';
import { trustSystemCertificates } from '../server/trust-system-certificates.ts';
import { WebDeviceServer } from '../server/web-device-server.ts';
import { systemClock } from '../system-clock.ts';
import { askForToken, type Dialogue } from './ask-for-token.ts';
import { saveEnrolment } from './enrolment-store.ts';

/** sysexits(3). */
const EXIT_UNAVAILABLE = 69;

interface Output {
  write(text: string): unknown;
}

interface Streams {
  readonly input: Dialogue['input'];
  readonly out: Output;
  readonly err: Output;
}

/**
 * Makes this device known to the organisation of the token that it asks for, for the agent of this person.
 *
 * @param server null: as set or remembered
 * @returns the exit code
 */
export async function enrolNow(server: ServerOrigin | null, { input, out, err }: Streams): Promise<number> {
  trustSystemCertificates();
  try {
    const { state } = agentFolders();
    const memory = new FileAgentMemory({ file: path.join(state, 'agent.json'), report: () => undefined });
    const remembered = await memory.load();
    const origin = (await readMachineSettings()).server ?? server ?? remembered.server;
    if (origin === null) throw new CodedError('SERVER_UNSET');
    const token = await askForToken({ input, output: err });
    const { store } = await openKeyStore(path.join(state, 'keys'));
    const keys = new DeviceKeys(store);
    const facts = await readDeviceFacts(AGENT_VERSION);
    const device = new WebDeviceServer({ origin, keys, clock: systemClock });
    const { id, tenantName } = await device.enrol(token, facts);
    await saveEnrolment(store, { origin, deviceId: id });
    if (remembered.server === null) memory.save({ ...remembered, server: origin });
    await memory.saved();
    // Of the server: it is shown by a terminal.
    out.write(
      `Enrolled as ${facts.name} at ${tenantName.replaceAll(/[^\p{L}\p{M}\p{N}\p{P}\p{Zs}]/gu, '?')}\n`,
    );
    return 0;
  } catch (cause) {
    if (!(cause instanceof CodedError || cause instanceof AgentError)) throw cause;
    err.write(`${cause.code}\n`);
    return EXIT_UNAVAILABLE;
  }
}
