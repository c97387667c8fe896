import { hiddenStyle, useActivity, useLocale } from '@alongside/ui';
import { makeStyles } from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import { type SceneOf, useAgent } from '../link/use-agent.ts';
import { BarView } from './bar-view.tsx';
import { SessionPanel } from './session-panel.tsx';
import { sharingState } from './sharing-state.ts';

const useStyles = makeStyles({ hidden: hiddenStyle });

/** A session that goes on: as a bar, or whole where there is something to answer, to read or to write. */
export function ActiveView({ scene }: { readonly scene: SceneOf<'active'> }) {
  const styles = useStyles();
  const { t } = useLocale();
  const { state, command } = useAgent();
  const [isOpen, setIsOpen] = useState(false);
  const lostAt = scene.lost?.at ?? null;
  const [readLostAt, setReadLostAt] = useState<string | null>(null);
  useActivity(useMemo(() => ({ command: () => command({ kind: 'activity' }) }), [command]));
  const isLossNew = lostAt !== null && lostAt !== readLostAt;
  const needsRoom =
    scene.question !== null || state.fault !== null || scene.phrase.kind === 'differs' || isLossNew;
  const last = scene.chat.thread.findLast(({ from }) => from === 'helper');
  return (
    <>
      <div role="status" className={styles.hidden}>
        {t(`window.sharing.${sharingState(scene)}.title`, { name: scene.helper.fullName })}
      </div>
      {isOpen || needsRoom ? (
        <SessionPanel
          scene={scene}
          onClose={() => {
            setIsOpen(false);
            setReadLostAt(lostAt);
          }}
        />
      ) : (
        <>
          <BarView
            scene={scene}
            onOpen={() => {
              setIsOpen(true);
            }}
          />
          <LastHeard name={scene.helper.fullName} text={last?.text ?? null} />
        </>
      )}
    </>
  );
}

/** While the chat isn't shown: tells a screen reader what comes in, and nothing of what was there before. */
function LastHeard({ name, text }: { readonly name: string; readonly text: string | null }) {
  const styles = useStyles();
  const { t } = useLocale();
  const [before] = useState(text);
  return (
    <div role="status" className={styles.hidden}>
      {text !== null && text !== before && t('ui.chat.heard', { name, text })}
    </div>
  );
}
