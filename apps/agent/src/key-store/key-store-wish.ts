import { z } from 'zod';

/** What the agent asks of the process that talks to the system's key store. */
export const KeyStoreWish = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('get'), name: z.string() }),
  z.strictObject({ kind: z.literal('set'), name: z.string(), value: z.string() }),
  z.strictObject({ kind: z.literal('delete'), name: z.string() }),
]);
export type KeyStoreWish = z.infer<typeof KeyStoreWish>;

export const KeyStoreAnswer = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('done'), value: z.string().nullable() }),
  z.strictObject({ kind: z.literal('refused'), message: z.string() }),
]);
export type KeyStoreAnswer = z.infer<typeof KeyStoreAnswer>;
