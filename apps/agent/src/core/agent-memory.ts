import { Locale, ServerOrigin, SessionId, WindowTheme } from '@alongside/protocol';
import { z } from 'zod';

/** What the agent remembers of this person on this device from one start to the next; no secrets. */
export const Remembered = z.strictObject({
  /** As the person said; null: never. */
  server: ServerOrigin.nullable().default(null),
  locale: Locale.nullable().default(null),
  theme: WindowTheme.default('system'),
  /** The session that runs, and when it did for sure; null: none. */
  session: z
    .strictObject({ id: SessionId, aliveAtMs: z.number().min(0).max(8_640_000_000_000_000) })
    .nullable()
    .default(null),
});
export type Remembered = z.infer<typeof Remembered>;

export const NOTHING_REMEMBERED: Remembered = Remembered.parse({});

/** Keeps it. */
export interface AgentMemory {
  /** What can't be read is nothing: an agent that doesn't start would be worse. */
  load(): Promise<Remembered>;
  /** The newest wins; never throws, never waits. */
  save(remembered: Remembered): void;
}
