import { homedir, tmpdir, userInfo } from 'node:os';
import path from 'node:path';

/** Where the agent keeps what belongs to this person on this device. */
export interface AgentFolders {
  /** What is remembered, secrets where the system has no store, and the log's files. */
  readonly state: string;
  /** What is there while the agent runs. */
  readonly runtime: string;
}

interface Surroundings {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** By the XDG Base Directory Specification on Linux, by habit elsewhere; all below ALONGSIDE_AGENT_FOLDER if that is set. */
export function agentFolders({ platform, env }: Surroundings = process): AgentFolders {
  const own = env['ALONGSIDE_AGENT_FOLDER'];
  if (own !== undefined && own !== '') return { state: path.resolve(own), runtime: path.resolve(own) };
  if (platform === 'win32') {
    const state = path.join(env['LOCALAPPDATA'] ?? homedir(), 'Alongside');
    return { state, runtime: state };
  }
  if (platform === 'darwin') {
    const state = path.join(homedir(), 'Library', 'Application Support', 'Alongside');
    return { state, runtime: state };
  }
  const state = path.join(
    absolute(env['XDG_STATE_HOME']) ?? path.join(homedir(), '.local', 'state'),
    'alongside',
  );
  const runtime = absolute(env['XDG_RUNTIME_DIR']);
  return {
    state,
    runtime: path.join(runtime ?? path.join(tmpdir(), `alongside-${userInfo().uid}`), 'alongside'),
  };
}

/** A relative path there is to be passed over. */
const absolute = (folder: string | undefined): string | null =>
  folder !== undefined && path.isAbsolute(folder) ? folder : null;
