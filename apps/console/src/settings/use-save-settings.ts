import { type TenantSettingsPatch, updateSettingsRoute } from '@alongside/protocol';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { callRoute } from '../server/call-route.ts';
import { consoleQueries } from '../server/console-queries.ts';

/** Changes some settings. What every page shows of them follows. */
export function useSaveSettings(options: { readonly onSaved: () => void }) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (patch: TenantSettingsPatch) => callRoute(updateSettingsRoute, { body: patch }),
    onSuccess: async (settings) => {
      queries.setQueryData(consoleQueries.settings().queryKey, settings);
      options.onSaved();
      await queries.invalidateQueries({ queryKey: consoleQueries.me().queryKey });
    },
  });
}
