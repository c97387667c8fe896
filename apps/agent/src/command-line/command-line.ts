import { parseArgs } from 'node:util';
import { ServerOrigin } from '@alongside/protocol';
import { type HelpLink, parseHelpLink } from './help-link.ts';

/** What somebody, the desktop or the system's service asks of the program. */
export type CommandLine =
  /**
   * Runs the agent; one that runs already shows its window instead. `isHidden`: without the window, at the start of the
   * desktop. `server`: for this start; null: as set or remembered.
   */
  | { readonly kind: 'start'; readonly isHidden: boolean; readonly server: ServerOrigin | null }
  | { readonly kind: 'open'; readonly link: HelpLink }
  /** Enrols the device for this person, and ends. `server`: null: as set or remembered. */
  | { readonly kind: 'enrol'; readonly server: ServerOrigin | null }
  | { readonly kind: 'doctor'; readonly isJson: boolean }
  | { readonly kind: 'version' }
  | { readonly kind: 'help' }
  | { readonly kind: 'refused'; readonly fault: string };

export const USAGE = `Usage: alongside-agent [COMMAND]

  start [--hidden] [--server https://…]
                          run, and show the window unless hidden (the default)
  open alongside://…      as start, with what the link asks for
  enrol [--server https://…]
                          make this device known to the organisation without signing in;
                          asks for the enrolment token, or reads it from the standard input
  doctor [--json]         check what the agent needs, and say how to mend what is missing
  version                 print the version
  help                    print this
`;

/** @param args without program and script */
export function parseCommandLine(args: readonly string[]): CommandLine {
  const [command = 'start', ...rest] = args;
  const hasOnly = (...allowed: string[]): boolean => rest.every((each) => allowed.includes(each));
  if (command === 'open') return parseOpen(rest);
  if (command === 'start') return parseStart(rest);
  if (command === 'enrol') return parseEnrol(rest);
  if (command === 'doctor' && hasOnly('--json')) return { kind: 'doctor', isJson: rest.length > 0 };
  if ((command === 'version' || command === '--version') && hasOnly()) return { kind: 'version' };
  if (['help', '--help', '-h'].includes(command)) return { kind: 'help' };
  return { kind: 'refused', fault: 'There is no such command or option.' };
}

function parseStart(rest: readonly string[]): CommandLine {
  try {
    const options = { hidden: { type: 'boolean' }, server: { type: 'string' } } as const;
    const { values } = parseArgs({ args: [...rest], options });
    const server = values.server === undefined ? null : ServerOrigin.parse(values.server);
    return { kind: 'start', isHidden: values.hidden === true, server };
  } catch {
    return { kind: 'refused', fault: 'There is no such command or option.' };
  }
}

function parseEnrol(rest: readonly string[]): CommandLine {
  try {
    const options = { server: { type: 'string' } } as const;
    const { values } = parseArgs({ args: [...rest], options });
    const server = values.server === undefined ? null : ServerOrigin.parse(values.server);
    return { kind: 'enrol', server };
  } catch {
    return { kind: 'refused', fault: 'This is no address of a server, or no option of this command.' };
  }
}

function parseOpen(rest: readonly string[]): CommandLine {
  const link = rest.length === 1 ? parseHelpLink(rest[0] ?? '') : null;
  if (link === null) return { kind: 'refused', fault: 'This is no link of Alongside.' };
  return { kind: 'open', link };
}
