import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { askServer } from '../pages/index.ts';

const sources = fileURLToPath(new URL('../../../apps/console/src/', import.meta.url));

/** Which list names something to open where a page is of one thing. */
const LISTS: Readonly<Record<string, string>> = {
  personId: '/people',
  groupId: '/groups',
  deviceId: '/devices',
  roleId: '/roles',
  assignmentId: '/assignments',
};

/** Every page that the console's router knows, with what is there for those of one thing; but for a running session. */
export async function consoleAddresses(page: Page): Promise<readonly string[]> {
  const files = globSync('{router.tsx,*/*-routes.tsx}', { cwd: sources });
  const found = files.flatMap((file) => [
    ...readFileSync(`${sources}${file}`, 'utf8').matchAll(/\bpath: '(?<path>\/[^']*)'/gu),
  ]);
  const paths = new Set(found.map(({ groups }) => groups?.['path'] ?? '/'));
  paths.delete('/session/$sessionId');
  const addresses: string[] = [];
  for (const path of [...paths].sort()) {
    const [, name] = /\$(?<name>\w+)/u.exec(path) ?? [];
    addresses.push(name === undefined ? path : path.replace(`$${name}`, await firstId(page, path, name)));
  }
  return addresses;
}

async function firstId(page: Page, path: string, name: string): Promise<string> {
  const list = LISTS[name] ?? listOfPath(path, name);
  const { items } = (await askServer(page, 'GET', list)) as {
    items: readonly { id?: string; profile?: { personId: string } }[];
  };
  const [first] = items;
  const id = first?.id ?? first?.profile?.personId;
  if (id === undefined) throw new Error(`Nothing in ${list}`);
  return id;
}

function listOfPath(path: string, name: string): string {
  if (name === 'sessionId') return '/reports/sessions';
  if (name === 'policyId') return path.includes('compliance') ? '/compliance-policies' : '/access-policies';
  throw new Error(`Where is a ${name} to be found?`);
}
