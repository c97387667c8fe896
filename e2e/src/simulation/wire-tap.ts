import type { Person, Session } from '@alongside/domain';
import { ServerMessage, type SessionId } from '@alongside/protocol';
import type { InMemoryPorts } from '@alongside/testkit';
import type { LiveCaller } from '../../../apps/server/src/features/live/live-ports.ts';

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gu;
const RECORDED_MAX = 200;

/** What has to be known of a world to judge what is said in it. */
interface OverheardWorld {
  readonly people: readonly Person[];
  readonly memory: InMemoryPorts;
  violate(what: string): void;
}

/** Hears everything that the server tells anybody, and keeps some of what pages say for those who would replay it. */
export class WireTap {
  readonly recorded: string[] = [];
  readonly #world: OverheardWorld;

  constructor(world: OverheardWorld) {
    this.#world = world;
  }

  sent(text: string): void {
    if (!text.includes('"ping"') && this.recorded.length < RECORDED_MAX) this.recorded.push(text);
  }

  /** @param shown the newest version of each session that this socket was shown */
  told(caller: LiveCaller, text: string, shown: Map<SessionId, number>): void {
    if (text.startsWith('{"type":"pong"')) return;
    this.#checkTenants(caller, text);
    const message = ServerMessage.parse(JSON.parse(text));
    this.#checkSession(caller, message);
    if (message.type !== 'session') return;
    const { id, version } = message.view;
    if (version < (shown.get(id) ?? 0)) this.#world.violate('an older view was shown after a newer one');
    shown.set(id, version);
  }

  /** Other ids are made by whoever says them first, also by liars, so only those of people tell something. */
  #checkTenants(caller: LiveCaller, text: string): void {
    for (const [id] of text.matchAll(UUID)) {
      const known = this.#world.people.find(({ personId }) => personId === id);
      if (known !== undefined && known.tenantId !== caller.tenantId) {
        this.#world.violate(`somebody of another tenant was told of ${known.profile.fullName}`);
      }
    }
  }

  #checkSession(caller: LiveCaller, message: ServerMessage): void {
    if (message.type !== 'session' && message.type !== 'signal') return;
    const id = message.type === 'session' ? message.view.id : message.sessionId;
    const session = this.#world.memory.sessions.all().find((each) => each.id === id);
    const side = session === undefined ? null : sideIn(session, caller);
    if (side === null) this.#world.violate(`somebody who is on neither side was told a ${message.type}`);
    if (message.type === 'session' && message.view.side !== side) {
      this.#world.violate('somebody was told the view of the other side');
    }
  }
}

/** Said here anew: what is checked must not be what it is checked by. */
function sideIn(session: Session, { tenantId, personId }: LiveCaller): 'helper' | 'sharer' | null {
  if (session.tenantId !== tenantId) return null;
  if (session.helper.personId === personId) return 'helper';
  return session.kind !== 'waiting' && session.sharer?.personId === personId ? 'sharer' : null;
}
