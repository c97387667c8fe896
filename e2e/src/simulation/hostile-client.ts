import type { Person } from '@alongside/domain';
import { LIVE_MESSAGE_MAX_BYTES, LIVE_SUBPROTOCOL, LIVE_TICKET_PREFIX } from '@alongside/protocol';
import type { SimulatedWorld } from './simulated-world.ts';

const FRAMES_MAX = 12;

/** A signed-in person's own program: it opens a socket properly and then says whatever it likes. */
export async function attackAs(world: SimulatedWorld, person: Person): Promise<void> {
  const { random } = world;
  const ticket = await world.ticket(person).catch(() => null);
  if (ticket === null) return;
  noteOwnSessions(world, person);
  const frames = Array.from({ length: 1 + random.below(FRAMES_MAX) }, () => hostileFrame(world));
  const socket = world.openSocket([LIVE_SUBPROTOCOL, LIVE_TICKET_PREFIX + ticket], {
    opened: () => {
      if (random.isChance(0.9)) socket.page.send('{"type":"hello","version":1}');
      for (const frame of frames) socket.page.send(frame);
    },
    message: () => undefined,
    closed: () => undefined,
  });
  world.clock.setTimer(random.below(4_000), () => socket.page.close());
}

/** Whoever is on a side may of course spoil that session for themself. */
function noteOwnSessions(world: SimulatedWorld, { personId }: Person): void {
  for (const session of world.memory.sessions.all()) {
    const isHelper = session.helper.personId === personId;
    const isSharer = session.kind !== 'waiting' && session.sharer?.personId === personId;
    if (isHelper || isSharer) world.hostileSessions.add(session.id);
  }
}

function hostileFrame(world: SimulatedWorld): string {
  const { random, tap } = world;
  const recorded = tap.recorded[random.below(Math.max(1, tap.recorded.length))] ?? '{}';
  return random.pick<(text: string) => string>([
    (text) => text,
    (text) => text,
    (text) => withOtherIds(world, text),
    (text) => withOtherIds(world, text),
    (text) => withOtherIds(world, text),
    (text) => text.slice(0, random.below(text.length)),
    (text) => text.replaceAll(/"(?:view|leave|ask|answer)"/gu, '"__proto__"'),
    (text) => text.replaceAll(/\d+/gu, () => random.pick(['-1', '0', '9007199254740992', '1e309', '0.5'])),
    (text) => text.replace('{', '{"__proto__":{"isAllowed":true},"constructor":1,'),
    () => random.pick(MALFORMED),
    () => random.pick(commandsFor(world)),
    () => random.pick(commandsFor(world)),
  ])(recorded);
}

const MALFORMED: [string, ...string[]] = [
  '',
  'null',
  '[]',
  '"hello"',
  '{"type":"attach"}',
  '{"type":"attach","id":1,"sessionId":{},"incarnation":[]}',
  '{"type":"command","id":1,"sessionId":"00000000-0000-4000-8000-000000000000","command":{"kind":"leave"}}',
  '[['.repeat(20_000),
  `{"type":"hello","version":1,"more":"${'x'.repeat(LIVE_MESSAGE_MAX_BYTES)}"}`,
  '{"type":"watch","id":1,"topic":"audit"}',
  '{"type":"watch","id":2,"topic":"sessions"}',
  '\u0000\uD800',
];

/** Every id in the text replaced by one of a session, a person or a page of the world, of whatever tenant. */
function withOtherIds(world: SimulatedWorld, text: string): string {
  const ids = knownIds(world);
  const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gu;
  return text.replaceAll(uuid, (id) => (world.random.isChance(0.6) ? world.random.pick([id, ...ids]) : id));
}

/** What would do most harm, said of sessions that aren't one's own. */
function commandsFor(world: SimulatedWorld): [string, ...string[]] {
  const { random } = world;
  const ids = knownIds(world);
  const sessionId = random.pick([world.tenantIds[0], ...ids]);
  const incarnation = random.uuid();
  const questionId = random.pick([random.uuid(), ...ids]);
  const say = (command: object) => JSON.stringify({ type: 'command', id: 3, sessionId, command });
  const frame = {
    n: 1,
    ack: 0,
    body: { kind: 'description', type: 'offer', sdp: String(random.below(8)), offer: random.below(8) },
  };
  return [
    JSON.stringify({ type: 'attach', id: 2, sessionId, incarnation }),
    say({ kind: 'leave' }),
    say({ kind: 'report' }),
    say({ kind: 'answer', questionId, isAllowed: true }),
    say({ kind: 'ask', questionId, mode: random.pick(['view', 'control', 'elevation', 'unattended']) }),
    say({ kind: 'share-again' }),
    say({ kind: 'give-up', capability: 'view' }),
    JSON.stringify({ type: 'signal', sessionId, to: random.pick([incarnation, ...ids]), frame }),
    JSON.stringify({ type: 'detach', sessionId }),
  ];
}

const knownIds = (world: SimulatedWorld): string[] => [
  ...world.memory.sessions.all().map(({ id }) => id),
  ...world.pages.map(({ incarnation }) => incarnation),
  ...world.memory.sessions
    .all()
    .flatMap((session) => ('question' in session && session.question !== null ? [session.question.id] : [])),
];
