import { type Bus, type Clock, isNewKeyDue } from '@alongside/domain';
import { type DeviceId, LIVE_CLOSE } from '@alongside/protocol';
import { sql } from 'kysely';
import type { Database, Transaction } from '../../platform/database/index.ts';
import type { JobClock } from '../../platform/jobs/index.ts';
import type { MessageSocket } from '../../platform/live-guard/index.ts';
import type { NodeLease } from '../../platform/nodes/index.ts';
import { type ConnectedDevice, DeviceConnection } from './device-connection.ts';
import { lockDevice, touchDevice } from './device-store.ts';
import { DeviceNews, deviceTopic } from './device-topic.ts';
import type { DeviceListNews } from './device-list-news.ts';
import { forgetDeadNodes, leaveNode, lookAfterDevices, tenantsAtNodes } from './device-presence.ts';

/** What was missed is made up for this often. */
export const LOOK_AFTER_EVERY_MS = 60_000;

interface Ports {
  readonly database: Database;
  readonly bus: Bus;
  readonly clock: Clock & JobClock;
  readonly lease: NodeLease;
  readonly listNews: Pick<DeviceListNews, 'note'>;
  readonly handleFault: (fault: unknown, doing: string) => void;
}

interface Open {
  readonly connection: DeviceConnection;
  readonly unsubscribe: () => void;
  /** Settles when it stands in the database that the device is here. */
  entered: Promise<void>;
}

/** The connections of this node's devices; every node reads from the database which devices are online. */
export class DeviceConnections {
  readonly #ports: Ports;
  readonly #open = new Map<DeviceId, Open>();
  readonly #leaving = new Set<Promise<void>>();
  #isStopping = false;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  /** Of a device that has proven its key just now. One that it had before is closed. */
  accept(device: ConnectedDevice, socket: MessageSocket): void {
    const { bus, clock } = this.#ports;
    const former = this.#open.get(device.id);
    const connection = new DeviceConnection(device, socket, clock, () => {
      this.#handleClosed(connection);
    });
    const unsubscribe = bus.subscribe(deviceTopic(device.id), (message) => {
      const news = DeviceNews.safeParse(message);
      if (news.success) tell(connection, news.data.kind);
    });
    this.#open.set(device.id, { connection, unsubscribe, entered: this.#enter(connection) });
    former?.connection.close(LIVE_CLOSE.replaced, 'LIVE_REPLACED');
    former?.unsubscribe();
  }

  /** Says that this node lives. To be called again within `NODE_BEAT_MS`. */
  async beat(): Promise<void> {
    const { lease } = this.#ports;
    const former = lease.living;
    const isNew = await lease.beat();
    const gone = former.filter((id) => !lease.living.includes(id));
    if (gone.length > 0) await this.#noteGone(gone);
    if (!isNew) return;
    // What this node held is gone with its former lease.
    for (const open of this.#open.values()) open.entered = this.#enter(open.connection);
    await Promise.all([...this.#open.values()].map(({ entered }) => entered));
  }

  /** What was missed: news that the bus lost, nodes that died, keys that grew old. To be called every `LOOK_AFTER_EVERY_MS`. */
  async lookAfter(): Promise<void> {
    const { database, lease, clock } = this.#ports;
    const nodeId = lease.id;
    const found = await database.acrossTenants('devices of this node and of dead ones', async (tx) => {
      await forgetDeadNodes(tx);
      return nodeId === null ? [] : lookAfterDevices(tx, nodeId, clock.now());
    });
    for (const { id, news } of found) {
      const open = this.#open.get(id);
      if (open !== undefined) tell(open.connection, news);
    }
  }

  /** Closes every connection; their devices are offline when this settles. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    const { database, lease, clock, listNews } = this.#ports;
    const tenants = new Set([...this.#open.values()].map(({ connection }) => connection.device.tenantId));
    for (const { connection, entered } of this.#open.values()) {
      connection.close(LIVE_CLOSE.stopping, 'SERVER_STOPPING');
      await entered;
    }
    await Promise.all(this.#leaving);
    const nodeId = lease.id;
    if (nodeId === null) return;
    await database.acrossTenants('this node stops', (tx) => leaveNode(tx, nodeId, clock.now()));
    for (const tenantId of tenants) listNews.note(tenantId);
  }

  /** Devices of other nodes are offline when those nodes die, and nobody else says so. */
  async #noteGone(nodes: readonly string[]): Promise<void> {
    const { database, listNews } = this.#ports;
    const tenants = await database.acrossTenants('whose devices dead nodes held', (tx) =>
      tenantsAtNodes(tx, nodes),
    );
    for (const tenantId of tenants) listNews.note(tenantId);
  }

  async #enter(connection: DeviceConnection): Promise<void> {
    const { database, handleFault, listNews } = this.#ports;
    const { id, tenantId } = connection.device;
    try {
      const news = await database.inTenant(tenantId, (tx) => this.#write(tx, connection));
      listNews.note(tenantId);
      if (news !== null) tell(connection, news);
    } catch (fault) {
      handleFault(fault, `noting that device ${id} is there`);
      connection.close(LIVE_CLOSE.stopping, 'SERVER_FAULT');
    }
  }

  async #write(tx: Transaction, { id, device: { id: deviceId } }: DeviceConnection) {
    const { lease, clock } = this.#ports;
    const now = clock.now();
    // Locked, so that it isn't retired meanwhile.
    const device = await lockDevice(tx, deviceId);
    const key = device?.key ?? null;
    if (device === null || key === null) return 'unenrolled';
    if (device.retiredAt !== null) return 'retired';
    await sql`insert into device_presence (tenant_id, device_id, node_id, since, connection_id)
      values (${device.tenantId}, ${deviceId}, ${lease.id}, ${new Date(now)}, ${id})
      on conflict (device_id) do update
        set node_id = excluded.node_id, since = excluded.since, connection_id = excluded.connection_id`.execute(
      tx,
    );
    await touchDevice(tx, deviceId, now);
    return isNewKeyDue(device, now) ? 'new-key-due' : null;
  }

  #handleClosed(connection: DeviceConnection): void {
    const { id } = connection.device;
    const open = this.#open.get(id);
    if (open?.connection !== connection) return;
    open.unsubscribe();
    this.#open.delete(id);
    if (this.#isStopping) return;
    const left = this.#leave(connection, open.entered).finally(() => this.#leaving.delete(left));
    this.#leaving.add(left);
  }

  async #leave(connection: DeviceConnection, entered: Promise<void>): Promise<void> {
    const { database, clock, handleFault, listNews } = this.#ports;
    const { id, tenantId } = connection.device;
    await entered;
    try {
      await database.inTenant(tenantId, async (tx) => {
        const { rows } = await sql`delete from device_presence
          where device_id = ${id} and connection_id = ${connection.id} returning device_id`.execute(tx);
        if (rows.length > 0) await touchDevice(tx, id, clock.now());
      });
      listNews.note(tenantId);
    } catch (fault) {
      handleFault(fault, `noting that device ${id} is gone`);
    }
  }
}

function tell(connection: DeviceConnection, news: DeviceNews['kind']): void {
  switch (news) {
    case 'retired':
      connection.close(LIVE_CLOSE.signedOut, 'DEVICE_RETIRED');
      return;
    case 'unenrolled':
      connection.close(LIVE_CLOSE.signedOut, 'DEVICE_UNENROLLED');
      return;
    case 'new-key-due':
      connection.send({ type: 'rotate-key' });
  }
}
