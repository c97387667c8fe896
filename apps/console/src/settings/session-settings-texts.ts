import type { TenantSettings } from '@alongside/protocol';
import type { ChoiceField, SwitchField } from './session-settings-draft.ts';

interface SettingText {
  readonly label: string;
  readonly hint: string;
}

export const SWITCH_TEXTS: Readonly<Record<SwitchField, SettingText>> = {
  isChatAllowed: { label: 'console.settings.chat', hint: 'console.settings.chat-hint' },
  areUnenrolledDevicesAllowed: {
    label: 'console.settings.unenrolled',
    hint: 'console.settings.unenrolled-hint',
  },
  isRecordingOn: { label: 'console.settings.recording', hint: 'console.settings.recording-hint' },
};

type ChoiceTexts = {
  readonly [Name in ChoiceField]: SettingText & {
    readonly choices: Readonly<Record<TenantSettings[Name], string>>;
  };
};

/** Settings that are one of a few, each choice in the order in which it is offered. */
export const CHOICE_TEXTS: ChoiceTexts = {
  noncompliantDevice: {
    label: 'console.settings.noncompliant',
    hint: 'console.settings.noncompliant-hint',
    choices: {
      warn: 'console.settings.noncompliant.warn',
      'no-elevation': 'console.settings.noncompliant.no-elevation',
      'view-only': 'console.settings.noncompliant.view-only',
      block: 'console.settings.noncompliant.block',
    },
  },
  unattendedStart: {
    label: 'console.settings.unattended-start',
    hint: 'console.settings.unattended-start-hint',
    choices: {
      'after-notice': 'console.settings.unattended-start.after-notice',
      'when-answered': 'console.settings.unattended-start.when-answered',
      'when-locked-or-idle': 'console.settings.unattended-start.when-locked-or-idle',
    },
  },
  elevatedEnd: {
    label: 'console.settings.elevated-end',
    hint: 'console.settings.elevated-end-hint',
    choices: {
      lock: 'console.settings.elevated-end.lock',
      'sign-out': 'console.settings.elevated-end.sign-out',
      nothing: 'console.settings.elevated-end.nothing',
    },
  },
};
