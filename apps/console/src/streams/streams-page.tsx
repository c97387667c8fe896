import { EmptyState, ErrorNotice, Loading, useLocale } from '@alongside/ui';
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { AddRegular, SendRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { BackLink } from '../shell/back-link.tsx';
import { PageHeader } from '../shell/page-header.tsx';
import { AddStreamDialog } from './add-stream-dialog.tsx';
import { StreamCard } from './stream-card.tsx';
import { streamQueries } from './stream-queries.ts';

const useStyles = makeStyles({ streams: { display: 'grid', gap: tokens.spacingVerticalL } });

/** Where the audit log is streamed to, and how that goes. */
export function StreamsPage() {
  const styles = useStyles();
  const { t } = useLocale();
  const streams = useQuery(streamQueries.all());
  const [isAdding, setAdding] = useState(false);
  const add = (
    <Button appearance="primary" icon={<AddRegular />} onClick={() => setAdding(true)}>
      {t('console.streams.add')}
    </Button>
  );
  return (
    <>
      <BackLink to="/audit">{t('console.nav.audit')}</BackLink>
      <PageHeader title={t('console.streams.title')} text={t('console.streams.text')} actions={add} />
      {streams.isPending && <Loading />}
      <ErrorNotice error={streams.error} onRetry={() => void streams.refetch()} />
      {streams.data?.items.length === 0 && (
        <EmptyState icon={<SendRegular />} title={t('console.streams.empty')} action={add}>
          {t('console.streams.empty-text')}
        </EmptyState>
      )}
      <div className={styles.streams}>
        {streams.data?.items.map((stream) => (
          <StreamCard key={stream.id} stream={stream} />
        ))}
      </div>
      <AddStreamDialog isOpen={isAdding} onClose={() => setAdding(false)} />
    </>
  );
}
