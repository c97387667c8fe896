import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ShieldCheckmarkFilled } from '@fluentui/react-icons';
import { useLocale } from '../locale/locale-context.ts';
import { hiddenStyle } from '../page/hidden-style.ts';

const useStyles = makeStyles({
  root: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    color: tokens.colorBrandForeground1,
    fontWeight: tokens.fontWeightSemibold,
  },
  small: { fontSize: tokens.fontSizeBase200 },
  hidden: hiddenStyle,
});

interface VerifiedDomainProps {
  readonly domain: string;
  readonly size?: 'medium' | 'small';
}

/** The mark of a person whose address is in a domain that the organisation has proven to be its own. */
export function VerifiedDomain({ domain, size = 'medium' }: VerifiedDomainProps) {
  const styles = useStyles();
  const { t } = useLocale();
  return (
    <span
      className={mergeClasses(styles.root, size === 'small' && styles.small)}
      title={t('ui.person.verifiedHint')}
    >
      <ShieldCheckmarkFilled fontSize={size === 'small' ? 14 : 18} aria-hidden="true" />
      <bdi dir="ltr">{domain}</bdi>
      <span className={styles.hidden}>{t('ui.person.verified')}</span>
    </span>
  );
}
