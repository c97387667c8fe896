import { parseArgs } from 'node:util';
import { z } from 'zod';
import { StartFault } from '../platform/start-fault.ts';

const OPTIONS = {
  data: { type: 'string' },
  database: { type: 'string' },
  origin: { type: 'string' },
  tenant: { type: 'string' },
  search: { type: 'string' },
  expect: { type: 'string', multiple: true },
  'keep-access': { type: 'boolean' },
  json: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;
type OptionName = keyof typeof OPTIONS;

const EVERYWHERE: readonly OptionName[] = ['data', 'database', 'origin', 'json', 'help'];

/** Every command by its words, with the number of words that follow and the options that only it takes. */
const COMMANDS = {
  status: { more: 0, options: [] },
  tenants: { more: 0, options: [] },
  users: { more: 0, options: ['tenant', 'search'] },
  'users deactivate': { more: 1, options: ['tenant'] },
  'users reactivate': { more: 1, options: ['tenant'] },
  'users reset': { more: 1, options: ['tenant'] },
  'audit verify': { more: 0, options: ['expect'] },
  'backup verify': { more: 1, options: [] },
  backup: { more: 1, options: [] },
  restore: { more: 1, options: ['keep-access'] },
  'migrate status': { more: 0, options: [] },
  'migrate up': { more: 0, options: [] },
} as const satisfies Readonly<
  Record<string, { readonly more: 0 | 1; readonly options: readonly OptionName[] }>
>;
type CommandName = keyof typeof COMMANDS;

const Values = z.object({
  data: z.string().optional(),
  database: z.url({ protocol: /^postgres(?:ql)?$/u }).optional(),
  origin: z.url({ protocol: /^https?$/u }).optional(),
  tenant: z.string().min(1).optional(),
  search: z.string().optional(),
  expect: z.array(z.string().regex(/^[0-9a-f]{64}$/u)).default([]),
  'keep-access': z.boolean().default(false),
  json: z.boolean().default(false),
  help: z.boolean().default(false),
});

export interface Words extends z.infer<typeof Values> {
  readonly command: CommandName;
  /** What follows the command's own words: a file, or who is meant; empty if nothing does. */
  readonly subject: string;
}

/** @returns null if help was asked for. @throws StartFault OPTION_INVALID */
export function readWords(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Words | null {
  const { values: given, positionals } = parse(args);
  if (given.help === true || (positionals.length === 0 && Object.keys(given).length === 0)) return null;
  const command = commandOf(positionals);
  const subject = positionals.slice(command.split(' ').length);
  const { more, options } = COMMANDS[command];
  if (subject.length !== more)
    throw unusable(`${command} takes ${more === 0 ? 'nothing' : 'one word'} more.`);
  const foreign = (Object.keys(given) as OptionName[]).find(
    (name) => ![...EVERYWHERE, ...options].includes(name),
  );
  if (foreign !== undefined) throw unusable(`${command} has no option --${foreign}.`);
  const values = Values.safeParse({
    ...given,
    data: given.data ?? environment['ALONGSIDE_DATA'],
    // A folder that is named on the command line counts more than a database that the environment names.
    database: given.database ?? (given.data === undefined ? environment['ALONGSIDE_DATABASE'] : undefined),
    origin: given.origin ?? environment['ALONGSIDE_ORIGIN'],
  });
  // The value isn't repeated: it may hold a password.
  if (!values.success)
    throw unusable(`The value of --${String(values.error.issues[0]?.path[0])} can't be used.`);
  return { ...values.data, command, subject: subject[0] ?? '' };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, strict: true, allowPositionals: true });
  } catch (error) {
    throw unusable(error instanceof Error ? error.message : String(error), error);
  }
}

const isCommand = (text: string): text is CommandName => text in COMMANDS;

/** The longest one counts: `backup verify` isn't a backup into a file of that name. */
function commandOf([first = '', second = '']: readonly string[]): CommandName {
  const found = [`${first} ${second}`, first].find(isCommand);
  if (found === undefined) throw unusable(`There is no command ${first}.`);
  return found;
}

const unusable = (why: string, cause?: unknown): StartFault =>
  new StartFault('OPTION_INVALID', `${why}\nalongside --help lists the commands.`, { cause });
