/**
 * The agent without its window, or with ALONGSIDE_TEST_WINDOW=yes with it: takes commands from the test that started it,
 * and tells it everything.
 */
import {
  FileSystemLog,
  composeAgent,
  hostSystem,
  openAgentWindow,
  openGlobalKey,
  parseKeyCombination,
  systemClock,
} from '@alongside/agent';
import { CodedError, WindowToAgent } from '@alongside/protocol';
import type { FromAgentProgram } from './agent-process.ts';

const [folder = '', server = '', enrolmentToken = ''] = process.argv.slice(2);

const say = (message: FromAgentProgram): void => {
  process.send?.(message);
};

const report = (cause: unknown): void => {
  process.stderr.write(`${cause instanceof Error ? (cause.stack ?? '') : String(cause)}\n`);
};

const agent = await composeAgent({
  server,
  enrolmentToken: enrolmentToken === '' ? null : enrolmentToken,
  isHidden: false,
  codecs: ['h264'],
  system: hostSystem(),
  stateFolder: folder,
  browser: {
    open: (url) => {
      say({ type: 'browser', address: url.href });
      return Promise.resolve();
    },
  },
  log: new FileSystemLog({ folder: `${folder}/log`, now: () => systemClock.now(), report }),
  report,
  quit: () => process.exit(),
});

const tell = (): void => {
  say({ type: 'state', state: agent.state });
};

process.on('message', (message) => {
  const { n, command } = WindowToAgent.parse(message);
  agent.command(command).then(
    () => {
      say({ type: 'reply', n, code: null });
    },
    (cause: unknown) => {
      say({ type: 'reply', n, code: cause instanceof CodedError ? cause.code : 'AGENT_FAULT' });
    },
  );
});
const combination = parseKeyCombination('Ctrl+Alt+Shift+End');
if (combination !== null) {
  const pressed = (): void => {
    agent.endNow();
  };
  // Another agent of the test may be on this display.
  await openGlobalKey({ combination, pressed, lost: () => undefined, report }).catch(report);
}
if (process.env['ALONGSIDE_TEST_WINDOW'] === 'yes') {
  await openAgentWindow({
    agent,
    clock: systemClock,
    picture: (path) => agent.personPicture(path),
    failed: report,
    folder,
  });
}
agent.subscribe(tell);
tell();
