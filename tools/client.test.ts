import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { CLIENT_TYPES_FILE, makeClientTypes } from './client/client-types.ts';

test('CLI1 the client’s types are those of the document of now: else run `npm run client`', async () => {
  expect(readFileSync(CLIENT_TYPES_FILE, 'utf8') === (await makeClientTypes())).toBe(true);
});
