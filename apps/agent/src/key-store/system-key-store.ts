import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { type KeyStore, requireName, requireValue, unavailable } from './key-store.ts';
import { KeyStoreAnswer, type KeyStoreWish } from './key-store-wish.ts';

/** A locked store asks the person for its password first; one that asks nobody never answers. */
const ANSWER_MAX_MS = 60_000;

/** Beside this file, as source and as bundle. */
const PROGRAM = fileURLToPath(
  new URL(`./system-key-store-program${path.extname(import.meta.filename)}`, import.meta.url),
);

/**
 * The system's own store: Secret Service (GNOME Keyring, KWallet), Keychain, Credential Manager. Its calls block for as
 * long as the person is asked for a password, so each is made in a process of its own that can be ended.
 */
export class SystemKeyStore implements KeyStore {
  readonly #answerMaxMs: number;

  /** @param answerMaxMs how long the store may take, the person's password included */
  constructor(answerMaxMs = ANSWER_MAX_MS) {
    this.#answerMaxMs = answerMaxMs;
  }

  async get(name: string): Promise<string | null> {
    requireName(name);
    return this.#ask({ kind: 'get', name });
  }

  async set(name: string, value: string): Promise<void> {
    requireName(name);
    requireValue(value);
    await this.#ask({ kind: 'set', name, value });
  }

  async delete(name: string): Promise<void> {
    requireName(name);
    await this.#ask({ kind: 'delete', name });
  }

  async #ask(wish: KeyStoreWish): Promise<string | null> {
    try {
      const answer = KeyStoreAnswer.parse(JSON.parse(await run(JSON.stringify(wish), this.#answerMaxMs)));
      if (answer.kind === 'refused') throw new Error(answer.message);
      return answer.value;
    } catch (cause) {
      throw unavailable(cause);
    }
  }
}

/** Secrets go through pipes: a command line and an environment can be seen by others. */
async function run(input: string, timeoutMs: number): Promise<string> {
  const child = spawn(process.execPath, [PROGRAM], {
    stdio: ['pipe', 'pipe', 'ignore'],
    timeout: timeoutMs,
    killSignal: 'SIGKILL',
    windowsHide: true,
  });
  // It may be gone before it has read what it should do.
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  const [output] = await Promise.all([text(child.stdout), once(child, 'close')]);
  if (child.exitCode !== 0) throw new Error('The key store did not answer.');
  return output;
}
