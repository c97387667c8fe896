import { type AuditStream, replayStreamRoute } from '@alongside/protocol';
import { ModalDialog, useLocale } from '@alongside/ui';
import { Field, Input } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { callRoute } from '../server/call-route.ts';
import { refreshTopics } from '../server/refresh-topic.ts';
import { DialogForm } from '../shell/dialog-form.tsx';
import { useNotices } from '../shell/notices.tsx';

interface ReplayDialogProps {
  readonly stream: AuditStream;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Delivers again from a row on. */
export function ReplayDialog({ stream, isOpen, onClose }: ReplayDialogProps) {
  const { t } = useLocale();
  return (
    <ModalDialog
      isOpen={isOpen}
      title={t('console.streams.replay-title', { name: stream.name })}
      onClose={onClose}
    >
      <Replay stream={stream} onClose={onClose} />
    </ModalDialog>
  );
}

function Replay({ stream, onClose }: Omit<ReplayDialogProps, 'isOpen'>) {
  const { t } = useLocale();
  const { say } = useNotices();
  const queries = useQueryClient();
  const [from, setFrom] = useState('1');
  const [isChecked, setChecked] = useState(false);
  const body = replayStreamRoute.body.safeParse({ from: from.trim() === '' ? Number.NaN : Number(from) });
  const replay = useMutation({
    mutationFn: (whole: { readonly from: number }) =>
      callRoute(replayStreamRoute, { params: { streamId: stream.id }, body: whole }),
    onSuccess: async () => {
      say(t('console.streams.replay-begun'));
      onClose();
      await refreshTopics(queries, 'streams');
    },
  });
  return (
    <DialogForm
      submit={t('console.streams.replay')}
      isBusy={replay.isPending}
      error={replay.error}
      onSubmit={() => {
        setChecked(true);
        if (body.success) replay.mutate(body.data);
      }}
      onClose={onClose}
    >
      <Field
        label={t('console.streams.replay-from')}
        hint={t('console.streams.replay-hint')}
        {...(isChecked && !body.success && { validationMessage: t('console.streams.replay-fault') })}
      >
        <Input
          type="number"
          inputMode="numeric"
          min={1}
          value={from}
          onChange={(_event, { value }) => setFrom(value)}
        />
      </Field>
    </DialogForm>
  );
}
