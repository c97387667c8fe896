import type { SystemBrowser } from './system-browser.ts';
import { CommandBrowser } from './command-browser.ts';

/**
 * The usual way to a browser on each system.
 * @param command set by the person or the administrator instead, the address follows as last argument; null: the usual way
 */
export function openSystemBrowser(command: string | null, platform = process.platform): SystemBrowser {
  if (command !== null) return new CommandBrowser(command);
  if (platform === 'win32') return new CommandBrowser('rundll32', 'url.dll,FileProtocolHandler');
  return platform === 'darwin' ? new CommandBrowser('open') : new CommandBrowser('xdg-open');
}
