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
import type { AgentWindowCommand } from '@alongside/protocol';
import { Avatar, useLocale, usePageTitle, useUnread } from '@alongside/ui';
import { useWindowSize } from '../app/window-size.ts';
import { type SceneOf, useAgent } from '../link/use-agent.ts';
import { CapabilityIcon } from './capability-icon.tsx';
import { sharingState, sharingTones } from './sharing-state.ts';

const useStyles = makeStyles({
  bar: {
    boxSizing: 'border-box',
    minHeight: '100dvh',
    display: 'grid',
    alignContent: 'center',
    gap: tokens.spacingVerticalS,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    backgroundColor: tokens.colorNeutralBackground1,
    borderInlineStartWidth: '6px',
    borderInlineStartStyle: 'solid',
    borderInlineStartColor: tokens.colorNeutralStrokeAccessible,
  },
  live: { borderInlineStartColor: tokens.colorStatusDangerBackground3 },
  warning: { borderInlineStartColor: tokens.colorStatusWarningForeground3 },
  quiet: {},
  row: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, minWidth: 0 },
  who: { flexGrow: 1, minWidth: 0, display: 'grid', lineHeight: tokens.lineHeightBase200 },
  line: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  name: { fontWeight: tokens.fontWeightSemibold },
  state: { margin: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  none: { margin: 0, color: tokens.colorNeutralForeground3 },
  action: { minWidth: 0, flexShrink: 0 },
  take: { minWidth: 0, paddingInline: '8px' },
  cross: { flexShrink: 0, marginInlineStart: '6px', color: tokens.colorStatusDangerForeground1 },
  leave: {
    backgroundColor: tokens.colorStatusDangerBackground3,
    ':hover': { backgroundColor: tokens.colorStatusDangerBackground3Hover },
    ':hover:active': { backgroundColor: tokens.colorStatusDangerBackground3Pressed },
  },
  count: {
    marginInlineStart: '6px',
    minWidth: '18px',
    boxSizing: 'border-box',
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

/** What stays in sight during a session: who is there, what they may, and every way to end it, each by one press. */
export function BarView({ scene, onOpen }: BarViewProps) {
  const styles = useStyles();
  const { t } = useLocale();
  useWindowSize('bar');
  const sharing = sharingState(scene);
  const name = scene.helper.fullName;
  const title = t(`window.sharing.${sharing}.title`, { name });
  usePageTitle(title);
  return (
    <main className={mergeClasses(styles.bar, styles[sharingTones[sharing]])}>
      <div className={styles.row}>
        <Avatar person={scene.helper} size={36} />
        <div className={styles.who}>
          <bdi className={mergeClasses(styles.line, styles.name)} title={name}>
            {name}
          </bdi>
          <h1 className={mergeClasses(styles.line, styles.state)} title={title}>
            {t(`window.sharing.${sharing}.status`)}
          </h1>
        </div>
        <BarActions scene={scene} onOpen={onOpen} />
      </div>
      <BarGrants scene={scene} />
    </main>
  );
}

function BarActions({ scene, onOpen }: BarViewProps) {
  const styles = useStyles();
  const { t } = useLocale();
  const run = useBarCommand();
  const unread = useUnread(scene.chat.thread, 'sharer', false);
  const isPausedHere = scene.pausedBy.includes('sharer');
  const { isAllowed: hasChat } = scene.chat;
  return (
    <>
      <Button
        className={styles.action}
        icon={isPausedHere ? <PlayFilled /> : <PauseFilled />}
        onClick={() => {
          run({ kind: isPausedHere ? 'resume' : 'pause' });
        }}
      >
        {t(isPausedHere ? 'window.session.resume' : 'window.session.pause')}
      </Button>
      <Button
        className={styles.action}
        icon={hasChat ? <ChatRegular /> : <PanelBottomExpandRegular />}
        {...(hasChat && { 'aria-label': t('window.session.openChat', { count: unread }) })}
        onClick={onOpen}
      >
        {t(hasChat ? 'ui.chat.title' : 'window.bar.open')}
        {unread > 0 && <span className={styles.count}>{unread}</span>}
      </Button>
      <Button
        appearance="primary"
        className={mergeClasses(styles.action, styles.leave)}
        icon={<CallEndFilled />}
        onClick={() => {
          run({ kind: 'leave' });
        }}
      >
        {t('window.session.leave')}
      </Button>
    </>
  );
}

function BarGrants({ scene }: Pick<BarViewProps, 'scene'>) {
  const styles = useStyles();
  const { t } = useLocale();
  const run = useBarCommand();
  return (
    <div className={styles.row} role="group" aria-label={t('window.bar.allowed')}>
      {scene.grants.map(({ capability }) => {
        const what = t(`ui.capability.${capability}`);
        return (
          <Button
            key={capability}
            size="small"
            className={styles.take}
            icon={<CapabilityIcon capability={capability} />}
            aria-label={t('window.bar.takeBack', { what })}
            title={t('window.bar.takeBack', { what })}
            onClick={() => {
              run({ kind: 'give-up', capability });
            }}
          >
            <span className={styles.line}>{what}</span>
            <DismissFilled className={styles.cross} aria-hidden="true" />
          </Button>
        );
      })}
      {scene.grants.length === 0 && <p className={styles.none}>{t('window.bar.nothing')}</p>}
      {scene.grants.length === 0 && scene.canShareAgain && (
        <Button
          size="small"
          icon={<ShareScreenStartFilled />}
          onClick={() => {
            run({ kind: 'share-again' });
          }}
        >
          {t('window.session.shareAgain')}
        </Button>
      )}
    </div>
  );
}

/** What the agent refuses it shows in its state. */
function useBarCommand(): (command: AgentWindowCommand) => void {
  const { command } = useAgent();
  return (asked) => {
    command(asked).catch(() => undefined);
  };
}
