import { useLocale } from '@alongside/ui';
import { Button, Spinner, Text, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useEffectEvent, useRef } from 'react';

const useStyles = makeStyles({
  foot: {
    display: 'flex',
    justifyContent: 'center',
    alignItems: 'center',
    gap: tokens.spacingHorizontalL,
    paddingBlock: tokens.spacingVerticalL,
    color: tokens.colorNeutralForeground3,
  },
});

interface LoadMoreProps {
  readonly shown: number;
  readonly total: number;
  readonly hasMore: boolean;
  readonly isLoading: boolean;
  readonly onMore: () => void;
}

/** The end of a list that is fetched page by page: goes on by itself when it comes into view, or by its button. */
export function LoadMore(props: LoadMoreProps) {
  const styles = useStyles();
  const { t, format } = useLocale();
  const foot = useRef<HTMLDivElement>(null);
  const more = useEffectEvent(() => {
    if (props.hasMore && !props.isLoading) props.onMore();
  });
  useEffect(() => {
    const element = foot.current;
    if (element === null) return;
    const observer = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) more();
    });
    observer.observe(element);
    return () => observer.disconnect();
    // A page that doesn't fill the window leaves the end in view: look again after each.
  }, [props.shown]);
  return (
    <div ref={foot} className={styles.foot}>
      <Text size={200} role="status">
        {t('console.list.shown', { shown: format.number(props.shown), total: format.number(props.total) })}
      </Text>
      {props.hasMore && (
        <Button
          appearance="subtle"
          size="small"
          icon={props.isLoading ? <Spinner size="extra-tiny" /> : null}
          onClick={props.onMore}
        >
          {t('console.list.more')}
        </Button>
      )}
    </div>
  );
}
