import { Notice, useLocale } from '@alongside/ui';
import { makeStyles } from '@fluentui/react-components';
import { PageLink } from './page-link.tsx';

const useStyles = makeStyles({ bar: { borderRadius: 0 } });

/** Says on every page that the tenant is off. */
export function TenantOffBar(props: { readonly canChange: boolean }) {
  const styles = useStyles();
  const { t } = useLocale();
  return (
    <Notice kind="warning" className={styles.bar} title={t('console.tenant-off.title')}>
      {t(props.canChange ? 'console.tenant-off.text-may-change' : 'console.tenant-off.text')}{' '}
      {props.canChange && <PageLink to="/settings">{t('console.tenant-off.settings')}</PageLink>}
    </Notice>
  );
}
