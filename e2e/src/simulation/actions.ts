import {
  BROWSER_DEVICE,
  changeSettings,
  endSession,
  joinSession,
  recheckAccess,
  startSession,
  type Person,
} from '@alongside/domain';
import { QuestionId, type SessionView } from '@alongside/protocol';
import { attackAs } from './hostile-client.ts';
import type { SimulatedPage } from './simulated-page.ts';
import type { GivenCode, SimulatedWorld } from './simulated-world.ts';

/** Something that somebody or something in the world does. */
interface Action {
  readonly name: string;
  /** How often, beside the others. */
  readonly weight: number;
  readonly run: (world: SimulatedWorld) => void;
}

const CODES_OUT_MAX = 6;

type PageFilter = (page: SimulatedPage) => boolean;

const helpers: PageFilter = ({ side }) => side === 'helper';
const sharers: PageFilter = ({ side }) => side === 'sharer';
const all: PageFilter = () => true;

const isMet: PageFilter = ({ state }) => ['meeting', 'active'].includes(state.view?.progress.kind ?? '');
const isAsked: PageFilter = ({ state }) => state.view !== null && openQuestion(state.view) !== null;
const isActive: PageFilter = ({ state }) => state.view?.progress.kind === 'active';

/** Picks a page to whose person it makes sense; now and then another of that side, whose person tries it anyway. */
function withPage(
  possible: PageFilter,
  sensible: PageFilter,
  act: (page: SimulatedPage, world: SimulatedWorld) => void,
): Action['run'] {
  return (world) => {
    const open = world.pages.filter((page) => !page.isOver && possible(page));
    const fitting = world.random.isChance(0.9) ? open.filter(sensible) : open;
    const page = fitting[world.random.below(Math.max(1, fitting.length))];
    if (page !== undefined) act(page, world);
  };
}

const anyPerson = (world: SimulatedWorld): Person => pick(world, world.people);

function pick<Item>(world: SimulatedWorld, items: readonly Item[]): Item {
  const item = items[world.random.below(items.length)];
  if (item === undefined) throw new Error('There is nothing to pick from');
  return item;
}

function start(world: SimulatedWorld): void {
  const tenantId = world.random.pick(world.tenantIds);
  const helper = pick(world, world.peopleOf(tenantId, 'helper'));
  world.request(
    (node) => startSession(node.ports, { caller: world.callerOf(helper) }),
    ({ session, code }) => {
      if (world.codes.push({ code, tenantId, sessionId: session.id }) > CODES_OUT_MAX) world.codes.shift();
      world.openPage(helper, 'helper', session.id);
    },
  );
}

function join(world: SimulatedWorld, given: GivenCode, person: Person): void {
  const caller = world.callerOf(person);
  const { code, tenantId } = given;
  world.request(
    (node) => joinSession(node.ports, { caller, code, way: 'code', device: BROWSER_DEVICE }),
    ({ session }) => {
      if (person.tenantId !== tenantId) world.violate('a code let somebody of another tenant in');
      world.openPage(person, 'sharer', session.id);
    },
  );
}

function joinProperly(world: SimulatedWorld): void {
  const given = world.codes.shift();
  if (given !== undefined) join(world, given, pick(world, world.peopleOf(given.tenantId, 'sharer')));
}

function joinWrongly(world: SimulatedWorld): void {
  const given = world.codes[0];
  if (given !== undefined) join(world, given, anyPerson(world));
}

const openQuestion = ({ progress }: SessionView): QuestionId | null =>
  'question' in progress ? (progress.question?.id ?? null) : null;

function ask(page: SimulatedPage, world: SimulatedWorld): void {
  const questionId = QuestionId.parse(world.random.uuid());
  page.say({ kind: 'ask', questionId, mode: world.random.pick(['view', 'view', 'view', 'control']) });
}

function answer(page: SimulatedPage, world: SimulatedWorld): void {
  const { view } = page.state;
  const questionId = view === null ? null : openQuestion(view);
  if (questionId === null) return;
  const isAllowed = world.random.isChance(0.9);
  // As the page does: the picker first, then the answer.
  if (isAllowed) page.capture();
  page.say({ kind: 'answer', questionId, isAllowed });
}

function withdraw(page: SimulatedPage): void {
  const { view } = page.state;
  const questionId = view === null ? null : openQuestion(view);
  if (questionId !== null) page.say({ kind: 'withdraw', questionId });
}

function stopSharing(page: SimulatedPage): void {
  page.stopCapture();
  page.say({ kind: 'give-up', capability: 'view' });
}

function shareAgain(page: SimulatedPage): void {
  page.capture();
  page.say({ kind: 'share-again' });
}

function reload(page: SimulatedPage, world: SimulatedWorld): void {
  page.close();
  world.openPage(page.person, page.side, page.sessionId);
}

const GIVE_BACK = { kind: 'give-up', capability: 'view' } as const;

const chat = (page: SimulatedPage, world: SimulatedWorld): void => page.chat(`text ${world.random.uuid()}`);

function openAnother({ person, side, sessionId }: SimulatedPage, world: SimulatedWorld): void {
  world.openPage(person, side, sessionId);
}

/** As in an office whose line is dead while the network inside works. */
function cutOffBoth({ sessionId }: SimulatedPage, world: SimulatedWorld): void {
  const forMs = world.random.pick([5_000, 60_000, 200_000]);
  for (const page of world.pages) if (page.sessionId === sessionId) world.cutOff(page.person, forMs);
  if (world.random.isChance(0.5)) world.patienceMs = forMs;
}

