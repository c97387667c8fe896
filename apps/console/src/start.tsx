import '@alongside/ui/fonts.css';
import { onSignedOut } from '@alongside/ui';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ConsoleApp } from './console-app.tsx';

onSignedOut(() => {
  const { pathname, search } = window.location;
  window.location.assign(`/sign-in?returnTo=${encodeURIComponent(pathname + search)}`);
});

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no root element');
createRoot(root).render(
  <StrictMode>
    <ConsoleApp />
  </StrictMode>,
);
