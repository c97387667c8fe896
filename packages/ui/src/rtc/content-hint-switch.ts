import type { Clock, Timer } from '@alongside/peer';
import { HINT_SAMPLE_MS, type HintState, initialHint, nextHint } from './content-hint-policy.ts';

/**
 * Sets a shown screen's content hint to what is on it. How often it changes is read from the sender's statistics, so
 * that it works while the page is in the background, and no pixel is looked at.
 */
export class ContentHintSwitch {
  readonly #clock: Clock;
  readonly #sender: RTCRtpSender;
  #state: HintState = initialHint;
  #lastFrames: number | null = null;
  #timer: Timer | null = null;

  constructor(clock: Clock, sender: RTCRtpSender) {
    this.#clock = clock;
    this.#sender = sender;
  }

  /** Follows what the sender sends from now on; null: nothing. */
  follow(track: MediaStreamTrack | null): void {
    this.#timer?.cancel();
    this.#state = initialHint;
    this.#lastFrames = null;
    if (track === null) return;
    track.contentHint = this.#state.hint;
    this.#sampleLater(track);
  }

  #sampleLater(track: MediaStreamTrack): void {
    this.#timer = this.#clock.setTimer(HINT_SAMPLE_MS, () => {
      void this.#sample(track);
    });
  }

  async #sample(track: MediaStreamTrack): Promise<void> {
    const frames = readSourceFrames(await this.#sender.getStats());
    if (this.#sender.track !== track || track.readyState === 'ended') return;
    if (frames !== null && this.#lastFrames !== null) {
      this.#state = nextHint(this.#state, ((frames - this.#lastFrames) * 1_000) / HINT_SAMPLE_MS);
      if (track.contentHint !== this.#state.hint) track.contentHint = this.#state.hint;
    }
    this.#lastFrames = frames;
    this.#sampleLater(track);
  }
}

/** Pictures that the source has given so far (W3C webrtc-stats, RTCVideoSourceStats); null: this browser doesn't say. */
function readSourceFrames(reports: RTCStatsReport): number | null {
  let frames: number | null = null;
  reports.forEach((report: { readonly type: string; readonly frames?: unknown }) => {
    if (report.type === 'media-source' && typeof report.frames === 'number') frames = report.frames;
  });
  return frames;
}
