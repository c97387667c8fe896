import type { BrowserWindow } from '../rig/index.ts';

/** Lines that Chromium writes as errors although nothing went wrong. */
const expected = [
  // Every answer of 400 and above, also the 401 that only means "signed out". What a refusal does is seen on the page.
  /^console: Failed to load resource: the server responded with a status of 4\d\d .*\/api\/v1\//u,
  // At each capture, also of a screen: it looks whether a camera would be allowed, and our pages never allow one.
  /^console: Permissions policy violation: camera is not allowed in this document\./u,
];

const whileUnreachable = [
  /^console: Failed to load resource: net::ERR_/u,
  /^console: WebSocket connection to '[^']*' failed/u,
  /^console: Failed to load resource: the server responded with a status of 5\d\d/u,
];

/** What went wrong in the browsers: errors, exceptions, crashes, violations of a policy. */
export function unexpectedProblems(
  windows: readonly BrowserWindow[],
  { wasUnreachable = false }: { readonly wasUnreachable?: boolean } = {},
): readonly string[] {
  const allowed = wasUnreachable ? [...expected, ...whileUnreachable] : expected;
  return windows
    .flatMap(({ problems }) => problems)
    .filter((line) => !allowed.some((pattern) => pattern.test(line)));
}
