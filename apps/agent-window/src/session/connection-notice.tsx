import { Notice, useLocale } from '@alongside/ui';
import type { SceneOf } from '../link/use-agent.ts';
import { connectionFault } from './connection-fault.ts';

/** Says which connection is lost and that it comes back by itself. Nothing while all is well. */
export function ConnectionNotice({ scene }: { readonly scene: SceneOf<'meeting' | 'active'> }) {
  const { t } = useLocale();
  const fault = connectionFault(scene);
  if (fault === null) return null;
  return (
    <Notice
      kind="warning"
      live="assertive"
      title={t(`window.lost.${fault}.title`, { name: scene.helper.fullName })}
    >
      {t(`window.lost.${fault}.text`)}
    </Notice>
  );
}
