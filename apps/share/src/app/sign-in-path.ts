import { CodedError, ERRORS, type ErrorCode, ReturnPath } from '@alongside/protocol';

/** The sign-in page that comes back to `returnTo` afterwards. */
export const signInPath = (returnTo: string): string =>
  `/sign-in?${new URLSearchParams({ returnTo }).toString()}`;

/** Where to go after signing in; the start page for anything that isn't a path of this server. */
export function returnPath(search: string): string {
  const asked = ReturnPath.safeParse(new URLSearchParams(search).get('returnTo'));
  return asked.success ? asked.data : '/';
}

/** Why the server sent the browser back from signing in; null if it didn't say, or said what is no code of ours. */
export function signInFailure(search: string): CodedError | null {
  const code = new URLSearchParams(search).get('error');
  return code !== null && Object.hasOwn(ERRORS, code) ? new CodedError(code as ErrorCode) : null;
}
