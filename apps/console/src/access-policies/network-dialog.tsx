import { addNetworkRoute, NetworkFields, type NetworkView, updateNetworkRoute } from '@alongside/protocol';
import { ModalDialog, useLocale } from '@alongside/ui';
import { Button, Field, Input, Textarea } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { callRoute } from '../server/call-route.ts';
import { refreshTopics } from '../server/refresh-topic.ts';
import { DialogForm } from '../shell/dialog-form.tsx';
import { useNotices } from '../shell/notices.tsx';
import { textOrNull } from '../shell/text-or-null.ts';
import { PolicyError } from './policy-error.tsx';

const EXAMPLE = '203.0.113.0/24\n2001:db8::/32';

interface NetworkDialogProps {
  /** null: closed. */
  readonly network: NetworkView | 'new' | null;
  /** null: not known yet. */
  readonly ownAddress: string | null;
  readonly onClose: () => void;
}

/** A network by its name and ranges, new or changed. */
export function NetworkDialog({ network, ownAddress, onClose }: NetworkDialogProps) {
  const { t } = useLocale();
  const titleKey = network === 'new' ? 'console.networks.add' : 'console.networks.edit';
  return (
    <ModalDialog isOpen={network !== null} title={t(titleKey)} onClose={onClose}>
      {network !== null && (
        <NetworkForm stored={network === 'new' ? null : network} ownAddress={ownAddress} onClose={onClose} />
      )}
    </ModalDialog>
  );
}

const linesOf = (text: string): string[] => text.split(/[\s,;]+/u).filter((line) => line !== '');

interface NetworkFormProps extends Pick<NetworkDialogProps, 'ownAddress' | 'onClose'> {
  /** null: a new one. */
  readonly stored: NetworkView | null;
}

function NetworkForm({ stored, ownAddress, onClose }: NetworkFormProps) {
  const { t } = useLocale();
  const { say } = useNotices();
  const queries = useQueryClient();
  const [name, setName] = useState(stored?.name ?? '');
  const [description, setDescription] = useState(stored?.description ?? '');
  const [ranges, setRanges] = useState(stored?.ranges.join('\n') ?? '');
  const [isChecked, setChecked] = useState(false);
  const body = {
    name,
    description: textOrNull(description),
    ranges: linesOf(ranges),
  };
  const parsed = NetworkFields.safeParse(body);
  const faulty = new Set(parsed.error?.issues.map(({ path }) => path[0]));
  const fault = (field: string, text: string) =>
    isChecked && faulty.has(field) ? { validationMessage: text } : {};
  const save = useMutation({
    mutationFn: () =>
      stored === null
        ? callRoute(addNetworkRoute, { body })
        : callRoute(updateNetworkRoute, { params: { networkId: stored.id }, body }),
    onSuccess: async () => {
      say(t('console.networks.saved', { name }));
      onClose();
      await refreshTopics(queries, 'networks', 'access-policies');
    },
  });
  return (
    <DialogForm
      submit={t('console.save')}
      isBusy={save.isPending}
      error={null}
      onSubmit={() => {
        setChecked(true);
        if (parsed.success) save.mutate();
      }}
      onClose={onClose}
    >
      <Field
        label={t('console.networks.name')}
        required
        {...fault('name', t('console.fault.name', { most: 100 }))}
      >
        <Input dir="auto" value={name} maxLength={100} onChange={(_event, { value }) => setName(value)} />
      </Field>
      <Field
        label={t('console.networks.ranges')}
        hint={t('console.networks.ranges-hint')}
        required
        {...fault('ranges', t('console.networks.ranges-fault'))}
      >
        <Textarea
          dir="ltr"
          rows={5}
          value={ranges}
          placeholder={EXAMPLE}
          onChange={(_event, { value }) => setRanges(value)}
        />
      </Field>
      {ownAddress !== null && !linesOf(ranges).includes(ownAddress) && (
        <div>
          <Button size="small" onClick={() => setRanges([...linesOf(ranges), ownAddress].join('\n'))}>
            {t('console.networks.add-own')}
          </Button>
        </div>
      )}
      <Field
        label={t('console.groups.description')}
        {...fault('description', t('console.fault.description', { most: 500 }))}
      >
        <Input
          dir="auto"
          value={description}
          maxLength={500}
          onChange={(_event, { value }) => setDescription(value)}
        />
      </Field>
      <PolicyError error={save.error} />
    </DialogForm>
  );
}
