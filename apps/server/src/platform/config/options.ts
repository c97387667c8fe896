/** One way to configure the server. The table in `docs/operate.md` is checked against this one. */
export interface OptionRow {
  /** On the command line, behind `--`. */
  readonly name: string;
  readonly environment: string;
  /** What stands for the value in the help; null: on or off. */
  readonly value: string | null;
  /** As people read it. */
  readonly standard: string;
  readonly meaning: string;
}

export const OPTIONS = [
  {
    name: 'port',
    environment: 'ALONGSIDE_PORT',
    value: 'NUMBER',
    standard: '8080',
    meaning: 'Port to listen on.',
  },
  {
    name: 'host',
    environment: 'ALONGSIDE_HOST',
    value: 'ADDRESS',
    standard: 'localhost; with TLS all addresses',
    meaning: 'Address of this machine to listen on; 0.0.0.0 or :: for all.',
  },
  {
    name: 'origin',
    environment: 'ALONGSIDE_ORIGIN',
    value: 'ORIGIN',
    standard: 'http://localhost:PORT; with TLS https://localhost:PORT',
    meaning:
      'How people reach the server, such as https://help.example.org. HTTPS unless it is this machine.',
  },
  {
    name: 'data',
    environment: 'ALONGSIDE_DATA',
    value: 'FOLDER',
    standard: 'data',
    meaning: 'Folder for the embedded database and the keys. One server at a time.',
  },
  {
    name: 'database',
    environment: 'ALONGSIDE_DATABASE',
    value: 'ADDRESS',
    standard: 'the embedded database',
    meaning: 'PostgreSQL to use, such as postgres://alongside@db.example.org/alongside.',
  },
  {
    name: 'tls-cert',
    environment: 'ALONGSIDE_TLS_CERT',
    value: 'FILE',
    standard: 'none',
    meaning: 'Certificate chain (PEM) to serve HTTPS with; needs tls-key.',
  },
  {
    name: 'tls-key',
    environment: 'ALONGSIDE_TLS_KEY',
    value: 'FILE',
    standard: 'none',
    meaning: 'Key (PEM) of the certificate.',
  },
  {
    name: 'trusted-proxies',
    environment: 'ALONGSIDE_TRUSTED_PROXIES',
    value: 'NETWORKS',
    standard: 'none',
    meaning: 'Addresses or networks, with commas, of reverse proxies whose X-Forwarded-For is believed.',
  },
  {
    name: 'ice-servers',
    environment: 'ALONGSIDE_ICE_SERVERS',
    value: 'ADDRESSES',
    standard: 'none',
    meaning:
      'STUN servers, with commas, that browsers find their way with, such as stun:stun.example.org:3478.',
  },
  {
    name: 'turn-servers',
    environment: 'ALONGSIDE_TURN_SERVERS',
    value: 'ADDRESSES',
    standard: 'none',
    meaning:
      'Relays (TURN), with commas, such as turn:relay.example.org,turns:relay.example.org:443; needs turn-secret.',
  },
  {
    name: 'turn-secret',
    environment: 'ALONGSIDE_TURN_SECRET',
    value: 'FILE',
    standard: 'none',
    meaning: 'File with the secret, of 16 characters or more, that the relays share with this server.',
  },
  {
    name: 'outbound-networks',
    environment: 'ALONGSIDE_OUTBOUND_NETWORKS',
    value: 'NETWORKS',
    standard: 'none',
    meaning:
      'Private networks or addresses, with commas, that identity providers and receivers of the audit log may be at; public ones always may.',
  },
  {
    name: 'geoip',
    environment: 'ALONGSIDE_GEOIP',
    value: 'FILE',
    standard: 'none',
    meaning:
      'File in MaxMind DB format that tells the countries of addresses, for conditional access. Read at start.',
  },
  {
    name: 'log-level',
    environment: 'ALONGSIDE_LOG_LEVEL',
    value: 'LEVEL',
    standard: 'info; warn in a terminal',
    meaning:
      'Least level of log entries, which go to standard error as JSON: debug, info, warn, error or silent.',
  },
  {
    name: 'demo',
    environment: 'ALONGSIDE_DEMO',
    value: null,
    standard: 'off',
    meaning: 'Make two demo organisations with people, and print their passwords. On an empty data folder.',
  },
] as const satisfies readonly OptionRow[];
export type OptionName = (typeof OPTIONS)[number]['name'];

/** What `--help` prints. */
export function helpText(): string {
  const rows = OPTIONS.map((option: OptionRow) => [
    `  --${option.name}${option.value === null ? '' : ` ${option.value}`}`,
    `${option.meaning} (${option.environment}; default: ${option.standard})`,
  ]);
  const width = Math.max(...rows.map(([left = '']) => left.length)) + 2;
  return [
    'Usage: npm start -- [OPTION …]',
    '',
    ...rows.map(([left = '', right = '']) => left.padEnd(width) + right),
    `${'  --help'.padEnd(width)}Print this.`,
    '',
    'What is on the command line counts more than the environment. More: docs/operate.md',
  ].join('\n');
}
