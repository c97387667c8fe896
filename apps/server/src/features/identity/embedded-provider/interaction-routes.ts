import {
  CodedError,
  getInteractionRoute,
  interactionCancelRoute,
  interactionPasskeyOptionsRoute,
  interactionPasskeyRoute,
  interactionPasswordRoute,
  interactionTotpRoute,
  type InteractionAnswer,
  type InteractionStep,
} from '@alongside/protocol';
import type { FastifyInstance } from 'fastify';
import type { Provider } from 'oidc-provider';
import { servePublic } from '../../../platform/http/index.ts';
import type { IdentityPorts } from '../identity-ports.ts';
import { makeToken } from '../one-time-token.ts';
import type { Sealing } from '../sealing.ts';
import { BrowserCookies } from '../sign-ins/browser-cookies.ts';
import { type AccountRow, selectAccounts } from './account-rows.ts';
import { methodsOf, type Proof } from './authentication-methods.ts';
import {
  type Exchange,
  type Interaction,
  loadInteraction,
  readProgress,
  takeChallenge,
  writeProgress,
} from './interaction-state.ts';
import { rememberDevice } from './known-devices.ts';
import { beginUse, passkeySiteOf } from './passkey-ceremonies.ts';
import { passkeysOf, provePasskey } from './prove-passkey.ts';
import { type Origin, provePassword } from './prove-password.ts';
import { proveTotp } from './prove-totp.ts';

export interface EmbeddedSignIn {
  readonly ports: IdentityPorts;
  readonly sealing: Sealing;
  readonly provider: Provider;
}

interface Asked extends Exchange {
  readonly params: { readonly uid: string };
  readonly address: string;
}

/** The pages that an authorization request of the embedded provider leads to ask here. */
export function registerInteractions(app: FastifyInstance, signIn: EmbeddedSignIn): void {
  const pages = new InteractionPages(signIn);

  servePublic(app, getInteractionRoute, async (asked) => pages.step(asked));

  servePublic(app, interactionPasswordRoute, async (asked): Promise<InteractionAnswer> => {
    const interaction = await pages.load(asked);
    const account = await provePassword(signIn.ports, pages.originOf(interaction, asked), asked.body);
    const step = await pages.secondFactorOf(account);
    if (step === null) return pages.finish(asked, account, 'password');
    await writeProgress(signIn.ports, interaction, { accountId: account.id, passkeyChallenge: null });
    return { kind: 'next', step };
  });

  servePublic(app, interactionTotpRoute, async (asked) => {
    const interaction = await pages.load(asked);
    const { accountId } = await readProgress(signIn.ports, interaction);
    if (accountId === null) throw new CodedError('SIGN_IN_EXPIRED');
    const ports = { ...signIn.ports, sealing: signIn.sealing };
    const given = { accountId, code: asked.body.code };
    const account = await proveTotp(ports, pages.originOf(interaction, asked), given);
    return pages.finish(asked, account, 'password-totp');
  });

  servePublic(app, interactionPasskeyOptionsRoute, async (asked) => {
    const interaction = await pages.load(asked);
    const { accountId } = await readProgress(signIn.ports, interaction);
    const passkeys =
      accountId === null
        ? null
        : await signIn.ports.database.inTenant(interaction.tenantId, (tx) => passkeysOf(tx, accountId));
    const { options, challenge } = await beginUse(passkeySiteOf(signIn.ports.origin), passkeys);
    await writeProgress(signIn.ports, interaction, { accountId, passkeyChallenge: challenge });
    return options;
  });

  servePublic(app, interactionPasskeyRoute, async (asked) => {
    const interaction = await pages.load(asked);
    const { accountId } = await readProgress(signIn.ports, interaction);
    const challenge = await takeChallenge(signIn.ports, interaction);
    if (challenge === null) throw new CodedError('SIGN_IN_FAILED');
    const given = { response: asked.body.response, challenge, accountId };
    const account = await provePasskey(signIn.ports, pages.originOf(interaction, asked), given);
    return pages.finish(asked, account, accountId === null ? 'passkey' : 'password-passkey');
  });

  servePublic(app, interactionCancelRoute, (asked) => pages.cancel(asked));
}

class InteractionPages {
  readonly #signIn: EmbeddedSignIn;
  readonly #cookies: BrowserCookies;

  constructor(signIn: EmbeddedSignIn) {
    this.#signIn = signIn;
    this.#cookies = new BrowserCookies(signIn.ports.origin);
  }

  load(asked: Asked): Promise<Interaction> {
    return loadInteraction(this.#signIn.ports, this.#signIn.provider, asked, asked.params.uid);
  }

  originOf(interaction: Interaction, asked: Asked): Origin {
    return {
      tenantId: interaction.tenantId,
      address: asked.address,
      deviceToken: this.#cookies.read(asked.request, 'device'),
    };
  }

  async step(asked: Asked): Promise<InteractionStep> {
    const interaction = await this.load(asked);
    const { accountId } = await readProgress(this.#signIn.ports, interaction);
    const atStart: InteractionStep = { kind: 'password', email: interaction.email };
    if (accountId === null) return atStart;
    const account = await this.#signIn.ports.database.inTenant(interaction.tenantId, (tx) =>
      selectAccounts(tx).where('accounts.id', '=', accountId).executeTakeFirst(),
    );
    return account === undefined ? atStart : ((await this.secondFactorOf(account)) ?? atStart);
  }

  /** null: the password is enough. */
  async secondFactorOf(account: AccountRow): Promise<InteractionStep | null> {
    const passkeys = await this.#signIn.ports.database.inTenant(account.tenant_id, (tx) =>
      passkeysOf(tx, account.id),
    );
    const methods: ('totp' | 'passkey')[] = [];
    if (passkeys.length > 0) methods.push('passkey');
    if (account.sealed_totp !== null) methods.push('totp');
    return methods.length === 0 ? null : { kind: 'second-factor', methods };
  }

  async finish(asked: Asked, account: AccountRow, proof: Proof): Promise<InteractionAnswer> {
    const { provider, ports } = this.#signIn;
    const deviceToken = this.#cookies.read(asked.request, 'device') ?? makeToken();
    const device = { token: deviceToken, nowMs: ports.clock.now() };
    await ports.database.inTenant(account.tenant_id, (tx) => rememberDevice(tx, account, device));
    this.#cookies.set(asked.reply, 'device', deviceToken);
    const location = await provider.interactionResult(asked.request.raw, asked.reply.raw, {
      login: { accountId: account.id, remember: false, ...methodsOf[proof] },
    });
    return { kind: 'redirect', location };
  }

  async cancel(asked: Asked): Promise<InteractionAnswer> {
    await this.load(asked);
    const { provider } = this.#signIn;
    const location = await provider.interactionResult(asked.request.raw, asked.reply.raw, {
      error: 'access_denied',
    });
    return { kind: 'redirect', location };
  }
}
