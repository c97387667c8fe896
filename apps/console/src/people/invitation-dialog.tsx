import { DialogActions, ModalDialog, useLocale } from '@alongside/ui';
import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { CopyButton, useCopy } from '../shell/copy-button.tsx';

const useStyles = makeStyles({
  content: { display: 'grid', gap: tokens.spacingVerticalL, marginBlockStart: tokens.spacingVerticalM },
  text: { margin: 0, color: tokens.colorNeutralForeground2, lineHeight: tokens.lineHeightBase400 },
});

export interface Invitation {
  readonly fullName: string;
  /** One-time; told here and nowhere else. */
  readonly link: string;
}

interface InvitationDialogProps {
  /** null: closed. */
  readonly invitation: Invitation | null;
  readonly onClose: () => void;
}

/** A new invitation link, to be passed on by a way that only the invited person reads. */
export function InvitationDialog({ invitation, onClose }: InvitationDialogProps) {
  const { t } = useLocale();
  const title = invitation === null ? '' : t('console.invitation.title', { name: invitation.fullName });
  return (
    <ModalDialog isOpen={invitation !== null} title={title} onClose={onClose}>
      {invitation !== null && <InvitationLink link={invitation.link} onClose={onClose} />}
    </ModalDialog>
  );
}

function InvitationLink({ link, onClose }: { readonly link: string; readonly onClose: () => void }) {
  const styles = useStyles();
  const { t } = useLocale();
  const copy = useCopy(link);
  return (
    <div className={styles.content}>
      <p className={styles.text}>{t('console.invitation.text')}</p>
      <Field label={t('console.invitation.link')}>
        <Input readOnly dir="ltr" value={link} onFocus={(event) => event.target.select()} />
      </Field>
      <DialogActions>
        <Button size="large" onClick={onClose}>
          {t('console.close')}
        </Button>
        <CopyButton {...copy} label={t('console.invitation.copy')} appearance="primary" size="large" />
      </DialogActions>
    </div>
  );
}
