import type { AccessReason } from '@alongside/protocol';
import type { Translate } from '@alongside/ui';

/** Why access no longer covers something, in a few words for each reason. */
export const whyLost = (reasons: readonly AccessReason[], t: Translate): string =>
  reasons.map((reason) => t(`access.lost.${reason}`)).join(t('access.lost.between'));