function failStore(world: SimulatedWorld): void {
  world.storeFaults = world.random.pick([0, 0, 0.1, 0.5]);
}

function administer(world: SimulatedWorld): void {
  const session = world.memory.sessions.all().at(-1);
  if (session === undefined) return;
  const [administrator] = world.peopleOf(session.tenantId, 'administrator');
  if (administrator === undefined) return;
  const caller = world.callerOf(administrator);
  world.request(
    (node) => endSession(node.ports, { caller, sessionId: session.id }),
    () => undefined,
  );
}

function turnOffAndOn(world: SimulatedWorld): void {
  const tenantId = world.random.pick(world.tenantIds);
  const [administrator] = world.peopleOf(tenantId, 'administrator');
  if (administrator === undefined) return;
  const caller = world.callerOf(administrator);
  world.request(
    async (node) => {
      await changeSettings(node.ports, { caller, patch: { isEnabled: false } });
      return changeSettings(node.ports, { caller, patch: { isEnabled: true } });
    },
    () => undefined,
  );
}

function deactivate(world: SimulatedWorld): void {
  const person = anyPerson(world);
  const { tenantId, personId } = person;
  world.memory.directory.put({ ...person, isActive: false });
  world.request(
    (node) => recheckAccess(node.ports, { tenantId, personId }),
    () => undefined,
  );
  world.clock.setTimer(world.random.below(5_000), () => world.memory.directory.put(person));
}

const PEOPLE: readonly Action[] = [
  { name: 'start', weight: 12, run: start },
  { name: 'join', weight: 16, run: joinProperly },
  { name: 'join wrongly', weight: 3, run: joinWrongly },
  { name: 'ask', weight: 16, run: withPage(helpers, isMet, ask) },
  { name: 'answer', weight: 22, run: withPage(sharers, isAsked, answer) },
  { name: 'withdraw', weight: 2, run: withPage(helpers, isAsked, withdraw) },
  { name: 'stop sharing', weight: 4, run: withPage(sharers, isActive, stopSharing) },
  { name: 'share again', weight: 5, run: withPage(sharers, isActive, shareAgain) },
  { name: 'capture unasked', weight: 3, run: withPage(sharers, all, (page) => page.capture()) },
  { name: 'give view back', weight: 2, run: withPage(helpers, isActive, (page) => page.say(GIVE_BACK)) },
  { name: 'chat', weight: 10, run: withPage(all, isMet, chat) },
  { name: 'activity', weight: 2, run: withPage(all, all, (page) => page.say({ kind: 'activity' })) },
  { name: 'pause', weight: 2, run: withPage(all, isActive, (page) => page.say({ kind: 'pause' })) },
  { name: 'resume', weight: 3, run: withPage(all, isActive, (page) => page.say({ kind: 'resume' })) },
  { name: 'leave', weight: 2, run: withPage(all, isMet, (page) => page.say({ kind: 'leave' })) },
  { name: 'report', weight: 1, run: withPage(sharers, isMet, (page) => page.say({ kind: 'report' })) },
  { name: 'reload', weight: 4, run: withPage(all, isMet, reload) },
  { name: 'open a second page', weight: 2, run: withPage(all, isMet, openAnother) },
  { name: 'close a page', weight: 2, run: withPage(all, all, (page) => page.close()) },
];

const CHAOS: readonly Action[] = [
  { name: 'break a socket', weight: 8, run: withPage(all, all, (page) => page.dropSocket(false)) },
  { name: 'stall a socket', weight: 8, run: withPage(all, all, (page) => page.dropSocket(true)) },
  { name: 'cut both off', weight: 6, run: withPage(all, isActive, cutOffBoth) },
  { name: 'try now', weight: 2, run: withPage(all, all, (page) => page.networkChanged()) },
  { name: 'cut the path', weight: 4, run: (world) => world.network.cut() },
  { name: 'mend the path', weight: 8, run: (world) => world.network.mend() },
  { name: 'kill the server', weight: 5, run: (world) => world.killNode() },
  { name: 'start the server', weight: 15, run: (world) => world.startNode() },
  { name: 'stop the server', weight: 1, run: (world) => void world.node?.hub.stop() },
  { name: 'fail the store', weight: 4, run: failStore },
  { name: 'end as administrator', weight: 1, run: administer },
  { name: 'turn off and on', weight: 1, run: turnOffAndOn },
  { name: 'deactivate for a while', weight: 1, run: deactivate },
  { name: 'sign out', weight: 1, run: (world) => world.signOut(anyPerson(world)) },
  { name: 'attack', weight: 12, run: (world) => void attackAs(world, anyPerson(world)) },
];

/**
 * Does something.
 * @param chaos how often it is not what people are meant to do, 0 to 1
 * @returns what, for a log
 */
export function actRandomly(world: SimulatedWorld, chaos: number): string {
  const actions = world.random.isChance(chaos) ? CHAOS : PEOPLE;
  let at = world.random.below(actions.reduce((sum, { weight }) => sum + weight, 0));
  for (const { name, weight, run } of actions) {
    at -= weight;
    if (at >= 0) continue;
    run(world);
    return name;
  }
  return 'nothing';
}
