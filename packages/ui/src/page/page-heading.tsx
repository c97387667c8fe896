import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { type ReactNode, useEffect, useRef } from 'react';
import { useLocale } from '../locale/locale-context.ts';

const useStyles = makeStyles({
  heading: {
    margin: 0,
    fontSize: 'clamp(1.75rem, 1.3rem + 1.8vw, 2.5rem)',
    lineHeight: 1.15,
    fontWeight: tokens.fontWeightSemibold,
    letterSpacing: '-0.015em',
    textWrap: 'balance',
    ':focus': { outlineStyle: 'none' },
    ':lang(ar)': { letterSpacing: 'normal', lineHeight: 1.4 },
  },
  small: { fontSize: 'clamp(1.375rem, 1.2rem + 0.8vw, 1.75rem)' },
});

interface PageHeadingProps {
  readonly children: ReactNode;
  /** Names the window as well. */
  readonly title?: string;
  /** `small` for pages that are mostly data. */
  readonly size?: 'large' | 'small';
  /** Whether the heading takes the focus when the page appears, so that a screen reader begins here. True by default. */
  readonly takesFocus?: boolean;
  readonly className?: string;
}

/** The one `h1` of a page. */
export function PageHeading({
  children,
  title,
  size = 'large',
  takesFocus = true,
  className,
}: PageHeadingProps) {
  const styles = useStyles();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (takesFocus) heading.current?.focus();
  }, [takesFocus]);
  const name = title ?? (typeof children === 'string' ? children : null);
  usePageTitle(name);
  return (
    <h1
      ref={heading}
      tabIndex={-1}
      className={mergeClasses(styles.heading, size === 'small' && styles.small, className)}
    >
      {children}
    </h1>
  );
}

/** Names the window; null leaves its name as it is. */
export function usePageTitle(title: string | null): void {
  const { t } = useLocale();
  useEffect(() => {
    if (title !== null) document.title = t('ui.page.title', { title });
  }, [title, t]);
}
