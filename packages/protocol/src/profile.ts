import { z } from 'zod';
import { PersonId } from './ids.ts';
import { DomainName, EmailAddress, line } from './text.ts';

/** What one person is shown of another on the trust screen and in reports. */
export const Profile = z.object({
  personId: PersonId,
  fullName: line(200),
  firstName: line(100).nullable(),
  lastName: line(100).nullable(),
  jobTitle: line(200).nullable(),
  company: line(200).nullable(),
  email: EmailAddress,
  /** The verified domain of the tenant that the address is in; null: no mark is shown. */
  verifiedDomain: DomainName.nullable(),
  /** Path of the picture on this server; null: initials are shown. */
  picture: z
    .string()
    .max(200)
    .regex(/^\/api\/v1\/people\/[0-9a-f-]{36}\/picture\?v=[0-9a-zA-Z_-]+$/u)
    .nullable(),
});
export type Profile = z.infer<typeof Profile>;

export const Locale = z.enum(['en', 'de', 'ar']);
export type Locale = z.infer<typeof Locale>;
