import type { AuditRow, PersonId, TokenId } from '@alongside/protocol';
import { AUDIT_CATALOGUE, type AuditCode, type AuditPayloads } from './audit-catalogue.ts';

export type AuditActor =
  | { readonly kind: 'person'; readonly id: PersonId; readonly name: string }
  /** A service, by its token. What a person does by a token of their own is done by the person. */
  | { readonly kind: 'token'; readonly id: TokenId; readonly name: string }
  /** The program itself, or somebody who isn't signed in; `name` says which part. */
  | { readonly kind: 'system'; readonly id: null; readonly name: string };

export interface AuditTarget {
  readonly kind:
    | 'session'
    | 'person'
    | 'group'
    | 'role'
    | 'assignment'
    | 'compliance-policy'
    | 'access-policy'
    | 'network'
    | 'approval'
    | 'domain'
    | 'settings'
    | 'settings-override'
    | 'tenant'
    | 'sign-in'
    | 'token'
    | 'device'
    | 'enrolment-token'
    | 'report'
    | 'audit-log'
    | 'audit-stream';
  readonly id: string;
  readonly name: string | null;
}

export type AuditSeverity = AuditRow['severity'];
export type AuditResult = AuditRow['result'];

interface AuditEventOf<Code extends AuditCode> {
  readonly code: Code;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly actor: AuditActor;
  readonly target: AuditTarget | null;
  /** Where the request came from; null if it came from nowhere. */
  readonly address: string | null;
  readonly result: AuditResult;
  readonly before: AuditPayloads[Code]['before'];
  readonly after: AuditPayloads[Code]['after'];
}

/** Everything of a row of the audit log but its place in the chain. */
export type AuditEvent = { [Code in AuditCode]: AuditEventOf<Code> }[AuditCode];

export const SYSTEM_ACTOR: AuditActor = { kind: 'system', id: null, name: 'Alongside' };

interface AuditEventOptions<Code extends AuditCode> {
  readonly at: number;
  readonly actor: AuditActor;
  readonly target?: AuditTarget | null;
  readonly address?: string | null;
  /** `done` unless said otherwise. */
  readonly result?: AuditResult;
  readonly before: AuditPayloads[Code]['before'];
  readonly after: AuditPayloads[Code]['after'];
}

/** Makes an audit event; before and after are of the type that the catalogue gives the code. */
export const auditEvent = <Code extends AuditCode>(
  code: Code,
  options: AuditEventOptions<Code>,
): AuditEventOf<Code> => ({
  code,
  at: options.at,
  actor: options.actor,
  target: options.target ?? null,
  address: options.address ?? null,
  result: options.result ?? 'done',
  before: options.before,
  after: options.after,
});

export const severityOf = (event: Pick<AuditEvent, 'code'>): AuditSeverity =>
  AUDIT_CATALOGUE[event.code].severity;
