import type { AuditActor, Bus, Clock } from '@alongside/domain';
import type { GroupId, TenantId, TokenId } from '@alongside/protocol';
import type { FastifyRequest } from 'fastify';
import type { Database, Transaction } from '../../platform/database/index.ts';
import type { GroupUse } from '../directory/index.ts';

/** A program that provisions the people and groups of one tenant. */
export interface Provisioner {
  readonly tenantId: TenantId;
  readonly tokenId: TokenId;
  readonly name: string;
  readonly address: string;
}

/** Everything that SCIM stands on. */
export interface ScimPorts {
  readonly database: Database;
  readonly bus: Bus;
  readonly clock: Clock;
  /** Where people reach this server. */
  readonly origin: string;
  /** @throws CodedError if the request has no token that may provision */
  authenticate(request: FastifyRequest): Promise<Provisioner>;
  /** What refers to a group: such a group isn't deleted. */
  readonly usesOfGroup: readonly ((tx: Transaction, id: GroupId) => Promise<readonly GroupUse[]>)[];
  /** @throws CodedError LAST_ADMINISTRATOR if nobody who is active may administer the tenant any more */
  requireAdministratorLeft(tx: Transaction): Promise<void>;
}

export const actorOf = ({ tokenId, name }: Provisioner): AuditActor => ({ kind: 'token', id: tokenId, name });

export const SCIM_PREFIX = '/scim/v2';
export const baseOf = (ports: Pick<ScimPorts, 'origin'>): string => ports.origin + SCIM_PREFIX;
