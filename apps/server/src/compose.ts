import { randomBytes, randomUUID } from 'node:crypto';
import path from 'node:path';
import type { SessionPorts } from '@alongside/domain';
import { GrantId, SessionId } from '@alongside/protocol';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import manifest from '../package.json' with { type: 'json' };
import {
  admitDevices,
  AgentAuthenticator,
  agentSignInsMigration,
  CallerAuthenticator,
  ExpiringAgentRows,
  registerAgents,
} from './features/agents/index.ts';
import { registerAudit } from './features/audit/index.ts';
import {
  accessPoliciesOfGroup,
  ConditionalGate,
  conditionalAccessMigration,
  type ConditionalPorts,
  conditionalTimeSweeper,
  registerConditionalAccess,
  SessionConditions,
} from './features/conditional-access/index.ts';
import {
  complianceJob,
  complianceMigration,
  compliancePoliciesOfGroup,
  registerCompliance,
} from './features/compliance/index.ts';
import {
  DeviceConnections,
  DeviceListNews,
  deviceCountsMigration,
  deviceInventoryMigration,
  devicesMigration,
  enrolmentRefusalsMigration,
  LOOK_AFTER_EVERY_MS,
  registerDevices,
  requireSeenDevice,
} from './features/devices/index.ts';
import { furnishDemo } from './features/demo/index.ts';
import { groupsMigration, registerDirectory } from './features/directory/index.ts';
import { GrantKeys, grantKeysMigration, GrantProofs } from './features/grants/index.ts';
import {
  byCaller,
  CookieAuthenticator,
  DatabaseDirectory,
  DatabaseSettingsStore,
  deviceSignInsMigration,
  directoryPeopleMigration,
  provisionedPeopleMigration,
  EXPIRY_EVERY_MS,
  expireSignIns,
  identityMigration,
  type IdentityPorts,
  isSignedIn,
  loadIdentityKeys,
  NodeDnsResolver,
  registerIdentity,
  requireAdministratorLeft,
  Sealing,
  seedDemo,
  type DemoPerson,
  ServerSetup,
  stepUpMigration,
} from './features/identity/index.ts';
import {
  LiveHub,
  liveTicketsMigration,
  DatabaseLiveTickets,
  registerLive,
  relayAccount,
} from './features/live/index.ts';
import { DatabaseSessionReports, registerReports } from './features/reports/index.ts';
import { retentionJob } from './features/retention/index.ts';
import {
  accessSweeper,
  assignmentsOfGroup,
  DatabaseAccessReader,
  registerRoles,
  rolesMigration,
} from './features/roles/index.ts';
import {
  registerSettingsOverrides,
  settingsOverridesMigration,
  settingsOverridesOfGroup,
} from './features/settings-overrides/index.ts';
import { registerScim } from './features/scim/index.ts';
import {
  AnnouncingSessionStore,
  dueSweeper,
  DatabaseSessionStore,
  HeldSides,
  heldSidesMigration,
  orphanFinder,
  recoverPresence,
  registerSessions,
  sessionsMigration,
  timelineReasonsMigration,
} from './features/sessions/index.ts';
import { accessChangesMigration } from './platform/access-changes/index.ts';
import { registerViews, viewsMigration } from './features/views/index.ts';
import { makeOperatorPorts, OperatorCommand, runOperatorCommand } from './features/operator/index.ts';
import { registerTokens, TokenAuthenticator, tokensMigration } from './features/tokens/index.ts';
import {
  deliverStreams,
  type DeliveryPorts,
  registerStreams,
  senderOf,
  streamsMigration,
} from './features/streams/index.ts';
import { DatabaseAuditLog } from './platform/audit/index.ts';
import { InProcessBus, PostgresBus } from './platform/bus/index.ts';
import { SystemClock } from './platform/clock/index.ts';
import { NO_COUNTRIES, openCountries } from './platform/countries/index.ts';
import { KeyedCodeHasher, loadKey } from './platform/codes/index.ts';
import type { Config } from './platform/config/index.ts';
import { openDataFolder, type DataFolder } from './platform/data-folder/index.ts';
import {
  type Database,
  type Migration,
  openEmbeddedDatabase,
  openPostgresDatabase,
  platformMigration,
} from './platform/database/index.ts';
import { OutboundNetworks } from './platform/outbound/index.ts';
import { serveDocs } from './platform/docs/index.ts';
import { serveHealth } from './platform/health/index.ts';
import { createHttpServer, networkOf } from './platform/http/index.ts';
import { installationMigration, requireSameKeys } from './platform/installation/index.ts';
import { RepeatedJob } from './platform/jobs/index.ts';
import { DatabaseTryLimiter } from './platform/limits/index.ts';
import { NODE_BEAT_MS, NodeIdFile, NodeLease, nodeLeasesMigration } from './platform/nodes/index.ts';
import { canServeOperator, serveOperator } from './platform/operator-socket/index.ts';
import { serveWebApps } from './platform/web/index.ts';

