import {
  type InteractionAnswer,
  interactionPasskeyOptionsRoute,
  interactionPasskeyRoute,
} from '@alongside/protocol';
import { callRoute } from '@alongside/ui';
import { useSubmit } from '../forms/use-submit.ts';
import { factorRefusedAs } from './factor-refused.ts';
import { answerWithPasskey } from './passkey-ceremony.ts';

/** Signing in by a passkey, alone or as second factor. */
export function usePasskeySignIn(uid: string, onAnswer: (answer: InteractionAnswer) => void) {
  return useSubmit(async () => {
    const options = await callRoute(interactionPasskeyOptionsRoute, { params: { uid } });
    const response = await answerWithPasskey(options);
    const answer = callRoute(interactionPasskeyRoute, { params: { uid }, body: { response } });
    onAnswer(await factorRefusedAs('PASSKEY_REFUSED', answer));
  });
}
