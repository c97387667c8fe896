import fc from 'fast-check';
import { expect, test } from 'vitest';
import { journalCall, syslogCall } from './logger-system-log.ts';
import { systemLogEntry } from './system-log-entry.ts';

test('AGL2 whatever a value holds, it stays one field of one line', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (code) => {
      const entry = systemLogEntry({ kind: 'fault', code, session: null });
      expect(entry.fields).toHaveLength(2);
      expect(entry.line).toMatch(/^event=fault code=[\w.:?+-]{1,100}$/);
      expect(journalCall(entry).input.split('\n')).toHaveLength(7);
      expect(syslogCall(entry).input.split('\n')).toHaveLength(2);
    }),
  );
});

test('AGL1 what isn’t known is left out', () => {
  expect(systemLogEntry({ kind: 'fault', code: 'DISPLAY_LOST', session: null })).toEqual({
    isFault: true,
    fields: [
      ['event', 'fault'],
      ['code', 'DISPLAY_LOST'],
    ],
    line: 'event=fault code=DISPLAY_LOST',
  });
});
