import type { ChatMessage, Side } from '@alongside/protocol';
import { useState } from 'react';

/** How many messages of the other side came while the chat wasn't seen. */
export function useUnread(messages: readonly ChatMessage[], side: Side, isSeen: boolean): number {
  const heard = messages.filter(({ from }) => from !== side).length;
  const [seen, setSeen] = useState(heard);
  if (isSeen && seen !== heard) setSeen(heard);
  return isSeen ? 0 : Math.max(0, heard - seen);
}
