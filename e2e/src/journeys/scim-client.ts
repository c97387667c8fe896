import { z } from 'zod';

const PREFIX = 'urn:ietf:params:scim';
const Resource = z.object({ id: z.string() });
const Found = z.object({ totalResults: z.number(), Resources: z.array(Resource) });

/** A directory that provisions, in the forms in which Entra ID's provisioning service asks. */
export class ScimClient {
  readonly #base: string;
  readonly #token: string;

  constructor(origin: string, token: string) {
    this.#base = `${origin}/scim/v2`;
    this.#token = token;
  }

  /** @returns the id that the server gave */
  async addUser({ email, name }: { readonly email: string; readonly name: string }): Promise<string> {
    const [givenName = name, familyName = ''] = name.split(' ');
    const made = await this.#ask('POST', '/Users', {
      schemas: [`${PREFIX}:schemas:core:2.0:User`, `${PREFIX}:schemas:extension:enterprise:2.0:User`],
      externalId: email,
      userName: email,
      active: true,
      displayName: name,
      emails: [{ primary: true, type: 'work', value: email }],
      meta: { resourceType: 'User' },
      name: { formatted: name, familyName, givenName },
      roles: [],
    });
    return Resource.parse(made).id;
  }

  /** Of somebody whom the directory didn't make: found by the name under which they sign in. */
  async userOf(email: string): Promise<string> {
    const filter = encodeURIComponent(`userName eq "${email}"`);
    const { Resources } = Found.parse(await this.#ask('GET', `/Users?filter=${filter}`));
    return Resources[0]?.id ?? '';
  }

  async deactivate(userId: string): Promise<void> {
    await this.#patch(`/Users/${userId}`, { op: 'Replace', path: 'active', value: 'False' });
  }

  async addGroup(name: string): Promise<string> {
    const made = await this.#ask('POST', '/Groups', {
      schemas: [
        `${PREFIX}:schemas:core:2.0:Group`,
        'http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group',
      ],
      externalId: name,
      displayName: name,
      meta: { resourceType: 'Group' },
    });
    return Resource.parse(made).id;
  }

  async addMember(groupId: string, userId: string): Promise<void> {
    await this.#patch(`/Groups/${groupId}`, {
      op: 'Add',
      path: 'members',
      value: [{ $ref: null, value: userId }],
    });
  }

  async #patch(path: string, operation: object): Promise<void> {
    await this.#ask('PATCH', path, {
      schemas: [`${PREFIX}:api:messages:2.0:PatchOp`],
      Operations: [operation],
    });
  }

  async #ask(method: string, path: string, body?: object): Promise<unknown> {
    const answer = await fetch(this.#base + path, {
      method,
      headers: { authorization: `Bearer ${this.#token}`, 'content-type': 'application/scim+json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return text === '' ? null : (JSON.parse(text) as unknown);
  }
}
