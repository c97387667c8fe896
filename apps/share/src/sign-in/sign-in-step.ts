import type { InteractionAnswer } from '@alongside/protocol';

/** What each step of signing in gets. */
export interface SignInStepProps {
  /** Of the interaction. */
  readonly uid: string;
  readonly onAnswer: (answer: InteractionAnswer) => void;
}
