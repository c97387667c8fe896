import '@alongside/ui/fonts.css';
import { onSignedOut } from '@alongside/ui';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ConsoleApp } from './console-app.tsx';
import { signInAddress } from './shell/sign-in-address.ts';

onSignedOut(() => {
  window.location.assign(signInAddress(window.location));
});

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no root element');
createRoot(root).render(
  <StrictMode>
    <ConsoleApp />
  </StrictMode>,
);
