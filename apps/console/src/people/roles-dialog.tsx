import { type PersonSummary, updatePersonRoute } from '@alongside/protocol';
import { callRoute, useLocale } from '@alongside/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { FormDialog } from '../shell/form-dialog.tsx';
import { RoleChoice } from './role-choice.tsx';

interface RolesDialogProps {
  readonly person: PersonSummary;
  readonly onClose: () => void;
}

export function RolesDialog({ person, onClose }: RolesDialogProps) {
  const { t } = useLocale();
  const queries = useQueryClient();
  const [roles, setRoles] = useState(person.roles);
  const { personId, fullName } = person.profile;
  const save = useMutation({
    mutationFn: () => callRoute(updatePersonRoute, { params: { personId }, body: { roles: [...roles] } }),
    onSuccess: async () => {
      onClose();
      // The roles may be one's own: what this page offers depends on them.
      await Promise.all([
        queries.invalidateQueries({ queryKey: ['people'] }),
        queries.invalidateQueries({ queryKey: ['me'] }),
      ]);
    },
  });
  return (
    <FormDialog
      title={t('console.people.roles-of', { name: fullName })}
      submit={t('console.save')}
      isBusy={save.isPending}
      error={save.error}
      onSubmit={() => save.mutate()}
      onClose={onClose}
    >
      <RoleChoice roles={roles} onChange={(chosen) => setRoles([...chosen])} />
    </FormDialog>
  );
}
