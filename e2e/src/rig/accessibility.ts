import axe, { type AxeResults, type Result } from 'axe-core';
import type { Page } from 'playwright-core';

/** WCAG 2.2 A and AA, and what axe calls good practice. */
const checkedTags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Thrown by {@link expectAccessible}; its message lists rule, reason and elements. */
export class AccessibilityFaults extends Error {
  readonly code = 'ACCESSIBILITY_FAULTS';
}

function described({ id, impact, help, nodes }: Result): string {
  const elements = nodes.map(
    ({ target, html, failureSummary = '' }) =>
      `    ${target.join(' ')}  ${html.slice(0, 200)}\n    ${failureSummary.replaceAll(/\s+/gu, ' ')}`,
  );
  return [`  ${id} (${impact ?? 'no impact given'}): ${help}`, ...elements].join('\n');
}

/** In the middle of a transition a text may have a colour that it has for a moment alone. */
const transitionsOver = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const ending = document
      .getAnimations()
      .filter(
        ({ effect, playState }) =>
          playState === 'running' && effect?.getComputedTiming().endTime !== Infinity,
      );
    await Promise.allSettled(ending.map(({ finished }) => finished));
  });

/** What axe finds on the page as it stands. */
async function violationsOn(page: Page): Promise<readonly Result[]> {
  await transitionsOver(page);
  const { violations } = await page.evaluate(
    (tags): Promise<AxeResults> =>
      window.axe.run(
        // What keeps the focus inside a group: it is never on these, for they pass it on at once.
        { exclude: ['[data-tabster-dummy]'] },
        { runOnly: tags, resultTypes: ['violations'], preload: false },
      ),
    checkedTags,
  );
  return violations;
}

/**
 * Runs axe on what the page shows now.
 *
 * @throws {AccessibilityFaults} when it finds anything.
 */
export async function expectAccessible(page: Page): Promise<void> {
  // Through the debugger: as a script element the page's content security policy would refuse it.
  await page.evaluate(axe.source);
  if ((await violationsOn(page)).length === 0) return;
  // A transition may have begun while axe looked; what is wrong is wrong a second time.
  const violations = await violationsOn(page);
  if (violations.length === 0) return;
  const list = violations.map(described).join('\n');
  const ids = violations.map(({ id }) => id).join(', ');
  throw new AccessibilityFaults(`axe found ${ids} on ${page.url()}\n${list}`);
}

declare global {
  interface Window {
    readonly axe: { readonly run: typeof axe.run };
  }
}
