import type { ScreenLayout } from '@alongside/protocol';
import { makeStyles } from '@fluentui/react-components';
import { useEffect, useMemo, useRef, useState } from 'react';
import { pagePoint } from './picture-box.ts';
import { picturePlace } from './picture-place.ts';
import { pointerImage, takeShape } from './pointer-image.ts';
import type { RemoteControl } from './remote-control.ts';
import { useSharerDesktop } from './use-remote-control.ts';

const useStyles = makeStyles({
  pane: { position: 'absolute', inset: 0, overflow: 'hidden', pointerEvents: 'none' },
  // From the left in every language: it stands at a pixel.
  pointer: { position: 'absolute', top: '0px', left: '0px /* @noflip */', display: 'none' },
});

interface RemotePointerProps {
  readonly video: HTMLVideoElement;
  readonly layout: ScreenLayout | null;
  readonly control: RemoteControl;
  /** The helper's own pointer is the sharer's: it has its shape, and no second one is drawn where it is. */
  readonly isHeld: boolean;
}

/** The sharer's pointer, over the picture: it isn't in it. */
export function RemotePointer({ video, layout, control, isHeld }: RemotePointerProps) {
  const styles = useStyles();
  const image = useRef<HTMLImageElement>(null);
  const { shape } = useSharerDesktop(control);
  const scale = useScale(video, layout);
  const drawn = useMemo(() => shape && pointerImage(shape, scale), [shape, scale]);
  useEffect(() => {
    if (!isHeld || drawn === null) return;
    return takeShape(video, drawn);
  }, [video, drawn, isHeld]);
  useEffect(() => {
    const element = image.current;
    if (element === null || drawn === null) return;
    const place = () => {
      const { pointer } = control.desktop;
      const where = picturePlace(video, layout);
      const at = pointer && where && pagePoint(pointer, where.box, where.shown);
      const pane = element.parentElement?.getBoundingClientRect();
      if (!at || pane === undefined) {
        element.style.display = 'none';
        return;
      }
      const x = at.x - pane.left - drawn.hotX;
      const y = at.y - pane.top - drawn.hotY;
      element.style.transform = `translate(${x}px, ${y}px)`;
      element.style.display = 'block';
    };
    const stop = new AbortController();
    const { signal } = stop;
    // Scrolling an element doesn't bubble; it is heard on its way down.
    window.addEventListener('scroll', place, { signal, capture: true });
    window.addEventListener('resize', place, { signal });
    const unsubscribe = control.desktop.subscribePointer(place);
    place();
    return () => {
      stop.abort();
      unsubscribe();
    };
  }, [video, layout, control, drawn]);
  return (
    <div className={styles.pane} aria-hidden="true">
      <img ref={image} className={styles.pointer} src={drawn?.url} alt="" />
    </div>
  );
}

/** CSS pixels for one pixel of the sharer's, as the picture's size changes. */
function useScale(video: HTMLVideoElement, layout: ScreenLayout | null): number {
  const [scale, setScale] = useState(1);
  useEffect(() => {
    const measure = () => {
      const place = picturePlace(video, layout);
      if (place !== null) setScale(Math.round((place.box.width / place.shown.width) * 20) / 20);
    };
    const observer = new ResizeObserver(measure);
    observer.observe(video);
    video.addEventListener('resize', measure);
    measure();
    return () => {
      observer.disconnect();
      video.removeEventListener('resize', measure);
    };
  }, [video, layout]);
  return scale;
}