/** Every step of the database's structure, whichever part it belongs to. */
export const migrations: readonly Migration[] = [
  platformMigration,
  identityMigration,
  deviceSignInsMigration,
  sessionsMigration,
  liveTicketsMigration,
  timelineReasonsMigration,
  devicesMigration,
  grantKeysMigration,
  agentSignInsMigration,
  deviceInventoryMigration,
  nodeLeasesMigration,
  heldSidesMigration,
  installationMigration,
  groupsMigration,
  directoryPeopleMigration,
  provisionedPeopleMigration,
  rolesMigration,
  accessChangesMigration,
  complianceMigration,
  settingsOverridesMigration,
  conditionalAccessMigration,
  stepUpMigration,
  deviceCountsMigration,
  viewsMigration,
  tokensMigration,
  streamsMigration,
  enrolmentRefusalsMigration,
];

const APPS_FOLDER = path.join(import.meta.dirname, '../..');

/** A server that is ready to listen. */
export interface Server {
  readonly app: FastifyInstance;
  /** Opens the one-time set-up; null when it is done. A new one at each start. */
  readonly setupToken: string | null;
  /** People of the demo; null if there is none, or the data is somebody's own. */
  readonly demoPeople: readonly DemoPerson[] | null;
  /** Lets requests finish, then closes everything. Idempotent. */
  stop(): Promise<void>;
}

/** Joins every part of the server. The only place that knows all of them. @throws StartFault */
export async function compose(config: Config, log: Logger): Promise<Server> {
  await using opened = new AsyncDisposableStack();
  const folder = await openDataFolder(config.dataFolder);
  opened.defer(() => folder.release());
  const database = await openDatabase(config, folder, log);
  opened.defer(() => database.close());

  const bus = await openBus(config, log);
  if (bus instanceof PostgresBus) opened.defer(() => bus.close());

  const parts = await makeParts({ config, log, folder, database, bus });
  const setup = new ServerSetup(parts.identity);
  const demoPeople = config.isDemo
    ? await seedDemo({ ports: parts.identity, setup, passwordFile: folder.demoPasswords })
    : null;
  await parts.devices.beat();
  await recoverPresence(parts.sessions, (fault) => {
    log.error({ err: fault }, 'A session keeps sides that died with a server');
  });
  const app = await makeApp(parts, setup);
  if (demoPeople !== null)
    await furnishDemo({ ...parts.conditional, app, sessions: parts.sessions.sessions });
  opened.defer(await answerOperator(parts));
  for (const job of startJobs(parts)) opened.defer(() => job.stop());
  opened.defer(() => app.close());
  const setupToken = await setup.issueToken();

  const everything = opened.move();
  return { app, setupToken, demoPeople, stop: () => everything.disposeAsync() };
}

/** The command line asks this process where it can't open the database itself. @returns stops it */
function answerOperator({ config, log, folder, database, bus, clock }: Parts): Promise<() => Promise<void>> {
  const { operatorSocket } = folder;
  if (!canServeOperator(operatorSocket)) {
    log.warn(
      { operatorSocket },
      'The command line can not ask this server: the name of its socket is too long',
    );
    return Promise.resolve(() => Promise.resolve());
  }
  const names = migrations.map(({ name }) => name);
  const ports = makeOperatorPorts({
    database,
    bus,
    clock,
    version: manifest.version,
    origin: config.origin,
    engine: config.databaseAddress === null ? 'embedded' : 'postgresql',
    dataFolder: config.dataFolder,
    known: names,
    done: names,
  });
  return serveOperator(
    operatorSocket,
    (command) => runOperatorCommand(ports, OperatorCommand.parse(command)),
    (fault) => {
      log.error({ err: fault }, 'A command of the operator met a fault');
    },
  );
}

function openDatabase(config: Config, folder: DataFolder, log: Logger): Promise<Database> {
  if (config.databaseAddress === null) return openEmbeddedDatabase(folder.database, migrations);
  return openPostgresDatabase({
    address: config.databaseAddress,
    migrations,
    onIdleFault: (fault) => {
      log.warn({ err: fault }, 'A database connection broke');
    },
  });
}

/** Nodes share a PostgreSQL database; the embedded one has a single node. */
const openBus = (config: Config, log: Logger): Promise<InProcessBus | PostgresBus> =>
  config.databaseAddress === null
    ? Promise.resolve(new InProcessBus(log))
    : PostgresBus.open({ address: config.databaseAddress, log });

