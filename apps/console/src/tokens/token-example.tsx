import { ALWAYS_LTR, useLocale } from '@alongside/ui';
import { makeStyles, tokens } from '@fluentui/react-components';
import { Section } from '../facts/section.tsx';
import { CopyButton, useCopy } from '../shell/copy-button.tsx';

const useStyles = makeStyles({
  code: {
    margin: 0,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    direction: ALWAYS_LTR,
    textAlign: 'left',
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  },
});

/** How a token is used, to be tried at once. */
export function TokenExample() {
  const styles = useStyles();
  const { t } = useLocale();
  const command = `curl -H "Authorization: Bearer $ALONGSIDE_TOKEN" ${window.location.origin}/api/v1/devices`;
  const copy = useCopy(command);
  return (
    <Section
      title={t('console.tokens.example')}
      text={t('console.tokens.example-text')}
      actions={<CopyButton {...copy} label={t('console.copy')} size="small" />}
    >
      <pre className={styles.code}>{command}</pre>
    </Section>
  );
}
