import type { RemoteScreen } from '@alongside/peer';

export type CapturedScreen = { readonly track: MediaStreamTrack; readonly surface: RemoteScreen['surface'] };

/** Why there is no picture: the person closed the picker or forbade it, or the browser or system can't. */
export type CaptureRefusal = 'dismissed' | 'not-possible';

/**
 * Lets the person choose what to show, in the browser's own picker. Has to be called from a click. Never asks for a
 * microphone or for the system's sound.
 */
export async function captureScreen(): Promise<CapturedScreen | CaptureRefusal> {
  let stream: MediaStream;
  try {
    stream = await navigator.mediaDevices.getDisplayMedia({
      audio: false,
      video: { frameRate: { max: 30 } },
    });
  } catch (cause) {
    if (!(cause instanceof DOMException)) throw cause;
    return cause.name === 'NotAllowedError' || cause.name === 'AbortError' ? 'dismissed' : 'not-possible';
  }
  const [track] = stream.getVideoTracks();
  if (track === undefined) return 'not-possible';
  return { track, surface: surfaceOf(track) };
}

function surfaceOf(track: MediaStreamTrack): CapturedScreen['surface'] {
  const { displaySurface } = track.getSettings();
  switch (displaySurface) {
    case 'monitor':
    case 'window':
    case 'browser':
      return displaySurface;
    default:
      return 'unknown';
  }
}
