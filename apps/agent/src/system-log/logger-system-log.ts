import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { SystemLog, SystemLogEvent } from './system-log.ts';
import { systemLogEntry, type SystemLogEntry } from './system-log-entry.ts';

const LOG_IDENTIFIER = 'alongside-agent';

/** Priorities of syslog(3). */
const PRIORITY = { info: 6, warning: 4 } as const;

const WRITE_MAX_MS = 5_000;

/** One message on its way to the system: arguments of logger(1), and what it reads. */
interface LoggerCall {
  readonly args: readonly string[];
  readonly input: string;
}

/** The journal, each value in a field of its own: `journalctl ALONGSIDE_SESSION=…`. */
export function journalCall({ isFault, fields, line }: SystemLogEntry): LoggerCall {
  const lines = [
    `MESSAGE=${line}`,
    `PRIORITY=${isFault ? PRIORITY.warning : PRIORITY.info}`,
    `SYSLOG_IDENTIFIER=${LOG_IDENTIFIER}`,
    `SYSLOG_PID=${process.pid}`,
    ...fields.map(([name, value]) => `ALONGSIDE_${name.toUpperCase()}=${value}`),
  ];
  return { args: ['--journald'], input: `${lines.join('\n')}\n` };
}

/** Systems without a journal. */
export function syslogCall({ isFault, line }: SystemLogEntry): LoggerCall {
  const args = ['--tag', LOG_IDENTIFIER, `--id=${process.pid}`, '--socket-errors=on'];
  return { args: [...args, '--priority', isFault ? 'user.warning' : 'user.info'], input: `${line}\n` };
}

/** The system's log by logger(1), which every Linux has. */
export class LoggerSystemLog implements SystemLog {
  readonly #call: (entry: SystemLogEntry) => LoggerCall;
  readonly #report: (cause: unknown) => void;
  #last: Promise<void> = Promise.resolve();

  constructor(call: (entry: SystemLogEntry) => LoggerCall, report: (cause: unknown) => void) {
    this.#call = call;
    this.#report = report;
  }

  write(event: SystemLogEvent): void {
    const call = this.#call(systemLogEntry(event));
    // One after the other, so that the order in the log is the order in which things happened.
    this.#last = this.#last.then(() => run(call)).catch(this.#report);
  }

  flush(): Promise<void> {
    return this.#last;
  }
}

async function run({ args, input }: LoggerCall): Promise<void> {
  const child = spawn('logger', args, { stdio: ['pipe', 'ignore', 'ignore'], timeout: WRITE_MAX_MS });
  const closed = once(child, 'close');
  // Gone before it has read; its exit code tells.
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  await closed;
  if (child.exitCode !== 0) throw new Error(`logger ended with ${child.exitCode ?? 'a signal'}`);
}
