import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import type { LogLevel } from '../log/index.ts';
import { StartFault, type StartFaultCode } from '../start-fault.ts';
import { OPTIONS, type OptionName, type OptionRow } from './options.ts';

const PORT_STANDARD = '8080';
const LOCAL_HOSTS = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Everything that is set from outside, parsed. */
export interface Config {
  readonly port: number;
  readonly host: string;
  readonly origin: string;
  readonly dataFolder: string;
  /** null: the embedded database. */
  readonly databaseAddress: string | null;
  readonly tls: { readonly certificate: string; readonly key: string } | null;
  readonly trustedProxies: readonly string[];
  readonly iceServers: readonly string[];
  /** Relays for paths that can't be direct; null: none. */
  readonly relay: { readonly urls: readonly string[]; readonly secret: string } | null;
  /** Besides public addresses, where the audit log may be streamed to. */
  readonly outboundNetworks: readonly string[];
  /** File that tells the countries of addresses; null: none. */
  readonly geoipFile: string | null;
  readonly logLevel: LogLevel;
  readonly isDemo: boolean;
}

interface Surroundings {
  /** What follows the program's name. */
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly isTerminal: boolean;
}

type Given = Readonly<Partial<Record<OptionName, string>>>;

/** @returns the configuration, or null if help was asked for; @throws StartFault OPTION_INVALID, TLS_UNUSABLE */
export function readConfig({ args, environment, isTerminal }: Surroundings): Config | null {
  const given = readGiven(args, environment);
  if (given === null) return null;
  const port = parse('port', z.coerce.number().int().min(1).max(65_535), given.port ?? PORT_STANDARD);
  const tls = readTls(given);
  const isDemo = given.demo !== undefined && !['', '0', 'false', 'no', 'off'].includes(given.demo);
  return {
    port,
    tls,
    host: given.host ?? (tls === null ? 'localhost' : '::'),
    origin: readOrigin(given.origin ?? `${tls === null ? 'http' : 'https'}://localhost:${port}`),
    dataFolder: given.data ?? 'data',
    databaseAddress: given.database === undefined ? null : parse('database', PostgresAddress, given.database),
    trustedProxies: list(given['trusted-proxies']).map((one) => parse('trusted-proxies', Network, one)),
    iceServers: list(given['ice-servers']).map((one) => parse('ice-servers', IceAddress, one)),
    relay: readRelay(given),
    outboundNetworks: list(given['outbound-networks']).map((one) => parse('outbound-networks', Network, one)),
    geoipFile: given.geoip ?? null,
    logLevel: parse('log-level', Level, given['log-level'] ?? (isTerminal ? 'warn' : 'info')),
    isDemo,
  };
}

const Level = z.enum(['debug', 'info', 'warn', 'error', 'silent']);
const PostgresAddress = z.url({ protocol: /^postgres(?:ql)?$/u });
const IceAddress = z.string().regex(/^stuns?:[^\s@]+$/u);
/** A relay is reached over UDP, TCP or TLS; browsers know no DTLS to it. */
const RelayAddress = z
  .string()
  .regex(/^(?:turn:[^\s@?]+(?:\?transport=(?:udp|tcp))?|turns:[^\s@?]+(?:\?transport=tcp)?)$/u);
const RelaySecret = z.string().min(16).max(1_000);
const Network = z.string().refine((text) => {
  const [address = '', length, ...more] = text.split('/');
  return isIP(address) !== 0 && more.length === 0 && (length === undefined || /^\d{1,3}$/u.test(length));
});

function readGiven(args: readonly string[], environment: Surroundings['environment']): Given | null {
  const options = Object.fromEntries(
    OPTIONS.map(({ name, value }) => [
      name,
      { type: value === null ? ('boolean' as const) : ('string' as const) },
    ]),
  );
  const values = parseWords(args, { ...options, help: { type: 'boolean' } });
  if (values['help'] === true) return null;
  return Object.fromEntries(
    OPTIONS.flatMap((option: OptionRow) => {
      const value = values[option.name] ?? environment[option.environment];
      return value === undefined || value === '' ? [] : [[option.name, String(value)]];
    }),
  );
}

const Words = z.record(z.string(), z.union([z.string(), z.boolean()]));

function parseWords(
  args: readonly string[],
  options: Record<string, { type: 'boolean' | 'string' }>,
): Readonly<Record<string, string | boolean | undefined>> {
  try {
    return Words.parse(parseArgs({ args: [...args], options, strict: true, allowPositionals: false }).values);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new StartFault('OPTION_INVALID', `${why}\nnpm start -- --help lists the options.`, {
      cause: error,
    });
  }
}

function parse<Value>(name: OptionName, schema: z.ZodType<Value>, text: string): Value {
  const parsed = schema.safeParse(text);
  if (parsed.success) return parsed.data;
  const row: OptionRow | undefined = OPTIONS.find((option) => option.name === name);
  throw new StartFault(
    'OPTION_INVALID',
    // The value isn't repeated: it may hold a password.
    `The value of --${name} (${row?.environment ?? ''}) can't be used. ${row?.meaning ?? ''}`,
  );
}

const list = (text: string | undefined): string[] =>
  (text ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

function readOrigin(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  const isOrigin =
    url !== null && ['http:', 'https:'].includes(url.protocol) && url.href === `${url.origin}/`;
  if (!isOrigin) return parse('origin', z.never(), text);
  if (url.protocol === 'http:' && !LOCAL_HOSTS.has(url.hostname)) {
    throw new StartFault(
      'OPTION_INVALID',
      `The origin ${url.origin} isn't secure, and browsers share no screen on such a page. Use HTTPS: by --tls-cert and ` +
        '--tls-key, or by a reverse proxy in front of this server and --origin https://….',
    );
  }
  return url.origin;
}

function readTls(given: Given): Config['tls'] {
  const certificate = given['tls-cert'];
  const key = given['tls-key'];
  if (certificate === undefined && key === undefined) return null;
  if (certificate === undefined || key === undefined) {
    throw new StartFault('OPTION_INVALID', 'For HTTPS both --tls-cert and --tls-key are needed.');
  }
  return { certificate: readPem('tls-cert', certificate), key: readPem('tls-key', key) };
}

function readRelay(given: Given): Config['relay'] {
  const urls = list(given['turn-servers']).map((one) => parse('turn-servers', RelayAddress, one));
  const file = given['turn-secret'];
  if (urls.length === 0 && file === undefined) return null;
  if (urls.length === 0 || file === undefined) {
    throw new StartFault('OPTION_INVALID', 'For relays both --turn-servers and --turn-secret are needed.');
  }
  return {
    urls,
    secret: parse('turn-secret', RelaySecret, readFile('turn-secret', file, 'OPTION_INVALID').trim()),
  };
}

const readPem = (name: OptionName, file: string): string => readFile(name, file, 'TLS_UNUSABLE');

function readFile(name: OptionName, file: string, code: StartFaultCode): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new StartFault(code, `The file of --${name}, ${file}, can't be read.`, { cause: error });
  }
}
