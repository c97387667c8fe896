import { CodedError, type ErrorCode } from '@alongside/protocol';

const UNFIT: readonly ErrorCode[] = ['SIGN_IN_FAILED', 'REQUEST_MALFORMED'];

/**
 * Waits for the server to take what was given, and names what was refused: the server answers every refusal of a
 * sign-in alike, and those words speak of the password.
 * @throws {CodedError} `refused` instead of a sign-in that failed; everything else as it is
 */
export async function factorRefusedAs<T>(refused: ErrorCode, answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (cause) {
    if (cause instanceof CodedError && UNFIT.includes(cause.code)) {
      throw new CodedError(refused, {}, { cause });
    }
    throw cause;
  }
}
