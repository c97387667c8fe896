import type { Profile } from '@alongside/protocol';
import { Avatar, SessionBar, StatusPill, useLocale, useNow } from '@alongside/ui';
import {
  Button,
  CounterBadge,
  ToggleButton,
  Tooltip,
  makeStyles,
  tokens,
  typographyStyles,
} from '@fluentui/react-components';
import {
  CallEndRegular,
  ChatRegular,
  FullScreenMaximizeRegular,
  FullScreenMinimizeRegular,
  InfoRegular,
  RatioOneToOneRegular,
  ScaleFitRegular,
} from '@fluentui/react-icons';
import type { ReactElement, ReactNode } from 'react';
import type { PictureSize } from './picture.tsx';
import type { PictureStatus } from './picture-status.ts';

export type SidePanel = 'chat' | 'details';

const useStyles = makeStyles({
  bar: {
    paddingBlock: '6px',
    paddingInline: tokens.spacingHorizontalL,
    backgroundColor: tokens.colorNeutralBackground1,
    borderBlockEndWidth: '1px',
    borderBlockEndStyle: 'solid',
    borderBlockEndColor: tokens.colorNeutralStroke2,
  },
  who: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, minWidth: 0 },
  name: { ...typographyStyles.subtitle2, margin: 0, overflowWrap: 'anywhere' },
  since: {
    ...typographyStyles.caption1,
    color: tokens.colorNeutralForeground3,
    fontVariantNumeric: 'tabular-nums',
  },
  tools: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalXXS },
  divider: {
    width: '1px',
    height: '24px',
    marginInline: tokens.spacingHorizontalXS,
    backgroundColor: tokens.colorNeutralStroke2,
  },
  badge: { marginInlineStart: tokens.spacingHorizontalXS },
  leave: {
    backgroundColor: tokens.colorStatusDangerBackground3,
    color: tokens.colorNeutralForegroundOnBrand,
    ':hover': {
      backgroundColor: tokens.colorStatusDangerBackground3Hover,
      color: tokens.colorNeutralForegroundOnBrand,
    },
    ':hover:active': {
      backgroundColor: tokens.colorStatusDangerBackground3Pressed,
      color: tokens.colorNeutralForegroundOnBrand,
    },
  },
});

interface ViewerToolbarProps {
  readonly sharer: Profile;
  readonly startedAtMs: number;
  readonly status: PictureStatus['kind'];
  readonly size: PictureSize;
  readonly onSize: (size: PictureSize) => void;
  readonly isFullScreen: boolean;
  readonly onFullScreen: () => void;
  readonly panel: SidePanel | null;
  readonly onPanel: (panel: SidePanel | null) => void;
  readonly unread: number;
  /** What can be done with the sharer's desktop. */
  readonly controlTools: ReactNode;
  readonly onLeave: () => void;
}

const STATUS_TONES = {
  shown: 'live',
  coming: 'good',
  paused: 'quiet',
  halted: 'quiet',
  unsafe: 'warning',
  reconnecting: 'warning',
  'sharer-away': 'warning',
} as const;

const STATUS_TEXTS: Readonly<Record<PictureStatus['kind'], string>> = {
  shown: 'console.viewer.status-shown',
  coming: 'console.viewer.status-coming',
  paused: 'console.viewer.status-paused',
  halted: 'console.viewer.status-paused',
  unsafe: 'console.viewer.status-unsafe',
  reconnecting: 'console.viewer.status-reconnecting',
  'sharer-away': 'console.viewer.status-away',
};

/** Who it is and what is allowed on one side; what can be done with the picture on the other. */
export function ViewerToolbar(props: ViewerToolbarProps) {
  const styles = useStyles();
  const { t, format } = useLocale();
  const now = useNow();
  const { sharer } = props;
  return (
    <header className={styles.bar}>
      <SessionBar actions={<Tools {...props} />}>
        <div className={styles.who}>
          <Avatar person={sharer} size={32} />
          <div>
            <h1 className={styles.name} tabIndex={-1}>
              <bdi>{sharer.fullName}</bdi>
            </h1>
            <div className={styles.since} role="timer">
              {t('console.viewer.since', { time: format.clock(now - props.startedAtMs) })}
            </div>
          </div>
        </div>
        <StatusPill tone={STATUS_TONES[props.status]}>{t(STATUS_TEXTS[props.status])}</StatusPill>
      </SessionBar>
    </header>
  );
}

function Tools(props: ViewerToolbarProps) {
  const styles = useStyles();
  const { t } = useLocale();
  return (
    <div className={styles.tools} role="group" aria-label={t('console.viewer.toolbar')}>
      {props.controlTools}
      <span className={styles.divider} />
      <PictureTools {...props} />
      <span className={styles.divider} />
      <PanelTools {...props} />
      <span className={styles.divider} />
      <Button className={styles.leave} icon={<CallEndRegular />} onClick={props.onLeave}>
        {t('console.leave')}
      </Button>
    </div>
  );
}

function PictureTools({ size, onSize, isFullScreen, onFullScreen }: ViewerToolbarProps) {
  const { t } = useLocale();
  return (
    <>
      <Hint text={t('console.viewer.fit')}>
        <ToggleButton
          appearance="subtle"
          icon={<ScaleFitRegular />}
          checked={size === 'fit'}
          onClick={() => onSize('fit')}
        />
      </Hint>
      <Hint text={t('console.viewer.actual')}>
        <ToggleButton
          appearance="subtle"
          icon={<RatioOneToOneRegular />}
          checked={size === 'actual'}
          onClick={() => onSize('actual')}
        />
      </Hint>
      <Hint text={t(isFullScreen ? 'console.viewer.exit-full-screen' : 'console.viewer.full-screen')}>
        <Button
          appearance="subtle"
          icon={isFullScreen ? <FullScreenMinimizeRegular /> : <FullScreenMaximizeRegular />}
          onClick={onFullScreen}
        />
      </Hint>
    </>
  );
}

function PanelTools({ panel, onPanel, unread }: ViewerToolbarProps) {
  const styles = useStyles();
  const { t } = useLocale();
  const toggle = (wanted: SidePanel) => onPanel(panel === wanted ? null : wanted);
  return (
    <>
      <ToggleButton
        appearance="subtle"
        icon={<ChatRegular />}
        checked={panel === 'chat'}
        onClick={() => toggle('chat')}
      >
        {t('console.viewer.chat')}
        {unread > 0 && (
          <CounterBadge
            className={styles.badge}
            count={unread}
            size="small"
            color="brand"
            aria-label={t('console.viewer.unread', { count: unread })}
          />
        )}
      </ToggleButton>
      <ToggleButton
        appearance="subtle"
        icon={<InfoRegular />}
        checked={panel === 'details'}
        onClick={() => toggle('details')}
      >
        {t('console.viewer.details')}
      </ToggleButton>
    </>
  );
}

function Hint({ text, children }: { readonly text: string; readonly children: ReactElement }) {
  return (
    <Tooltip content={text} relationship="label" withArrow>
      {children}
    </Tooltip>
  );
}
