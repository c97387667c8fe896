import type { TenantSettings } from '@alongside/protocol';
import { Card, ErrorNotice, Notice, useLocale } from '@alongside/ui';
import {
  Button,
  Field,
  Input,
  Select,
  Switch,
  makeStyles,
  tokens,
  typographyStyles,
} from '@fluentui/react-components';
import { useState } from 'react';
import { useNotices } from '../shell/notices.tsx';
import { CHOICE_TEXTS, SWITCH_TEXTS } from './session-settings-texts.ts';
import {
  type ChoiceField,
  draftOf,
  limitsOf,
  type NumberField,
  readDraft,
  type SettingsDraft,
  type SwitchField,
} from './session-settings-draft.ts';
import { useSaveSettings } from './use-save-settings.ts';

const useStyles = makeStyles({
  form: { display: 'grid', gap: tokens.spacingVerticalXL },
  heading: { ...typographyStyles.subtitle1, margin: 0 },
  group: { display: 'grid', gap: tokens.spacingVerticalL },
  numbers: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(260px, 1fr))',
    gap: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalXXL}`,
  },
  hint: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, display: 'block' },
  number: { maxWidth: '180px' },
  choice: { maxWidth: '460px' },
  actions: { display: 'flex', gap: tokens.spacingHorizontalM },
});

interface NumberText {
  readonly field: NumberField;
  readonly label: string;
  readonly hint: string;
  readonly unit: string;
}

export const NUMBERS: readonly NumberText[] = [
  {
    field: 'codeLifetimeMs',
    label: 'console.settings.code-lifetime',
    hint: 'console.settings.code-lifetime-hint',
    unit: 'console.settings.minutes',
  },
  {
    field: 'answerTimeMs',
    label: 'console.settings.answer-time',
    hint: 'console.settings.answer-time-hint',
    unit: 'console.settings.minutes',
  },
  {
    field: 'idleEndMs',
    label: 'console.settings.idle-end',
    hint: 'console.settings.idle-end-hint',
    unit: 'console.settings.minutes',
  },
  {
    field: 'longestSessionMs',
    label: 'console.settings.longest',
    hint: 'console.settings.longest-hint',
    unit: 'console.settings.minutes',
  },
  {
    field: 'retentionDays',
    label: 'console.settings.retention',
    hint: 'console.settings.retention-hint',
    unit: 'console.settings.days',
  },
];

export const UNATTENDED_NOTICE: NumberText = {
  field: 'unattendedNoticeMs',
  label: 'console.settings.unattended-notice',
  hint: 'console.settings.unattended-notice-hint',
  unit: 'console.settings.seconds',
};

/** What is allowed in sessions, and how long things take. */
export function SessionSettingsForm({ settings }: { readonly settings: TenantSettings }) {
  const styles = useStyles();
  const { t } = useLocale();
  const { say } = useNotices();
  const [draft, setDraft] = useState<SettingsDraft>(() => draftOf(settings));
  const save = useSaveSettings({ onSaved: () => say(t('console.settings.saved')) });
  const { patch, faults } = readDraft(draft, settings);
  const isChanged = faults.size > 0 || Object.keys(patch).length > 0;
  const change = (part: Partial<SettingsDraft>) => setDraft({ ...draft, ...part });
  return (
    <Card>
      <form
        noValidate
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (isChanged && faults.size === 0) save.mutate(patch);
        }}
      >
        <h2 className={styles.heading}>{t('console.settings.sessions')}</h2>
        <div className={styles.group}>
          <SwitchSetting field="isChatAllowed" draft={draft} onChange={change} />
          <SwitchSetting field="areUnenrolledDevicesAllowed" draft={draft} onChange={change} />
          <ChoiceSetting field="noncompliantDevice" draft={draft} onChange={change} />
        </div>
        <div className={styles.numbers}>
          {NUMBERS.map((text) => (
            <NumberSetting
              key={text.field}
              text={text}
              value={draft[text.field]}
              isFaulty={faults.has(text.field)}
              onChange={(value) => change({ [text.field]: value })}
            />
          ))}
        </div>
        <h2 className={styles.heading}>{t('console.settings.later')}</h2>
        <Notice kind="info">{t('console.settings.later-text')}</Notice>
        <div className={styles.group}>
          <ChoiceSetting field="unattendedStart" draft={draft} onChange={change} />
          <NumberSetting
            text={UNATTENDED_NOTICE}
            value={draft.unattendedNoticeMs}
            isFaulty={faults.has('unattendedNoticeMs')}
            onChange={(unattendedNoticeMs) => change({ unattendedNoticeMs })}
          />
          <ChoiceSetting field="elevatedEnd" draft={draft} onChange={change} />
          <SwitchSetting field="isRecordingOn" draft={draft} onChange={change} />
        </div>
        <ErrorNotice error={save.error} />
        <div className={styles.actions}>
          <Button
            type="submit"
            appearance="primary"
            disabledFocusable={!isChanged || faults.size > 0 || save.isPending}
          >
            {t('console.save')}
          </Button>
          {isChanged && (
            <Button onClick={() => setDraft(draftOf(settings))}>{t('console.settings.discard')}</Button>
          )}
        </div>
      </form>
    </Card>
  );
}

interface DraftProps<Name> {
  readonly field: Name;
  readonly draft: SettingsDraft;
  readonly onChange: (part: Partial<SettingsDraft>) => void;
}

function SwitchSetting({ field, draft, onChange }: DraftProps<SwitchField>) {
  const { t } = useLocale();
  const { label, hint } = SWITCH_TEXTS[field];
  return (
    <Switch
      checked={draft[field]}
      label={<Described label={t(label)} hint={t(hint)} />}
      onChange={(_event, { checked }) => onChange({ [field]: checked })}
    />
  );
}

function ChoiceSetting({ field, draft, onChange }: DraftProps<ChoiceField>) {
  const styles = useStyles();
  const { t } = useLocale();
  const { label, hint, choices } = CHOICE_TEXTS[field];
  return (
    <Field label={t(label)} hint={t(hint)}>
      <Select
        className={styles.choice}
        value={draft[field]}
        onChange={(_event, { value }) => onChange({ [field]: value })}
      >
        {Object.entries(choices).map(([choice, text]) => (
          <option key={choice} value={choice}>
            {t(text)}
          </option>
        ))}
      </Select>
    </Field>
  );
}

function Described({ label, hint }: { readonly label: string; readonly hint: string }) {
  const styles = useStyles();
  return (
    <>
      {label}
      <span className={styles.hint}>{hint}</span>
    </>
  );
}

interface NumberSettingProps {
  readonly text: NumberText;
  readonly value: string;
  readonly isFaulty: boolean;
  readonly onChange: (value: string) => void;
}

function NumberSetting({ text, value, isFaulty, onChange }: NumberSettingProps) {
  const styles = useStyles();
  const { t, format } = useLocale();
  const { least, most } = limitsOf(text.field);
  const limits = { least: format.number(least), most: format.number(most) };
  return (
    <Field
      label={t(text.label)}
      hint={t(text.hint)}
      {...(isFaulty && { validationMessage: t('console.fault.number', limits) })}
    >
      <Input
        className={styles.number}
        type="number"
        inputMode="numeric"
        min={least}
        max={most}
        step={1}
        value={value}
        contentAfter={t(text.unit)}
        onChange={(_event, { value: typed }) => onChange(typed)}
      />
    </Field>
  );
}
