import { type ClaimMapping, CodedError, EmailAddress, line } from '@alongside/protocol';
import { z } from 'zod';

/** What a provider says of a person, as far as it can be used. */
export interface MappedClaims {
  readonly subject: string;
  readonly email: EmailAddress;
  /** False only where the provider says so itself; many never say. */
  readonly isEmailVerified: boolean;
  readonly fullName: string;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly jobTitle: string | null;
  readonly company: string | null;
  /** Names of groups, each once; null: the provider says nothing of groups, or isn't asked. */
  readonly groups: readonly string[] | null;
  /** Authentication methods (RFC 8176) and context that the provider names. */
  readonly amr: readonly string[];
  readonly acr: string | null;
}

/** OpenID Connect Core 1.0, 2: at most 255 ASCII characters. */
const Subject = z
  .string()
  .min(1)
  .max(255)
  .regex(/^[\x20-\x7e]+$/u);
const Methods = z.array(z.string().max(50)).max(20).catch([]);
const Context = z.string().max(200).nullable().catch(null);

/** A claim that can't be shown is as good as none: a directory's odd title must not keep anybody out. */
const optionalLine = (claims: Record<string, unknown>, name: string, max: number): string | null =>
  line(max)
    .nullable()
    .catch(null)
    .parse(claims[name] ?? null);

function fullNameOf(claims: Record<string, unknown>, mapping: ClaimMapping, email: string): string {
  const stated = optionalLine(claims, mapping.fullName, 200);
  if (stated !== null) return stated;
  const parts = [optionalLine(claims, mapping.firstName, 100), optionalLine(claims, mapping.lastName, 100)];
  const joined = parts.filter((part) => part !== null).join(' ');
  return joined.length > 0 ? joined : email;
}

/**
 * @param claims of the ID token, with those of the userinfo answer laid over them
 * @throws SIGN_IN_FAILED with `reason` `claims` where subject or address are missing or malformed
 */
export function mapClaims(claims: Record<string, unknown>, mapping: ClaimMapping): MappedClaims {
  const subject = Subject.safeParse(claims['sub']);
  const email = EmailAddress.safeParse(claims[mapping.email]);
  if (!subject.success || !email.success) throw new CodedError('SIGN_IN_FAILED', { reason: 'claims' });
  const verified = claims['email_verified'];
  return {
    subject: subject.data,
    email: email.data,
    isEmailVerified: verified !== false && verified !== 'false',
    fullName: fullNameOf(claims, mapping, email.data),
    firstName: optionalLine(claims, mapping.firstName, 100),
    lastName: optionalLine(claims, mapping.lastName, 100),
    jobTitle: optionalLine(claims, mapping.jobTitle, 200),
    company: optionalLine(claims, mapping.company, 200),
    groups: groupsOf(claims, mapping.groups),
    amr: Methods.parse(claims['amr']),
    acr: Context.parse(claims['acr'] ?? null),
  };
}

/** Of one person; the others are passed over. */
const GROUPS_MAX = 200;
const GroupNames = z.union([z.array(z.unknown()), z.string().transform((name) => [name])]);

/** A name that can't be shown is passed over. An absent claim says nothing: some providers leave out one that is too long. */
function groupsOf(claims: Record<string, unknown>, name: string | undefined): readonly string[] | null {
  const named = GroupNames.safeParse(name === undefined ? undefined : claims[name]);
  if (!named.success) return null;
  const parsed = named.data.slice(0, GROUPS_MAX).flatMap((each) => {
    const text = line(200).safeParse(each);
    return text.success ? [text.data] : [];
  });
  // As it is written first.
  const byKey = new Map(parsed.toReversed().map((each) => [each.toLowerCase(), each]));
  return [...byKey.values()].reverse();
}

/** The domain of an address, in lower case. */
export const domainOf = (email: EmailAddress): string => email.slice(email.lastIndexOf('@') + 1);
