import { z } from 'zod';
import { lenient } from '../list/lenient.ts';

const Tab = z.enum(['general', 'overrides', 'domains', 'sign-in']);
export type SettingsTab = z.infer<typeof Tab>;

/** Which part of the settings is shown, in the page's address. */
export const SettingsSearch = z.object({ tab: lenient(Tab) });
