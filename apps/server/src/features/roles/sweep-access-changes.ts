import { recheckAccess, type Bus, type Session, type SessionPorts, type Whose } from '@alongside/domain';
import { DeviceId, PersonId, type TenantId } from '@alongside/protocol';
import {
  accessChangesTopic,
  claimAccessChanges,
  type ClaimedChange,
  forgetAccessChanges,
} from '../../platform/access-changes/index.ts';
import type { Database } from '../../platform/database/index.ts';
import { RepeatedJob, type JobClock, type JobOptions } from '../../platform/jobs/index.ts';
import { type SessionFact, sessionTopic } from '../sessions/index.ts';

const SWEEP_EVERY_MS = 2_000;
/** A sweep that found this many goes on at once. */
const SWEEP_BATCH = 1_000;

interface SweepPorts {
  readonly database: Database;
  readonly sessions: Pick<SessionPorts, 'sessions' | 'access' | 'clock'>;
}

interface SweeperOptions {
  readonly ports: SweepPorts;
  readonly bus: Bus;
  readonly clock: JobClock;
  readonly handleFault: JobOptions['handleFault'];
}

/** On each word of a change, and every two seconds: takes from running sessions what is no longer allowed. */
export function accessSweeper({ ports, bus, clock, handleFault }: SweeperOptions): {
  stop(): Promise<void>;
} {
  const name = 'sweep changes of access';
  const job = new RepeatedJob({
    name,
    everyMs: SWEEP_EVERY_MS,
    run: () =>
      sweepAccessChanges(
        ports,
        (fault) => handleFault(fault, name),
        ({ id }) => {
          bus.publish(sessionTopic(id), { kind: 'access' } satisfies SessionFact);
        },
      ),
    clock,
    handleFault,
  });
  const unsubscribe = bus.subscribe(accessChangesTopic, () => job.wake());
  return {
    stop: () => {
      unsubscribe();
      return job.stop();
    },
  };
}

/**
 * Acts on every change that no other node acts on. One that fails is acted on again later, by whichever node.
 * @param handleFault is told of a tenant whose sessions couldn't be looked at; the others are
 * @param goesOn is told of each session from which nothing was taken: what may be asked for in it may be wider now
 */
export async function sweepAccessChanges(
  { database, sessions }: SweepPorts,
  handleFault: (fault: unknown) => void,
  goesOn: (session: Session) => void = () => undefined,
): Promise<void> {
  let changes: readonly ClaimedChange[];
  do {
    changes = await database.acrossTenants('changes of access of all tenants', (tx) =>
      claimAccessChanges(tx, SWEEP_BATCH),
    );
    for (const [tenantId, ofTenant] of byTenant(changes)) {
      try {
        await recheckAccess(sessions, whoseOf(tenantId, ofTenant), goesOn);
        await database.acrossTenants('changes of access that were acted on', (tx) =>
          forgetAccessChanges(tx, ofTenant),
        );
      } catch (fault) {
        handleFault(fault);
      }
    }
  } while (changes.length === SWEEP_BATCH);
}

function byTenant(changes: readonly ClaimedChange[]): ReadonlyMap<TenantId, readonly ClaimedChange[]> {
  const tenants = new Map<TenantId, ClaimedChange[]>();
  for (const change of changes) {
    const ofTenant = tenants.get(change.tenantId) ?? [];
    tenants.set(change.tenantId, ofTenant);
    ofTenant.push(change);
  }
  return tenants;
}

/** Changes of single people and devices concern their sessions; anything else may concern every session. */
function whoseOf(tenantId: TenantId, changes: readonly ClaimedChange[]): Whose {
  const isNarrow = ({ kind, id }: ClaimedChange): boolean =>
    id !== null && (kind === 'person' || kind === 'device');
  if (!changes.every(isNarrow)) return { tenantId };
  const idsOf = (wanted: ClaimedChange['kind']) =>
    changes.flatMap(({ kind, id }) => (kind === wanted && id !== null ? [id] : []));
  return {
    tenantId,
    anyOf: {
      people: new Set(idsOf('person').map((id) => PersonId.parse(id))),
      devices: new Set(idsOf('device').map((id) => DeviceId.parse(id))),
    },
  };
}
