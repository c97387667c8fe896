import { ConfirmDialog } from '@alongside/ui';
import { Button } from '@fluentui/react-components';
import { DeleteRegular } from '@fluentui/react-icons';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotices } from './notices.tsx';

interface RemoveButtonProps {
  readonly label: string;
  /** Why it can't be removed now; null: it can. */
  readonly obstacle?: string | null;
  readonly title: string;
  readonly text: string;
  readonly remove: () => Promise<unknown>;
  /** When it is gone: says so, and leads away from its page. */
  readonly onRemoved: () => Promise<void>;
}

/** Removes what the page is of, after asking. */
export function RemoveButton({ label, obstacle = null, title, text, remove, onRemoved }: RemoveButtonProps) {
  const { fail } = useNotices();
  const [isAsking, setAsking] = useState(false);
  const removal = useMutation({
    mutationFn: remove,
    onError: fail,
    onSettled: () => setAsking(false),
    onSuccess: onRemoved,
  });
  return (
    <>
      <Button
        icon={<DeleteRegular />}
        disabledFocusable={obstacle !== null}
        {...(obstacle !== null && { title: obstacle })}
        onClick={() => setAsking(true)}
      >
        {label}
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        title={title}
        confirm={label}
        isDangerous
        isBusy={removal.isPending}
        onConfirm={() => removal.mutate()}
        onClose={() => setAsking(false)}
      >
        {text}
      </ConfirmDialog>
    </>
  );
}
