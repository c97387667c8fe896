import { compose, type Server } from './compose.ts';
import { helpText, readConfig, type Config } from './platform/config/index.ts';
import { createLog } from './platform/log/index.ts';
import { endWith } from './platform/start-fault.ts';
import { listen } from './platform/http/index.ts';
import { printTable } from './platform/terminal/index.ts';

/** A server that can't stop by then is ended anyway: whoever stops it waits. */
const STOP_WITHIN_MS = 10_000;

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

async function run(): Promise<void> {
  const config = readConfig({
    args: process.argv.slice(2),
    environment: process.env,
    isTerminal: process.stderr.isTTY,
  });
  if (config === null) {
    say(helpText());
    return;
  }
  const log = createLog(config.logLevel);
  const server = await compose(config, log);
  stopOnSignal(server);
  try {
    await listen(server.app, config);
  } catch (error) {
    await server.stop();
    throw error;
  }
  greet(server, config);
}

function greet({ setupToken, demoPeople }: Server, { origin, isDemo }: Config): void {
  if (demoPeople !== null) sayDemo(demoPeople);
  else if (isDemo) say('The data folder is in use for an organisation of your own, so no demo was made.');
  say(`Listening on ${origin}`);
  if (setupToken !== null) say(`Set-up link: ${origin}/setup#${setupToken}`);
}

function sayDemo(people: NonNullable<Server['demoPeople']>): void {
  say('Demo people. Sign in as a helper in one window and as a sharer in another:\n');
  say(
    printTable([
      ['Organisation', 'Name', 'Roles', 'E-mail address', 'Password'],
      ...people.map(({ organisation, fullName, roles, email, password }) => [
        organisation,
        fullName,
        roles.length === 0 ? 'sharer' : roles.join(', '),
        email,
        password,
      ]),
    ]),
  );
  say('');
}

function stopOnSignal(server: Server): void {
  let isStopping = false;
  const stop = (): void => {
    // A terminal tells everybody in it, and whoever started us may tell us once more.
    if (isStopping) return;
    isStopping = true;
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
    void server.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        endWith(error);
        process.exit();
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

try {
  await run();
} catch (error) {
  endWith(error);
}
