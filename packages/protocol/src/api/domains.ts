import { z } from 'zod';
import { DomainId } from '../ids.ts';
import { DomainName, Instant } from '../text.ts';
import { noContent, route } from './route.ts';

const manages = { kind: 'permission', anyOf: ['manage-settings'] } as const;

export const DomainView = z.object({
  id: DomainId,
  name: DomainName,
  verifiedAt: Instant.nullable(),
  /** The TXT record that proves the domain. */
  record: z.object({ name: z.string(), value: z.string() }),
});
export type DomainView = z.infer<typeof DomainView>;

export const listDomainsRoute = route({
  name: 'listDomains',
  method: 'GET',
  path: '/domains',
  access: manages,
  summary: 'Domains of the tenant',
  response: z.object({ items: z.array(DomainView) }),
});

export const addDomainRoute = route({
  name: 'addDomain',
  method: 'POST',
  path: '/domains',
  access: manages,
  summary: 'Add a domain',
  body: z.strictObject({ name: DomainName }),
  response: DomainView,
  errors: ['DOMAIN_TAKEN'],
});

export const verifyDomainRoute = route({
  name: 'verifyDomain',
  method: 'POST',
  path: '/domains/:domainId/verify',
  access: manages,
  summary: 'Look for the TXT record now',
  params: z.object({ domainId: DomainId }),
  response: DomainView,
  errors: ['DOMAIN_NOT_VERIFIED'],
});

export const removeDomainRoute = route({
  name: 'removeDomain',
  method: 'DELETE',
  path: '/domains/:domainId',
  access: manages,
  summary: 'Remove a domain',
  params: z.object({ domainId: DomainId }),
  response: noContent,
});
