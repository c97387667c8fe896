import { type PersonSummary, updatePersonRoute } from '@alongside/protocol';
import { ModalDialog, useLocale } from '@alongside/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { callRoute } from '../server/call-route.ts';
import { refreshTopics } from '../server/refresh-topic.ts';
import { DialogForm } from '../shell/dialog-form.tsx';
import { RoleChoice } from './role-choice.tsx';

interface RolesDialogProps {
  /** null: closed. */
  readonly person: PersonSummary | null;
  readonly onClose: () => void;
}

export function RolesDialog({ person, onClose }: RolesDialogProps) {
  const { t } = useLocale();
  const title = person === null ? '' : t('console.people.roles-of', { name: person.profile.fullName });
  return (
    <ModalDialog isOpen={person !== null} title={title} onClose={onClose}>
      {person !== null && <RolesForm person={person} onClose={onClose} />}
    </ModalDialog>
  );
}

function RolesForm({ person, onClose }: { readonly person: PersonSummary; readonly onClose: () => void }) {
  const { t } = useLocale();
  const queries = useQueryClient();
  const [roles, setRoles] = useState(person.roles);
  const { personId } = person.profile;
  const save = useMutation({
    mutationFn: () => callRoute(updatePersonRoute, { params: { personId }, body: { roles: [...roles] } }),
    onSuccess: async () => {
      onClose();
      // The roles may be one's own: what this page offers depends on them.
      await Promise.all([refreshTopics(queries, 'people'), queries.invalidateQueries({ queryKey: ['me'] })]);
    },
  });
  return (
    <DialogForm
      submit={t('console.save')}
      isBusy={save.isPending}
      error={save.error}
      onSubmit={() => save.mutate()}
      onClose={onClose}
    >
      <RoleChoice roles={roles} onChange={(chosen) => setRoles([...chosen])} />
    </DialogForm>
  );
}
