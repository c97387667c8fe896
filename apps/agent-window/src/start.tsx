import '@alongside/ui/fonts.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { AgentWindow } from './app/agent-window.tsx';
import { AgentLink } from './link/agent-link.ts';
import { takeTokenFromAddress } from './link/window-token.ts';

const link = new AgentLink({
  token: takeTokenFromAddress(),
  openSocket: () => new WebSocket(`ws://${window.location.host}/window`),
});
link.open();

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no root element');
createRoot(root).render(
  <StrictMode>
    <AgentWindow link={link} />
  </StrictMode>,
);
