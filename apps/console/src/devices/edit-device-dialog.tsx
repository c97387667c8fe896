import { type DeviceDetail, DeviceOwnership, type PersonId, updateDeviceRoute } from '@alongside/protocol';
import { ModalDialog, useLocale } from '@alongside/ui';
import { Field, Input, Radio, RadioGroup } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type Choice, pickablePeople } from '../pick/pickable.ts';
import { SearchPicker } from '../pick/search-picker.tsx';
import { callRoute } from '../server/call-route.ts';
import { refreshTopics } from '../server/refresh-topic.ts';
import { useMay } from '../server/use-me.ts';
import { DialogForm } from '../shell/dialog-form.tsx';
import { textOrNull } from '../shell/text-or-null.ts';
import { OWNERSHIP_TEXTS } from './device-texts.ts';

interface EditDeviceDialogProps {
  readonly device: DeviceDetail;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** What the device is called here, whose it is and who mainly uses it. */
export function EditDeviceDialog({ isOpen, ...props }: EditDeviceDialogProps) {
  const { t } = useLocale();
  return (
    <ModalDialog isOpen={isOpen} title={t('console.device.edit')} onClose={props.onClose}>
      <EditDeviceForm {...props} />
    </ModalDialog>
  );
}

function EditDeviceForm({ device, onClose }: Omit<EditDeviceDialogProps, 'isOpen'>) {
  const { t } = useLocale();
  const queries = useQueryClient();
  // Who may not see people can't look one up.
  const mayPickPeople = useMay('manage-people');
  const [name, setName] = useState(device.displayName ?? '');
  const [ownership, setOwnership] = useState(device.ownership);
  const [person, setPerson] = useState<Choice<PersonId> | null>(
    device.primaryPerson && { id: device.primaryPerson.id, name: device.primaryPerson.fullName },
  );
  const save = useMutation({
    mutationFn: () =>
      callRoute(updateDeviceRoute, {
        params: { deviceId: device.id },
        body: {
          displayName: textOrNull(name),
          ownership,
          ...(mayPickPeople && { primaryPersonId: person?.id ?? null }),
        },
      }),
    onSuccess: async () => {
      onClose();
      await refreshTopics(queries, 'devices');
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
      <Field label={t('console.devices.name')} hint={t('console.device.name-hint', { name: device.ownName })}>
        <Input
          dir="auto"
          value={name}
          maxLength={100}
          placeholder={device.ownName}
          onChange={(_event, { value }) => setName(value)}
        />
      </Field>
      <Field label={t('console.devices.ownership')}>
        <RadioGroup
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
      {mayPickPeople && (
        <SearchPicker
          label={t('console.devices.primary-person')}
          from={pickablePeople}
          value={person}
          onChoose={setPerson}
        />
      )}
    </DialogForm>
  );
}
