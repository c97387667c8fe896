import { BUILT_IN_ROLES, EVERYBODY, type Participant, type Person } from '@alongside/domain';
import { AssignmentId, PersonId, TenantId, type BuiltInRole } from '@alongside/protocol';

/** The id that is always made from this number, so that a test can be read and run again. */
export const numberedUuid = (n: number): string =>
  `00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`;

export const numberedTenant = (n: number): TenantId => TenantId.parse(numberedUuid(0x7e00 + n));

/** Who a sample person is: everything not said is the least. */
export interface SamplePerson {
  readonly n: number;
  readonly tenantId: TenantId;
  readonly fullName?: string;
  readonly roles?: readonly BuiltInRole[];
}

/** An active person with built-in roles for everybody. */
export function samplePerson({
  n,
  tenantId,
  fullName = `Person ${String(n)}`,
  roles = [],
}: SamplePerson): Person {
  const personId = PersonId.parse(numberedUuid(0xbe0000 + n));
  return {
    tenantId,
    personId,
    profile: {
      personId,
      fullName,
      firstName: null,
      lastName: null,
      jobTitle: null,
      company: null,
      email: `person${String(n)}@example.com`,
      verifiedDomain: null,
      picture: null,
    },
    isActive: true,
    isBlocked: false,
    groups: [],
    assignments: roles.map((role, index) => ({
      id: AssignmentId.parse(numberedUuid(0xa50000 + n * 16 + index)),
      name: null,
      role: { id: role, name: role },
      permissions: BUILT_IN_ROLES[role],
      scope: EVERYBODY,
    })),
  };
}

export const participantOf = ({ personId, profile }: Person): Participant => ({ personId, profile });
