import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { CodedError, EnrolmentToken } from '@alongside/protocol';

/** Where a program is asked and answers. */
export interface Dialogue {
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  /** What is asked is written here. */
  readonly output: { write(text: string): unknown };
}

/**
 * Reads an enrolment token, the first line of the input. Whoever sits at a terminal is asked for it and doesn't see it
 * there. Never an argument: those are in the list of processes and in the shell's history.
 *
 * @throws CodedError ENROLMENT_TOKEN_INVALID
 */
export async function askForToken({ input, output }: Dialogue): Promise<string> {
  const isTerminal = input.isTTY === true;
  if (isTerminal) output.write('Enrolment token: ');
  const unseen = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input, output: unseen, terminal: isTerminal, historySize: 0 });
  const line = await new Promise<string>((resolve) => {
    lines.once('line', resolve);
    lines.once('close', () => resolve(''));
  });
  lines.close();
  if (isTerminal) output.write('\n');
  const token = EnrolmentToken.safeParse(line.trim());
  if (!token.success) throw new CodedError('ENROLMENT_TOKEN_INVALID');
  return token.data;
}
