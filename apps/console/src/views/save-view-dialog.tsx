import { addViewRoute, type ListName, type ViewState } from '@alongside/protocol';
import { ModalDialog, useLocale } from '@alongside/ui';
import { Checkbox, Field, Input } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { callRoute } from '../server/call-route.ts';
import { DialogForm } from '../shell/dialog-form.tsx';
import { useNotices } from '../shell/notices.tsx';

interface SaveViewDialogProps {
  readonly list: ListName;
  readonly state: ViewState;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Keeps what is shown under a name. */
export function SaveViewDialog({ isOpen, ...props }: SaveViewDialogProps) {
  const { t } = useLocale();
  return (
    <ModalDialog isOpen={isOpen} title={t('console.views.save-title')} onClose={props.onClose}>
      <SaveViewForm {...props} />
    </ModalDialog>
  );
}

function SaveViewForm({ list, state, onClose }: Omit<SaveViewDialogProps, 'isOpen'>) {
  const { t } = useLocale();
  const { say } = useNotices();
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const [isShared, setShared] = useState(false);
  const [isChecked, setChecked] = useState(false);
  const body = { list, name, isShared, state };
  const isValid = addViewRoute.body.safeParse(body).success;
  const save = useMutation({
    mutationFn: () => callRoute(addViewRoute, { body }),
    onSuccess: async (view) => {
      onClose();
      say(t('console.views.saved', { name: view.name }));
      await queries.invalidateQueries({ queryKey: ['views', list] });
    },
  });
  return (
    <DialogForm
      submit={t('console.save')}
      isBusy={save.isPending}
      error={save.error}
      onSubmit={() => {
        setChecked(true);
        if (isValid) save.mutate();
      }}
      onClose={onClose}
    >
      <Field
        label={t('console.views.name')}
        hint={t('console.views.save-hint')}
        required
        {...(isChecked && !isValid && { validationMessage: t('console.fault.name', { most: 100 }) })}
      >
        <Input dir="auto" value={name} maxLength={100} onChange={(_event, { value }) => setName(value)} />
      </Field>
      <Checkbox
        checked={isShared}
        label={t('console.views.share')}
        onChange={(_event, { checked }) => setShared(checked === true)}
      />
    </DialogForm>
  );
}
