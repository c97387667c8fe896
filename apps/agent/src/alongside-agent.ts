// The program: what its command line asks for.
import { AGENT_VERSION } from './agent-version.ts';
import { AgentError } from './agent-error.ts';
import { type CommandLine, parseCommandLine, USAGE } from './command-line/command-line.ts';
import type { AgentStart } from './run-agent.ts';

/** sysexits(3). */
const EXIT_USAGE = 64;
const EXIT_UNAVAILABLE = 69;

const command = parseCommandLine(process.argv.slice(2));
const exitCode = await run(command);
// At once: a name server that doesn't answer would hold the process up for as long as the system waits for it.
process.stdout.write('', () => process.exit(exitCode));

async function run(asked: CommandLine): Promise<number> {
  switch (asked.kind) {
    case 'version':
      process.stdout.write(`${AGENT_VERSION}\n`);
      return 0;
    case 'help':
      process.stdout.write(USAGE);
      return 0;
    case 'refused':
      process.stderr.write(`${asked.fault}\n\n${USAGE}`);
      return EXIT_USAGE;
    case 'doctor': {
      const { runDoctor } = await import('./doctor/run-doctor.ts');
      return runDoctor({
        isJson: asked.isJson,
        env: process.env,
        write: (text) => process.stdout.write(text),
      });
    }
    case 'enrol': {
      const { enrolNow } = await import('./enrolment/enrol-now.ts');
      return enrolNow(asked.server, {
        input: process.stdin,
        out: process.stdout,
        err: process.stderr,
      });
    }
    case 'start':
      return start({ isHidden: asked.isHidden, server: asked.server, code: null });
    case 'open':
      return start({ isHidden: false, server: null, code: asked.link.code });
  }
}

/** Loaded late: the doctor has to work where a part of the agent doesn't load. */
async function start(how: AgentStart): Promise<number> {
  try {
    const { runAgent } = await import('./run-agent.ts');
    return await runAgent(how);
  } catch (error) {
    if (!(error instanceof AgentError)) throw error;
    process.stderr.write(`${error.code}\nalongside-agent doctor says more.\n`);
    return EXIT_UNAVAILABLE;
  }
}
