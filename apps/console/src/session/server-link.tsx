import type { LiveState } from '@alongside/peer';
import { Notice, useLocale, useNow } from '@alongside/ui';
import { Button, makeStyles } from '@fluentui/react-components';

const useStyles = makeStyles({ bar: { borderRadius: 0 } });

interface ServerLinkProps {
  readonly live: LiveState;
  readonly onRetry: () => void;
}

/** Says when the server can't be reached. What goes directly from one side to the other goes on meanwhile. */
export function ServerLink({ live, onRetry }: ServerLinkProps) {
  return live.kind === 'retrying' ? <Retrying retryAtMs={live.retryAtMs} onRetry={onRetry} /> : null;
}

function Retrying({ retryAtMs, onRetry }: { readonly retryAtMs: number; readonly onRetry: () => void }) {
  const styles = useStyles();
  const { t, format } = useLocale();
  const now = useNow();
  return (
    <Notice
      kind="warning"
      live="polite"
      className={styles.bar}
      title={t('console.server-link.lost')}
      actions={<Button onClick={onRetry}>{t('console.server-link.retry')}</Button>}
    >
      {t('console.server-link.goes-on')}{' '}
      <span aria-live="off">
        {t('console.server-link.next-try', { time: format.clock(retryAtMs - now) })}
      </span>
    </Notice>
  );
}
