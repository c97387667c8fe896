import { makeStyles, tokens } from '@fluentui/react-components';
import { type CapturedScreen, useLocale } from '@alongside/ui';
import { useEffect, useRef } from 'react';

const useStyles = makeStyles({
  figure: { flex: '0 1 360px', margin: 0, display: 'grid', gap: tokens.spacingVerticalXS },
  video: {
    display: 'block',
    width: '100%',
    aspectRatio: '16 / 9',
    objectFit: 'contain',
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  caption: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

/** What the helper sees, small. */
export function ScreenPreview({ screen }: { readonly screen: CapturedScreen }) {
  const styles = useStyles();
  const { t } = useLocale();
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const element = video.current;
    if (element === null) return;
    element.srcObject = new MediaStream([screen.track]);
    return () => {
      element.srcObject = null;
    };
  }, [screen]);
  return (
    <figure className={styles.figure}>
      <video
        ref={video}
        className={styles.video}
        autoPlay
        muted
        playsInline
        aria-label={t('share.preview.label')}
      />
      <figcaption className={styles.caption}>{t(`share.preview.${screen.surface}`)}</figcaption>
    </figure>
  );
}
