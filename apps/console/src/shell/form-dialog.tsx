import { ErrorNotice, useLocale } from '@alongside/ui';
import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Spinner,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  surface: { maxWidth: '520px' },
  fields: { display: 'grid', gap: tokens.spacingVerticalL, paddingBlockStart: tokens.spacingVerticalS },
});

interface FormDialogProps {
  readonly title: string;
  readonly submit: string;
  readonly isBusy: boolean;
  /** null: nothing went wrong. */
  readonly error: unknown;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A form in a dialog. Enter sends it, Escape closes it, and an error stands where it was made. */
export function FormDialog(props: FormDialogProps) {
  const styles = useStyles();
  const { t } = useLocale();
  return (
    <Dialog
      open
      onOpenChange={(_event, { open }) => {
        if (!open) props.onClose();
      }}
    >
      <DialogSurface className={styles.surface}>
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            if (!props.isBusy) props.onSubmit();
          }}
        >
          <DialogBody>
            <DialogTitle>{props.title}</DialogTitle>
            <DialogContent className={styles.fields}>
              {props.children}
              <ErrorNotice error={props.error} />
            </DialogContent>
            <DialogActions>
              <Button onClick={props.onClose}>{t('console.cancel')}</Button>
              <Button
                type="submit"
                appearance="primary"
                icon={props.isBusy ? <Spinner size="tiny" /> : null}
                disabledFocusable={props.isBusy}
              >
                {props.submit}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}
