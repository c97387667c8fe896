import { DialogActions, useLocale } from '@alongside/ui';
import type { ReactNode } from 'react';
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { CopyField } from './copy-field.tsx';

const useStyles = makeStyles({
  content: { display: 'grid', gap: tokens.spacingVerticalL, marginBlockStart: tokens.spacingVerticalM },
  text: { margin: 0, color: tokens.colorNeutralForeground2, lineHeight: tokens.lineHeightBase400 },
});

interface ShownOnceProps {
  readonly text: string;
  readonly label: string;
  readonly secret: string;
  /** What can be done with it. */
  readonly children?: ReactNode;
  readonly onClose: () => void;
}

/** What is in a dialog that shows a new secret, here and nowhere else. */
export function ShownOnce({ text, label, secret, children, onClose }: ShownOnceProps) {
  const styles = useStyles();
  const { t } = useLocale();
  return (
    <div className={styles.content}>
      <p className={styles.text}>{text}</p>
      <CopyField label={label} value={secret} />
      {children}
      <DialogActions>
        <Button size="large" appearance="primary" onClick={onClose}>
          {t('console.close')}
        </Button>
      </DialogActions>
    </div>
  );
}
