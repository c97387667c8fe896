// One wish from standard input to the system's key store, the answer to standard output; see SystemKeyStore.
import { text } from 'node:stream/consumers';
import { Entry } from '@napi-rs/keyring';
import { type KeyStoreAnswer, KeyStoreWish } from './key-store-wish.ts';

const SERVICE = 'org.alongside.agent';

function answer(input: string): KeyStoreAnswer {
  try {
    return { kind: 'done', value: fulfil(KeyStoreWish.parse(JSON.parse(input))) };
  } catch (error) {
    return { kind: 'refused', message: error instanceof Error ? error.message : 'unknown' };
  }
}

function fulfil(wish: KeyStoreWish): string | null {
  // Never the kernel's keyring, which forgets everything when the machine is switched off.
  const entry = new Entry(SERVICE, wish.name, { linux: { store: 'secret-service' } });
  if (wish.kind === 'get') return entry.getPassword();
  if (wish.kind === 'set') entry.setPassword(wish.value);
  else entry.deletePassword();
  return null;
}

process.stdout.write(JSON.stringify(answer(await text(process.stdin))));
