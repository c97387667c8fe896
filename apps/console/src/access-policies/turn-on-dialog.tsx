import type { AccessPolicyFields } from '@alongside/protocol';
import { ConfirmDialog, useLocale } from '@alongside/ui';
import { PolicyError } from './policy-error.tsx';
import { usePolicySentence } from './use-policy-sentence.ts';

interface TurnOnDialogProps {
  /** null: nothing is asked. */
  readonly policy: Pick<AccessPolicyFields, 'name' | 'who' | 'conditions' | 'then'> | null;
  readonly nameOf: (id: string) => string;
  readonly isBusy: boolean;
  /** null: nothing went wrong. */
  readonly error: unknown;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Before a policy counts, what it says is read once more. */
export function TurnOnDialog({ policy, nameOf, isBusy, error, onConfirm, onClose }: TurnOnDialogProps) {
  const { t } = useLocale();
  const sentence = usePolicySentence();
  return (
    <ConfirmDialog
      isOpen={policy !== null}
      title={t('console.policy.turn-on-title', { name: policy?.name ?? '' })}
      confirm={t('console.policy.turn-on')}
      isBusy={isBusy}
      onConfirm={onConfirm}
      onClose={onClose}
    >
      <p>{policy !== null && sentence(policy, nameOf)}</p>
      <p>{t('console.policy.turn-on-text')}</p>
      <PolicyError error={error} />
    </ConfirmDialog>
  );
}
