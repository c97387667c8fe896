import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useLocale } from '@alongside/ui';
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';

export type PictureSize = 'fit' | 'actual';

const useStyles = makeStyles({
  // Dark in every theme: what surrounds a screen shouldn't outshine it.
  stage: {
    position: 'relative',
    flexGrow: 1,
    minWidth: 0,
    minHeight: 0,
    display: 'grid',
    overflow: 'hidden',
    backgroundColor: '#0b1211',
    outlineStyle: 'none',
    ':focus-visible': { boxShadow: `inset 0 0 0 2px ${tokens.colorStrokeFocus2}` },
  },
  scroller: { overflow: 'auto', display: 'grid', minWidth: 0, minHeight: 0, outlineStyle: 'none' },
  video: { margin: 'auto', display: 'block', backgroundColor: '#000000' },
  fit: { width: '100%', height: '100%', objectFit: 'contain', minWidth: 0, minHeight: 0 },
  covered: { visibility: 'hidden' },
  cover: {
    position: 'absolute',
    inset: 0,
    display: 'grid',
    placeItems: 'center',
    padding: tokens.spacingHorizontalXXL,
    color: '#f1f6f4',
    backgroundColor: '#0b1211',
    textAlign: 'center',
    '@media (forced-colors: active)': { color: 'CanvasText', backgroundColor: 'Canvas' },
  },
});

interface PictureProps {
  readonly stream: MediaStream | null;
  readonly size: PictureSize;
  readonly label: string;
  /** In the place of the picture. */
  readonly cover: ReactNode;
  readonly onPictureThere: (isThere: boolean) => void;
  /** The element that shows it, for what stands over it; null when it goes. */
  readonly onVideo: (video: HTMLVideoElement | null) => void;
  /** Over the picture. */
  readonly children?: ReactNode;
}

/** The sharer's screen, as content: fitted, or one picture point on one point of this screen. */
export function Picture(props: PictureProps) {
  const { stream, size, label, cover, onPictureThere, onVideo } = props;
  const styles = useStyles();
  const { t } = useLocale();
  const video = useRef<HTMLVideoElement>(null);
  const [widthPx, setWidthPx] = useState(0);
  useEffect(() => {
    const element = video.current;
    if (element === null) return;
    element.srcObject = stream;
    return () => {
      element.srcObject = null;
      onPictureThere(false);
    };
  }, [stream, onPictureThere]);
  const keepVideo = useCallback(
    (element: HTMLVideoElement | null) => {
      video.current = element;
      onVideo(element);
    },
    [onVideo],
  );
  const measure = () => {
    const width = video.current?.videoWidth ?? 0;
    setWidthPx(width);
    if (width > 0) onPictureThere(true);
  };
  return (
    <div className={styles.stage}>
      <div className={styles.scroller} tabIndex={0} role="group" aria-label={t('console.viewer.picture')}>
        <video
          ref={keepVideo}
          className={mergeClasses(
            styles.video,
            size === 'fit' && styles.fit,
            cover !== null && styles.covered,
          )}
          {...(size === 'actual' && { style: { width: widthPx / window.devicePixelRatio } })}
          aria-label={label}
          autoPlay
          muted
          playsInline
          onLoadedData={measure}
          onResize={measure}
        />
      </div>
      {props.children}
      {cover !== null && (
        <div className={styles.cover} role="status">
          {cover}
        </div>
      )}
    </div>
  );
}
