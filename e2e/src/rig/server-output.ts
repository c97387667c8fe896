/** Everything that is known of what the server prints at its start is known here. */

export interface DemoPerson {
  /** What the line says before the e-mail address: name, role, organisation. */
  readonly description: string;
  readonly email: string;
  readonly password: string;
}

export interface ServerOutput {
  /** Where the server listens, without a trailing slash. */
  readonly url: string | undefined;
  /** The one-time link to the set-up of a fresh server. */
  readonly setUpLink: string | undefined;
  /** The people of the demo organisations, in the order printed. */
  readonly people: readonly DemoPerson[];
}

// eslint-disable-next-line no-control-regex -- colours of a terminal begin with this character
const colour = /\u001b\[[0-9;]*m/g;
const listening = /^Listening on (https?:\/\/\S+?)\/?$/;
const setUp = /^Set-up link: (https?:\/\/\S+)$/;
/** A row of the table: anything, an e-mail address, anything, and the password last; bars between are left out. */
const person = /^(.*?)\s*([^\s@]+@[^\s@]+\.[^\s@]+)\s+(?:.*\s)?(\S+)$/;

function personOf(line: string): DemoPerson[] {
  const [, description, email, password] = person.exec(line) ?? [];
  if (description === undefined || email === undefined || password === undefined) return [];
  return [{ description, email, password }];
}

/** Reads the lines a server printed so far. */
export function readServerOutput(lines: readonly string[]): ServerOutput {
  const plain = lines.map((line) => line.replaceAll(colour, '').replaceAll(/[|│]/g, ' ').trim());
  const find = (pattern: RegExp): string | undefined =>
    plain.map((line) => pattern.exec(line)?.[1]).find(Boolean);
  // Log lines are JSON objects and may name people too.
  const people = plain.filter((line) => !line.startsWith('{')).flatMap(personOf);
  return { url: find(listening), setUpLink: find(setUp), people };
}
