import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { askForToken } from './ask-for-token.ts';

const TOKEN = 'A'.repeat(43);

function ask(typed: string, isTTY: boolean) {
  const input = Object.assign(new PassThrough(), { isTTY, setRawMode: () => undefined });
  const said: string[] = [];
  const token = askForToken({ input, output: { write: (text: string) => said.push(text) } });
  input.end(typed);
  return { token, said };
}

test('AGO6 a token comes in by the first line, and nothing is asked where nobody sits', async () => {
  const { token, said } = ask(` ${TOKEN} \r\nmore\n`, false);
  await expect(token).resolves.toBe(TOKEN);
  expect(said).toEqual([]);
});

test('AGO6 who sits at a terminal is asked, and what is typed isn’t shown', async () => {
  const { token, said } = ask(`${TOKEN}\r`, true);
  await expect(token).resolves.toBe(TOKEN);
  expect(said).toEqual(['Enrolment token: ', '\n']);
});

test.each(['', 'short\n', `${TOKEN}x\n`, TOKEN.slice(1), '\u0003'])('AGO6 %j is no token', async (typed) => {
  await expect(ask(typed, true).token).rejects.toThrow('ENROLMENT_TOKEN_INVALID');
  await expect(ask(typed, false).token).rejects.toThrow('ENROLMENT_TOKEN_INVALID');
});
