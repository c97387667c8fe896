export { settingsOverridesMigration } from './migrations/0502-settings-overrides.ts';
export { settingsOverridesOfGroup } from './override-store.ts';
export { registerSettingsOverrides } from './register-settings-overrides.ts';
export { selectSettings, settingsRead, type SettingsRow } from './settings-of-groups.ts';
