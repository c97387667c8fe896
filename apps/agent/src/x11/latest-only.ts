/**
 * Wraps an asynchronous reading: one at a time, and once more after it when asked meanwhile, so that the last answer is
 * never older than the last request.
 */
export function latestOnly(read: () => Promise<void>): () => void {
  let state: 'idle' | 'reading' | 'wanted-again' = 'idle';
  const run = (): void => {
    state = 'reading';
    void read().finally(() => {
      if (state === 'wanted-again') run();
      else state = 'idle';
    });
  };
  return () => {
    if (state === 'idle') run();
    else state = 'wanted-again';
  };
}
