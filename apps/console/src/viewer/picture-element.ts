import { useEffect, useState } from 'react';

/** A video element that is no part of the page yet. */
function makeElement(): HTMLVideoElement {
  const element = document.createElement('video');
  element.autoplay = true;
  element.muted = true;
  element.playsInline = true;
  return element;
}

/** Attaches a stream until the answer is called. */
function attach(element: HTMLVideoElement, stream: MediaStream | null): () => void {
  element.srcObject = stream;
  return () => {
    element.srcObject = null;
  };
}

/** Lets go of the picture that it has; the next one that comes is shown again. */
function forgetPicture(element: HTMLVideoElement): void {
  const stream = element.srcObject;
  element.srcObject = null;
  element.srcObject = stream;
}

/**
 * The element that the sharer's screen comes to. It listens from the moment in which the stream is there: of a screen
 * that stands still one picture comes and no second, so that whoever listens only once it is allowed comes too late.
 * @param isAllowed when it ends, the picture is let go
 */
export function usePictureElement(stream: MediaStream | null, isAllowed: boolean): HTMLVideoElement {
  const [element] = useState(makeElement);
  useEffect(() => attach(element, stream), [element, stream]);
  useEffect(() => {
    if (!isAllowed) return;
    return () => {
      forgetPicture(element);
    };
  }, [element, isAllowed]);
  return element;
}

interface ShownPicture {
  readonly className: string;
  readonly label: string;
  /** Width in CSS pixels; null: as the class says. */
  readonly widthPx: number | null;
}

/** How the element looks in the page. */
export function dress(element: HTMLVideoElement, { className, label, widthPx }: ShownPicture): void {
  element.className = className;
  element.setAttribute('aria-label', label);
  element.style.width = widthPx === null ? '' : `${widthPx}px`;
}

/** Puts the element into the page and tells of its size until the answer is called; 0: there is no picture. */
export function show(
  element: HTMLVideoElement,
  parent: HTMLElement,
  sized: (widthPx: number) => void,
): () => void {
  const measure = () => {
    sized(element.videoWidth);
  };
  const stop = new AbortController();
  for (const type of ['loadeddata', 'resize', 'emptied'] as const) {
    element.addEventListener(type, measure, { signal: stop.signal });
  }
  parent.append(element);
  // A browser pauses what leaves the page.
  void element.play().catch(() => undefined);
  measure();
  return () => {
    stop.abort();
    element.remove();
  };
}
