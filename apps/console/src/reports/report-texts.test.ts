import { EndReason, type TimelineEntry } from '@alongside/protocol';
import { expect, test } from 'vitest';
import { AuditSearch, auditFilterOf } from '../audit/audit-search.ts';
import { isNarrowed, ReportSearch, sessionFilterOf } from './report-search.ts';
import { timelineText } from './timeline-text.ts';

test('CRP1 both days count whole in the reader’s time zone', () => {
  const { from, to } = sessionFilterOf({ from: '2026-03-28', to: '2026-03-29' });
  expect(new Date(from ?? '')).toEqual(new Date(2026, 2, 28));
  expect(new Date(to ?? '').getTime()).toBe(new Date(2026, 2, 30).getTime() - 1);
  expect(auditFilterOf({ from: '2026-03-28' })).toEqual({ from });
});

test('CRP1 what isn’t filtered isn’t asked for', () => {
  expect(sessionFilterOf({})).toEqual({});
  expect(isNarrowed({ sort: 'helper', order: 'asc' })).toBe(false);
  expect(isNarrowed({ search: 'maya' })).toBe(true);
});

test('CRP2 words that don’t fit are passed over, the others stay', () => {
  const search = ReportSearch.parse({ mode: 'everything', from: 'yesterday', endReason: 'idle', sort: 7 });
  expect(search.mode).toBeUndefined();
  expect(search.from).toBeUndefined();
  expect(search.endReason).toBe('idle');
  expect(AuditSearch.parse({ severity: 'loud' }).severity).toBeUndefined();
});

const session = {
  helper: { fullName: 'Maya' },
  sharer: { fullName: 'Jonas' },
} as Parameters<typeof timelineText>[1];
const t = (key: string, values?: Readonly<Record<string, string | number>>) =>
  `${key} ${Object.values(values ?? {}).join(' ')}`.trim();
const entry = (part: Partial<TimelineEntry>): TimelineEntry => ({
  n: 1,
  at: '2026-01-01T00:00:00.000Z',
  what: 'started',
  by: 'helper',
  mode: null,
  capability: null,
  reason: null,
  lost: [],
  ...part,
});

test.each<[Partial<TimelineEntry>, string]>([
  [{ what: 'joined', by: 'sharer' }, 'timeline.joined'],
  [{ what: 'asked', mode: 'view' }, 'timeline.asked.view'],
  [{ what: 'grant-given', by: 'sharer', capability: 'view' }, 'timeline.grant-given'],
  [{ what: 'grant-ended', by: 'sharer', capability: 'view' }, 'timeline.grant-taken-back'],
  [{ what: 'grant-ended', by: 'helper', capability: 'view' }, 'timeline.grant-given-back'],
  [{ what: 'grant-ended', by: 'system', capability: 'view' }, 'timeline.grant-ended'],
  [
    { what: 'grant-ended', by: 'system', capability: 'control', lost: ['needs-permission'] },
    'timeline.grant-lost',
  ],
  [{ what: 'side-lost', by: 'system' }, 'timeline.side-lost-somewhere'],
  [{ what: 'side-lost', by: 'sharer' }, 'timeline.side-lost'],
  [{ what: 'ended', reason: 'idle' }, 'timeline.ended-because'],
])('CRP3 %j is a sentence', (part, key) => {
  expect(timelineText(entry(part), session, t).split(' ')[0]).toBe(key);
});

test('CRP3 an ending names its reason, whatever it is', () => {
  for (const reason of EndReason.options) {
    expect(timelineText(entry({ what: 'ended', reason }), session, t)).toContain(`end-reason.${reason}`);
  }
});

test('CRP3 something new is shown by its name', () => {
  expect(timelineText(entry({ what: 'recording-began' }), session, t)).toBe('timeline.other recording-began');
});
