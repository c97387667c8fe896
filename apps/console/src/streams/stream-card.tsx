import { type AuditStream, removeStreamRoute, testStreamRoute, updateStreamRoute } from '@alongside/protocol';
import { ConfirmDialog, Notice, useLocale } from '@alongside/ui';
import { Button, Switch, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowRepeatAllRegular, BeakerRegular, DeleteRegular, MailErrorRegular } from '@fluentui/react-icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Fact, FactList } from '../facts/fact-list.tsx';
import { Section } from '../facts/section.tsx';
import { callRoute } from '../server/call-route.ts';
import { refreshTopics } from '../server/refresh-topic.ts';
import { useNotices } from '../shell/notices.tsx';
import { DeadLettersDialog } from './dead-letters-dialog.tsx';
import { ReplayDialog } from './replay-dialog.tsx';
import { FORMAT_TEXTS } from './stream-texts.ts';
import { useReasonText } from './use-reason-text.ts';

const useStyles = makeStyles({
  body: { display: 'grid', gap: tokens.spacingVerticalL },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

const targetOf = ({ target }: AuditStream): string =>
  target.kind === 'webhook' ? target.url : `${target.host}:${target.port}`;

/** One place that the audit log is streamed to. */
export function StreamCard({ stream }: { readonly stream: AuditStream }) {
  const styles = useStyles();
  const { t, format } = useLocale();
  const { fail } = useNotices();
  const queries = useQueryClient();
  const toggle = useMutation({
    mutationFn: (isEnabled: boolean) =>
      callRoute(updateStreamRoute, { params: { streamId: stream.id }, body: { isEnabled } }),
    onError: fail,
    onSettled: () => refreshTopics(queries, 'streams'),
  });
  return (
    <Section
      title={stream.name}
      actions={
        <Switch
          checked={stream.isEnabled}
          label={t('console.streams.is-on')}
          labelPosition="before"
          onChange={(_event, { checked }) => toggle.mutate(checked)}
        />
      }
    >
      <div className={styles.body}>
        <Health stream={stream} />
        <FactList>
          <Fact
            term={t(stream.target.kind === 'webhook' ? 'console.streams.webhook' : 'console.streams.syslog')}
            isCode
          >
            {targetOf(stream)}
          </Fact>
          <Fact term={t('console.streams.format')}>{t(FORMAT_TEXTS[stream.format])}</Fact>
          <Fact term={t('console.streams.waiting')}>{format.number(stream.waiting)}</Fact>
          <Fact term={t('console.streams.delivered')}>
            {stream.lastDeliveredAt === null
              ? t('console.people.never')
              : t('console.streams.delivered-row', {
                  at: format.dateTime(stream.lastDeliveredAt),
                  row: format.number(stream.position),
                })}
          </Fact>
        </FactList>
        <StreamActions stream={stream} />
      </div>
    </Section>
  );
}

interface StreamProps {
  readonly stream: AuditStream;
}

function Health({ stream: { health, isEnabled } }: StreamProps) {
  const { t, format } = useLocale();
  const reasonText = useReasonText();
  if (!isEnabled) return <Notice kind="info">{t('console.streams.off')}</Notice>;
  if (health.kind === 'fine') return <Notice kind="success">{t('console.streams.fine')}</Notice>;
  return (
    <Notice
      kind="error"
      live="off"
      title={t('console.streams.failing', { at: format.dateTime(health.since) })}
    >
      {t('console.streams.failing-text', {
        reason: reasonText(health.reason),
        count: health.tries,
        next: format.time(health.nextTryAt),
      })}
    </Notice>
  );
}

function StreamActions({ stream }: StreamProps) {
  const styles = useStyles();
  const { t, format } = useLocale();
  const { say, fail } = useNotices();
  const queries = useQueryClient();
  const reasonText = useReasonText();
  const [shown, setShown] = useState<'replay' | 'dead-letters' | 'remove' | null>(null);
  const params = { streamId: stream.id };
  const test = useMutation({
    mutationFn: () => callRoute(testStreamRoute, { params }),
    onError: fail,
    onSuccess: ({ isDelivered, reason }) => {
      if (isDelivered) say(t('console.streams.test-delivered'));
      else say(t('console.streams.test-failed', { reason: reasonText(reason ?? '') }), 'error');
    },
  });
  const remove = useMutation({
    mutationFn: () => callRoute(removeStreamRoute, { params }),
    onError: fail,
    onSettled: async () => {
      setShown(null);
      await refreshTopics(queries, 'streams');
    },
  });
  return (
    <div className={styles.actions}>
      <Button icon={<BeakerRegular />} disabledFocusable={test.isPending} onClick={() => test.mutate()}>
        {t('console.streams.test')}
      </Button>
      <Button icon={<ArrowRepeatAllRegular />} onClick={() => setShown('replay')}>
        {t('console.streams.replay')}
      </Button>
      {stream.deadLetters > 0 && (
        <Button icon={<MailErrorRegular />} onClick={() => setShown('dead-letters')}>
          {t('console.streams.dead-letters', { count: stream.deadLetters })}
        </Button>
      )}
      <Button icon={<DeleteRegular />} onClick={() => setShown('remove')}>
        {t('console.streams.remove')}
      </Button>
      <ReplayDialog stream={stream} isOpen={shown === 'replay'} onClose={() => setShown(null)} />
      <DeadLettersDialog stream={stream} isOpen={shown === 'dead-letters'} onClose={() => setShown(null)} />
      <ConfirmDialog
        isOpen={shown === 'remove'}
        title={t('console.streams.remove-title', { name: stream.name })}
        confirm={t('console.streams.remove')}
        isDangerous
        isBusy={remove.isPending}
        onConfirm={() => remove.mutate()}
        onClose={() => setShown(null)}
      >
        {t('console.streams.remove-text', { waiting: format.number(stream.waiting) })}
      </ConfirmDialog>
    </div>
  );
}
