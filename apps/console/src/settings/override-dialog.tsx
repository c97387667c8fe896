import {
  addSettingsOverrideRoute,
  type GroupId,
  type SettingsOverrideView,
  type TenantSettings,
  updateSettingsOverrideRoute,
} from '@alongside/protocol';
import { ModalDialog, useLocale } from '@alongside/ui';
import { Field, Input, Select, Switch } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { FaultText, OptionalPart } from '../access-policies/policy-parts.tsx';
import { type Choice, pickableGroups } from '../pick/pickable.ts';
import { SearchPicker } from '../pick/search-picker.tsx';
import { callRoute } from '../server/call-route.ts';
import { refreshTopics } from '../server/refresh-topic.ts';
import { DialogForm } from '../shell/dialog-form.tsx';
import {
  OVERRIDE_CHOICES,
  OVERRIDE_NUMBERS,
  OVERRIDE_SWITCHES,
  type OverrideDraft,
  overrideDraftOf,
  type OverrideField,
  readOverride,
} from './override-draft.ts';
import { limitsOf } from './session-settings-draft.ts';
import { NUMBERS, UNATTENDED_NOTICE } from './session-settings-form.tsx';
import { CHOICE_TEXTS, SWITCH_TEXTS } from './session-settings-texts.ts';

interface OverrideDialogProps {
  /** null: closed. */
  readonly override: SettingsOverrideView | 'new' | null;
  readonly settings: TenantSettings;
  readonly onClose: () => void;
}

/** What differs for the members of one group. */
export function OverrideDialog({ override, settings, onClose }: OverrideDialogProps) {
  const { t } = useLocale();
  const title =
    override === null || override === 'new'
      ? t('console.overrides.add')
      : t('console.overrides.edit', { name: override.group.name });
  return (
    <ModalDialog isOpen={override !== null} title={title} onClose={onClose}>
      {override !== null && (
        <OverrideForm stored={override === 'new' ? null : override} settings={settings} onClose={onClose} />
      )}
    </ModalDialog>
  );
}

interface OverrideFormProps extends Pick<OverrideDialogProps, 'settings' | 'onClose'> {
  /** null: a new one. */
  readonly stored: SettingsOverrideView | null;
}

function OverrideForm({ stored, settings, onClose }: OverrideFormProps) {
  const { t } = useLocale();
  const queries = useQueryClient();
  const [group, setGroup] = useState<Choice<GroupId> | null>(null);
  const [draft, setDraft] = useState(() => overrideDraftOf(settings, stored?.settings ?? {}));
  const [isChecked, setChecked] = useState(false);
  const { patch, faults } = readOverride(draft);
  const lacksGroup = stored === null && group === null;
  const save = useMutation({
    mutationFn: (body: NonNullable<typeof patch>) => {
      if (stored !== null) {
        const params = { overrideId: stored.id };
        return callRoute(updateSettingsOverrideRoute, { params, body: { settings: body } });
      }
      if (group === null) throw new TypeError('an override needs a group');
      return callRoute(addSettingsOverrideRoute, { body: { groupId: group.id, settings: body } });
    },
    onSuccess: async () => {
      onClose();
      await refreshTopics(queries, 'settings');
    },
  });
  return (
    <DialogForm
      submit={t('console.save')}
      isBusy={save.isPending}
      error={save.error}
      onSubmit={() => {
        setChecked(true);
        if (patch !== null && !lacksGroup) save.mutate(patch);
      }}
      onClose={onClose}
    >
      {stored === null && (
        <div>
          <SearchPicker
            label={t('console.overrides.group')}
            from={pickableGroups()}
            value={group}
            onChoose={setGroup}
          />
          {isChecked && lacksGroup && <FaultText text={t('console.overrides.group-fault')} />}
        </div>
      )}
      <SettingFields draft={draft} faults={isChecked ? faults : new Set()} onChange={setDraft} />
      {isChecked && faults.has('none') && <FaultText text={t('console.overrides.none-fault')} />}
    </DialogForm>
  );
}

interface SettingFieldsProps {
  readonly draft: OverrideDraft;
  readonly faults: ReadonlySet<string>;
  readonly onChange: (draft: OverrideDraft) => void;
}

function SettingFields({ draft, faults, onChange }: SettingFieldsProps) {
  const { t } = useLocale();
  const { values, differs } = draft;
  const part = (field: OverrideField) => ({
    isOn: differs.has(field),
    onToggle: (isOn: boolean) => {
      const next = new Set(differs);
      if (isOn) next.add(field);
      else next.delete(field);
      onChange({ values, differs: next });
    },
  });
  const put = (field: OverrideField, value: string | boolean) =>
    onChange({ differs, values: { ...values, [field]: value } });
  return (
    <div>
      {OVERRIDE_SWITCHES.map((field) => (
        <OptionalPart key={field} label={t(SWITCH_TEXTS[field].label)} {...part(field)}>
          <Switch
            checked={values[field]}
            label={t(values[field] ? 'console.explain.value.on' : 'console.explain.value.off')}
            aria-label={t(SWITCH_TEXTS[field].label)}
            onChange={(_event, { checked }) => put(field, checked)}
          />
        </OptionalPart>
      ))}
      {OVERRIDE_CHOICES.map((field) => (
        <OptionalPart key={field} label={t(CHOICE_TEXTS[field].label)} {...part(field)}>
          <Select
            aria-label={t(CHOICE_TEXTS[field].label)}
            value={values[field]}
            onChange={(_event, { value }) => put(field, value)}
          >
            {Object.entries(CHOICE_TEXTS[field].choices).map(([choice, text]) => (
              <option key={choice} value={choice}>
                {t(text)}
              </option>
            ))}
          </Select>
        </OptionalPart>
      ))}
      {OVERRIDE_NUMBERS.map((field) => (
        <OptionalPart key={field} label={t(numberText(field).label)} {...part(field)}>
          <NumberSetting
            field={field}
            value={values[field]}
            isFaulty={faults.has(field)}
            onChange={(value) => put(field, value)}
          />
        </OptionalPart>
      ))}
    </div>
  );
}

type OverrideNumber = (typeof OVERRIDE_NUMBERS)[number];

const numberText = (field: OverrideNumber) => NUMBERS.find((one) => one.field === field) ?? UNATTENDED_NOTICE;

interface NumberSettingProps {
  readonly field: OverrideNumber;
  readonly value: string;
  readonly isFaulty: boolean;
  readonly onChange: (value: string) => void;
}

function NumberSetting({ field, value, isFaulty, onChange }: NumberSettingProps) {
  const { t, format } = useLocale();
  const { least, most } = limitsOf(field);
  const text = numberText(field);
  const limits = { least: format.number(least), most: format.number(most) };
  return (
    <Field {...(isFaulty && { validationMessage: t('console.fault.number', limits) })}>
      <Input
        type="number"
        inputMode="numeric"
        min={least}
        max={most}
        aria-label={t(text.label)}
        value={value}
        contentAfter={t(text.unit)}
        onChange={(_event, { value: typed }) => onChange(typed)}
      />
    </Field>
  );
}
