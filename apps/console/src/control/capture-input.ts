import { readKeyPress } from './key-press.ts';
import { type Box, type Point, desktopPixel, nearestDesktopPixel } from './picture-box.ts';
import type { RemoteHand } from './remote-hand.ts';

/** Where the picture is now in the page, and what it shows. */
export interface PicturePlace {
  readonly box: Box;
  readonly shown: Box;
}

interface CaptureOptions {
  /** Shows the picture; pointer and wheel are taken over it. */
  readonly surface: HTMLElement;
  /** Takes the keyboard: an input method needs a field to compose in. */
  readonly field: HTMLTextAreaElement;
  readonly hand: RemoteHand;
  /** null while there is no picture. */
  readonly place: () => PicturePlace | null;
}

const prevent = (event: Event): void => {
  event.preventDefault();
};

/** Brings what the helper does over the picture to the hand, until the answer is called. */
export function captureInput(options: CaptureOptions): () => void {
  const stop = new AbortController();
  capturePointer(options, stop.signal);
  captureKeyboard(options, stop.signal);
  const release = () => {
    options.hand.release();
  };
  const { signal } = stop;
  window.addEventListener('blur', release, { signal });
  window.addEventListener('pagehide', release, { signal });
  document.addEventListener('visibilitychange', release, { signal });
  document.addEventListener('fullscreenchange', release, { signal });
  return () => {
    stop.abort();
    release();
  };
}

function capturePointer({ surface, field, hand, place }: CaptureOptions, signal: AbortSignal): void {
  const pixel = ({ clientX, clientY }: MouseEvent): Point | null => {
    const where = place();
    if (where === null) return null;
    const point = { x: clientX, y: clientY };
    const find = hand.isDragging ? nearestDesktopPixel : desktopPixel;
    return find(point, where.box, where.shown);
  };
  const follow = (event: PointerEvent): void => {
    // Of several fingers the first one is the pointer.
    if (event.isPrimary) hand.point(pixel(event), event.buttons);
  };
  surface.addEventListener(
    'pointerdown',
    (event) => {
      if (!event.isPrimary) return;
      surface.setPointerCapture(event.pointerId);
      placeField(field, event);
      field.focus({ preventScroll: true });
      follow(event);
    },
    { signal },
  );
  surface.addEventListener('pointermove', follow, { signal });
  surface.addEventListener('pointerup', follow, { signal });
  // Where there is one it comes before the frame that the move waits for.
  if ('onpointerrawupdate' in surface) {
    surface.addEventListener('pointerrawupdate', (event) => follow(event as PointerEvent), { signal });
  }
  const lost = (event: PointerEvent): void => {
    if (event.isPrimary && hand.isDragging) hand.release();
  };
  surface.addEventListener('pointercancel', lost, { signal });
  surface.addEventListener('lostpointercapture', lost, { signal });
  surface.addEventListener(
    'wheel',
    (event) => {
      event.preventDefault();
      hand.turn(pixel(event), readWheel(event));
    },
    { signal, passive: false },
  );
  // No menu, no scrolling by the middle button, no way back in the history, no picture dragged out of the page.
  for (const type of ['mousedown', 'mouseup', 'auxclick', 'contextmenu', 'dragstart'] as const) {
    surface.addEventListener(type, prevent, { signal });
  }
}

function readWheel(event: WheelEvent) {
  // Firefox counts in lines for those alone who ask for the mode first.
  const { deltaMode } = event;
  const old = event as Partial<Record<'wheelDeltaX' | 'wheelDeltaY', number>>;
  return {
    deltaMode,
    deltaX: event.deltaX,
    deltaY: event.deltaY,
    notchesX: old.wheelDeltaX ?? null,
    notchesY: old.wheelDeltaY ?? null,
    hasShift: event.shiftKey,
    hasControl: event.ctrlKey,
  };
}

/** Where the input method opens its list. */
function placeField(field: HTMLTextAreaElement, { clientX, clientY }: MouseEvent): void {
  const parent = field.offsetParent?.getBoundingClientRect();
  if (parent === undefined) return;
  field.style.left = `${clientX - parent.left}px`;
  field.style.top = `${clientY - parent.top}px`;
}

function captureKeyboard({ field, hand }: CaptureOptions, signal: AbortSignal): void {
  field.addEventListener(
    'keydown',
    (event) => {
      event.stopPropagation();
      if (hand.keyDown(readKeyPress(event))) event.preventDefault();
    },
    { signal },
  );
  field.addEventListener(
    'keyup',
    (event) => {
      const { code, key } = readKeyPress(event);
      event.stopPropagation();
      event.preventDefault();
      hand.keyUp({ code, key });
    },
    { signal },
  );
  field.addEventListener('blur', () => hand.release(), { signal });
  captureText(field, hand, signal);
}

/** What a keyboard on a screen does instead of pressing a key. */
const FIELD_KEYS: Readonly<Record<string, string>> = {
  insertLineBreak: 'Enter',
  insertParagraph: 'Enter',
  deleteContentBackward: 'Backspace',
  deleteContentForward: 'Delete',
};

function captureText(field: HTMLTextAreaElement, hand: RemoteHand, signal: AbortSignal): void {
  const empty = () => {
    field.value = '';
  };
  field.addEventListener(
    'beforeinput',
    (event) => {
      // While an input method composes, the field is its own; the end of it brings the text.
      if (event.isComposing || /composition/iu.test(event.inputType)) return;
      event.preventDefault();
      const key = FIELD_KEYS[event.inputType];
      if (key !== undefined) hand.play([[key, key]]);
      else if (event.inputType === 'insertText' && event.data !== null) hand.type(event.data);
    },
    { signal },
  );
  field.addEventListener(
    'compositionstart',
    () => {
      field.dataset['composing'] = '';
    },
    { signal },
  );
  field.addEventListener(
    'compositionend',
    ({ data }) => {
      delete field.dataset['composing'];
      empty();
      hand.type(data);
    },
    { signal },
  );
  // Some browsers write the text of a composition after its end.
  field.addEventListener(
    'input',
    (event) => {
      if (!(event instanceof InputEvent) || !event.isComposing) empty();
    },
    { signal },
  );
}
