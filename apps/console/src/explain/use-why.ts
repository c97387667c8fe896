import type { AccessExplanation, AccessMissing } from '@alongside/protocol';
import { useLocale } from '@alongside/ui';
import { PERMISSION_TEXTS } from '../shell/access-reasons.tsx';
import { WHY_TEXTS } from './explain-texts.ts';

type Parties = Pick<AccessExplanation, 'helper' | 'sharer'>;

/** What is missing, in one sentence that names those whom it is about. */
export function useWhy({ helper, sharer }: Parties): (missing: AccessMissing) => string {
  const { t } = useLocale();
  return ({ reason, permission, on, side }) =>
    t(WHY_TEXTS[reason], {
      helper: helper.fullName,
      sharer: sharer.fullName,
      // Whose sign-in, network or device a policy concerns.
      person: side === 'sharer' ? sharer.fullName : helper.fullName,
      permission: permission === undefined ? '' : t(PERMISSION_TEXTS[permission]),
      on: on ?? '',
    });
}
