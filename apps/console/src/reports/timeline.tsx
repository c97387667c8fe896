import type { SessionSummary, TimelineEntry } from '@alongside/protocol';
import { useLocale } from '@alongside/ui';
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useDayFormats } from '../texts/use-day-formats.ts';
import { timelineText } from './timeline-text.ts';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  entry: {
    position: 'relative',
    display: 'grid',
    gridTemplateColumns: '92px 14px minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalM,
    alignItems: 'baseline',
    paddingBlock: '7px',
    // The line from one point to the next.
    '::before': {
      content: '""',
      position: 'absolute',
      insetBlock: 0,
      insetInlineStart: 'calc(92px + 12px + 6px)',
      width: '2px',
      backgroundColor: tokens.colorNeutralStroke2,
    },
    ':first-child::before': { insetBlockStart: '16px' },
    ':last-child::before': { insetBlockEnd: 'calc(100% - 16px)' },
  },
  time: {
    color: tokens.colorNeutralForeground3,
    fontVariantNumeric: 'tabular-nums',
    textAlign: 'end',
    whiteSpace: 'nowrap',
  },
  point: {
    position: 'relative',
    alignSelf: 'center',
    width: '10px',
    height: '10px',
    marginInlineStart: '2px',
    borderRadius: '50%',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `2px solid ${tokens.colorNeutralStrokeAccessible}`,
    boxSizing: 'border-box',
  },
  given: { backgroundColor: tokens.colorBrandBackground, border: `2px solid ${tokens.colorBrandBackground}` },
  bad: {
    backgroundColor: tokens.colorStatusDangerBackground3,
    border: `2px solid ${tokens.colorStatusDangerBackground3}`,
  },
});

const BAD: readonly string[] = ['declined', 'reported', 'side-lost'];

interface TimelineProps {
  readonly session: SessionSummary;
  readonly entries: readonly TimelineEntry[];
}

/** Everything that happened in a session, in words. */
export function Timeline({ session, entries }: TimelineProps) {
  const styles = useStyles();
  const { t } = useLocale();
  const { exactTime } = useDayFormats();
  return (
    <ol className={styles.list}>
      {entries.map((entry) => (
        <li key={entry.n} className={styles.entry}>
          <time className={styles.time} dateTime={entry.at}>
            {exactTime(entry.at)}
          </time>
          <span
            aria-hidden="true"
            className={mergeClasses(
              styles.point,
              entry.what === 'grant-given' && styles.given,
              BAD.includes(entry.what) && styles.bad,
            )}
          />
          <span>{timelineText(entry, session, t)}</span>
        </li>
      ))}
    </ol>
  );
}
