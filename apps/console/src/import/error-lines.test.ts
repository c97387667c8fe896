import { expect, test } from 'vitest';
import { errorLinesCsv } from './error-lines.ts';

test('COR8 lines with errors are a CSV in which nothing is computed', () => {
  const csv = errorLinesCsv(
    [
      { kind: 'error', line: 3, email: '=HYPERLINK("x")', reason: 'email', column: 'email' },
      { kind: 'error', line: 9, email: null, reason: 'columns', column: null },
    ],
    ({ reason }) => `Wrong, "${reason}"`,
  );
  expect(csv).toBe(
    'line,email,column,reason\r\n3,"\'=HYPERLINK(""x"")",email,"Wrong, ""email"""\r\n9,,,"Wrong, ""columns"""\r\n',
  );
});
