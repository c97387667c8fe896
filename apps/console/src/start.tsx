import { AppRoot, LogoMark, PageShell } from '@alongside/ui';
import '@alongside/ui/fonts.css';
import { createRoot } from 'react-dom/client';

const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(
    <AppRoot navigation={{ owns: () => false, go: (path) => location.assign(path) }}>
      <PageShell home="/console/">
        <LogoMark size={64} />
      </PageShell>
    </AppRoot>,
  );
}
