import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import type { Display } from './display.ts';

const folder = fileURLToPath(new URL('../../../test-results/screens/', import.meta.url));

/**
 * Stores what a page or a whole display shows as `test-results/screens/NAME.png` and returns the path.
 *
 * @param name small letters, digits and dashes.
 */
export async function shot(of: Page | Display, name: string): Promise<string> {
  if (!/^[a-z0-9][a-z0-9-]*$/.test(name)) throw new RangeError(`Not a name for a screenshot: ${name}`);
  await mkdir(folder, { recursive: true });
  const path = join(folder, `${name}.png`);
  await ('capture' in of ? of.capture(path) : of.screenshot({ path, animations: 'disabled' }));
  return path;
}
