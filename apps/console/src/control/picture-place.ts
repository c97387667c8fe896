import type { ScreenLayout } from '@alongside/protocol';
import type { PicturePlace } from './capture-input.ts';
import { pictureBox } from './picture-box.ts';

/** Where the picture that a video shows is now in the page; null while there is none, or it isn't known what it shows. */
export function picturePlace(video: HTMLVideoElement, layout: ScreenLayout | null): PicturePlace | null {
  if (layout === null) return null;
  const element = video.getBoundingClientRect();
  const box = pictureBox(element, { width: video.videoWidth, height: video.videoHeight });
  return box && { box, shown: layout.shown };
}
