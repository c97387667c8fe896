import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ChatRegular, SendFilled } from '@fluentui/react-icons';
import type { ChatRefusal } from '@alongside/peer';
import { CHAT_TEXT_MAX, type ChatMessage, type Side } from '@alongside/protocol';
import { type KeyboardEvent, useId, useState } from 'react';
import { useLocale } from '../locale/locale-context.ts';
import { hiddenStyle } from '../page/hidden-style.ts';
import { ChatThread } from './chat-thread.tsx';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    minHeight: 0,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    overflow: 'hidden',
  },
  title: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    margin: 0,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    fontSize: tokens.fontSizeBase400,
    fontWeight: tokens.fontWeightSemibold,
    borderBlockEndWidth: '1px',
    borderBlockEndStyle: 'solid',
    borderBlockEndColor: tokens.colorNeutralStroke2,
  },
  form: {
    display: 'flex',
    alignItems: 'flex-end',
    gap: tokens.spacingHorizontalS,
    padding: tokens.spacingHorizontalM,
    borderBlockStartWidth: '1px',
    borderBlockStartStyle: 'solid',
    borderBlockStartColor: tokens.colorNeutralStroke2,
  },
  text: {
    flexGrow: 1,
    minWidth: 0,
    boxSizing: 'border-box',
    minHeight: '40px',
    maxHeight: '140px',
    resize: 'none',
    fieldSizing: 'content',
    padding: '9px 12px',
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    color: 'inherit',
    fontFamily: 'inherit',
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    ':focus-visible': { outline: `2px solid ${tokens.colorCompoundBrandStroke}`, outlineOffset: '-1px' },
  },
  send: {
    minWidth: '40px',
    height: '40px',
    borderRadius: tokens.borderRadiusLarge,
    ':dir(rtl) svg': { transform: 'scaleX(-1)' },
  },
  note: {
    margin: 0,
    padding: `0 ${tokens.spacingHorizontalM} ${tokens.spacingVerticalM}`,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
  },
  error: { color: tokens.colorStatusDangerForeground1 },
  hidden: hiddenStyle,
});

export interface ChatPanelProps {
  readonly messages: readonly ChatMessage[];
  /** Texts that wait for the connection to the other side. */
  readonly unsent: readonly string[];
  readonly side: Side;
  readonly otherName: string;
  /** The tenant allows chat and the session goes on. */
  readonly isEnabled: boolean;
  /** Null when taken. */
  readonly onSend: (text: string) => ChatRefusal | null;
  readonly className?: string;
}

/** The chat of a session: one thread, in the order that both sides see. */
export function ChatPanel(props: ChatPanelProps) {
  const { messages, unsent, side, otherName, isEnabled, onSend, className } = props;
  const styles = useStyles();
  const { t } = useLocale();
  const id = useId();
  return (
    <section className={mergeClasses(styles.root, className)} aria-labelledby={id}>
      <h2 id={id} className={styles.title}>
        <ChatRegular fontSize={20} aria-hidden="true" />
        {t('ui.chat.title')}
      </h2>
      <ChatThread messages={messages} unsent={unsent} side={side} otherName={otherName} />
      {isEnabled ? (
        <ChatEntry onSend={onSend} otherName={otherName} />
      ) : (
        <p className={styles.note}>{t('error.CHAT_OFF')}</p>
      )}
      <LastHeard messages={messages} side={side} otherName={otherName} />
    </section>
  );
}

function ChatEntry({ onSend, otherName }: Pick<ChatPanelProps, 'onSend' | 'otherName'>) {
  const styles = useStyles();
  const { t } = useLocale();
  const [text, setText] = useState('');
  const [refusal, setRefusal] = useState<ChatRefusal | null>(null);
  const id = useId();
  const submit = () => {
    if (text.trim() === '') return;
    const refused = onSend(text);
    setRefusal(refused);
    if (refused === null) setText('');
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    // While an input method composes, Enter chooses a word.
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    submit();
  };
  return (
    <>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <textarea
          className={styles.text}
          rows={1}
          dir="auto"
          maxLength={CHAT_TEXT_MAX}
          value={text}
          aria-label={t('ui.chat.entry', { name: otherName })}
          placeholder={t('ui.chat.placeholder')}
          aria-describedby={refusal === null ? undefined : id}
          onChange={(event) => {
            setText(event.target.value);
          }}
          onKeyDown={onKeyDown}
        />
        <Button
          type="submit"
          appearance="primary"
          className={styles.send}
          icon={<SendFilled />}
          aria-label={t('ui.chat.send')}
          disabledFocusable={text.trim() === ''}
        />
      </form>
      {refusal !== null && (
        <p id={id} role="alert" className={mergeClasses(styles.note, styles.error)}>
          {t(`ui.chat.refusal.${refusal}`)}
        </p>
      )}
    </>
  );
}

/** Tells a screen reader what came in, and nothing of what was there before or is one's own. */
function LastHeard({ messages, side, otherName }: Pick<ChatPanelProps, 'messages' | 'side' | 'otherName'>) {
  const styles = useStyles();
  const { t } = useLocale();
  const [before] = useState(() => heardCount(messages, side));
  const heard = messages.filter(({ from }) => from !== side);
  const last = heard.length > before ? heard.at(-1) : undefined;
  return (
    <div role="status" className={styles.hidden}>
      {last && t('ui.chat.heard', { name: otherName, text: last.text })}
    </div>
  );
}

const heardCount = (messages: readonly ChatMessage[], side: Side): number =>
  messages.filter(({ from }) => from !== side).length;
