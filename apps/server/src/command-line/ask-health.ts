const ANSWER_WITHIN_MS = 5_000;

export interface Health {
  readonly origin: string;
  readonly isReachable: boolean;
  /** Its database answers as well. */
  readonly isReady: boolean;
}

/** Whether a server answers where people reach it. */
export async function askHealth(origin: string): Promise<Health> {
  try {
    const answered = await fetch(new URL('/readyz', origin), {
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
    return { origin, isReachable: true, isReady: answered.ok };
  } catch {
    // Why it can't be reached is another matter; this one only asks whether.
    return { origin, isReachable: false, isReady: false };
  }
}
