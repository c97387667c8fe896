import { createHash, randomBytes } from 'node:crypto';
import { AGENT_SIGN_IN_PATH, type AgentMe, CodedError, type DeviceFacts } from '@alongside/protocol';
import type { HelpServer } from '../server/help-server.ts';
import type { SystemBrowser } from '../system-browser/system-browser.ts';
import { LoopbackListener } from './loopback-answer.ts';

export interface SignInOptions {
  readonly server: HelpServer;
  readonly browser: SystemBrowser;
  readonly device: DeviceFacts;
  /** What the browser shows when it came back, HTML. */
  readonly donePage: string;
  /** Gives up, also for want of time. */
  readonly signal: AbortSignal;
}

const base64url = (bytes: Buffer): string => bytes.toString('base64url');

/**
 * Signs in by the system's browser (RFC 8252) with PKCE (RFC 7636): neither password nor sign-in of the browser comes
 * here, only a code that is worth nothing without the verifier and this device's key.
 *
 * @throws {CodedError} SIGN_IN_REQUIRED: the person said no; SIGN_IN_EXPIRED: given up; the server's; or AgentError
 *   BROWSER_UNAVAILABLE
 */
export async function signInByBrowser(
  options: SignInOptions,
): Promise<{ readonly me: AgentMe; readonly token: string }> {
  const { server, browser, device, donePage, signal } = options;
  const codeVerifier = base64url(randomBytes(32));
  const state = base64url(randomBytes(24));
  await using listener = await LoopbackListener.listen(state, donePage);
  const page = new URL(AGENT_SIGN_IN_PATH, server.origin);
  const challenge = base64url(createHash('sha256').update(codeVerifier).digest());
  // In the fragment, which no server on the way writes down.
  page.hash = new URLSearchParams({
    challenge,
    port: String(listener.port),
    state,
    device: device.name,
  }).toString();
  await browser.open(page);
  const answer = await Promise.race([listener.answer, givenUp(signal)]);
  if (answer.kind === 'refused') throw new CodedError('SIGN_IN_REQUIRED');
  return await server.redeem({ code: answer.code, codeVerifier, device });
}

function givenUp(signal: AbortSignal): Promise<never> {
  const { promise, reject } = Promise.withResolvers<never>();
  const give = (): void => {
    reject(new CodedError('SIGN_IN_EXPIRED'));
  };
  if (signal.aborted) give();
  else signal.addEventListener('abort', give, { once: true });
  return promise;
}
