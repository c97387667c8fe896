export { KeyedCodeHasher } from './keyed-code-hasher.ts';
export { loadKey } from './load-key.ts';
