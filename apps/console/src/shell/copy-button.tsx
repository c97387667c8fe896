import { Button, type ButtonProps } from '@fluentui/react-components';
import { CheckmarkRegular, CopyRegular } from '@fluentui/react-icons';
import { useEffect, useState } from 'react';
import { useLocale } from '@alongside/ui';

const SHOWN_MS = 2_500;

interface CopyButtonProps {
  readonly label: string;
  readonly icon?: ButtonProps['icon'];
  readonly appearance?: 'primary' | 'secondary' | 'subtle';
  readonly size?: 'small' | 'medium' | 'large';
}

/** Writes to the clipboard and says so on itself; where the browser refuses, says that instead. */
export function useCopy(text: string) {
  const [outcome, setOutcome] = useState<'copied' | 'refused' | null>(null);
  useEffect(() => {
    if (outcome === null) return;
    const timer = setTimeout(() => setOutcome(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [outcome]);
  const copy = () => {
    navigator.clipboard.writeText(text).then(
      () => setOutcome('copied'),
      () => setOutcome('refused'),
    );
  };
  return { outcome, copy };
}

export function CopyButton(props: CopyButtonProps & ReturnType<typeof useCopy>) {
  const { t } = useLocale();
  const labels = {
    copied: t('console.copied'),
    refused: t('console.copy-refused'),
  };
  return (
    <Button
      appearance={props.appearance ?? 'secondary'}
      size={props.size ?? 'medium'}
      icon={props.outcome === 'copied' ? <CheckmarkRegular /> : (props.icon ?? <CopyRegular />)}
      onClick={props.copy}
    >
      <span role="status">{props.outcome === null ? props.label : labels[props.outcome]}</span>
    </Button>
  );
}
