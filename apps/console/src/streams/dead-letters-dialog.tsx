import { type AuditStream, type DeadLetter, replayDeadLettersRoute } from '@alongside/protocol';
import { DialogActions, ErrorNotice, Loading, ModalDialog, useLocale } from '@alongside/ui';
import { Button, Checkbox, makeStyles, tokens } from '@fluentui/react-components';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { PlainList } from '../facts/plain-list.tsx';
import { callRoute } from '../server/call-route.ts';
import { refreshTopics } from '../server/refresh-topic.ts';
import { useNotices } from '../shell/notices.tsx';
import { streamQueries } from './stream-queries.ts';
import { useReasonText } from './use-reason-text.ts';

const useStyles = makeStyles({
  list: { maxHeight: '50vh', overflowY: 'auto', marginBlock: tokens.spacingVerticalM },
  code: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200 },
});

interface DeadLettersDialogProps {
  readonly stream: AuditStream;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Rows that the receiver refused: delivered again, or given up. */
export function DeadLettersDialog({ stream, isOpen, onClose }: DeadLettersDialogProps) {
  const { t } = useLocale();
  return (
    <ModalDialog
      isOpen={isOpen}
      title={t('console.streams.dead-letters-title', { name: stream.name })}
      onClose={onClose}
    >
      <DeadLetters stream={stream} onClose={onClose} />
    </ModalDialog>
  );
}

function DeadLetters({ stream, onClose }: Omit<DeadLettersDialogProps, 'isOpen'>) {
  const styles = useStyles();
  const { t } = useLocale();
  const { say } = useNotices();
  const queries = useQueryClient();
  const letters = useQuery(streamQueries.deadLetters(stream.id));
  const items = letters.data?.items ?? [];
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set());
  const chosen = items.filter(({ n }) => !left.has(n)).map(({ n }) => n);
  const settle = useMutation({
    mutationFn: (isGivenUp: boolean) =>
      callRoute(replayDeadLettersRoute, {
        params: { streamId: stream.id },
        body: { ns: chosen, isGivenUp },
      }),
    onSuccess: ({ done, refused }) => say(t('console.streams.settled', { done, refused })),
    onSettled: () => refreshTopics(queries, 'streams'),
  });
  const isIdle = chosen.length > 0 && !settle.isPending;
  return (
    <>
      {letters.isPending && <Loading />}
      <ErrorNotice error={letters.error ?? settle.error} />
      <div className={styles.list} tabIndex={0} role="group" aria-label={t('console.streams.refused-rows')}>
        <PlainList
          items={items}
          keyOf={({ n }) => String(n)}
          entry={(letter) => (
            <LetterEntry
              letter={letter}
              isChosen={!left.has(letter.n)}
              onChoose={(isChosen) => {
                const next = new Set(left);
                if (isChosen) next.delete(letter.n);
                else next.add(letter.n);
                setLeft(next);
              }}
            />
          )}
          none={letters.isPending ? '' : t('console.streams.no-dead-letters')}
        />
      </div>
      <DialogActions>
        <Button size="large" onClick={onClose}>
          {t('console.close')}
        </Button>
        <Button size="large" disabledFocusable={!isIdle} onClick={() => isIdle && settle.mutate(true)}>
          {t('console.streams.give-up')}
        </Button>
        <Button
          size="large"
          appearance="primary"
          disabledFocusable={!isIdle}
          onClick={() => isIdle && settle.mutate(false)}
        >
          {t('console.streams.send-again', { count: chosen.length })}
        </Button>
      </DialogActions>
    </>
  );
}

interface LetterEntryProps {
  readonly letter: DeadLetter;
  readonly isChosen: boolean;
  readonly onChoose: (isChosen: boolean) => void;
}

function LetterEntry({ letter: { n, code, refusedAt, reason }, isChosen, onChoose }: LetterEntryProps) {
  const styles = useStyles();
  const { t, format } = useLocale();
  const reasonText = useReasonText();
  return (
    <Checkbox
      checked={isChosen}
      label={
        <>
          {t('console.streams.row', { row: format.number(n) })} <bdi className={styles.code}>{code}</bdi>
          {` · ${reasonText(reason)} · ${format.dateTime(refusedAt)}`}
        </>
      }
      onChange={(_event, { checked }) => onChoose(checked === true)}
    />
  );
}
