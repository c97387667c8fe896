import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useLocale } from '@alongside/ui';
import { dress, show } from './picture-element.ts';
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';

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
  readonly video: HTMLVideoElement;
  readonly size: PictureSize;
  readonly label: string;
  /** In the place of the picture. */
  readonly cover: ReactNode;
  readonly onPictureThere: (isThere: boolean) => void;
  /** Over the picture. */
  readonly children?: ReactNode;
}

/** The sharer's screen, as content: fitted, or one picture point on one point of this screen. */
export function Picture({ video, size, label, cover, onPictureThere, children }: PictureProps) {
  const styles = useStyles();
  const { t } = useLocale();
  const scroller = useRef<HTMLDivElement>(null);
  const [widthPx, setWidthPx] = useState(0);
  useEffect(() => {
    if (scroller.current === null) return;
    return show(video, scroller.current, (width) => {
      setWidthPx(width);
      onPictureThere(width > 0);
    });
  }, [video, onPictureThere]);
  const className = mergeClasses(
    styles.video,
    size === 'fit' && styles.fit,
    cover !== null && styles.covered,
  );
  // Before the page is painted: what is covered isn't seen for a moment.
  useLayoutEffect(() => {
    dress(video, { className, label, widthPx: size === 'actual' ? widthPx / window.devicePixelRatio : null });
  }, [video, className, label, size, widthPx]);
  return (
    <div className={styles.stage}>
      <div
        ref={scroller}
        className={styles.scroller}
        tabIndex={0}
        role="group"
        aria-label={t('console.viewer.picture')}
      />
      {children}
      {cover !== null && (
        <div className={styles.cover} role="status">
          {cover}
        </div>
      )}
    </div>
  );
}
