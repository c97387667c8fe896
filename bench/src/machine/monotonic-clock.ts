/** CLOCK_MONOTONIC in milliseconds: the clock that the native programs tell their times by. */
export const nowMs = (): number => Number(process.hrtime.bigint()) / 1e6;

export const fromNanoseconds = (text: string | undefined): number => Number(text) / 1e6;
