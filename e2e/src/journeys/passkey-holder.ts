import type { Page } from 'playwright-core';

/** What keeps a person's passkeys: in place of the fingerprint reader that the machine doesn't have. */
export class PasskeyHolder implements AsyncDisposable {
  /** The finger is the right one, or isn't. */
  readonly setFinger: (isRight: boolean) => Promise<void>;
  readonly #end: () => Promise<void>;

  private constructor(setFinger: (isRight: boolean) => Promise<void>, end: () => Promise<void>) {
    this.setFinger = setFinger;
    this.#end = end;
  }

  /** Plugs one in for this page, also after it went elsewhere. */
  static async plugIn(page: Page): Promise<PasskeyHolder> {
    const debug = await page.context().newCDPSession(page);
    await debug.send('WebAuthn.enable');
    const { authenticatorId } = await debug.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    const setFinger = async (isUserVerified: boolean): Promise<void> => {
      await debug.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified });
    };
    return new PasskeyHolder(setFinger, () => debug.detach());
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#end();
  }
}
