import {
  addGroupRoute,
  createDeviceGroupRoute,
  type DeviceRule,
  type GroupId,
  type GroupKind,
} from '@alongside/protocol';
import { ModalDialog, useLocale } from '@alongside/ui';
import { Field, Radio, RadioGroup } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { callRoute } from '../server/call-route.ts';
import { refreshTopics } from '../server/refresh-topic.ts';
import { useMay } from '../server/use-me.ts';
import { DialogForm } from '../shell/dialog-form.tsx';
import { faultyFields } from '../shell/faulty-fields.ts';
import { NameFields } from '../shell/name-fields.tsx';
import { textOrNull } from '../shell/text-or-null.ts';
import { DEFAULT_RULE, isWholeRule } from './rule-draft.ts';
import { RuleEditor } from './rule-editor.tsx';

interface AddGroupDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** A new group, whose page opens. */
export function AddGroupDialog({ isOpen, onClose }: AddGroupDialogProps) {
  const { t } = useLocale();
  return (
    <ModalDialog isOpen={isOpen} title={t('console.groups.add')} onClose={onClose}>
      <AddGroupForm onClose={onClose} />
    </ModalDialog>
  );
}

type Way = 'people' | 'devices' | 'rule';

const WAYS = [
  { way: 'people', textKey: 'console.groups.of-people', permission: 'manage-people' },
  { way: 'devices', textKey: 'console.groups.of-devices', permission: 'manage-devices' },
  { way: 'rule', textKey: 'console.groups.by-rule', permission: 'manage-devices' },
] as const;

interface NewGroup {
  readonly way: Way;
  readonly name: string;
  readonly description: string | null;
  readonly rule: DeviceRule;
}

async function addGroup({ way, name, description, rule }: NewGroup): Promise<GroupId> {
  if (way === 'rule') {
    return (await callRoute(createDeviceGroupRoute, { body: { name, description, rule } })).id;
  }
  const kind: GroupKind = way;
  return (await callRoute(addGroupRoute, { body: { kind, name, description } })).id;
}

const faultsOf = ({ way, name, description, rule }: NewGroup): ReadonlySet<string> =>
  way === 'rule'
    ? faultyFields(createDeviceGroupRoute.body, { name, description, rule })
    : faultyFields(addGroupRoute.body, { kind: way, name, description });

function AddGroupForm({ onClose }: Pick<AddGroupDialogProps, 'onClose'>) {
  const { t } = useLocale();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const may = { 'manage-people': useMay('manage-people'), 'manage-devices': useMay('manage-devices') };
  const ways = WAYS.filter(({ permission }) => may[permission]);
  const [way, setWay] = useState<Way>(ways[0]?.way ?? 'people');
  const [named, setNamed] = useState({ name: '', description: '' });
  const [rule, setRule] = useState(DEFAULT_RULE);
  const [isChecked, setChecked] = useState(false);
  const group: NewGroup = {
    way,
    rule,
    ...named,
    description: textOrNull(named.description),
  };
  const faults = faultsOf(group);
  const add = useMutation({
    mutationFn: () => addGroup(group),
    onSuccess: async (groupId) => {
      onClose();
      await refreshTopics(queries, 'groups');
      await navigate({ to: '/groups/$groupId', params: { groupId } });
    },
  });
  return (
    <DialogForm
      submit={t('console.groups.add-submit')}
      isBusy={add.isPending}
      error={add.error}
      onSubmit={() => {
        setChecked(true);
        if (faults.size === 0 && (way !== 'rule' || isWholeRule(rule))) add.mutate();
      }}
      onClose={onClose}
    >
      <Field label={t('console.groups.kind')}>
        <RadioGroup
          value={way}
          onChange={(_event, { value }) => setWay(WAYS.find((one) => one.way === value)?.way ?? way)}
        >
          {ways.map((one) => (
            <Radio key={one.way} value={one.way} label={t(one.textKey)} />
          ))}
        </RadioGroup>
      </Field>
      <NameFields
        label={t('console.groups.name')}
        {...named}
        faults={isChecked ? faults : new Set()}
        nameMax={way === 'rule' ? 100 : 200}
        descriptionMax={500}
        onChange={(part) => setNamed({ ...named, ...part })}
      />
      {way === 'rule' && <RuleEditor rule={rule} onChange={setRule} isChecked={isChecked} />}
    </DialogForm>
  );
}
