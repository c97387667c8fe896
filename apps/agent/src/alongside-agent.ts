// The program: what its command line asks for.
import { AGENT_VERSION } from './agent-version.ts';
import { parseCommandLine, USAGE } from './command-line/command-line.ts';

/** sysexits(3). */
const EXIT_USAGE = 64;

const command = parseCommandLine(process.argv.slice(2));
if (command.kind === 'version') {
  process.stdout.write(`${AGENT_VERSION}\n`);
} else if (command.kind === 'help') {
  process.stdout.write(USAGE);
} else if (command.kind === 'doctor') {
  const { runDoctor } = await import('./doctor/run-doctor.ts');
  process.exitCode = await runDoctor({
    isJson: command.isJson,
    env: process.env,
    chosenServer: null,
    iceServers: () => Promise.resolve(null),
    write: (text) => process.stdout.write(text),
  });
} else {
  const fault = command.kind === 'refused' ? command.fault : '';
  process.stderr.write(`${fault}\n${USAGE}`);
  process.exitCode = EXIT_USAGE;
}
