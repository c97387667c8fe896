import type { AccessEvidence, TenantSettings } from '@alongside/protocol';
import type { AccessFacts } from '../access-facts.ts';
import { type Ask, passIf } from './ask.ts';

/** A setting as evidence, by the group for which it differs. */
export const settingEvidence = (
  name: keyof TenantSettings,
  value: boolean | string,
  { overriddenBy }: AccessFacts,
): AccessEvidence => ({ kind: 'setting', name, value: String(value), group: overriddenBy[name] ?? null });

/** The console stays open while Alongside is off: it is where it is turned on. */
export const tenantOn: Ask = (question, facts) =>
  question.kind === 'console'
    ? null
    : passIf(facts.isEnabled, { reason: 'tenant-off' }, [
        settingEvidence('isEnabled', facts.isEnabled, facts),
      ]);
