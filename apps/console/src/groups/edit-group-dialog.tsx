import { type GroupDetails, updateGroupRoute } from '@alongside/protocol';
import { ModalDialog, useLocale } from '@alongside/ui';
import { Field, Input, Textarea } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { callRoute } from '../server/call-route.ts';
import { refreshTopics } from '../server/refresh-topic.ts';
import { DialogForm } from '../shell/dialog-form.tsx';

interface EditGroupDialogProps {
  readonly group: GroupDetails;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Another name or description. */
export function EditGroupDialog({ isOpen, ...props }: EditGroupDialogProps) {
  const { t } = useLocale();
  return (
    <ModalDialog isOpen={isOpen} title={t('console.group.edit')} onClose={props.onClose}>
      <EditGroupForm {...props} />
    </ModalDialog>
  );
}

function EditGroupForm({ group, onClose }: Omit<EditGroupDialogProps, 'isOpen'>) {
  const { t } = useLocale();
  const queries = useQueryClient();
  const [name, setName] = useState(group.name);
  const [description, setDescription] = useState(group.description ?? '');
  const isNamed = name.trim() !== '';
  const save = useMutation({
    mutationFn: () =>
      callRoute(updateGroupRoute, {
        params: { groupId: group.id },
        body: { name, description: description.trim() === '' ? null : description },
      }),
    onSuccess: async () => {
      onClose();
      await refreshTopics(queries, 'groups');
    },
  });
  return (
    <DialogForm
      submit={t('console.save')}
      isBusy={save.isPending}
      error={save.error}
      onSubmit={() => {
        if (isNamed) save.mutate();
      }}
      onClose={onClose}
    >
      <Field
        label={t('console.groups.name')}
        required
        {...(!isNamed && { validationMessage: t('console.fault.name') })}
      >
        <Input dir="auto" value={name} maxLength={100} onChange={(_event, { value }) => setName(value)} />
      </Field>
      <Field label={t('console.groups.description')}>
        <Textarea
          dir="auto"
          value={description}
          maxLength={500}
          onChange={(_event, { value }) => setDescription(value)}
        />
      </Field>
    </DialogForm>
  );
}
