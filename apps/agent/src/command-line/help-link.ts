import { SessionCode } from '@alongside/protocol';

const LINK = /^alongside:\/\/help\/?(?:#([a-z0-9-]{0,32}))?$/i;

/** What a link of the scheme `alongside` asks for. Any page can open one: it fills in a code and starts nothing. */
export interface HelpLink {
  /** null: the link only opens *Get help*. */
  readonly code: SessionCode | null;
}

/** @returns null for anything but `alongside://help` and `alongside://help#CODE` */
export function parseHelpLink(text: string): HelpLink | null {
  const found = LINK.exec(text);
  if (found === null) return null;
  const fragment = found[1] ?? '';
  if (fragment === '') return { code: null };
  const code = SessionCode.safeParse(fragment);
  return code.success ? { code: code.data } : null;
}
