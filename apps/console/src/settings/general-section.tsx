import type { TenantSettings } from '@alongside/protocol';
import { ErrorNotice, Loading } from '@alongside/ui';
import { makeStyles, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { consoleQueries } from '../server/console-queries.ts';
import { OnOffCard } from './on-off-card.tsx';
import { SessionSettingsForm } from './session-settings-form.tsx';

const useStyles = makeStyles({ section: { display: 'grid', gap: tokens.spacingVerticalXL } });

export function GeneralSection() {
  const settings = useQuery(consoleQueries.settings());
  if (settings.isPending) return <Loading />;
  if (settings.isError) return <ErrorNotice error={settings.error} onRetry={() => void settings.refetch()} />;
  return <Loaded settings={settings.data} />;
}

function Loaded({ settings }: { readonly settings: TenantSettings }) {
  const styles = useStyles();
  return (
    <div className={styles.section}>
      <OnOffCard isEnabled={settings.isEnabled} />
      {/* What somebody else saved meanwhile is shown at once; what is typed here and not saved is let go. */}
      <SessionSettingsForm key={JSON.stringify(settings)} settings={settings} />
    </div>
  );
}
