import { createEnrolmentTokenRoute, DeviceOwnership, type GroupId } from '@alongside/protocol';
import { ModalDialog, useLocale } from '@alongside/ui';
import { Field, Input, Radio, RadioGroup } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type Choice, pickableGroups } from '../pick/pickable.ts';
import { SeveralPicker } from '../pick/several-picker.tsx';
import { callRoute } from '../server/call-route.ts';
import { refreshTopics } from '../server/refresh-topic.ts';
import { CopyField } from '../shell/copy-field.tsx';
import { DialogForm } from '../shell/dialog-form.tsx';
import { ShownOnce } from '../shell/shown-once.tsx';
import { OWNERSHIP_TEXTS } from './device-texts.ts';

const DAYS_DEFAULT = 30;

interface CreateTokenDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** A new enrolment token; it is shown here, once. */
export function CreateTokenDialog({ isOpen, onClose }: CreateTokenDialogProps) {
  const { t } = useLocale();
  return (
    <ModalDialog isOpen={isOpen} title={t('console.enrolment.create')} onClose={onClose}>
      <CreateToken onClose={onClose} />
    </ModalDialog>
  );
}

function CreateToken({ onClose }: Pick<CreateTokenDialogProps, 'onClose'>) {
  const { t } = useLocale();
  const [token, setToken] = useState<string | null>(null);
  if (token === null) return <TokenForm onCreated={setToken} onClose={onClose} />;
  return (
    <ShownOnce
      text={t('console.enrolment.once')}
      label={t('console.enrolment.token')}
      secret={token}
      onClose={onClose}
    >
      <CopyField
        label={t('console.enrolment.command')}
        value={`alongside-agent enrol --server ${window.location.origin}`}
      />
    </ShownOnce>
  );
}

interface TokenFormProps {
  readonly onCreated: (token: string) => void;
  readonly onClose: () => void;
}

function TokenForm({ onCreated, onClose }: TokenFormProps) {
  const { t, format } = useLocale();
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const [days, setDays] = useState(String(DAYS_DEFAULT));
  const [uses, setUses] = useState('');
  const [ownership, setOwnership] = useState<DeviceOwnership>('corporate');
  const [groups, setGroups] = useState<readonly Choice<GroupId>[]>([]);
  const [isChecked, setChecked] = useState(false);
  const body = {
    name,
    days: Number(days),
    uses: uses.trim() === '' ? null : Number(uses),
    ownership,
    groupIds: groups.map(({ id }) => id),
  };
  const parsed = createEnrolmentTokenRoute.body.safeParse(body);
  const faulty = new Set(parsed.error?.issues.map(({ path }) => path[0]));
  const fault = (field: string, text: string) =>
    isChecked && faulty.has(field) ? { validationMessage: text } : {};
  const create = useMutation({
    mutationFn: () => callRoute(createEnrolmentTokenRoute, { body }),
    onSuccess: async ({ token }) => {
      onCreated(token);
      await refreshTopics(queries, 'enrolment-tokens');
    },
  });
  return (
    <DialogForm
      submit={t('console.enrolment.create-submit')}
      isBusy={create.isPending}
      error={create.error}
      onSubmit={() => {
        setChecked(true);
        if (parsed.success) create.mutate();
      }}
      onClose={onClose}
    >
      <Field
        label={t('console.enrolment.name')}
        hint={t('console.enrolment.name-hint')}
        required
        {...fault('name', t('console.fault.name', { most: 100 }))}
      >
        <Input dir="auto" value={name} maxLength={100} onChange={(_event, { value }) => setName(value)} />
      </Field>
      <Field
        label={t('console.enrolment.days')}
        {...fault('days', t('console.fault.number', { least: 1, most: 365 }))}
      >
        <Input
          type="number"
          min={1}
          max={365}
          value={days}
          onChange={(_event, { value }) => setDays(value)}
        />
      </Field>
      <Field
        label={t('console.enrolment.uses-max')}
        hint={t('console.enrolment.uses-hint')}
        {...fault('uses', t('console.fault.number', { least: 1, most: format.number(1_000_000) }))}
      >
        <Input type="number" min={1} value={uses} onChange={(_event, { value }) => setUses(value)} />
      </Field>
      <Field label={t('console.devices.ownership')}>
        <RadioGroup
          layout="horizontal"
          value={ownership}
          onChange={(_event, { value }) =>
            setOwnership(DeviceOwnership.options.find((one) => one === value) ?? ownership)
          }
        >
          {DeviceOwnership.options.map((one) => (
            <Radio key={one} value={one} label={t(OWNERSHIP_TEXTS[one])} />
          ))}
        </RadioGroup>
      </Field>
      <SeveralPicker
        label={t('console.enrolment.groups')}
        from={pickableGroups('devices')}
        values={groups}
        onChange={setGroups}
      />
    </DialogForm>
  );
}
