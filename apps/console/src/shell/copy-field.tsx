import { Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { useLocale } from '@alongside/ui';
import { CopyButton, useCopy } from './copy-button.tsx';

const useStyles = makeStyles({
  line: { display: 'flex', gap: tokens.spacingHorizontalS },
  input: { flexGrow: 1, minWidth: 0, fontFamily: tokens.fontFamilyMonospace },
});

/** Something to be carried elsewhere letter by letter. */
export function CopyField({ label, value }: { readonly label: string; readonly value: string }) {
  const styles = useStyles();
  const { t } = useLocale();
  const copy = useCopy(value);
  return (
    <div className={styles.line}>
      <Field label={label} style={{ flexGrow: 1 }}>
        <Input
          readOnly
          dir="ltr"
          className={styles.input}
          value={value}
          onFocus={(event) => event.target.select()}
          contentAfter={<CopyButton {...copy} label={t('console.copy')} appearance="subtle" size="small" />}
        />
      </Field>
    </div>
  );
}
