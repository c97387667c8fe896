import {
  type AccessPlatform,
  type Mode,
  type NetworkId,
  type PersonId,
  type Side,
  WhatIf,
} from '@alongside/protocol';
import type { Choice } from '../pick/pickable.ts';

const MINUTE_MS = 60_000;

export type WhatIfPlace = 'unknown' | 'address' | 'network';
export const WHAT_IF_PLACES: readonly WhatIfPlace[] = ['unknown', 'address', 'network'];

export type WhatIfDevice = 'browser' | 'compliant' | 'noncompliant' | 'unenrolled';
export const WHAT_IF_DEVICES: readonly WhatIfDevice[] = [
  'browser',
  'compliant',
  'noncompliant',
  'unenrolled',
];

const DEVICES = {
  browser: null,
  compliant: { isEnrolled: true, isCompliant: true },
  noncompliant: { isEnrolled: true, isCompliant: false },
  unenrolled: { isEnrolled: false, isCompliant: false },
} as const;

/** What stands in the form. */
export interface WhatIfDraft {
  readonly person: Choice<PersonId> | null;
  readonly side: Side;
  readonly place: WhatIfPlace;
  readonly address: string;
  readonly network: Choice<NetworkId> | null;
  readonly country: Choice | null;
  readonly platform: AccessPlatform | null;
  readonly device: WhatIfDevice;
  readonly mode: Mode | null;
  readonly signInAgeMinutes: string;
  readonly hasSeveralFactors: boolean;
}

export const NEW_WHAT_IF: WhatIfDraft = {
  person: null,
  side: 'helper',
  place: 'unknown',
  address: '',
  network: null,
  country: null,
  platform: null,
  device: 'browser',
  mode: null,
  signInAgeMinutes: '0',
  hasSeveralFactors: false,
};

/** The question, or the fields that aren't right yet. */
export function readWhatIf(draft: WhatIfDraft): {
  readonly question: WhatIf | null;
  readonly faults: ReadonlySet<string>;
} {
  const { place } = draft;
  const parsed = WhatIf.safeParse({
    person: draft.person?.id,
    side: draft.side,
    address: place === 'address' ? draft.address.trim() : null,
    network: place === 'network' ? draft.network?.id : null,
    country: draft.country?.id ?? null,
    platform: draft.platform,
    device: DEVICES[draft.device],
    mode: draft.mode,
    signInAgeMs:
      draft.signInAgeMinutes.trim() === '' ? Number.NaN : Number(draft.signInAgeMinutes) * MINUTE_MS,
    hasSeveralFactors: draft.hasSeveralFactors,
  });
  const faults = new Set(parsed.error?.issues.map(({ path }) => String(path[0])));
  if (place === 'network' && draft.network === null) faults.add('network');
  return { question: faults.size === 0 ? (parsed.data ?? null) : null, faults };
}
