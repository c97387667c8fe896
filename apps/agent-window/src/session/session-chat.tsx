import { Button, makeStyles } from '@fluentui/react-components';
import { ChatRegular } from '@fluentui/react-icons';
import { CHAT_TEXT_MAX } from '@alongside/protocol';
import { ChatPanel, ErrorNotice, useLocale, useUnread } from '@alongside/ui';
import type { SceneOf } from '../link/use-agent.ts';
import { useCommand } from '../link/use-command.ts';

const useStyles = makeStyles({ chat: { minHeight: '280px', maxHeight: '420px' } });

type ChatScene = SceneOf<'meeting' | 'active'>;

/** The chat with the helper. */
export function SessionChat({ scene }: { readonly scene: ChatScene }) {
  const styles = useStyles();
  const { error, run } = useCommand();
  return (
    <>
      <ErrorNotice error={error} />
      <ChatPanel
        className={styles.chat}
        messages={scene.chat.thread}
        unsent={scene.chat.unsent}
        side="sharer"
        otherName={scene.helper.fullName}
        isEnabled={scene.chat.isAllowed}
        onSend={(text) => {
          if (Array.from(text).length > CHAT_TEXT_MAX) return 'empty-or-too-long';
          run({ kind: 'chat', text });
          return null;
        }}
      />
    </>
  );
}

interface ChatOpenerProps {
  readonly scene: ChatScene;
  readonly onOpen: () => void;
}

/** Opens the chat and says what came in meanwhile; nothing where chat is off. */
export function ChatOpener({ scene, onOpen }: ChatOpenerProps) {
  const { t } = useLocale();
  const unread = useUnread(scene.chat.thread, 'sharer', false);
  if (!scene.chat.isAllowed) return null;
  return (
    <Button appearance="subtle" icon={<ChatRegular />} onClick={onOpen}>
      {t('window.session.openChat', { count: unread })}
    </Button>
  );
}
