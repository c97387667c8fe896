import { z } from 'zod';

const text = z.string().min(1).max(500);
const who = { who: text, tenant: text.optional() };

/** What the command line asks of a database, itself or by the server that has it open. */
export const OperatorCommand = z.discriminatedUnion('name', [
  z.strictObject({ name: z.literal('status') }),
  z.strictObject({ name: z.literal('tenants') }),
  z.strictObject({
    name: z.literal('users'),
    tenant: text.optional(),
    search: text.optional(),
  }),
  z.strictObject({ name: z.literal('deactivate'), ...who }),
  z.strictObject({ name: z.literal('reactivate'), ...who }),
  z.strictObject({ name: z.literal('reset'), ...who }),
  z.strictObject({
    name: z.literal('audit-verify'),
    expect: z.array(z.string().regex(/^[0-9a-f]{64}$/u)),
  }),
  z.strictObject({
    name: z.literal('backup'),
    /** Absolute, on the machine of whoever runs the command. */
    file: z.string().min(1).max(4_000),
  }),
]);
export type OperatorCommand = z.infer<typeof OperatorCommand>;

/** What a command answered: for people, and for programs. */
export const OperatorAnswer = z.object({
  lines: z.array(z.string()),
  data: z.json(),
  /** It was done, and what it found isn't well. */
  isBad: z.boolean(),
});
export type OperatorAnswer = z.infer<typeof OperatorAnswer>;
