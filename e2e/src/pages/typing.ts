import type { Locator } from 'playwright-core';

/**
 * Types into an empty field, key by key. The driver's quicker way sets the value of a field in Firefox from a
 * script, which a page that follows the keys doesn't hear of.
 */
export async function typeInto(field: Locator, text: string): Promise<void> {
  await field.click();
  await field.pressSequentially(text);
}
