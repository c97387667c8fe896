import { useLocale } from '@alongside/ui';
import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Input,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { CopyButton, useCopy } from '../shell/copy-button.tsx';

const useStyles = makeStyles({
  surface: { maxWidth: '560px' },
  content: { display: 'grid', gap: tokens.spacingVerticalL },
});

export interface Invitation {
  readonly fullName: string;
  /** One-time; told here and nowhere else. */
  readonly link: string;
}

/** A new invitation link, to be passed on by a way that only the invited person reads. */
export function InvitationDialog(props: { readonly invitation: Invitation; readonly onClose: () => void }) {
  const styles = useStyles();
  const { t } = useLocale();
  const { fullName, link } = props.invitation;
  const copy = useCopy(link);
  return (
    <Dialog
      open
      onOpenChange={(_event, { open }) => {
        if (!open) props.onClose();
      }}
    >
      <DialogSurface className={styles.surface}>
        <DialogBody>
          <DialogTitle>{t('console.invitation.title', { name: fullName })}</DialogTitle>
          <DialogContent className={styles.content}>
            {t('console.invitation.text')}
            <Field label={t('console.invitation.link')}>
              <Input readOnly dir="ltr" value={link} onFocus={(event) => event.target.select()} />
            </Field>
          </DialogContent>
          <DialogActions>
            <CopyButton {...copy} label={t('console.invitation.copy')} appearance="primary" />
            <Button onClick={props.onClose}>{t('console.close')}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
