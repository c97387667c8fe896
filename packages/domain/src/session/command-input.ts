import type { SessionCommand } from '@alongside/protocol';
import type { SessionInput } from './session-input.ts';

/** A command of one kind with all that is needed to run it. */
export type CommandInput<Kind extends SessionCommand['kind'] = SessionCommand['kind']> = Extract<
  SessionInput,
  { kind: 'command' }
> & { readonly command: Extract<SessionCommand, { kind: Kind }> };
