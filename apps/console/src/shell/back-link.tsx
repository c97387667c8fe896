import { useLocale } from '@alongside/ui';
import { makeStyles, tokens } from '@fluentui/react-components';
import { ArrowLeftRegular, ArrowRightRegular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { PageLink } from './page-link.tsx';

const useStyles = makeStyles({
  link: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    alignSelf: 'start',
    marginBlockEnd: tokens.spacingVerticalM,
  },
});

interface BackLinkProps {
  readonly to:
    | '/people'
    | '/groups'
    | '/devices'
    | '/roles'
    | '/roles/assignments'
    | '/policies'
    | '/policies/compliance'
    | '/audit';
  readonly children: ReactNode;
}

/** From a page about one thing to the list that it is in. */
export function BackLink({ to, children }: BackLinkProps) {
  const styles = useStyles();
  const { direction } = useLocale();
  return (
    <PageLink to={to} className={styles.link}>
      {direction === 'rtl' ? <ArrowRightRegular /> : <ArrowLeftRegular />}
      {children}
    </PageLink>
  );
}
