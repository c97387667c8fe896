import type { Navigation } from '@alongside/ui';
import { AppRoot } from '@alongside/ui';
import { useSyncExternalStore } from 'react';
import type { AgentLink } from '../link/agent-link.ts';
import { appCatalogues } from './app-catalogues.ts';
import { LinkedPage } from './linked-page.tsx';

/** The window has one page, and nothing in it leads anywhere else. */
const nowhere: Navigation = { owns: () => false, go: () => undefined };

/** The agent's window, with everything that it stands in. */
export function AgentWindow({ link }: { readonly link: Pick<AgentLink, 'state' | 'subscribe' | 'command'> }) {
  const state = useSyncExternalStore(link.subscribe, () => link.state);
  const theme = state.kind === 'open' ? state.state.preferences.theme : 'system';
  return (
    <AppRoot navigation={nowhere} catalogues={appCatalogues} theme={theme}>
      <LinkedPage link={state} command={link.command} />
    </AppRoot>
  );
}
