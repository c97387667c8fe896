import { ENTERPRISE_SCHEMA, GROUP_SCHEMA, type Json, USER_SCHEMA } from './scim-attributes.ts';
import { COUNT_MAX } from './scim-list.ts';

interface AttributeOptions {
  readonly type?: 'string' | 'boolean' | 'complex' | 'reference';
  readonly isMany?: boolean;
  readonly isRequired?: boolean;
  readonly isCaseExact?: boolean;
  readonly mutability?: 'readWrite' | 'readOnly' | 'immutable';
  readonly uniqueness?: 'none' | 'server';
  readonly inner?: readonly Json[];
}

/** RFC 7643, 7. */
const attributeOf = (name: string, description: string, options: AttributeOptions = {}): Json => ({
  name,
  type: options.type ?? 'string',
  multiValued: options.isMany ?? false,
  description,
  required: options.isRequired ?? false,
  ...(options.type === 'boolean' || options.type === 'complex'
    ? {}
    : { caseExact: options.isCaseExact ?? false }),
  mutability: options.mutability ?? 'readWrite',
  returned: 'default',
  ...(options.type === 'boolean' || options.type === 'complex'
    ? {}
    : { uniqueness: options.uniqueness ?? 'none' }),
  ...(options.type === 'reference' ? { referenceTypes: ['User', 'Group'] } : {}),
  ...(options.inner === undefined ? {} : { subAttributes: options.inner }),
});

const readOnly = { mutability: 'readOnly' } as const;
const immutable = { mutability: 'immutable' } as const;
const externalId = attributeOf('externalId', 'What the client calls the resource.', {
  isCaseExact: true,
  uniqueness: 'server',
});

const USER_ATTRIBUTES: readonly Json[] = [
  attributeOf('userName', 'What the person signs in as.', { isRequired: true, uniqueness: 'server' }),
  externalId,
  attributeOf('name', 'The parts of the name.', {
    type: 'complex',
    inner: [
      attributeOf('formatted', 'The whole name.'),
      attributeOf('familyName', 'The family name.'),
      attributeOf('givenName', 'The given name.'),
    ],
  }),
  attributeOf('displayName', 'The name that is shown.'),
  attributeOf('title', 'The job title.'),
  attributeOf('active', 'Whether the person may sign in.', { type: 'boolean' }),
  attributeOf('emails', 'The address that the person signs in with; one is kept.', {
    type: 'complex',
    isMany: true,
    inner: [
      attributeOf('value', 'The e-mail address.', { uniqueness: 'server' }),
      attributeOf('type', 'Always work.'),
      attributeOf('primary', 'Always true.', { type: 'boolean' }),
    ],
  }),
  attributeOf('groups', 'Provisioned groups that the person is directly in.', {
    ...readOnly,
    type: 'complex',
    isMany: true,
    inner: [
      attributeOf('value', 'The id of the group.', readOnly),
      attributeOf('$ref', 'The address of the group.', { ...readOnly, type: 'reference' }),
      attributeOf('display', 'The name of the group.', readOnly),
      attributeOf('type', 'Always direct.', readOnly),
    ],
  }),
];

const ENTERPRISE_ATTRIBUTES: readonly Json[] = [
  attributeOf('employeeNumber', 'The number of the person in the company.'),
  attributeOf('organization', 'The company.'),
  attributeOf('department', 'The department.'),
];

const GROUP_ATTRIBUTES: readonly Json[] = [
  attributeOf('displayName', 'The name of the group.', { isRequired: true, uniqueness: 'server' }),
  externalId,
  attributeOf('members', 'People and groups in the group.', {
    type: 'complex',
    isMany: true,
    inner: [
      attributeOf('value', 'The id of the member.', immutable),
      attributeOf('$ref', 'The address of the member.', { ...immutable, type: 'reference' }),
      attributeOf('type', 'User or Group.', immutable),
    ],
  }),
];

/** RFC 7643, 5: what is supported. */
export const serviceProviderConfig = (base: string): Json => ({
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig'],
  patch: { supported: true },
  bulk: { supported: false, maxOperations: 0, maxPayloadSize: 0 },
  filter: { supported: true, maxResults: COUNT_MAX },
  changePassword: { supported: false },
  sort: { supported: false },
  etag: { supported: true },
  authenticationSchemes: [
    {
      type: 'oauthbearertoken',
      name: 'Bearer token',
      description: 'A service token with the scope “scim”.',
      primary: true,
    },
  ],
  meta: { resourceType: 'ServiceProviderConfig', location: `${base}/ServiceProviderConfig` },
});

/** RFC 7643, 6. */
export const resourceTypes = (base: string): Json[] => [
  {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:ResourceType'],
    id: 'User',
    name: 'User',
    endpoint: '/Users',
    description: 'A person',
    schema: USER_SCHEMA,
    schemaExtensions: [{ schema: ENTERPRISE_SCHEMA, required: false }],
    meta: { resourceType: 'ResourceType', location: `${base}/ResourceTypes/User` },
  },
  {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:ResourceType'],
    id: 'Group',
    name: 'Group',
    endpoint: '/Groups',
    description: 'A group of people',
    schema: GROUP_SCHEMA,
    schemaExtensions: [],
    meta: { resourceType: 'ResourceType', location: `${base}/ResourceTypes/Group` },
  },
];

/** RFC 7643, 7. */
export const schemas = (base: string): Json[] =>
  [
    { id: USER_SCHEMA, name: 'User', description: 'A person', attributes: USER_ATTRIBUTES },
    {
      id: ENTERPRISE_SCHEMA,
      name: 'EnterpriseUser',
      description: 'A person in a company',
      attributes: ENTERPRISE_ATTRIBUTES,
    },
    { id: GROUP_SCHEMA, name: 'Group', description: 'A group of people', attributes: GROUP_ATTRIBUTES },
  ].map((schema) => ({
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:Schema'],
    ...schema,
    meta: { resourceType: 'Schema', location: `${base}/Schemas/${schema.id}` },
  }));
