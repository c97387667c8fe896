import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import { ALWAYS_LTR, useLocale } from '@alongside/ui';
import { announcedTimeMs } from './announced-time.ts';

const SIZE = 96;
const STROKE = 5;
const RADIUS = (SIZE - STROKE) / 2;
const LENGTH = 2 * Math.PI * RADIUS;
const SHORT_MS = 60_000;

const useStyles = makeStyles({
  ring: { position: 'relative', width: `${SIZE}px`, height: `${SIZE}px`, flexShrink: 0 },
  // Time runs out clockwise from the top, in both writing directions.
  drawing: { display: 'block', transform: 'rotate(-90deg)' },
  track: { fill: 'none', stroke: tokens.colorNeutralStroke2 },
  left: {
    fill: 'none',
    stroke: tokens.colorBrandStroke1,
    strokeLinecap: 'round',
    transitionProperty: 'stroke-dashoffset',
    transitionDuration: '1s',
    transitionTimingFunction: 'linear',
    '@media (prefers-reduced-motion: reduce)': { transitionDuration: '0s' },
    '@media (forced-colors: active)': { stroke: 'Highlight' },
  },
  short: { stroke: tokens.colorStatusDangerBorder2 },
  digits: {
    ...typographyStyles.subtitle1,
    position: 'absolute',
    inset: 0,
    display: 'grid',
    placeItems: 'center',
    fontVariantNumeric: 'tabular-nums',
    direction: ALWAYS_LTR,
  },
  spoken: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
});

/** Rounded up, so that 0:00 is shown only when the time is over. */
const wholeSecondsMs = (ms: number): number => Math.ceil(ms / 1_000) * 1_000;

/** How long something still lasts: a ring and digits to see, and a word now and then to hear. */
export function TimeLeftRing(props: { readonly leftMs: number; readonly wholeMs: number }) {
  const styles = useStyles();
  const { t, format } = useLocale();
  const part = Math.min(1, Math.max(0, props.leftMs / props.wholeMs));
  const announcedMs = announcedTimeMs(props.leftMs);
  return (
    <div className={styles.ring} role="timer" aria-label={t('console.time-left')}>
      <svg className={styles.drawing} width={SIZE} height={SIZE} aria-hidden="true">
        <circle className={styles.track} cx={SIZE / 2} cy={SIZE / 2} r={RADIUS} strokeWidth={STROKE} />
        <circle
          className={mergeClasses(styles.left, props.leftMs <= SHORT_MS && styles.short)}
          cx={SIZE / 2}
          cy={SIZE / 2}
          r={RADIUS}
          strokeWidth={STROKE}
          strokeDasharray={LENGTH}
          strokeDashoffset={LENGTH * (1 - part)}
        />
      </svg>
      <span className={styles.digits}>{format.clock(wholeSecondsMs(props.leftMs))}</span>
      <span className={styles.spoken} role="status">
        {announcedMs !== null &&
          props.leftMs > 0 &&
          t('console.time-left.spoken', { seconds: announcedMs / 1_000 })}
      </span>
    </div>
  );
}