interface Given {
  readonly config: Config;
  readonly log: Logger;
  readonly folder: DataFolder;
  readonly database: Database;
  readonly bus: InProcessBus | PostgresBus;
}

interface Parts extends Given {
  readonly conditional: ConditionalPorts;
  readonly clock: SystemClock;
  readonly identity: IdentityPorts;
  readonly sessions: SessionPorts;
  readonly tickets: DatabaseLiveTickets;
  readonly grantKeys: GrantKeys;
  readonly sealing: Sealing;
  readonly networks: OutboundNetworks;
  readonly lease: NodeLease;
  readonly devices: DeviceConnections;
  readonly listNews: DeviceListNews;
}

async function makeParts(given: Given): Promise<Parts> {
  const { config, log, folder, database, bus } = given;
  const codeKey = await loadKey(folder.codeKey);
  const keys = await loadIdentityKeys(folder.identityKeys);
  await requireSameKeys(database, [codeKey, Buffer.from(keys.sealingKey, 'base64url')]);
  const clock = new SystemClock();
  const tries = new DatabaseTryLimiter(database, clock);
  const settings = new DatabaseSettingsStore(database);
  const countryOf = config.geoipFile === null ? NO_COUNTRIES : openCountries(config.geoipFile);
  const sessions: SessionPorts = {
    sessions: new AnnouncingSessionStore(new DatabaseSessionStore(database), bus),
    directory: new DatabaseDirectory(database),
    access: new DatabaseAccessReader({ database, clock, countryOf }),
    settings,
    tries,
    codes: new KeyedCodeHasher(codeKey),
    audit: new DatabaseAuditLog(database),
    clock,
    ids: {
      sessionId: () => SessionId.parse(randomUUID()),
      grantId: () => GrantId.parse(randomUUID()),
    },
    randomness: { bytes: (count) => randomBytes(count) },
    networkOf,
  };
  const networks = new OutboundNetworks(config.outboundNetworks);
  const identity: IdentityPorts = {
    database,
    bus,
    clock,
    tries,
    settings,
    dns: new NodeDnsResolver(log),
    keys,
    logger: log,
    networks,
    origin: config.origin,
  };
  const conditional: ConditionalPorts = {
    database,
    bus,
    clock,
    directory: sessions.directory,
    tries,
    countryOf,
    areCountriesKnown: config.geoipFile !== null,
  };
  const tickets = new DatabaseLiveTickets(database, clock);
  const sealing = new Sealing(identity.keys);
  const grantKeys = new GrantKeys({ database, sealing, clock });
  const made = makeDevices(given, clock);
  return { ...given, ...made, clock, conditional, identity, sessions, tickets, grantKeys, sealing, networks };
}

function makeDevices(
  { database, bus, log, folder }: Given,
  clock: SystemClock,
): Pick<Parts, 'lease' | 'devices' | 'listNews'> {
  const lease = new NodeLease(database, new NodeIdFile(folder.nodeId));
  const handleFault = (fault: unknown, doing: string): void => {
    log.error({ err: fault, doing }, 'The connection of a device met a fault');
  };
  const listNews = new DeviceListNews({ bus, clock });
  const devices = new DeviceConnections({ database, bus, clock, lease, listNews, handleFault });
  return { lease, devices, listNews };
}

