import { TenantSettings, TenantSettingsPatch } from '../settings.ts';
import { route } from './route.ts';

const manages = { kind: 'permission', anyOf: ['manage-settings'] } as const;

export const getSettingsRoute = route({
  name: 'getSettings',
  method: 'GET',
  path: '/settings',
  access: manages,
  summary: 'The tenant’s settings',
  response: TenantSettings,
});

export const updateSettingsRoute = route({
  name: 'updateSettings',
  method: 'PATCH',
  path: '/settings',
  access: manages,
  summary: 'Change some settings; takes effect at once',
  body: TenantSettingsPatch,
  response: TenantSettings,
});
