import type { Permission } from '@alongside/protocol';
import { PageHeading, useLocale } from '@alongside/ui';
import { Text, makeStyles, tokens } from '@fluentui/react-components';
import { LockClosedRegular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { useMay, useMe } from '../server/use-me.ts';
import { PERMISSION_TEXTS } from './access-reasons.tsx';
import { pagesFor } from './console-pages.ts';
import { PageLink } from './page-link.tsx';

const useStyles = makeStyles({
  missing: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    textAlign: 'center',
    gap: tokens.spacingVerticalM,
    paddingBlock: '12vh',
  },
  icon: { color: tokens.colorNeutralForeground3 },
  text: { maxWidth: '56ch', textAlign: 'center', color: tokens.colorNeutralForeground2 },
  links: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalL, justifyContent: 'center' },
});

interface RequiredPermissionProps {
  readonly anyOf: readonly [Permission, ...Permission[]];
  readonly children: ReactNode;
}

/** Shows the page, or says what is missing to see it. The server decides again at every call. */
export function RequiredPermission({ anyOf, children }: RequiredPermissionProps) {
  const isAllowed = useMay(...anyOf);
  return isAllowed ? children : <MissingPermission anyOf={anyOf} />;
}

function MissingPermission({ anyOf }: Pick<RequiredPermissionProps, 'anyOf'>) {
  const styles = useStyles();
  const { t, format } = useLocale();
  const { permissions } = useMe();
  const pages = pagesFor(permissions);
  const names = anyOf.map((one) => t(PERMISSION_TEXTS[one]));
  return (
    <div className={styles.missing}>
      <LockClosedRegular className={styles.icon} fontSize={40} aria-hidden="true" />
      <PageHeading size="small">{t('console.missing.title')}</PageHeading>
      <Text className={styles.text}>
        {t('console.missing.needs', { count: names.length, names: format.list(names) })}{' '}
        {t('console.missing.whom-to-ask')}
      </Text>
      <div className={styles.links}>
        {pages.map(({ to, textKey }) => (
          <PageLink key={to} to={to}>
            {t(textKey)}
          </PageLink>
        ))}
        {pages.length === 0 && <a href="/">{t('console.account.get-help')}</a>}
      </div>
    </div>
  );
}
