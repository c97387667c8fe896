import { addPersonRoute, type BuiltInRole } from '@alongside/protocol';
import { ModalDialog, useLocale } from '@alongside/ui';
import { Field, Input } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { callRoute } from '../server/call-route.ts';
import { refreshTopics } from '../server/refresh-topic.ts';
import { DialogForm } from '../shell/dialog-form.tsx';
import { useNotices } from '../shell/notices.tsx';
import { textOrNull } from '../shell/text-or-null.ts';
import type { Invitation } from './invitation-dialog.tsx';
import { RoleChoice } from './role-choice.tsx';

interface AddPersonDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onInvited: (invitation: Invitation) => void;
}

/** A new person; with the embedded sign-in, their invitation link follows. */
export function AddPersonDialog({ isOpen, ...props }: AddPersonDialogProps) {
  const { t } = useLocale();
  return (
    <ModalDialog isOpen={isOpen} title={t('console.people.add')} onClose={props.onClose}>
      <AddPersonForm {...props} />
    </ModalDialog>
  );
}

function AddPersonForm({ onClose, onInvited }: Omit<AddPersonDialogProps, 'isOpen'>) {
  const { t } = useLocale();
  const { say } = useNotices();
  const queries = useQueryClient();
  const [email, setEmail] = useState('');
  const [fullName, setFullName] = useState('');
  const [jobTitle, setJobTitle] = useState('');
  const [roles, setRoles] = useState<readonly BuiltInRole[]>([]);
  const [isChecked, setChecked] = useState(false);
  const body = {
    email: email.trim(),
    fullName,
    jobTitle: textOrNull(jobTitle),
    roles: [...roles],
  };
  const parsed = addPersonRoute.body.safeParse(body);
  const faulty = new Set(parsed.error?.issues.map(({ path }) => path[0]));
  const add = useMutation({
    mutationFn: () => callRoute(addPersonRoute, { body }),
    onSuccess: async ({ person, invitationLink }) => {
      onClose();
      if (invitationLink === null) say(t('console.people.added', { name: person.profile.fullName }));
      else onInvited({ fullName: person.profile.fullName, link: invitationLink });
      await refreshTopics(queries, 'people');
    },
  });
  const fault = (field: string, text: string) =>
    isChecked && faulty.has(field) ? { validationMessage: text } : {};
  return (
    <DialogForm
      submit={t('console.people.add-submit')}
      isBusy={add.isPending}
      error={add.error}
      onSubmit={() => {
        setChecked(true);
        if (parsed.success) add.mutate();
      }}
      onClose={onClose}
    >
      <Field label={t('console.people.email')} required {...fault('email', t('console.fault.email'))}>
        <Input
          type="email"
          autoComplete="off"
          dir="ltr"
          value={email}
          onChange={(_event, { value }) => setEmail(value)}
        />
      </Field>
      <Field
        label={t('console.people.full-name')}
        required
        {...fault('fullName', t('console.fault.name', { most: 200 }))}
      >
        <Input
          autoComplete="off"
          dir="auto"
          value={fullName}
          onChange={(_event, { value }) => setFullName(value)}
        />
      </Field>
      <Field label={t('console.people.job')} {...fault('jobTitle', t('console.fault.name', { most: 200 }))}>
        <Input
          autoComplete="off"
          dir="auto"
          value={jobTitle}
          onChange={(_event, { value }) => setJobTitle(value)}
        />
      </Field>
      <RoleChoice roles={roles} onChange={setRoles} />
    </DialogForm>
  );
}
