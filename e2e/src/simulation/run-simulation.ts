import type { SimulatedPage } from './simulated-page.ts';
import { SimulatedWorld } from './simulated-world.ts';
import { actRandomly } from './actions.ts';
import { Invariants, isViewAllowed } from './invariants.ts';

const STEPS = 80;
const LOOK_EVERY_MS = 5_000;
const HEAL_MS = 45_000;
const MINUTE_MS = 60_000;
/** How long the world is left alone at the end: the grace, the answer time and code, the idle end, the longest session. */
const QUIET_MS = [3 * MINUTE_MS, 11 * MINUTE_MS, 31 * MINUTE_MS, 8 * 60 * MINUTE_MS];

export interface SimulationResult {
  readonly sessions: number;
  /** Sessions in which a screen was allowed to be seen. */
  readonly shared: number;
  /** Steps after which somebody saw a screen. */
  readonly seen: number;
  /** What was done, in order, for whoever looks for the cause of a violation. */
  readonly log: readonly string[];
  readonly violations: readonly string[];
}

/** Plays the world that the seed makes: chaos, then healing, then quiet. Nothing is thrown for a violation. */
export async function runSimulation(seed: number): Promise<SimulationResult> {
  const world = new SimulatedWorld(seed);
  const invariants = new Invariants(world);
  const log: string[] = [];
  const chaos = world.random.pick([0.05, 0.2, 0.4]);
  let seen = 0;
  world.startNode();
  await world.clock.advance(1_000);

  for (let step = 0; step < STEPS && world.violations.length === 0; step += 1) {
    log.push(`${String(world.clock.now() % 100_000_000)} ms: ${actRandomly(world, chaos)}`);
    await wait(world, invariants);
    if ([...world.seen()].length > 0) seen += 1;
  }
  await heal(world, invariants);
  await quiet(world, invariants);

  const sessions = world.memory.sessions.all();
  const shared = sessions.filter((session) => session.kind === 'ended' && session.allowed.length > 0).length;
  return { sessions: sessions.length, shared, seen, log, violations: world.violations };
}

async function wait(world: SimulatedWorld, invariants: Invariants): Promise<void> {
  await world.clock.advance(waitMs(world));
  invariants.check();
  for (; world.patienceMs > 0; world.patienceMs -= LOOK_EVERY_MS) {
    await world.clock.advance(LOOK_EVERY_MS);
    invariants.check();
  }
}

/** Mostly moments; now and then long enough for silence, grace or an answer time to pass. */
function waitMs({ random }: SimulatedWorld): number {
  if (random.isChance(0.6)) return random.below(300);
  if (random.isChance(0.9)) return random.below(2_500);
  return random.below(random.pick([8_000, 8_000, 8_000, 30_000, 150_000]));
}

/** Everything works again: after a while, whoever may see the screen sees it, and both have the same chat. */
async function heal(world: SimulatedWorld, invariants: Invariants): Promise<void> {
  world.heal();
  for (let passed = 0; passed < HEAL_MS; passed += 1_000) {
    await world.clock.advance(1_000);
    invariants.check();
  }
  for (const page of world.pages) if (page.side === 'sharer') checkHealed(world, page);
}

function checkHealed(world: SimulatedWorld, sharer: SimulatedPage): void {
  const session = world.memory.sessions.all().find(({ id }) => id === sharer.sessionId);
  const helper = world.pages.find((page) => page.side === 'helper' && isCurrent(page, sharer));
  if (session?.kind !== 'active' || helper === undefined || sharer.isOver) return;
  if (world.hostileSessions.has(session.id)) return;
  const here = [session.presence.helper, session.presence.sharer];
  if (!here.every(({ kind }) => kind === 'here')) world.violate('two open pages aren’t both there');

  for (const page of [sharer, helper]) {
    if (page.state.view?.version !== session.version) world.violate(`a ${page.side} has an old view`);
    if (page.state.peer !== 'connected') world.violate(`a ${page.side} is ${page.state.peer}`);
  }
  const isSeen = [...world.seen()].some(({ by, of }) => by === helper && of === sharer);
  const isShown = isViewAllowed(session) && sharer.track !== null;
  if (isShown !== isSeen) world.violate(isShown ? 'a screen isn’t seen that may be' : 'a screen is seen');
  const [mine, theirs] = [sharer, helper].map(({ state }) => JSON.stringify(state.chat));
  if (mine !== theirs) world.violate('the two ends have another chat');
}

const isCurrent = (page: SimulatedPage, other: SimulatedPage): boolean =>
  !page.isOver && page.sessionId === other.sessionId;

/** Everybody goes, and time alone ends what hasn't ended. */
async function quiet(world: SimulatedWorld, invariants: Invariants): Promise<void> {
  for (const page of world.pages) if (!page.isClosed) page.close();
  for (const ms of QUIET_MS) {
    await world.clock.advance(ms);
    if (world.memory.sessions.all().every(({ kind }) => kind === 'ended')) break;
  }
  invariants.checkEnd();
  const faults = world.hostileSessions.size === 0 ? world.peerFaults.length : 0;
  if (faults > 0) world.violate(`${String(faults)} faults at the ends of sessions`);
  if (world.node?.hub.size !== 0) world.violate('the server still holds sockets');
  if (world.node?.bus.topicCount !== 0) world.violate('the server still listens for somebody');
}
