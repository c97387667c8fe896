import { sideOf } from '@alongside/domain';
import { ServerMessage } from '@alongside/protocol';
import type { LiveCaller } from '../../../apps/server/src/features/live/live-ports.ts';
import type { SimulatedWorld } from './simulated-world.ts';

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gu;
const RECORDED_MAX = 200;

/** Hears everything that the server tells anybody, and keeps some of what pages say for those who would replay it. */
export class WireTap {
  readonly recorded: string[] = [];
  readonly #world: SimulatedWorld;

  constructor(world: SimulatedWorld) {
    this.#world = world;
  }

  sent(text: string): void {
    if (!text.includes('"ping"') && this.recorded.length < RECORDED_MAX) this.recorded.push(text);
  }

  told(caller: LiveCaller, text: string): void {
    if (text.startsWith('{"type":"pong"')) return;
    this.#checkTenants(caller, text);
    this.#checkSession(caller, ServerMessage.parse(JSON.parse(text)));
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
    const side = session === undefined ? null : sideOf(session, caller.personId);
    if (side === null) this.#world.violate(`somebody who is on neither side was told a ${message.type}`);
    if (message.type === 'session' && message.view.side !== side) {
      this.#world.violate('somebody was told the view of the other side');
    }
  }
}
