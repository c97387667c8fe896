import { DeviceId } from '@alongside/protocol';
import { z } from 'zod';
import { lenient } from '../list/lenient.ts';

/** What help is about, in the page's address: a device's page leads here by it. */
export const GiveHelpSearch = z.object({ device: lenient(DeviceId) });
