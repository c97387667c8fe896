import { auditEvent } from '@alongside/domain';
import { CodedError, type Locale, type Me } from '@alongside/protocol';
import { tenantTopic } from '../../../platform/bus/index.ts';
import { appendAudit } from '../../../platform/audit/index.ts';
import type { Transaction } from '../../../platform/database/index.ts';
import type { Caller } from '../../../platform/http/index.ts';
import { byCaller, personTarget } from '../audit-actors.ts';
import type { IdentityPorts } from '../identity-ports.ts';
import { identityTables } from '../identity-tables.ts';
import { indexPeople } from '../people/index-people.ts';
import { findPerson, type PersonRow, profileOf } from '../people/person-rows.ts';
import { EMBEDDED_ISSUER } from '../relying-party/tenant-provider.ts';
import type { CookieAuthenticator } from '../sign-ins/cookie-authenticator.ts';
import type { PictureFile } from './picture-file.ts';

export interface MePorts {
  readonly ports: IdentityPorts;
  readonly authenticator: CookieAuthenticator;
}

export interface MePatch {
  readonly fullName?: string | undefined;
  readonly firstName?: string | null | undefined;
  readonly lastName?: string | null | undefined;
  readonly jobTitle?: string | null | undefined;
  readonly company?: string | null | undefined;
  readonly locale?: Locale | null | undefined;
}

type Column = 'full_name' | 'first_name' | 'last_name' | 'job_title' | 'company' | 'locale';
const COLUMNS: Readonly<Record<keyof MePatch, Column>> = {
  fullName: 'full_name',
  firstName: 'first_name',
  lastName: 'last_name',
  jobTitle: 'job_title',
  company: 'company',
  locale: 'locale',
};
const FIELDS = Object.keys(COLUMNS) as (keyof MePatch)[];

async function mustFind(tx: Transaction, caller: Caller): Promise<PersonRow> {
  const person = await findPerson(tx, caller.personId);
  if (person === undefined) throw new CodedError('NOT_FOUND');
  return person;
}

const signInOf = (tx: Transaction, caller: Caller) =>
  identityTables(tx)
    .selectFrom('sign_ins')
    .select(['issuer', 'created_at'])
    .where('id', '=', caller.signInId)
    .executeTakeFirstOrThrow(() => new CodedError('SIGN_IN_REQUIRED'));

/** When and how the caller began: by a sign-in, or by a token, whose person may have an account here. */
async function beginningOf(
  tx: Transaction,
  caller: Caller,
): Promise<{ readonly isEmbedded: boolean; readonly at: Date }> {
  if (caller.token === null) {
    const signIn = await signInOf(tx, caller);
    return { isEmbedded: signIn.issuer === EMBEDDED_ISSUER, at: signIn.created_at };
  }
  const account = await identityTables(tx)
    .selectFrom('accounts')
    .select('id')
    .where('person_id', '=', caller.personId)
    .executeTakeFirst();
  return { isEmbedded: account !== undefined, at: new Date(caller.token.createdAt) };
}

export async function readMe(parts: MePorts, caller: Caller): Promise<Me> {
  const settings = await parts.ports.settings.read(caller.tenantId);
  return parts.ports.database.inTenant(caller.tenantId, async (tx) => {
    const person = await mustFind(tx, caller);
    const began = await beginningOf(tx, caller);
    const tenant = await tx
      .selectFrom('tenants')
      .select('name')
      .where('id', '=', caller.tenantId)
      .executeTakeFirstOrThrow();
    return {
      profile: profileOf(person),
      tenant: { name: tenant.name, isEnabled: settings.isEnabled },
      permissions: [...caller.permissions],
      csrfToken: parts.authenticator.csrfTokenOf(caller),
      locale: person.locale,
      isEmbeddedAccount: began.isEmbedded,
      signedInAt: began.at.toISOString(),
    };
  });
}

/**
 * Changes the own profile. What another provider says of a person can only be changed there: else a helper could show
 * themself as somebody else.
 * @throws CodedError CONFLICT
 */
export async function updateMe(parts: MePorts, caller: Caller, patch: MePatch): Promise<Me> {
  const { ports } = parts;
  await ports.database.inTenant(caller.tenantId, async (tx) => {
    const before = await mustFind(tx, caller);
    const changed = FIELDS.filter(
      (name) => patch[name] !== undefined && patch[name] !== before[COLUMNS[name]],
    );
    if (changed.length === 0) return;
    const { issuer } = await signInOf(tx, caller);
    if (issuer !== EMBEDDED_ISSUER && changed.some((name) => name !== 'locale'))
      throw new CodedError('CONFLICT');
    await identityTables(tx)
      .updateTable('persons')
      .set(Object.fromEntries(changed.map((name) => [COLUMNS[name], patch[name]])))
      .where('id', '=', caller.personId)
      .execute();
    await indexPeople(tx, [caller.personId]);
    const event = auditEvent('person.profile-changed', {
      ...(await byCaller(tx, caller, ports.clock.now())),
      target: personTarget(before),
      before: Object.fromEntries(changed.map((name) => [name, before[COLUMNS[name]]])),
      after: Object.fromEntries(changed.map((name) => [name, patch[name]])),
    });
    await appendAudit(tx, caller.tenantId, [event]);
  });
  ports.bus.publish(tenantTopic(caller.tenantId, 'people'), {});
  return readMe(parts, caller);
}

/** @param picture null: the picture is removed */
export async function changePicture(
  parts: MePorts,
  caller: Caller,
  picture: PictureFile | null,
): Promise<Me> {
  const { ports } = parts;
  await ports.database.inTenant(caller.tenantId, async (tx) => {
    const tables = identityTables(tx);
    await tables.deleteFrom('person_pictures').where('person_id', '=', caller.personId).execute();
    if (picture !== null) {
      const row = { person_id: caller.personId, tenant_id: caller.tenantId, media_type: picture.mediaType };
      await tables
        .insertInto('person_pictures')
        .values({ ...row, bytes: picture.bytes })
        .execute();
    }
    await tables
      .updateTable('persons')
      .set({ picture_version: picture?.version ?? null })
      .where('id', '=', caller.personId)
      .execute();
    const person = await mustFind(tx, caller);
    const event = auditEvent(picture === null ? 'person.picture-removed' : 'person.picture-changed', {
      ...(await byCaller(tx, caller, ports.clock.now())),
      target: personTarget(person),
      before: null,
      after: null,
    });
    await appendAudit(tx, caller.tenantId, [event]);
  });
  ports.bus.publish(tenantTopic(caller.tenantId, 'people'), {});
  return readMe(parts, caller);
}
