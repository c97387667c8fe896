import { Button } from '@fluentui/react-components';
import { Notice, useLocale } from '@alongside/ui';
import { useAgent } from '../link/use-agent.ts';

/** What went wrong at the agent, until it is put away. */
export function FaultNotice() {
  const { state, command } = useAgent();
  const { t } = useLocale();
  if (state.fault === null) return null;
  return (
    <Notice
      kind="error"
      title={t('window.fault.title')}
      actions={
        <Button
          onClick={() => {
            command({ kind: 'dismiss' }).catch(() => undefined);
          }}
        >
          {t('window.fault.dismiss')}
        </Button>
      }
    >
      {t(`error.${state.fault.code}`)}
    </Notice>
  );
}
