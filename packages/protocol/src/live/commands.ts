import { z } from 'zod';
import { QuestionId } from '../ids.ts';
import { Capability, Mode } from '../modes.ts';
import { SessionFigures } from '../session-figures.ts';

/**
 * What one side of a session wants done to it. Each may be said again without harm: the second time changes nothing
 * and is answered like the first.
 */
export const SessionCommand = z.discriminatedUnion('kind', [
  /** Helper: put a question to the sharer. Replaces an open one. */
  z.strictObject({ kind: z.literal('ask'), questionId: QuestionId, mode: Mode }),
  /** Helper: take an unanswered question back. */
  z.strictObject({ kind: z.literal('withdraw'), questionId: QuestionId }),
  /** Sharer: answer the open question. Declining the first one ends the session; declining a later one doesn't. */
  z.strictObject({ kind: z.literal('answer'), questionId: QuestionId, isAllowed: z.boolean() }),
  /** Sharer: show the screen again after stopping. Only what was allowed before in this session. */
  z.strictObject({ kind: z.literal('share-again') }),
  /** Sharer takes back, or helper gives back, one capability and what implies it. */
  z.strictObject({ kind: z.literal('give-up'), capability: Capability }),
  /** Either: nothing is shown and no hand acts until this side resumes. */
  z.strictObject({ kind: z.literal('pause') }),
  z.strictObject({ kind: z.literal('resume') }),
  /** Helper: how the session feels, for its record. */
  z.strictObject({ kind: z.literal('measured'), figures: SessionFigures }),
  /** Either: end the session. */
  z.strictObject({ kind: z.literal('leave') }),
  /** Sharer: this help wasn't expected. Ends the session and blocks the helper until an administrator looks. */
  z.strictObject({ kind: z.literal('report') }),
  /** Either: somebody is using the page; at most one a minute. Puts off the idle end. */
  z.strictObject({ kind: z.literal('activity') }),
]);
export type SessionCommand = z.infer<typeof SessionCommand>;
