import { type GroupDetails, updateGroupRoute } from '@alongside/protocol';
import { ModalDialog, useLocale } from '@alongside/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { callRoute } from '../server/call-route.ts';
import { refreshTopics } from '../server/refresh-topic.ts';
import { DialogForm } from '../shell/dialog-form.tsx';
import { faultyFields } from '../shell/faulty-fields.ts';
import { NameFields } from '../shell/name-fields.tsx';
import { textOrNull } from '../shell/text-or-null.ts';

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
  const [named, setNamed] = useState({ name: group.name, description: group.description ?? '' });
  const body = { ...named, description: textOrNull(named.description) };
  const faults = faultyFields(updateGroupRoute.body, body);
  const save = useMutation({
    mutationFn: () => callRoute(updateGroupRoute, { params: { groupId: group.id }, body }),
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
        if (faults.size === 0) save.mutate();
      }}
      onClose={onClose}
    >
      <NameFields
        label={t('console.groups.name')}
        {...named}
        faults={faults}
        nameMax={200}
        descriptionMax={500}
        onChange={(part) => setNamed({ ...named, ...part })}
      />
    </DialogForm>
  );
}
