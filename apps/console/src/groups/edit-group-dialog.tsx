import { type GroupDetails, updateGroupRoute } from '@alongside/protocol';
import { ModalDialog, useLocale } from '@alongside/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { callRoute } from '../server/call-route.ts';
import { refreshTopics } from '../server/refresh-topic.ts';
import { DialogForm } from '../shell/dialog-form.tsx';
import { NameFields } from '../shell/name-fields.tsx';

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
  const isNamed = named.name.trim() !== '';
  const save = useMutation({
    mutationFn: () =>
      callRoute(updateGroupRoute, {
        params: { groupId: group.id },
        body: { ...named, description: named.description.trim() === '' ? null : named.description },
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
      <NameFields
        label={t('console.groups.name')}
        {...named}
        isFaulty={!isNamed}
        descriptionMax={500}
        onChange={(part) => setNamed({ ...named, ...part })}
      />
    </DialogForm>
  );
}
