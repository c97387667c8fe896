import type { EndReason, Mode, SessionSummary, TimelineEntry } from '@alongside/protocol';
import type { Translate } from '@alongside/ui';
import { CAPABILITY_TEXTS } from '../texts/capability-texts.ts';
import { whyLost } from '../texts/lost-access.ts';
import { END_REASON_TEXTS } from '../texts/session-texts.ts';

const ASKED_TEXTS: Readonly<Record<Mode, string>> = {
  view: 'timeline.asked.view',
  control: 'timeline.asked.control',
  elevation: 'timeline.asked.elevation',
  unattended: 'timeline.asked.unattended',
};

/** What happens without a mode, a capability or a reason. */
const PLAIN_TEXTS = new Map<string, string>([
  ['started', 'timeline.started'],
  ['joined', 'timeline.joined'],
  ['side-arrived', 'timeline.side-arrived'],
  ['side-lost', 'timeline.side-lost'],
  ['side-returned', 'timeline.side-returned'],
  ['question-withdrawn', 'timeline.question-withdrawn'],
  ['question-lapsed', 'timeline.question-lapsed'],
  ['declined', 'timeline.declined'],
  ['paused', 'timeline.paused'],
  ['resumed', 'timeline.resumed'],
  ['reported', 'timeline.reported'],
]);

const ended = (reason: EndReason | null, t: Translate): string =>
  reason === null
    ? t('timeline.ended')
    : t('timeline.ended-because', { reason: t(END_REASON_TEXTS[reason]) });

function capabilityText(entry: TimelineEntry, names: Names, t: Translate): string | null {
  if (entry.capability === null) return null;
  const what = t(CAPABILITY_TEXTS[entry.capability]);
  if (entry.what === 'grant-given') return t('timeline.grant-given', { ...names, what });
  if (entry.what !== 'grant-ended') return null;
  if (entry.by === 'sharer') return t('timeline.grant-taken-back', { ...names, what });
  if (entry.by === 'helper') return t('timeline.grant-given-back', { ...names, what });
  return entry.lost.length === 0
    ? t('timeline.grant-ended', { what })
    : t('timeline.grant-lost', { what, why: whyLost(entry.lost, t) });
}

type Names = { readonly helper: string; readonly sharer: string; readonly who: string };

function namesFor(
  entry: TimelineEntry,
  session: Pick<SessionSummary, 'helper' | 'sharer'>,
  t: Translate,
): Names {
  const helper = session.helper.fullName;
  const sharer = session.sharer?.fullName ?? t('console.somebody');
  const who = { helper, sharer, system: t('timeline.system'), administrator: t('timeline.administrator') }[
    entry.by
  ];
  return { helper, sharer, who };
}

/** One entry of a timeline as a sentence. One that this version of the console doesn't know is shown by its name. */
export function timelineText(
  entry: TimelineEntry,
  session: Pick<SessionSummary, 'helper' | 'sharer'>,
  t: Translate,
): string {
  const names = namesFor(entry, session, t);
  if (entry.what === 'ended') return ended(entry.reason, t);
  if (entry.what === 'asked' && entry.mode !== null) return t(ASKED_TEXTS[entry.mode], { ...names });
  if (entry.what === 'question-withdrawn' && entry.lost.length > 0)
    return t('timeline.question-lost', { why: whyLost(entry.lost, t) });
  const plain = PLAIN_TEXTS.get(entry.what);
  if (entry.what === 'side-lost' && entry.by === 'system') return t('timeline.side-lost-somewhere');
  if (plain !== undefined) return t(plain, { ...names });
  return capabilityText(entry, names, t) ?? t('timeline.other', { what: entry.what });
}
