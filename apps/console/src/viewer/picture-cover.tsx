import type { Question } from '@alongside/protocol';
import { useLocale, useNow } from '@alongside/ui';
import { Button, Spinner, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import {
  EyeRegular,
  PauseCircleRegular,
  PlayRegular,
  PlugDisconnectedRegular,
  ShieldErrorRegular,
} from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import type { PictureStatus } from './picture-status.ts';

const useStyles = makeStyles({
  message: { display: 'grid', justifyItems: 'center', gap: tokens.spacingVerticalM, maxWidth: '52ch' },
  title: { ...typographyStyles.subtitle1, margin: 0 },
  text: {
    margin: 0,
    color: '#c9d5d1',
    lineHeight: tokens.lineHeightBase400,
    '@media (forced-colors: active)': { color: 'CanvasText' },
  },
  icon: { lineHeight: 0, color: '#92d0c7' },
});

interface PictureCoverProps {
  readonly status: Exclude<PictureStatus, { kind: 'shown' }>;
  readonly name: string;
  readonly question: Question | null;
  readonly canAsk: boolean;
  readonly onAsk: () => void;
  readonly onWithdraw: () => void;
  readonly onResume: () => void;
}

/** Why there is no picture, what happens next, and what the helper can do about it. */
export function PictureCover(props: PictureCoverProps) {
  const { status, name } = props;
  const { t } = useLocale();
  switch (status.kind) {
    case 'coming':
      return <Message icon={<Spinner size="large" />} title={t('console.viewer.coming', { name })} />;
    case 'reconnecting':
      return (
        <Message
          icon={<Spinner size="large" />}
          title={t('console.viewer.reconnecting', { name })}
          text={t('console.viewer.reconnecting-text')}
        />
      );
    case 'sharer-away':
      return <SharerAway name={name} endsAtMs={status.endsAtMs} />;
    case 'paused':
      return <Paused {...props} />;
    case 'halted':
      return <Halted by={status.by} name={name} onResume={props.onResume} />;
    case 'unsafe':
      return (
        <Message
          icon={<ShieldErrorRegular fontSize={44} />}
          title={t('ui.phrase.differs.title')}
          text={t('ui.phrase.differs.text')}
        />
      );
  }
}

interface HaltedProps {
  readonly by: 'helper' | 'sharer';
  readonly name: string;
  readonly onResume: () => void;
}

function Halted({ by, name, onResume }: HaltedProps) {
  const { t } = useLocale();
  return (
    <Message
      icon={<PauseCircleRegular fontSize={44} />}
      title={t(by === 'helper' ? 'console.viewer.halted-here' : 'console.viewer.halted-there', { name })}
      text={t('console.viewer.halted-text')}
    >
      {by === 'helper' && (
        <Button appearance="primary" icon={<PlayRegular />} onClick={onResume}>
          {t('console.control.resume')}
        </Button>
      )}
    </Message>
  );
}

function SharerAway({ name, endsAtMs }: { readonly name: string; readonly endsAtMs: number }) {
  const { t, format } = useLocale();
  const now = useNow();
  return (
    <Message
      icon={<PlugDisconnectedRegular fontSize={44} />}
      title={t('console.viewer.away', { name })}
      text={
        <>
          {t('console.viewer.away-text')}{' '}
          {/* Every second anew to see; to hear, the sentence before it is enough. */}
          <span aria-live="off">{t('console.viewer.away-ends', { time: format.clock(endsAtMs - now) })}</span>
        </>
      }
    />
  );
}

function Paused({ name, question, canAsk, onAsk, onWithdraw }: PictureCoverProps) {
  const { t } = useLocale();
  return (
    <Message
      icon={<PauseCircleRegular fontSize={44} />}
      title={t('console.viewer.paused', { name })}
      text={t(question === null ? 'console.viewer.paused-text' : 'console.viewer.asked-again')}
    >
      {question === null ? (
        canAsk && (
          <Button appearance="primary" icon={<EyeRegular />} onClick={onAsk}>
            {t('console.viewer.ask-again')}
          </Button>
        )
      ) : (
        <Button onClick={onWithdraw}>{t('console.ask.withdraw')}</Button>
      )}
    </Message>
  );
}

interface MessageProps {
  readonly icon: ReactNode;
  readonly title: string;
  readonly text?: ReactNode;
  readonly children?: ReactNode;
}

function Message({ icon, title, text, children }: MessageProps) {
  const styles = useStyles();
  return (
    <div className={styles.message}>
      <span className={styles.icon} aria-hidden="true">
        {icon}
      </span>
      <p className={styles.title}>{title}</p>
      {text !== undefined && <p className={styles.text}>{text}</p>}
      {children}
    </div>
  );
}
