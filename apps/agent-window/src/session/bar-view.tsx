import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import {
  CallEndFilled,
  ChatRegular,
  DismissFilled,
  PanelBottomExpandRegular,
  PauseFilled,
  PlayFilled,
  ShareScreenStartFilled,
} from '@fluentui/react-icons';
import { Avatar, useLocale, usePageTitle, useUnread } from '@alongside/ui';
import { useWindowSize } from '../app/window-size.ts';
import { type SceneOf, useAgent } from '../link/use-agent.ts';
import { CapabilityIcon } from './capability-icon.tsx';
import { sharingState, sharingTones } from './sharing-state.ts';

const useStyles = makeStyles({
  bar: {
    boxSizing: 'border-box',
    minHeight: '100dvh',
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    paddingInline: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground1,
    borderInlineStartWidth: '6px',
    borderInlineStartStyle: 'solid',
    borderInlineStartColor: tokens.colorNeutralStrokeAccessible,
  },
  live: { borderInlineStartColor: tokens.colorStatusDangerBackground3 },
  warning: { borderInlineStartColor: tokens.colorStatusWarningForeground3 },
  quiet: {},
  who: { flexGrow: 1, minWidth: 0, display: 'grid', lineHeight: tokens.lineHeightBase200 },
  line: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  name: { fontWeight: tokens.fontWeightSemibold },
  state: { margin: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  group: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalXXS, flexShrink: 0 },
  take: { minWidth: 0, paddingInline: '8px', gap: '2px', fontSize: '20px' },
  cross: { fontSize: '12px', color: tokens.colorStatusDangerForeground1 },
  leave: {
    backgroundColor: tokens.colorStatusDangerBackground3,
    ':hover': { backgroundColor: tokens.colorStatusDangerBackground3Hover },
    ':hover:active': { backgroundColor: tokens.colorStatusDangerBackground3Pressed },
  },
  count: {
    minWidth: '18px',
    paddingInline: '4px',
    borderRadius: '9px',
    backgroundColor: tokens.colorBrandBackground,
    color: tokens.colorNeutralForegroundOnBrand,
    fontSize: tokens.fontSizeBase200,
    lineHeight: '18px',
    textAlign: 'center',
  },
});

interface BarViewProps {
  readonly scene: SceneOf<'active'>;
  /** Shows everything instead. */
  readonly onOpen: () => void;
}

/** What stays in sight during a session: who is there, what they may, and every way to end it, each by one click. */
export function BarView({ scene, onOpen }: BarViewProps) {
  const styles = useStyles();
  const { t } = useLocale();
  const { command } = useAgent();
  useWindowSize('bar');
  const sharing = sharingState(scene);
  const name = scene.helper.fullName;
  const isPausedHere = scene.pausedBy.includes('sharer');
  usePageTitle(t(`window.sharing.${sharing}.title`, { name }));
  const run = (asked: Parameters<typeof command>[0]) => {
    // What the agent refuses it shows in its state.
    command(asked).catch(() => undefined);
  };
  return (
    <main className={mergeClasses(styles.bar, styles[sharingTones[sharing]])}>
      <Avatar person={scene.helper} size={36} />
      <div className={styles.who}>
        <bdi className={mergeClasses(styles.line, styles.name)} title={name}>
          {name}
        </bdi>
        <h1
          className={mergeClasses(styles.line, styles.state)}
          title={t(`window.sharing.${sharing}.title`, { name })}
        >
          {t(`window.sharing.${sharing}.status`)}
        </h1>
      </div>
      <div className={styles.group} role="group" aria-label={t('window.bar.allowed')}>
        {scene.grants.map(({ capability }) => (
          <Button
            key={capability}
            appearance="outline"
            className={styles.take}
            aria-label={t('window.bar.takeBack', { what: t(`ui.capability.${capability}`) })}
            title={t('window.bar.takeBack', { what: t(`ui.capability.${capability}`) })}
            onClick={() => {
              run({ kind: 'give-up', capability });
            }}
          >
            <CapabilityIcon capability={capability} />
            <DismissFilled className={styles.cross} aria-hidden="true" />
          </Button>
        ))}
        {scene.grants.length === 0 && scene.canShareAgain && (
          <Button
            appearance="outline"
            icon={<ShareScreenStartFilled />}
            aria-label={t('window.session.shareAgain')}
            title={t('window.session.shareAgain')}
            onClick={() => {
              run({ kind: 'share-again' });
            }}
          />
        )}
      </div>
      <div className={styles.group}>
        <Button
          appearance="subtle"
          icon={isPausedHere ? <PlayFilled /> : <PauseFilled />}
          aria-label={t(isPausedHere ? 'window.session.resume' : 'window.session.pause')}
          title={t(isPausedHere ? 'window.session.resume' : 'window.session.pause')}
          onClick={() => {
            run({ kind: isPausedHere ? 'resume' : 'pause' });
          }}
        />
        <OpenButton scene={scene} onOpen={onOpen} />
        <Button
          appearance="primary"
          className={styles.leave}
          icon={<CallEndFilled />}
          aria-label={t('window.session.leave')}
          title={t('window.session.leave')}
          onClick={() => {
            run({ kind: 'leave' });
          }}
        />
      </div>
    </main>
  );
}

/** To the chat where there is one, with what came in meanwhile; else to the rest. */
function OpenButton({ scene, onOpen }: BarViewProps) {
  const styles = useStyles();
  const { t } = useLocale();
  const unread = useUnread(scene.chat.thread, 'sharer', false);
  const text = scene.chat.isAllowed ? t('window.session.openChat', { count: unread }) : t('window.bar.open');
  return (
    <Button
      appearance="subtle"
      icon={scene.chat.isAllowed ? <ChatRegular /> : <PanelBottomExpandRegular />}
      aria-label={text}
      title={text}
      onClick={onOpen}
    >
      {unread > 0 && (
        <span className={styles.count} aria-hidden="true">
          {unread}
        </span>
      )}
    </Button>
  );
}
