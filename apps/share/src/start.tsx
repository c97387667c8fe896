import '@alongside/ui/fonts.css';
import { AppRoot } from '@alongside/ui';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { appCatalogues } from './app/app-catalogues.ts';
import { appNavigation } from './app/app-navigation.ts';
import { takeCodeFromAddress } from './get-help/pending-code.ts';

// Before anything else is drawn: the code of a link leaves the address bar at once.
takeCodeFromAddress();

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no root element');
createRoot(root).render(
  <StrictMode>
    <AppRoot navigation={appNavigation} catalogues={appCatalogues}>
      <App />
    </AppRoot>
  </StrictMode>,
);
