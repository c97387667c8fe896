import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { Capability } from '@alongside/protocol';
import { useLocale } from '@alongside/ui';
import type { SceneOf } from '../link/use-agent.ts';
import { CapabilityIcon } from './capability-icon.tsx';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', gap: tokens.spacingVerticalS },
  item: {
    display: 'grid',
    gridTemplateColumns: '24px minmax(0, 1fr) auto',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
  },
  icon: { fontSize: '20px', lineHeight: 0, color: tokens.colorBrandForeground1 },
  none: { margin: 0, color: tokens.colorNeutralForeground3 },
});

interface GrantListProps {
  readonly scene: SceneOf<'active'>;
  readonly onTakeBack: (capability: Capability) => void;
}

/** What the helper may now, each with the way to take it back. */
export function GrantList({ scene, onTakeBack }: GrantListProps) {
  const styles = useStyles();
  const { t } = useLocale();
  if (scene.grants.length === 0) return <p className={styles.none}>{t('window.session.nothingAllowed')}</p>;
  return (
    <ul className={styles.list} aria-label={t('window.bar.allowed')}>
      {scene.grants.map(({ capability }) => (
        <li key={capability} className={styles.item}>
          <span className={styles.icon}>
            <CapabilityIcon capability={capability} />
          </span>
          {t(`ui.capability.${capability}`)}
          <Button
            size="small"
            aria-label={t('window.bar.takeBack', { what: t(`ui.capability.${capability}`) })}
            onClick={() => {
              onTakeBack(capability);
            }}
          >
            {t('window.session.takeBack')}
          </Button>
        </li>
      ))}
    </ul>
  );
}
