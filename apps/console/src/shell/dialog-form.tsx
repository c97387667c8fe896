import { DialogActions, ErrorNotice, useLocale } from '@alongside/ui';
import { Button, Spinner, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  form: { display: 'grid', gap: tokens.spacingVerticalL, marginBlockStart: tokens.spacingVerticalL },
});

interface DialogFormProps {
  readonly submit: string;
  readonly isBusy: boolean;
  /** null: nothing went wrong. */
  readonly error: unknown;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** The form of a dialog: Enter sends it, and an error stands where it was made. */
export function DialogForm(props: DialogFormProps) {
  const styles = useStyles();
  const { t } = useLocale();
  return (
    <form
      noValidate
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (!props.isBusy) props.onSubmit();
      }}
    >
      {props.children}
      <ErrorNotice error={props.error} />
      <DialogActions>
        <Button size="large" onClick={props.onClose}>
          {t('console.cancel')}
        </Button>
        <Button
          type="submit"
          size="large"
          appearance="primary"
          icon={props.isBusy ? <Spinner size="tiny" /> : null}
          disabledFocusable={props.isBusy}
        >
          {props.submit}
        </Button>
      </DialogActions>
    </form>
  );
}
