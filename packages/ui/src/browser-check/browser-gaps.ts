/** What a page needs of the browser and hasn't got. */
export type BrowserGap = 'insecure-origin' | 'no-screen-sharing' | 'no-peer-connection' | 'phone';

type Surroundings = Pick<typeof globalThis, 'isSecureContext' | 'navigator'> & {
  RTCPeerConnection?: unknown;
};

const isPhone = ({ navigator }: Surroundings): boolean => /Android|iPhone|iPad/u.test(navigator.userAgent);

/** The first thing that keeps this browser from sharing its screen; null: it can. */
export function sharerBrowserGap(surroundings: Surroundings = globalThis): BrowserGap | null {
  // Without a secure origin the browser hides the rest, so this is the true reason.
  if (!surroundings.isSecureContext) return 'insecure-origin';
  if (typeof surroundings.RTCPeerConnection !== 'function') return 'no-peer-connection';
  const { mediaDevices } = surroundings.navigator as { mediaDevices?: Partial<MediaDevices> };
  if (typeof mediaDevices?.getDisplayMedia === 'function') return null;
  return isPhone(surroundings) ? 'phone' : 'no-screen-sharing';
}

/** The first thing that keeps this browser from showing somebody else's screen; null: it can. */
export function helperBrowserGap(surroundings: Surroundings = globalThis): BrowserGap | null {
  if (!surroundings.isSecureContext) return 'insecure-origin';
  return typeof surroundings.RTCPeerConnection === 'function' ? null : 'no-peer-connection';
}
