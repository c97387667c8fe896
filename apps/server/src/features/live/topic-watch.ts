import { permissionsOf } from '@alongside/domain';
import type { LiveTopic, Permission, ServerMessage } from '@alongside/protocol';
import type { LiveCaller, LiveHubPorts, LiveTimer } from './live-ports.ts';
import { tenantTopic } from '../../platform/bus/index.ts';

/** Many changes in this time are told as one, so that a busy tenant doesn't make its consoles ask all the time. */
const GATHER_MS = 250;
/** Of a company's devices some come and go all the time, and their list is long. */
const GATHER_DEVICES_MS = 5_000;

export interface WatchOwner {
  readonly caller: LiveCaller;
  send(message: ServerMessage): void;
  handleFault(fault: unknown): void;
}

/** Any of these is enough. Settings concern everybody: whether Alongside is on, and whether there is chat. */
const NEEDED: Readonly<Record<LiveTopic, readonly Permission[] | null>> = {
  sessions: ['view-reports'],
  settings: null,
  people: ['manage-people'],
  groups: ['manage-people', 'manage-devices', 'manage-roles', 'manage-policies', 'manage-settings'],
  roles: ['manage-roles', 'manage-people', 'view-audit-log'],
  audit: ['view-audit-log'],
  devices: ['view-devices', 'manage-devices'],
  // Members of any group may be approvers; what they are asked is theirs alone to read.
  approvals: null,
};

/** Whether the caller may be told now that something of the topic changed. */
export async function mayWatch(
  { sessions }: LiveHubPorts,
  { tenantId, personId }: LiveCaller,
  topic: LiveTopic,
): Promise<boolean> {
  const person = await sessions.directory.person(tenantId, personId);
  if (!person?.isActive) return false;
  const needed = NEEDED[topic];
  if (needed === null) return true;
  const permissions = permissionsOf(person);
  return needed.some((permission) => permissions.has(permission));
}

/** Tells one connection that something of a topic changed, as long as the caller may know. */
export class TopicWatch {
  readonly #ports: LiveHubPorts;
  readonly #owner: WatchOwner;
  readonly #topic: LiveTopic;
  readonly #unsubscribe: () => void;
  #timer: LiveTimer | null = null;

  constructor(ports: LiveHubPorts, owner: WatchOwner, topic: LiveTopic) {
    this.#ports = ports;
    this.#owner = owner;
    this.#topic = topic;
    this.#unsubscribe = ports.bus.subscribe(tenantTopic(owner.caller.tenantId, topic), () =>
      this.#handleChange(),
    );
  }

  stop(): void {
    this.#unsubscribe();
    this.#timer?.cancel();
  }

  #handleChange(): void {
    const gatherMs = this.#topic === 'devices' ? GATHER_DEVICES_MS : GATHER_MS;
    this.#timer ??= this.#ports.clock.setTimer(gatherMs, () => {
      this.#timer = null;
      void this.#tell();
    });
  }

  async #tell(): Promise<void> {
    try {
      if (await mayWatch(this.#ports, this.#owner.caller, this.#topic)) {
        this.#owner.send({ type: 'changed', topic: this.#topic });
      } else {
        this.stop();
      }
    } catch (fault) {
      this.#owner.handleFault(fault);
    }
  }
}
