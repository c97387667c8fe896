import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ChatMessage, Side } from '@alongside/protocol';
import { useLayoutEffect, useRef } from 'react';
import { useLocale } from '../locale/locale-context.ts';

const useStyles = makeStyles({
  scroller: {
    flexGrow: 1,
    minHeight: '120px',
    overflowY: 'auto',
    overscrollBehavior: 'contain',
    padding: tokens.spacingHorizontalL,
  },
  empty: {
    margin: 0,
    paddingBlock: tokens.spacingVerticalXL,
    textAlign: 'center',
    color: tokens.colorNeutralForeground3,
    textWrap: 'balance',
  },
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', gap: tokens.spacingVerticalS },
  item: { display: 'grid', gap: '2px', justifyItems: 'start' },
  ownItem: { justifyItems: 'end' },
  bubble: {
    maxWidth: '85%',
    boxSizing: 'border-box',
    padding: '8px 12px',
    borderRadius: '14px',
    borderEndStartRadius: '4px',
    backgroundColor: tokens.colorNeutralBackground3,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    lineHeight: tokens.lineHeightBase300,
    // The bubble's side says who wrote; the text inside follows its own script.
    unicodeBidi: 'isolate',
    '@media (forced-colors: active)': { border: '1px solid CanvasText' },
  },
  ownBubble: {
    borderEndStartRadius: '14px',
    borderEndEndRadius: '4px',
    backgroundColor: tokens.colorBrandBackground2,
  },
  meta: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3, paddingInline: '4px' },
  waiting: { fontStyle: 'italic' },
});

interface ChatThreadProps {
  readonly messages: readonly ChatMessage[];
  readonly unsent: readonly string[];
  readonly side: Side;
  readonly otherName: string;
}

/** Nearer to the end than this counts as reading the newest. */
const AT_END_PX = 48;

export function ChatThread({ messages, unsent, side, otherName }: ChatThreadProps) {
  const styles = useStyles();
  const { t, format } = useLocale();
  const scroller = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  const count = messages.length + unsent.length;
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element !== null && isAtEnd.current) element.scrollTop = element.scrollHeight;
  }, [count]);
  return (
    <div
      ref={scroller}
      className={styles.scroller}
      role="group"
      aria-label={t('ui.chat.thread')}
      tabIndex={0}
      onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
        isAtEnd.current = scrollHeight - scrollTop - clientHeight < AT_END_PX;
      }}
    >
      {count === 0 && <p className={styles.empty}>{t('ui.chat.empty')}</p>}
      <ol className={styles.list}>
        {messages.map((message) => {
          const isOwn = message.from === side;
          return (
            <li
              key={`${message.from}-${message.n}`}
              className={mergeClasses(styles.item, isOwn && styles.ownItem)}
            >
              <span className={styles.meta}>
                {t(isOwn ? 'ui.chat.metaOwn' : 'ui.chat.meta', {
                  name: otherName,
                  time: format.time(message.sentAtMs),
                })}
              </span>
              <div dir="auto" className={mergeClasses(styles.bubble, isOwn && styles.ownBubble)}>
                {message.text}
              </div>
            </li>
          );
        })}
        {unsent.map((text, index) => (
          <li key={`unsent-${index}`} className={mergeClasses(styles.item, styles.ownItem)}>
            <span className={mergeClasses(styles.meta, styles.waiting)}>{t('ui.chat.waiting')}</span>
            <div dir="auto" className={mergeClasses(styles.bubble, styles.ownBubble)}>
              {text}
            </div>
          </li>
        ))}
      </ol>
    </div>
  );
}
