/** Browsers slow the timers of pages in the background down to one a second, those of workers not. */
interface TimerRequest {
  readonly id: number;
  /** null: forget the timer. */
  readonly delayMs: number | null;
}

const timers = new Map<number, ReturnType<typeof setTimeout>>();

addEventListener('message', ({ data }: MessageEvent<TimerRequest>) => {
  clearTimeout(timers.get(data.id));
  timers.delete(data.id);
  if (data.delayMs === null) return;
  timers.set(
    data.id,
    setTimeout(() => {
      timers.delete(data.id);
      postMessage(data.id);
    }, data.delayMs),
  );
});
