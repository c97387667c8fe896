import { useCallback, useEffect, useState } from 'react';

type Loaded<T> =
  | { readonly kind: 'loading' }
  | { readonly kind: 'loaded'; readonly value: T }
  | { readonly kind: 'failed'; readonly error: unknown };

interface UseLoaded<T> {
  readonly state: Loaded<T>;
  /** After a route answered with the changed value. */
  readonly changed: (value: T) => void;
  readonly reload: () => void;
}

/** What `load` gives, asked when the component appears. `load` has to stay the same function. */
export function useLoaded<T>(load: (signal: AbortSignal) => Promise<T>): UseLoaded<T> {
  const [state, setState] = useState<Loaded<T>>({ kind: 'loading' });
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    const stop = new AbortController();
    load(stop.signal).then(
      (value) => {
        setState({ kind: 'loaded', value });
      },
      (error: unknown) => {
        if (!stop.signal.aborted) setState({ kind: 'failed', error });
      },
    );
    return () => {
      stop.abort();
    };
  }, [load, attempt]);
  const changed = useCallback((value: T) => {
    setState({ kind: 'loaded', value });
  }, []);
  const reload = useCallback(() => {
    setAttempt((count) => count + 1);
  }, []);
  return { state, changed, reload };
}
