import { useLocale } from '@alongside/ui';
import { VerticalBarChart } from '@fluentui/react-charts';
import {
  Button,
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
  makeStyles,
  tokens,
  typographyStyles,
} from '@fluentui/react-components';
import { DataBarVerticalRegular, TableSimpleRegular } from '@fluentui/react-icons';
import { useId, useState } from 'react';
import { useListStyles } from '../list/use-list-styles.ts';
import { useDayFormats } from '../texts/use-day-formats.ts';

const HEIGHT_PX = 240;

const useStyles = makeStyles({
  head: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalL,
  },
  heading: { ...typographyStyles.subtitle2, margin: 0 },
  chart: {
    height: `${HEIGHT_PX}px`,
    '& rect': { '@media (forced-colors: active)': { fill: 'CanvasText' } },
  },
  table: { maxHeight: '320px', overflowY: 'auto', marginBlockStart: tokens.spacingVerticalM },
});

interface Day {
  /** `2026-11-20`, in UTC. */
  readonly day: string;
  readonly sessions: number;
}

/** Sessions per day: as bars, which are a picture with their figures on them, or as a table for everybody else. */
export function DayChart({ days }: { readonly days: readonly Day[] }) {
  const styles = useStyles();
  const { t } = useLocale();
  const [isTable, setTable] = useState(false);
  const headingId = useId();
  return (
    <section aria-labelledby={headingId}>
      <div className={styles.head}>
        <h2 id={headingId} className={styles.heading}>
          {t('console.chart.title')}
        </h2>
        <Button
          appearance="subtle"
          icon={isTable ? <DataBarVerticalRegular /> : <TableSimpleRegular />}
          onClick={() => setTable(!isTable)}
        >
          {t(isTable ? 'console.chart.as-chart' : 'console.chart.as-table')}
        </Button>
      </div>
      {isTable ? <DayTable days={days} labelId={headingId} /> : <DayBars days={days} />}
    </section>
  );
}

function DayBars({ days }: { readonly days: readonly Day[] }) {
  const styles = useStyles();
  const { t, format, locale } = useLocale();
  const { shortDay } = useDayFormats();
  const total = days.reduce((sum, { sessions }) => sum + sessions, 0);
  return (
    <div role="img" aria-label={t('console.chart.summary', { count: total, days: days.length })}>
      <div className={styles.chart} inert>
        <VerticalBarChart
          chartTitle={t('console.chart.title')}
          culture={locale}
          data={days.map(({ day, sessions }) => ({
            x: shortDay(day),
            y: sessions,
            color: tokens.colorBrandBackground,
            barLabel: sessions === 0 ? '' : format.number(sessions),
          }))}
          height={HEIGHT_PX}
          barWidth="auto"
          maxBarWidth={28}
          xAxisInnerPadding={0.35}
          xAxisOuterPadding={0.1}
          yAxisTickCount={4}
          hideLegend
          roundCorners
          useSingleColor
        />
      </div>
    </div>
  );
}

function DayTable({ days, labelId }: { readonly days: readonly Day[]; readonly labelId: string }) {
  const styles = useStyles();
  const list = useListStyles();
  const { t, format } = useLocale();
  const { day: dayName } = useDayFormats();
  return (
    <div className={styles.table} tabIndex={0} role="group" aria-labelledby={labelId}>
      <Table size="extra-small" aria-labelledby={labelId}>
        <TableHeader>
          <TableRow>
            <TableHeaderCell>{t('console.chart.day')}</TableHeaderCell>
            <TableHeaderCell>{t('console.chart.sessions')}</TableHeaderCell>
          </TableRow>
        </TableHeader>
        <TableBody>
          {[...days].reverse().map(({ day, sessions }) => (
            <TableRow key={day}>
              <TableCell>{dayName(day)}</TableCell>
              <TableCell className={list.number}>{format.number(sessions)}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}
