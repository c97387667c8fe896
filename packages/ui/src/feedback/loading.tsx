import { makeStyles, Spinner } from '@fluentui/react-components';
import { useLocale } from '../locale/locale-context.ts';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    placeItems: 'center',
    minHeight: '240px',
    // What is there at once needs no spinner: it shows only when it takes long enough to be noticed.
    animationName: { from: { opacity: 0 }, to: { opacity: 1 } },
    animationDuration: '200ms',
    animationDelay: '300ms',
    animationFillMode: 'both',
  },
});

/** Something is on its way. */
export function Loading() {
  const styles = useStyles();
  const { t } = useLocale();
  return (
    <div className={styles.root} role="status">
      <Spinner label={t('ui.loading')} labelPosition="below" />
    </div>
  );
}