async function makeApp(parts: Parts, setup: ServerSetup): Promise<FastifyInstance> {
  const { config, log, database, bus, clock, identity, sessions, tickets, grantKeys, listNews } = parts;
  const { audit, directory, settings } = sessions;
  const { origin } = config;
  const authenticator = new CookieAuthenticator(identity);
  const agents = new AgentAuthenticator({ database, clock, origin });
  const tokens = new TokenAuthenticator({
    database,
    clock,
    others: new CallerAuthenticator(authenticator, agents),
    offersCookie: (request) => authenticator.offersCookie(request),
  });
  const app = await createHttpServer({
    origin,
    trustedProxies: config.trustedProxies,
    authenticator: tokens,
    log,
    ...(config.tls === null ? {} : { tls: config.tls }),
  });
  serveHealth(app, () => database.isReady());
  await serveDocs(app, manifest.version);
  registerIdentity(app, {
    ports: identity,
    gate: new ConditionalGate(parts.conditional),
    authenticator,
    setup,
    sessions,
  });
  registerAgents(app, { database, bus, clock, settings, directory, grantKeys, listNews, origin });
  const usesOfGroup = [
    assignmentsOfGroup,
    compliancePoliciesOfGroup,
    accessPoliciesOfGroup,
    settingsOverridesOfGroup,
  ];
  registerDirectory(app, {
    database,
    bus,
    clock,
    byCaller,
    usesOfGroup,
    requireAdministratorLeft,
  });
  registerScim(app, {
    database,
    bus,
    clock,
    origin,
    authenticate: (request) => tokens.requireScope(request, 'scim'),
    usesOfGroup,
    requireAdministratorLeft,
  });
  registerSettingsOverrides(app, { database, bus, clock, byCaller });
  registerRoles(app, { database, bus, clock, access: sessions.access });
  registerCompliance(app, { database, bus, clock, byCaller, requireSeenDevice });
  registerConditionalAccess(app, parts.conditional);
  registerTokens(app, { database, bus, clock });
  registerDevices(app, { database, bus, clock, lease: parts.lease, listNews });
  registerSessions(app, sessions);
  registerReports(app, { reports: new DatabaseSessionReports(database), directory, audit, clock });
  registerAudit(app, { database, directory, audit, bus, clock });
  registerViews(app, { database, clock });
  registerStreams(app, { ...deliveryOf(parts), bus, sealing: parts.sealing, networks: parts.networks });
  const hub = makeHub(parts);
  if (bus instanceof PostgresBus) bus.onGap(() => hub.reconnectAll());
  const admitDevice = admitDevices(app, { database, clock, origin }, parts.devices);
  registerLive(app, { hub, tickets, admitDevice });
  await serveWebApps(app, [
    { prefix: '/console/', folder: path.join(APPS_FOLDER, 'console/dist') },
    { prefix: '/', folder: path.join(APPS_FOLDER, 'share/dist') },
  ]);
  return app;
}

function makeHub({
  config,
  log,
  database,
  bus,
  clock,
  conditional,
  sessions,
  grantKeys,
  lease,
}: Parts): LiveHub {
  const proofs = new GrantProofs(grantKeys);
  const { relay } = config;
  const addressServers = config.iceServers.length === 0 ? [] : [{ urls: [...config.iceServers] }];
  return new LiveHub({
    sessions,
    bus,
    clock,
    reporter: {
      count: (event) => {
        log.debug({ event }, 'Live');
      },
      fault: (fault, doing) => {
        log.error({ err: fault, doing }, 'A live connection met a fault');
      },
    },
    isSignedIn: (caller) => isSignedIn(database, caller),
    held: new HeldSides(database, lease),
    conditions: new SessionConditions({ ...conditional, access: sessions.access }),
    proveGrants: (session, view, caller) => proofs.prove(session, view, caller),
    iceServers: (caller) => [
      ...addressServers,
      ...(relay === null ? [] : [relayAccount(relay, caller, clock.now())]),
    ],
    connectionId: () => randomUUID(),
  });
}

const deliveryOf = ({ config, database, clock, sealing, networks }: Parts): DeliveryPorts => ({
  database,
  clock,
  random: Math.random,
  senderOf: (row) => senderOf({ sealing, clock, networks, origin: config.origin }, row),
  productVersion: manifest.version,
});

const DELIVER_EVERY_MS = 2_000;

function startJobs(parts: Parts): { stop(): Promise<void> }[] {
  const { log, database, bus, clock, identity, sessions, tickets, devices } = parts;
  const delivery = deliveryOf(parts);
  const handleFault = (fault: unknown, job: string): void => {
    log.error({ err: fault, job }, 'A job failed');
  };
  const { settings } = sessions;
  const expiring = [tickets, new DatabaseTryLimiter(database, clock), new ExpiringAgentRows(database, clock)];
  return [
    accessSweeper({ ports: { database, sessions }, bus, clock, handleFault }),
    dueSweeper({ ports: sessions, clock, handleFault }),
    orphanFinder({ ports: sessions, clock, handleFault }),
    complianceJob({ ports: { database, bus, clock }, clock, handleFault }),
    conditionalTimeSweeper({ ports: { database, bus }, clock, handleFault }),
    retentionJob({ ports: { database, settings, clock, bus, expiring }, clock, handleFault }),
    new RepeatedJob({
      name: 'expire sign-ins',
      everyMs: EXPIRY_EVERY_MS,
      run: () => expireSignIns(identity),
      clock,
      handleFault,
    }),
    new RepeatedJob({
      name: 'say that this node lives',
      everyMs: NODE_BEAT_MS,
      run: () => devices.beat(),
      clock,
      handleFault,
    }),
    new RepeatedJob({
      name: 'look after connected devices',
      everyMs: LOOK_AFTER_EVERY_MS,
      run: () => devices.lookAfter(),
      clock,
      handleFault,
    }),
    new RepeatedJob({
      name: 'stream the audit log',
      everyMs: DELIVER_EVERY_MS,
      run: () => deliverStreams(delivery),
      clock,
      handleFault,
    }),
  ];
}
